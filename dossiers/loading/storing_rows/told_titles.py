"""Titles of a load as rows of the history, declared by who loaded them from the file."""

from __future__ import annotations

from typing import Any

from dossiers.loading.load_kind import LoadGround, LoadPlan, LoadSource
from dossiers.loading.storing_rows.told_rows import DECLARED, declared, store_told_rows
from dossiers.models import HeldTitle
from dossiers.recipients.card_words import CardLine, title_line

_COLUMNS = (
    "award",
    "way",
    "year",
    "decision_number",
    "decision_on",
    "decided_by",
    "achievement_since",
    "achievement_until",
    *DECLARED,
)


def store_titles(plan: LoadPlan, ground: LoadGround, source: LoadSource) -> None:
    told = declared(ground, source)
    store_told_rows(
        plan,
        ground,
        source,
        model=HeldTitle,
        columns=_COLUMNS,
        values_of=lambda line: (*line[2:], *told),
        line_of=_line,
    )


def _line(line: Any) -> CardLine:
    return title_line(line.award, line.year, line.decision_number, line.decision_on, line.decided_by)
