"""On what a decision rests: the instruments in force that day, and the minutes of the council that voted."""

from __future__ import annotations

from datetime import date

from law.basics.instruments import legal_bases
from law.procedure.routing import authority_of
from roles.doors.given_numbers import given_number
from workflow.models import Decision, Meeting


def bases_of(decision: Decision, *, on: date) -> list[str]:
    """What follows "Căn cứ" on its paper, in that order."""
    instruments = legal_bases(decision.award, authority_of(decision.jurisdiction.level), on)
    return [*instruments, *_minutes(decision.meeting)]


def _minutes(meeting: Meeting | None) -> list[str]:
    """None while nobody gave the minutes a number: then there is nothing to cite."""
    given = given_number(meeting.minutes_number, meeting.minutes_on) if meeting else None
    return [f"Biên bản {given.told} của {meeting.council.name}"] if meeting and given else []
