"""The entries that acts at the desk leave, on the chain of the law that is entered, with their rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from law_desk.acts.jurists import Jurist
from law_desk.models import EnteredLaw
from trail.record import Note, record_many
from trail.state.proved_table import ProvedTable, changed
from trail.verbs import Verb


def record_law(
    verb: Verb,
    law: EnteredLaw,
    table: ProvedTable,
    keys: Collection[int],
    *,
    by: Jurist,
    on: date,
    reason: str = "",
    changes: Sequence[tuple[str, str, str]] = (),
    told: Mapping[str, object] | None = None,
) -> None:
    """`keys` are the rows of `table` that the act wrote; `changes` what the history tells: of what, before,
    after; `told` comes beside what every entry says."""
    details = {"instrument": law.instrument, **(told or {}), **changed(table, keys)}
    if changes:
        details["changes"] = list(changes)
    note = Note(
        subject=("entered_law", law.pk),
        reason=reason,
        details=details,
        jurisdiction_id=by.jurisdiction_id,
        about=f"Văn bản {law.instrument}",
    )
    record_many(verb, [note], by=by.actor, on=on)
