"""A name that a template sets inside one block is unknown in the next: a link made from it leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parents[2] / "templates"
BLOCK = re.compile(r"{% block (\w+) %}(.*?)(?={% block \w+ %}|\Z)", re.S)
SET = re.compile(r"{% url [^%]*? as (\w+) %}")
INCLUDED = re.compile(r'{% include "([^"]+)"')


def pages() -> list[Path]:
    return sorted(page for page in TEMPLATES.rglob("*.html") if "{% extends" in page.read_text())


def words_of(block: str) -> Iterator[str]:
    """The block and the parts it includes."""
    yield block
    for name in INCLUDED.findall(block):
        yield (TEMPLATES / name).read_text()


def strayed(page: Path) -> list[str]:
    """Names used in a block other than the one that sets them."""
    blocks = BLOCK.findall(page.read_text())
    everywhere = {name for _title, block in blocks for name in SET.findall(block)}
    return [
        f"{name} in {title}"
        for title, block in blocks
        for name in sorted(everywhere - set(SET.findall(block)))
        if any(re.search(rf"\b{name}\b", words) for words in words_of(block))
    ]


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(TEMPLATES)))
def test_every_address_is_set_in_the_block_that_links_to_it(page: Path) -> None:
    assert strayed(page) == []
