"""Templates are read line by line: none is longer than a screen, unless one tag of Django fills it alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parents[2] / "templates"
LONGEST = 160
# Django reads a tag from one line only, so a tag with a long sentence in it cannot be broken.
ONE_TAG = re.compile(r"\s*{%(?:(?!%}).)*%}({% end\w+ %})?\s*")


def too_long(text: str) -> list[int]:
    """The numbers of the lines that should be broken, from 1."""
    return [
        number
        for number, line in enumerate(text.splitlines(), start=1)
        if len(line) > LONGEST and not ONE_TAG.fullmatch(line)
    ]


@pytest.mark.parametrize(
    "page", sorted(TEMPLATES.rglob("*.html")), ids=lambda page: str(page.relative_to(TEMPLATES))
)
def test_no_line_is_longer_than_a_screen(page: Path) -> None:
    assert too_long(page.read_text(encoding="utf-8")) == []


def test_what_is_too_long_is_told_by_its_line() -> None:
    assert too_long("<p>" + "a " * 90 + "</p>") == [1]
    assert too_long("\n{% if a %}{% mark " + "a" * 160 + " %}") == [2]
    assert too_long("  {% page_header " + "a" * 160 + " %}{% endpage_header %}") == []
