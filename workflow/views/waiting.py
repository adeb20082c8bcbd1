"""What waits for a seat: dossiers, meetings and decisions in one list, oldest first."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from roles.models import Bloc, BlocOffice, Council, Jurisdiction, Office, Unit
from roles.models.periods import valid_on
from roles.seat import Seat
from trail.clock import today
from workflow import queries
from workflow.models import AgendaItem, Decision, Meeting, MeetingState, Passage
from workflow.views.waiting_lines import Waiting, decision_lines, dossier_lines, meeting_lines
from workflow.views.waiting_piles import pile_to_look_at, piles_of_nominations, piles_to_take_over

UNIT_OFFICES = (Office.UNIT_CLERK, Office.UNIT_HEAD)
BLOC_OFFICES = (Office.BLOC_HEAD, Office.BLOC_DEPUTY)
PRESIDING = (Office.COUNCIL_CHAIR, Office.COUNCIL_VICE_CHAIR)
COUNCIL = (*PRESIDING, Office.COUNCIL_SECRETARY, Office.COUNCIL_MEMBER)
# More than anybody reads on one page; a figure beyond it is told as "more than".
MOST = 50


def waiting(seat: Seat, *, user: Any, on: date, most: int = MOST) -> list[Waiting]:
    """The oldest `most` things, oldest first."""
    found = [
        *dossier_lines(passages_awaiting(seat)[:most], on=on),
        *meeting_lines(
            meetings_awaiting(seat, user=user, on=on)[:most], is_presiding=seat.office in PRESIDING, on=on
        ),
        *decision_lines(decisions_awaiting(seat)[:most], on=on),
        *piles(seat, on=on),
    ]
    return sorted(found, key=lambda each: (each.since, each.url))[:most]


def piles(seat: Seat, *, on: date) -> list[Waiting]:
    """What waits together, a line each."""
    return [
        *piles_of_nominations(seat, on=on),
        *pile_to_look_at(seat, on=on),
        *piles_to_take_over(seat, on=on),
    ]


def number_waiting(seat: Seat, *, user: Any, on: date) -> int:
    """How many, for the menu; 0 when there are too many to tell at a glance."""
    rows: list[QuerySet[Any]] = [
        passages_awaiting(seat),
        meetings_awaiting(seat, user=user, on=on),
        decisions_awaiting(seat),
    ]
    number = sum(each.order_by()[: MOST * 2].count() for each in rows if not _is_empty(each))
    number += len(piles(seat, on=on))
    return 0 if number >= MOST * 2 else number


def passages_awaiting(seat: Seat) -> QuerySet[Passage]:
    """The dossiers on the seat's desk."""
    organ = seat.organ
    if seat.office in UNIT_OFFICES and isinstance(organ, Unit):
        return queries.dossiers_awaiting_unit(organ)
    if seat.office in BLOC_OFFICES and isinstance(organ, Bloc):
        return _in_turn(queries.dossiers_awaiting_bloc(organ), seat)
    if seat.office == Office.BOARD_OFFICER and isinstance(organ, Jurisdiction):
        return queries.dossiers_awaiting_board(organ)
    return Passage.objects.none()


def _in_turn(rows: QuerySet[Passage], seat: Seat) -> QuerySet[Passage]:
    """The deputy reviews the head's own unit, the head all the others."""
    heads = BlocOffice.objects.filter(
        valid_on(today()),
        bloc=OuterRef("bloc"),
        unit=OuterRef("dossier__unit"),
        year=OuterRef("dossier__year"),
        role=BlocOffice.Role.HEAD,
    )
    return rows.filter(Exists(heads) if seat.office == Office.BLOC_DEPUTY else ~Exists(heads))


def meetings_awaiting(seat: Seat, *, user: Any, on: date) -> QuerySet[Meeting]:
    """For the secretary those to invite to, to close and to minute; for the chair those to open; for each
    member those to vote in. A meeting whose whole agenda was withdrawn or held is nobody's work."""
    if seat.office not in COUNCIL or not isinstance(seat.organ, Council):
        return Meeting.objects.none()
    wanted = Q(pk__in=queries.meetings_awaiting_member(user.pk).values("pk"))
    items = AgendaItem.objects.filter(meeting=OuterRef("pk"), is_live=True)
    has_agenda = Q(Exists(items), state=MeetingState.CONVENED)
    if seat.office == Office.COUNCIL_SECRETARY:
        wanted |= Q(has_agenda, meets_on__gte=on) | Q(state__in=[MeetingState.OPEN, MeetingState.CLOSED])
    if seat.office in PRESIDING:
        wanted |= Q(has_agenda, meets_on__lte=on)
    return seat.organ.meetings.filter(wanted).order_by("meets_on", "pk")


def decisions_awaiting(seat: Seat) -> QuerySet[Decision]:
    if not isinstance(seat.organ, Jurisdiction):
        return Decision.objects.none()
    if seat.office == Office.CHAIR:
        return queries.decisions_awaiting_chair(seat.organ)
    if seat.office == Office.CLERK:
        return queries.decisions_awaiting_clerk(seat.organ)
    return Decision.objects.none()


def _is_empty(rows: QuerySet[Any]) -> bool:
    return rows.query.is_empty()
