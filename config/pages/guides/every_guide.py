"""The guides, one for each kind of office: their words are `texts/`, their pictures `static/guides/`."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

TEXTS = Path(__file__).parent / "texts"
# In the order in which a year goes through the offices.
CODES = ("don-vi", "khoi", "tham-dinh", "hoi-dong", "nguoi-ky", "van-thu", "kiem-tra", "quan-tri")
NAMED = re.compile(r"\[([^\]]+)\]")
"""What stands on a page, word by word: a button, a heading, an entry of the menu."""


class GuidePicture(NamedTuple):
    """A part of a page as it looks today; `alt` is read aloud and printed beneath."""

    name: str
    alt: str
    width: int
    height: int

    @property
    def file(self) -> str:
        return f"guides/{self.name}.png"


class GuidePart(NamedTuple):
    """What is done in turn."""

    heading: str
    steps: tuple[SafeString, ...]
    pictures: tuple[GuidePicture, ...]


class Slip(NamedTuple):
    """What went wrong, and what one does then."""

    what: SafeString
    do: SafeString


class Guide(NamedTuple):
    """`offices` are those whose holders need it."""

    code: str
    title: str
    who: str
    lead: str
    offices: frozenset[str]
    parts: tuple[GuidePart, ...]
    slips: tuple[Slip, ...]


@cache
def every_guide() -> dict[str, Guide]:
    """By the code in its address."""
    return {code: _read(code) for code in CODES}


def pictures_taken() -> dict[str, dict[str, Any]]:
    """What `make guides` wrote of each picture: width, height, and the fingerprint of what it shows."""
    manifest = Path(settings.STATICFILES_DIRS[0], "guides", "manifest.json")
    return dict(json.loads(manifest.read_text(encoding="utf-8")))


def _read(code: str) -> Guide:
    told = tomllib.loads((TEXTS / f"{code}.toml").read_text(encoding="utf-8"))
    taken = pictures_taken()
    parts = tuple(_part(part, told["pictures"], taken) for part in told["parts"])
    slips = tuple(Slip(marked(slip["what"]), marked(slip["do"])) for slip in told["slips"])
    offices = frozenset(told["offices"])
    return Guide(code, told["title"], told["who"], told["lead"], offices, parts, slips)


def _part(part: dict[str, Any], alts: dict[str, str], taken: dict[str, dict[str, Any]]) -> GuidePart:
    pictures = tuple(
        GuidePicture(name, alts[name], taken[name]["width"], taken[name]["height"])
        for name in part.get("shots", ())
        # Before `make guides` has taken a new one; a test tells of it.
        if name in taken
    )
    return GuidePart(part["heading"], tuple(marked(step) for step in part["steps"]), pictures)


def marked(words: str) -> SafeString:
    """`[Trình hồ sơ]` in bold, as it is named on the page."""
    pieces = NAMED.split(words)
    return format_html_join(
        "",
        "{}",
        ((format_html("<b>{}</b>", piece) if place % 2 else piece,) for place, piece in enumerate(pieces)),
    )
