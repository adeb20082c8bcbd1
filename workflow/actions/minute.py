"""Minute: the minutes of a closed meeting are printed and kept under their SHA-256."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.base import ContentFile

from printing.documents.minutes import render_minutes
from roles.doors.given_numbers import GivenNumber, refuse_dated_before, refuse_of_tomorrow
from roles.doors.one_act import one_act
from trail.record import record
from trail.state.proved_table import proof
from trail.verbs import Verb
from workflow.actions.open_meeting import locked_meeting
from workflow.models import Meeting
from workflow.models.proved_tables import OF_MEETING
from workflow.reports.minutes_paper import MINUTES_SYMBOL, minutes_paper
from workflow.table.act_rights import may, require
from workflow.table.moves import Act


@one_act
def minute(meeting_id: int, *, by: AbstractBaseUser, on: date, given: GivenNumber | None = None) -> Meeting:
    """`given` has the number of the council's own register; without one its room on the paper stays empty."""
    meeting = locked_meeting(meeting_id, Act.MINUTE)
    mandate = require(may(Act.MINUTE, by, meeting, on=on))
    refuse_of_tomorrow(given, paper="Biên bản", on=on)
    refuse_dated_before(given, meeting.closed_on, paper="Biên bản", of="cuộc họp kết thúc")
    given = given.with_symbol(MINUTES_SYMBOL) if given else None
    meeting.minutes_number = given.number if given else ""
    meeting.minutes_on = given.on if given else None
    paper = render_minutes(minutes_paper(meeting, secretary=mandate))
    meeting.minute()
    meeting.minutes_sha256 = sha256(paper).hexdigest()
    meeting.minutes.save(f"{meeting.minutes_sha256}.pdf", ContentFile(paper), save=False)
    meeting.save(update_fields=["state", "minutes_number", "minutes_on", "minutes", "minutes_sha256"])
    record(
        Verb.MINUTED,
        subject=("meeting", meeting.pk),
        by=mandate.actor,
        on=on,
        details={
            "minutes_number": given.told if given else "",
            "sha256": meeting.minutes_sha256,
            **proof(meeting.pk, *OF_MEETING),
        },
        jurisdiction_id=meeting.council.jurisdiction_id,
        about=meeting.title,
    )
    return meeting
