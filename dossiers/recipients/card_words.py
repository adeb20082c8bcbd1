"""What stands on a recipient's card, in words for the history: (what it is about, what it says) each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db import models

from dossiers.models import CollectiveYear, HeldTitle, Initiative, Rating, Recipient
from law.awards import UnknownAward, name_of
from vietnamese.dates import short_date

CardLine = tuple[str, str]
_LEVELS = dict(Rating.Level.choices)
FIGURES = {
    "people": "người",
    "women": "nữ",
    "advanced_workers": "đạt Lao động tiên tiến",
    "grassroots_fighters": "đạt Chiến sĩ thi đua cơ sở",
    "completed": "hoàn thành nhiệm vụ",
    "warned_or_worse": "bị kỷ luật từ cảnh cáo trở lên",
}
# What only orders and finds, or has a column of its own beside the card.
_UNTOLD = ("id", "folded", "searched", "sort_key", "is_illustrative")


def rating_line(year: int, level: str) -> CardLine:
    return f"Mức độ hoàn thành nhiệm vụ năm {year}", _LEVELS.get(level, level)


def initiative_line(year: int, code: str, *, kind: str, title: str, level: str, decided: str) -> CardLine:
    """`decided` is the decision as `decision_words` tells it."""
    said = [f"{kind} “{title}”", f"cấp {level}", *([decided] if decided else [])]
    return f"Sáng kiến, đề tài {code} năm {year}", ", ".join(said)


def figures_line(year: int, counts: Mapping[str, int], *, party_cell: str = "") -> CardLine:
    """`counts` by the columns of CollectiveYear; those that are missing are 0."""
    said = [f"{counts.get(name) or 0} {words}" for name, words in FIGURES.items()]
    said += [f"tổ chức đảng xếp loại {party_cell}"] if party_cell else []
    return f"Số liệu tập thể năm {year}", ", ".join(said)


def title_line(award: str, year: int, number: str, on: date | None, by: str) -> CardLine:
    return f"{_award(award)} năm {year}", decision_words(number, on, by) or "đã đạt"


def decision_words(number: str, on: date | None, by: str = "") -> str:
    """ "Quyết định số 5/QĐ-UBND ngày 01/11/2020 của …", as far as it is known."""
    said = f"Quyết định số {number}" if number else ""
    said += f" ngày {short_date(on)}" if on else ""
    return (said + (f" của {by}" if by else "")).strip()


def line_of(row: models.Model) -> CardLine:
    """One row of a list on the card."""
    if isinstance(row, Rating):
        return rating_line(row.year, row.level)
    if isinstance(row, Initiative):
        decided = decision_words(row.decision_number, row.decision_on)
        return initiative_line(
            row.year, row.code, kind=row.kind, title=row.title, level=row.level, decided=decided
        )
    if isinstance(row, CollectiveYear):
        counts = {name: getattr(row, name) for name in FIGURES}
        return figures_line(row.year, counts, party_cell=row.party_cell)
    assert isinstance(row, HeldTitle)
    return title_line(row.award, row.year, row.decision_number, row.decision_on, row.decided_by)


def facts_of(recipient: Recipient, names: Mapping[str, Any] | None = None) -> Iterator[CardLine]:
    """The columns of the card, all or those named, each as it is shown there."""
    for field in Recipient._meta.concrete_fields:
        if field.name in _UNTOLD or (names is not None and field.name not in names):
            continue
        yield str(field.verbose_name), _shown(recipient, field)


def _shown(recipient: Recipient, field: models.Field[Any, Any]) -> str:
    if field.choices:
        return str(getattr(recipient, f"get_{field.name}_display")())
    value = field.value_from_object(recipient)
    if isinstance(value, date):
        return short_date(value)
    return "" if value in (None, 0) else str(value)


def _award(code: str) -> str:
    try:
        return name_of(code)
    except UnknownAward:
        return code


def card_changes(before: list[CardLine], after: list[CardLine]) -> list[list[str]]:
    """[what, before, after] for each line that came, went or says something else; both in their order."""
    was, now = _by_name(before), _by_name(after)
    names = dict.fromkeys([*was, *now])
    return [
        [what, was.get(what, ""), now.get(what, "")]
        for what in names
        if was.get(what, "") != now.get(what, "")
    ]


def _by_name(lines: list[CardLine]) -> dict[str, str]:
    """Several lines of one name are told together."""
    said: dict[str, list[str]] = {}
    for what, value in lines:
        said.setdefault(what, []).append(value)
    return {what: "; ".join(values) for what, values in said.items()}
