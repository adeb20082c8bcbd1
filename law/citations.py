"""An article of the law, and the one way in which this house writes it.

Every value and every finding carries one, so that a reader can open the text and check.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

_THE_LAW = "Luật Thi đua, khen thưởng 2022"
_WRITTEN = re.compile(
    r"(?:điểm (?P<point>[a-zđ][0-9]*),? )?(?:khoản (?P<clause>[0-9]+[a-zđ]?),? )?"
    r"điều (?P<article>[0-9]+[a-zđ]?),? (?:của )?(?P<instrument>.+)",
    re.IGNORECASE,
)
# "Điều 24, 25", "khoản 1 và 2", "điểm a, b": a second one of the same kind behind the first.
_SEVERAL = re.compile(
    r"\b(?:điều|khoản) [0-9]+[a-zđ]? ?(?:,|;|và|hoặc|đến|-|–) ?[0-9]|\bđiểm [a-zđ] ?(?:,|;|và|hoặc) ?[a-zđ]\b"
    r"|\bđiều [0-9].*\bđiều [0-9]|\bkhoản [0-9].*\bkhoản [0-9]",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\b(?:điểm|khoản|điều|và|các)\b\s*(?:\d+\w?\b|[a-zđ]\b)?", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:điều|khoản|mục|phần|chương|phụ lục) (?:[0-9]|[ivxlc]+\b)|\bđiểm [a-zđ0-9]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a rule stands; written "điểm c khoản 1 Điều 69 Nghị định 91/2017/NĐ-CP"."""

    instrument: str
    article: str | None = None
    clause: str | None = None
    point: str | None = None

    def __str__(self) -> str:
        parts = []
        if self.point:
            parts.append(f"điểm {self.point}")
        if self.clause:
            parts.append(f"khoản {self.clause}")
        if self.article:
            parts.append(f"Điều {self.article}")
        return " ".join([*parts, self.instrument])


def quoted_citation(words: str, instruments: Collection[str]) -> Citation | None:
    """An article as somebody writes it: "khoản 2 Điều 24 Luật Thi đua, khen thưởng 2022". None where it names
    no article, or an instrument that is not among those known by these names."""
    found = _WRITTEN.fullmatch(" ".join(words.split()).rstrip("."))
    if found is None:
        return None
    named = found["instrument"].casefold()
    known = next((name for name in instruments if name.casefold() == named), None)
    return Citation(known, found["article"], found["clause"], found["point"]) if known else None


def names_several(words: str) -> bool:
    """Whether more than one article, clause or point is named: an answer quotes one."""
    return _SEVERAL.search(" ".join(words.split())) is not None


def example_of_article(about: str, instruments: Iterable[str]) -> str:
    """How an article is written: of the first instrument, of those known by these names, that the words name;
    of the law itself where they name none: "khoản … Điều … Luật 06/2026/QH16"."""
    words = about.casefold()
    named = [(words.find(name.casefold()), -len(name), name) for name in instruments]
    found = min((each for each in named if each[0] >= 0), default=(0, 0, _THE_LAW))
    return f"khoản … Điều … {found[2]}"


def articles_apart(words: str) -> list[str]:
    """Each article of several: "khoản 1 Điều 10 …; khoản 2 Điều 22 …"."""
    return [part for each in words.split(";") if (part := each.strip())]


def names_article(words: str) -> bool:
    """Whether a điều, khoản, điểm or mục is named, and no instrument as a whole."""
    return _PART.search(words) is not None


def names_instrument(words: str) -> bool:
    """Whether more is named than điểm, khoản, Điều: of whichever instrument, a local one included."""
    return any(letter.isalpha() for letter in _PARTS.sub(" ", words))
