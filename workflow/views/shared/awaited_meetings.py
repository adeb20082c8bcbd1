"""Which meetings wait for whom: what may be done now, and what somebody waits for."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from roles.models import Council, Jurisdiction, Office
from roles.reader.current_office import CurrentOffice
from trail import clock
from workflow import whose_turn
from workflow.models import AgendaItem, Meeting, MeetingState

PRESIDING = (Office.COUNCIL_CHAIR, Office.COUNCIL_VICE_CHAIR)
COUNCIL = (*PRESIDING, Office.COUNCIL_SECRETARY, Office.COUNCIL_MEMBER)


def meetings_awaiting(current: CurrentOffice, *, user: Any, on: date) -> QuerySet[Meeting]:
    """For the secretary those to invite to, to close and to minute; for who presides those to open by now and
    the one he has open; for each member those to vote in. `missing`: the ballots owed. A meeting whose whole
    agenda was withdrawn or held is nobody's work."""
    if current.office not in COUNCIL or not isinstance(current.organ, Council):
        return Meeting.objects.none()
    wanted = Q(pk__in=whose_turn.meetings_awaiting_member(user.pk).values("pk"))
    if current.office == Office.COUNCIL_SECRETARY:
        wanted |= _may_begin_some_day() & Q(meets_on__gte=on)
        wanted |= Q(state__in=[MeetingState.OPEN, MeetingState.CLOSED])
    if current.office in PRESIDING:
        wanted |= _may_begin_some_day() & Q(meets_on__lte=on) & ~_cannot_begin_yet(on)
        wanted |= Q(state=MeetingState.OPEN, presided_by=user.pk, meets_on__gte=on)
    rows = current.organ.meetings.filter(wanted).annotate(missing=whose_turn.BALLOTS_OWED)
    return rows.order_by("meets_on", "pk")


def meetings_awaited(current: CurrentOffice, *, user: Any, on: date) -> QuerySet[Meeting]:
    """Whose day is over, and which another has to end: for the Board's office all of its councils, for who
    presides the open ones in which he owes no ballot himself. For him also what he cannot open yet, with the
    title of the meeting that is open (`open_beside`), if it is that."""
    organ = current.organ
    if current.office == Office.BOARD_OFFICER and isinstance(organ, Jurisdiction):
        return whose_turn.meetings_past_their_day(Council.objects.filter(jurisdiction=organ), on=on)
    if current.office not in PRESIDING or not isinstance(organ, Council):
        return Meeting.objects.none()
    own = whose_turn.meetings_awaiting_member(user.pk).values("pk")
    late = Q(state=MeetingState.OPEN, meets_on__lt=on) & ~Q(pk__in=own)
    to_come = _may_begin_some_day() & Q(meets_on__lte=on) & _cannot_begin_yet(on)
    has_agenda = Exists(AgendaItem.objects.filter(meeting=OuterRef("pk"), is_live=True))
    rows = organ.meetings.filter(has_agenda, late | to_come)
    beside = Subquery(_open_beside().order_by("pk").values("title")[:1])
    return rows.annotate(missing=whose_turn.BALLOTS_OWED, open_beside=beside).order_by("meets_on", "pk")


def _may_begin_some_day() -> Q:
    items = AgendaItem.objects.filter(meeting=OuterRef("pk"), is_live=True)
    return Q(Exists(items), state__in=[MeetingState.CONVENED, MeetingState.ADJOURNED])


def _cannot_begin_yet(on: date) -> Q:
    """Nobody sits in two meetings at one time; of the present day the called hour counts too, any other day
    is the demonstration's, which plays it whole."""
    present = clock.present()
    is_beside = Q(Exists(_open_beside()))
    return is_beside | Q(meets_on=on, starts_at__gt=present.time()) if on == present.date() else is_beside


def _open_beside() -> QuerySet[Meeting]:
    return Meeting.objects.filter(council=OuterRef("council"), state=MeetingState.OPEN)
