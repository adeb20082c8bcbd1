"""The rules that may leave their answer to a person: when and why, what is asked, and what can answer it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from law.awards import STATUTES
from vietnamese.dates import parse_date, short_date
from vietnamese.numbers import parse_number

ANY = "*"
WHOLE = 100
"""In per cent."""
_DOCUMENT = re.compile(
    r"(?:số )?(?P<number>[0-9]+[a-zđ]?[/-](?=\S*[^\W\d_])\S*\w),? (?:ngày )?(?P<day>[0-9/.-]+)", re.IGNORECASE
)
DECIDED_LATER = "→"
"""Stands beside the regimes: received under an earlier law, decided under one that was not read."""


class SettledBy(StrEnum):
    """What can answer the question that a rule leaves open; a text only where nothing else can exist. A
    choice is one between two laws, made by the person nominated in a paper of the dossier."""

    PAPER = "paper"
    ARTICLE = "article"
    FIGURE = "figure"
    CHOICE = "choice"
    TEXT = "text"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    SettledBy.PAPER: "giấy tờ của hồ sơ",
    SettledBy.ARTICLE: "điều luật",
    SettledBy.FIGURE: "số liệu",
    SettledBy.CHOICE: "lựa chọn của người được đề nghị",
    SettledBy.TEXT: "chỉ bằng lời",
}


def _number(words: str) -> str:
    if parse_number(words) < 0:
        raise ValueError(f"“{words}” nhỏ hơn 0.")
    return words


def _share(words: str) -> str:
    plain = words.removesuffix("%").strip()
    if not 0 < parse_number(plain) <= WHOLE:
        raise ValueError(f"Tỷ lệ phải lớn hơn 0 và không quá {WHOLE}%: “{words}”.")
    return f"{plain}%"


def _day(words: str) -> str:
    return short_date(parse_date(words))


def _document(words: str) -> str:
    found = _DOCUMENT.fullmatch(words)
    if found is None:
        raise ValueError(f"“{words}” chưa đủ số, ký hiệu và ngày của văn bản; {_EXAMPLES['document']}.")
    return f"số {found['number']} ngày {short_date(parse_date(found['day']))}"


_EXAMPLES = {
    "number": "ghi số như “12”",
    "share": "ghi tỷ lệ như “70%”",
    "day": "ghi ngày như “15/01/2026”",
    "document": "ghi như “12/QĐ-UBND ngày 15/01/2026”",
}
_READERS: Mapping[str, Callable[[str], str]] = {
    "number": _number,
    "share": _share,
    "day": _day,
    "document": _document,
}


@dataclass(frozen=True, slots=True)
class WantedFigure:
    """`kind`: "number", "share" (in %), "day", or "document" (number, sign and day); `asked` in words."""

    kind: str
    asked: str

    @property
    def example(self) -> str:
        """How one is written, in Vietnamese."""
        return _EXAMPLES[self.kind]

    def read(self, words: str) -> str:
        """The figure as it is kept, from what was typed; ValueError in Vietnamese where it is none."""
        return _READERS[self.kind](" ".join(words.split()))


@dataclass(frozen=True, slots=True)
class Review:
    """`rule` is a finding's rule, "vote.*" for one rule an award, "*" for every rule without an entry.

    `when`, `why` and `question` are for people: in which case it answers "review", why no reading settles it,
    and what is then to be answered. `settled_by` what can answer it, the likeliest first, papers of the kinds
    `papers`, the figure that `figure` asks for. `each_award`: an answer serves one award alone.
    """

    rule: str
    regimes: tuple[str, ...]
    when: str
    why: str
    question: str
    settled_by: tuple[SettledBy, ...]
    papers: tuple[str, ...] = ()
    figure: WantedFigure | None = None
    each_award: bool = False

    def is_of(self, rule: str, regime: str) -> bool:
        return (regime in self.regimes or ANY in self.regimes) and self.names(rule)

    def names(self, rule: str) -> bool:
        family = self.rule.removesuffix(ANY)
        return rule.startswith(family) if family != self.rule else rule == self.rule


def _review(row: Mapping[str, Any]) -> Review:
    figure = row.get("figure")
    return Review(
        rule=row["rule"],
        regimes=tuple(row["regimes"]),
        when=row["when"],
        why=row["why"],
        question=row["question"],
        settled_by=tuple(map(SettledBy, row["settled_by"])),
        papers=tuple(row.get("papers", ())),
        figure=WantedFigure(figure["kind"], figure["asked"]) if figure else None,
        each_award=row.get("each_award", False),
    )


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, tuple[Review, ...]]:
    tables = tomllib.loads((STATUTES / "reviews.toml").read_text(encoding="utf-8"))
    return {name: tuple(map(_review, rows)) for name, rows in tables.items()}


def reviews() -> tuple[Review, ...]:
    """All of them that the law leaves open, in the order of the table."""
    return _tables()["reviews"]


def reviews_of_the_house() -> tuple[Review, ...]:
    """What the house asks beside the law, of a dossier alone."""
    return _tables()["of_the_house"]


def review_of(rule: str, regime: str) -> Review | None:
    """The entry of this rule in this regime, its own before the one for all; None where there is none."""
    found = [entry for entry in reviews() if entry.is_of(rule, regime)]
    return max(found, key=lambda entry: len(entry.rule), default=None)


@lru_cache(maxsize=1024)
def asked_by(rule: str, regime: str) -> Review:
    """The entry by which a person answers: of this regime, else the rule's own in another (a pack may bring a
    regime that the table does not know), else the one for all rules."""
    found = [*reviews_of_the_house(), *reviews()]
    fitting = [entry for entry in found if entry.is_of(rule, regime)]
    fitting = fitting or [entry for entry in found if entry.names(rule)]
    return max(fitting, key=lambda entry: len(entry.rule))


@lru_cache(maxsize=256)
def asks_each_award(rule: str) -> bool:
    """Whether what answers the rule of one award answers it of no other, in whichever regime."""
    return any(entry.each_award and entry.names(rule) for entry in (*reviews_of_the_house(), *reviews()))
