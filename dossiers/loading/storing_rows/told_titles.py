"""Titles of a load as rows of the history, declared by who loaded them from the file."""

from __future__ import annotations

from typing import Any

from dossiers.importing.storing.copying import copy_into
from dossiers.loading.load_kind import LoadGround, LoadPlan, LoadSource
from dossiers.loading.storing_rows.new_people import write_new_people
from dossiers.loading.storing_rows.telling_people import tell_people
from dossiers.loading.whose_row.people_directory import LoadedPerson
from dossiers.models import HeldTitle
from dossiers.recipients.card_words import CardLine, title_line

_COLUMNS = (
    "recipient_id",
    "award",
    "way",
    "year",
    "decision_number",
    "decision_on",
    "decided_by",
    "achievement_since",
    "achievement_until",
    "declared_by_id",
    "declared_on",
    "declared_from",
)


def store_titles(plan: LoadPlan, ground: LoadGround, source: LoadSource) -> None:
    """Copied in; the number of statements grows with the entries alone, some thousands at once."""
    lines: dict[LoadedPerson, list[Any]] = {}
    for person, line in plan.new:
        lines.setdefault(person, []).append(line)
    newcomers = [person for person in lines if not person.id]
    write_new_people(newcomers)
    declared = (source.user_id, ground.on, source.words)
    copy_into(HeldTitle, _COLUMNS, ((person.id, *line[2:], *declared) for person, line in plan.new))
    tell_people(lines, _line, set(newcomers), {}, ground, source)


def _line(line: Any) -> CardLine:
    return title_line(line.award, line.year, line.decision_number, line.decision_on, line.decided_by)
