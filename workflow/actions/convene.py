"""Convene: the secretary puts appraised nominations on an agenda; all obstacles are told at once."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, time

from django.contrib.auth.models import AbstractBaseUser

from roles.doors.foreign_ids import refuse_foreign
from roles.doors.one_act import one_act
from roles.models import Council
from roles.queries import version_on
from trail.entries import StandingMove
from trail.record import Note, record_many
from trail.state.proved_table import proof
from trail.verbs import Verb
from workflow.actions.steps.locking import locked_nominations
from workflow.actions.steps.meetings.agenda_setting import refuse_impossible_call, set_agenda
from workflow.actions.steps.moving import notes_for
from workflow.models import Meeting
from workflow.models.proved_tables import OF_MEETING
from workflow.table.act_rights import may, require
from workflow.table.moves import Act


@one_act
def convene(
    council: Council,
    nomination_ids: Collection[int],
    *,
    meets_on: date,
    title: str,
    by: AbstractBaseUser,
    on: date,
    starts_at: time | None = None,
    place: str = "",
) -> Meeting:
    """The convened meeting with its agenda by award, then by the unit's order.

    Of a nomination under another jurisdiction nothing is told, not even its name.
    """
    mandate = require(may(Act.CONVENE, by, council, on=on))
    nominations = locked_nominations(nomination_ids)
    own = [row.pk for row in nominations if row.dossier.jurisdiction_id == council.jurisdiction_id]
    refuse_foreign(nomination_ids, own, field="Trường hợp đưa ra Hội đồng")
    refuse_impossible_call(council, nominations, meets_on, on=on)

    meeting = Meeting.objects.create(
        council=council,
        version=version_on(council, meets_on),
        title=title,
        convened_on=on,
        meets_on=meets_on,
        starts_at=starts_at,
        place=place,
    )
    set_agenda(meeting, nominations)
    told = Note(
        subject=("meeting", meeting.pk),
        details={
            "meets_on": meets_on.isoformat(),
            "nominations": sorted(row.pk for row in nominations),
            **proof(meeting.pk, *OF_MEETING),
        },
        jurisdiction_id=council.jurisdiction_id,
        about=title,
    )
    called: dict[int, list[StandingMove]] = {row.dossier_id: [] for row in nominations}
    day = {"meets_on": meets_on.isoformat()}
    notes = notes_for(called, nominations, about=title, details=day, carried_by=("meeting", meeting.pk))
    record_many(Verb.CONVENED, [told, *notes], by=mandate.actor, on=on)
    return meeting
