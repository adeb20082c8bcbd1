"""Templates are read line by line: none is longer than a screen, unless one tag of Django fills it alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parents[2] / "templates"
STYLES = Path(__file__).parents[2] / "static/css"
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


def test_a_summary_bears_one_sign_that_it_opens() -> None:
    """The browser's own triangle, or an icon where the style sheet has taken that one away."""
    styles = "".join(each.read_text(encoding="utf-8") for each in STYLES.glob("*.css"))
    bare = set(re.findall(r"\.([\w-]+) > summary(?:, [^{]*)? {[^}]*list-style: none", styles))
    opened = re.compile(
        r'<details(?:[^>]*? class="([\w -]*))?[^>]*>\s*<summary(?:(?!</summary>).)*?chevron-down', re.S
    )

    doubled = [
        page.name
        for page in TEMPLATES.rglob("*.html")
        for classes in opened.findall(page.read_text(encoding="utf-8"))
        if not bare.intersection(classes.split())
    ]

    assert {"finding", "condition", "adding", "seat"} <= bare
    # A block, as .row-note is, bears no triangle.
    assert 'summary class="row-note"' not in "".join(
        page.read_text(encoding="utf-8") for page in TEMPLATES.rglob("*.html")
    )
    assert doubled == []


def test_a_live_check_waits_for_the_one_before_it() -> None:
    """What is cut off by the next one is told as an error in the browser's console."""
    pages = (page.read_text(encoding="utf-8") for page in TEMPLATES.rglob("*.html"))
    synced = [each for page in pages for each in re.findall(r'hx-sync="([^"]*)"', page)]

    assert synced == ["this:queue last"] * 4


def test_a_printed_table_ends_with_the_line_of_its_last_row() -> None:
    """A frame around a table that breaks runs on to the foot of the sheet."""
    printed = (STYLES / "print.css").read_text(encoding="utf-8")
    breaking = re.findall(r"^([^{\n]*){ break-inside: auto;([^}]*)}", printed, re.M)

    assert [(name.strip(), "border: 0;" in rules) for name, rules in breaking] == [(".table-frame", True)]
    assert ".records tbody tr:last-child > * { border-bottom: 1px solid" in printed
