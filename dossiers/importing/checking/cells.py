"""What one cell means in its column: text, a day, a count, a choice, an award; or why it cannot be told."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from datetime import date
from typing import Any

from dossiers.importing.checking.columns import SheetColumn
from dossiers.importing.checking.spelling import folded, spelled
from dossiers.importing.opening.workbook_reader import CellValue
from vietnamese.dates import parse_date, short_date
from vietnamese.text import clean, fold

_OLDEST = 1900
_FIRST_YEAR = 1945
_YEAR_FIRST = re.compile(r"\d{4}-")
_IN_EXCEL = (
    "Chọn ô, bấm Format Cells > Date (tiếng Việt: Định dạng Ô > Ngày) rồi gõ lại {}. Cả cột như vậy thì chọn "
    "cột, bấm Data > Text to Columns, ở bước 3 chọn Date: DMY (Dữ liệu > Văn bản thành Cột, Ngày: DMY)."
)
# A number, with points between thousands, and perhaps the word for what it counts.
_ONE_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d{1,7})(?:\s*[^\W\d]+){0,2}")


class Misread(Exception):
    """A cell that cannot be understood: what is wrong and how to mend it; perhaps the number it must mean."""

    def __init__(self, what: str, remedy: str, meant: int | None = None) -> None:
        super().__init__(what)
        self.what, self.remedy, self.meant = what, remedy, meant


def _text(column: SheetColumn, value: CellValue, today: date) -> str:
    if isinstance(value, bool):
        raise Misread(f"“{column.heading}” là TRUE/FALSE.", "Ghi lại bằng chữ.")
    if isinstance(value, date):
        raise Misread(
            f"“{column.heading}” là một ngày ({short_date(value)}), không phải chữ.",
            "Định dạng ô là Văn bản (Text) rồi gõ lại.",
        )
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text, _ = spelled(str(value))
    if len(text) > column.longest:
        raise Misread(
            f"“{column.heading}” dài {len(text)} ký tự; tối đa {column.longest}.", "Rút gọn nội dung ô này."
        )
    return text


def _date(column: SheetColumn, value: CellValue, today: date) -> date:
    if isinstance(value, str):
        value = _day_as_text(column, value)
    if not isinstance(value, date):
        raise Misread(
            f"“{column.heading}” là con số {_number(value)}, không phải ngày.",
            "Định dạng ô là Ngày (dd/mm/yyyy) rồi gõ đủ ngày, tháng, năm, ví dụ 05/01/1980.",
        )
    if value.year < _OLDEST:
        raise Misread(f"Ngày {short_date(value)} quá xa, chắc là gõ nhầm.", "Kiểm tra lại năm.")
    if value > today and not column.may_be_coming:
        raise Misread(
            f"Ngày {short_date(value)} chưa tới (hôm nay {short_date(today)}).",
            "Kiểm tra lại ngày, tháng, năm.",
        )
    return value


def _day_as_text(column: SheetColumn, value: str) -> date:
    """The day that words can mean in one way only; which of two small numbers is the month is not guessed."""
    try:
        meant = parse_date(value)
    except ValueError as wrong:
        raise Misread(
            f"“{column.heading}” không phải là ngày: {wrong}", "Gõ lại ngày thật, ví dụ 05/01/1980."
        ) from None
    if meant.day > 12 or meant.day == meant.month or _YEAR_FIRST.match(value.strip()):
        return meant
    raise Misread(
        f"“{column.heading}” được gõ dưới dạng chữ (“{clean(value)}”): không chắc là ngày {meant.day} tháng "
        f"{meant.month} hay ngày {meant.month} tháng {meant.day}.",
        _IN_EXCEL.format(short_date(meant)),
    )


def _count(column: SheetColumn, value: CellValue, today: date) -> int:
    if isinstance(value, str):
        meant = _number_meant(value)
        remedy = "Ghi một số nguyên." if meant is None else f"Định dạng ô là Số rồi gõ lại {meant}."
        raise Misread(f"“{column.heading}” là chữ (“{clean(value)}”), không phải số.", remedy, meant)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Misread(f"“{column.heading}” không phải là số.", "Ghi một số nguyên.")
    if not 0 <= value <= 1_000_000 or value % 1:
        raise Misread(f"“{column.heading}” là {_number(value)}; phải là số nguyên từ 0.", "Ghi lại số người.")
    return int(value)


def _number_meant(text: str) -> int | None:
    """26 of "26 người" and of "26", 1200 of "1.200"; None where the text is no one number of people."""
    found = _ONE_NUMBER.fullmatch(clean(text))
    return int(found[1].replace(".", "")) if found else None


def _year(column: SheetColumn, value: CellValue, today: date) -> int:
    """A year of somebody's life of work up to today's, or the next where the column's may be coming; typed as
    a number or as four digits."""
    text = clean(value) if isinstance(value, str) else ""
    given = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else value
    if isinstance(given, bool) or not isinstance(given, int | float) or given % 1:
        raise Misread(f"“{column.heading}” không phải là một năm.", "Ghi bốn chữ số, ví dụ 2022.")
    last = today.year + column.may_be_coming
    if not _FIRST_YEAR <= given <= last:
        raise Misread(
            f"“{column.heading}” là {_number(given)}; phải từ {_FIRST_YEAR} đến {last}.", "Ghi lại năm."
        )
    return int(given)


def _choice(column: SheetColumn, value: CellValue, today: date) -> str:
    known = column.choices.get(folded(str(value)))
    if known is None:
        near = difflib.get_close_matches(fold(str(value)), [fold(word) for word in column.shown], n=1)
        meant = [word for word in column.shown if near and fold(word) == near[0]]
        asked = f"Có phải “{meant[0]}”? " if meant else ""
        raise Misread(
            f"“{clean(str(value))}” không có trong danh sách “{column.heading}”.",
            f"{asked}Chọn một trong: {'; '.join(column.shown)}.",
        )
    return known


def _award(column: SheetColumn, value: CellValue, today: date) -> str:
    """Left as words: which list it must come from is a check of its own."""
    return clean(str(value))


def _number(value: CellValue) -> str:
    return f"{value:g}".replace(".", ",") if isinstance(value, int | float) else str(value)


def understand(column: SheetColumn, value: CellValue, *, today: date) -> Any:
    """The value as its column means it; raises Misread."""
    return _READERS[column.kind](column, value, today)


_READERS: dict[str, Callable[[SheetColumn, CellValue, date], Any]] = {
    "text": _text,
    "date": _date,
    "count": _count,
    "year": _year,
    "choice": _choice,
    "award": _award,
    "ground": _award,
}
