"""What the members of a council are told when a meeting to which they were called becomes another."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from roles.rights.permissions import Mandate
from trail.record import record
from trail.state.proved_table import ProvedTable, proof
from trail.verbs import Verb
from vietnamese.dates import clock_time, short_date
from workflow.models import Meeting


def when(day: date, hour: time | None) -> str:
    """Such as "14 giờ 00 ngày 25/11/2020"; without an hour "ngày 25/11/2020"."""
    told = f"ngày {short_date(day)}"
    return f"{clock_time(hour)} {told}" if hour else told


def tell(meeting: Meeting, sentences: Iterable[str], *, reason: str, on: date) -> None:
    """Sets the notice that the members read from now on; the caller saves it."""
    told = [*sentences, *([f"Lý do: {reason.rstrip('.')}."] if reason else [])]
    meeting.notice, meeting.notified_on = " ".join(told), on


def record_told(
    verb: Verb, meeting: Meeting, tables: Iterable[ProvedTable], *, reason: str, by: Mandate, on: date
) -> None:
    """The entry keeps the words that the members were told."""
    record(
        verb,
        subject=("meeting", meeting.pk),
        by=by.actor,
        on=on,
        reason=reason,
        details={"notice": meeting.notice, **proof(meeting.pk, *tables)},
        jurisdiction_id=meeting.council.jurisdiction_id,
        about=meeting.title,
    )
