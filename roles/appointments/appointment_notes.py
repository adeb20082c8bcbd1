"""The entries that appointments leave in the trail: whom they are about, where they are found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from roles.models import Appointment
from roles.models.proved_tables import APPOINTMENT
from roles.queries import named_with_jurisdictions
from trail.record import Actor, Note, record_many
from trail.state.proved_table import proofs
from trail.verbs import Verb


def record_appointments(
    verb: Verb, appointments: Sequence[Appointment], *, by: Actor, on: date, reason: str = ""
) -> None:
    """The same act on each appointment's own chain, which keeps its row; a constant number of statements."""
    known = named_with_jurisdictions([row.organ for row in appointments], on=on)
    kept = proofs([row.pk for row in appointments], APPOINTMENT)
    notes = [
        Note(
            subject=("appointment", row.pk),
            reason=reason,
            details=_details(row) | kept[row.pk],
            jurisdiction_id=where.pk if (where := known[row.organ][1]) else None,
            unit_id=row.unit_id,
            about=f"{row.user.get_full_name() or row.user.get_username()}, {row.post}, {known[row.organ][0]}",
        )
        for row in appointments
    ]
    record_many(verb, notes, by=by, on=on)


def _details(row: Appointment) -> dict[str, object]:
    return {
        "office": row.office,
        "capacity": row.capacity,
        "on_behalf_of": row.on_behalf_of_id,
        "paper": row.paper,
        "since": row.since.isoformat(),
        "until": row.until.isoformat() if row.until else None,
    }
