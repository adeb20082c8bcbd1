"""What the crowd sends: each list and each paper is like no other, so that it is found again."""

from __future__ import annotations

from io import BytesIO
from os import urandom
from zipfile import ZipFile

from tests.dossiers.importing.workbooks import person, workbook
from tests.papers import small_pdf

ROWS = 2
"""People on each list."""


def list_of(number: int, *, is_heavy: bool = False) -> bytes:
    """A workbook of people whom no other list has; `is_heavy` by a picture nobody looks at."""
    rows = [person(name, staff_code=f"NK{number:04}{k}") for k, name in enumerate(names_on(number))]
    content = BytesIO(workbook(rows))
    if is_heavy:
        with ZipFile(content, "a") as book:
            book.writestr("xl/media/image1.png", urandom(220_000))
    return content.getvalue()


def names_on(number: int) -> list[str]:
    letters = "ABCDEGHIKL"
    word = "".join(letters[int(digit)] for digit in f"{number:04}").capitalize()
    return [f"Lục {word} {given}" for given in ("Hoa", "Sơn")]


def paper_name(number: int) -> str:
    return f"Báo cáo {number}.pdf"


def paper_of(number: int) -> bytes:
    return small_pdf(f"Bao cao thanh tich, ban so {number}")
