"""What a page is for, in a few sentences folded under its heading; the words are `page_purposes.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

WORDS = Path(__file__).with_suffix(".toml")


class PagePurpose(NamedTuple):
    """What one does there, what comes next, who can: a sentence or two each."""

    does: str
    next: str
    who: str


@cache
def page_purposes() -> dict[str, PagePurpose]:
    """By the name of the address."""
    told = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    return {name: PagePurpose(**words) for name, words in told.items()}
