"""What waits for an office, in one list: dossiers, meetings, decisions; the overdue and the oldest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from dossiers.models import Way
from roles.local_rules.rules_above import calendars_at
from roles.models import Bloc, BlocOffice, Jurisdiction, Office, Unit
from roles.models.periods import valid_on
from roles.reader.current_office import CurrentOffice, in_seat
from trail.clock import today
from workflow import whose_turn
from workflow.models import Decision, Passage
from workflow.views.inboxes.dossiers_on_desk import dossier_lines
from workflow.views.inboxes.piles.waiting_names import pile_of_name_requests
from workflow.views.inboxes.piles.waiting_noes import piles_of_disqualified
from workflow.views.inboxes.piles.waiting_packages import packages_of_office
from workflow.views.inboxes.piles.waiting_packs import laws_on_desk, local_rules_to_set, packs_to_confirm
from workflow.views.inboxes.piles.waiting_piles import (
    pile_to_look_at,
    piles_of_nominations,
    piles_to_take_over,
)
from workflow.views.inboxes.piles.waiting_transfers import transfers_of_office
from workflow.views.inboxes.unit_drafts import JudgedDrafts
from workflow.views.inboxes.waiting_lines import (
    Waiting,
    awaited_meeting_lines,
    decision_lines,
    in_urgency,
    meeting_lines,
    mended_lines,
)
from workflow.views.shared.awaited_meetings import PRESIDING, meetings_awaited, meetings_awaiting

BLOC_OFFICES = (Office.BLOC_HEAD, Office.BLOC_DEPUTY)
# More than anybody reads on one page.
MOST = 50
# A figure that is no longer counted out.
TOO_MANY = 100


def waiting(
    current: CurrentOffice, *, user: Any, drafts: JudgedDrafts, on: date, most: int = MOST
) -> list[Waiting]:
    """The oldest `most` things, the overdue first."""
    found = [
        *dossier_lines(_first_passages(current, most=most), on=on),
        *meeting_lines(
            meetings_awaiting(current, user=user, on=on)[:most],
            is_presiding=current.office in PRESIDING,
            is_secretary=current.office == Office.COUNCIL_SECRETARY,
            on=on,
        ),
        *awaited_meeting_lines(meetings_awaited(current, user=user, on=on)[:most], on=on),
        *decision_lines(decisions_awaiting(current)[:most]),
        *mended_lines(decisions_awaited(current)[:most]),
        *piles(current, drafts=drafts, on=on),
    ]
    return in_urgency(found, on=on)[:most]


def waiting_in_all(
    seats: Sequence[CurrentOffice], *, user: Any, drafts: JudgedDrafts, on: date, most: int = MOST
) -> list[Waiting]:
    """`waiting` of all offices of one person in one list; its lines name and open each of several. What one
    of them is to do is not told to another as what waits for somebody else."""
    if len(seats) == 1:
        return waiting(seats[0], user=user, drafts=drafts, on=on, most=most)
    found = [
        (held, each) for held in seats for each in waiting(held, user=user, drafts=drafts, on=on, most=most)
    ]
    calendars = calendars_at([held.jurisdiction for held in seats], on=on)
    own = {each.url for _held, each in found if each.what}
    lines = [
        replace(
            each,
            url=in_seat(each.url, held),
            seat=f"{held.label}, {held.place}",
            calendar=calendars[held.jurisdiction],
        )
        for held, each in found
        if each.what or each.url not in own
    ]
    return in_urgency(lines, on=on)[:most]


def _first_passages(current: CurrentOffice, *, most: int) -> list[Passage]:
    """The oldest, of a Board with every sudden merit before them."""
    organ, rows = current.organ, passages_awaiting(current)
    if current.office != Office.BOARD_OFFICER or not isinstance(organ, Jurisdiction):
        return list(rows[:most])
    return [*whose_turn.sudden_awaiting_board(organ)[:most], *rows.exclude(dossier__way=Way.SUDDEN)[:most]]


def piles(current: CurrentOffice, *, drafts: JudgedDrafts, on: date) -> list[Waiting]:
    """What waits together, a line each, and the drafts that are ready for the head of a unit."""
    return [*drafts.ready(current), *_piles(current, on=on)]


def _piles(current: CurrentOffice, *, on: date) -> list[Waiting]:
    return [
        *piles_of_nominations(current, on=on),
        *packages_of_office(current),
        *pile_to_look_at(current, on=on),
        *piles_of_disqualified(current, on=on),
        *pile_of_name_requests(current),
        *piles_to_take_over(current, on=on),
        *packs_to_confirm(current),
        *laws_on_desk(current, on=on),
        *local_rules_to_set(current, on=on),
        *transfers_of_office(current, on=on),
    ]


def number_waiting(seats: Sequence[CurrentOffice], *, user: Any, drafts: JudgedDrafts, on: date) -> int:
    """What the lists of these offices of one person hold for them to do, at most `TOO_MANY`."""
    number = sum(_number_waiting(held, user=user, drafts=drafts, on=on) for held in seats)
    return min(number, TOO_MANY)


def _number_waiting(current: CurrentOffice, *, user: Any, drafts: JudgedDrafts, on: date) -> int:
    rows: list[QuerySet[Any]] = [
        passages_awaiting(current),
        meetings_awaiting(current, user=user, on=on),
        decisions_awaiting(current),
    ]
    number = sum(each.order_by()[:TOO_MANY].count() for each in rows if not _is_empty(each))
    return number + drafts.number_ready(current) + number_to_do(_piles(current, on=on))


def number_to_do(found: Iterable[Waiting]) -> int:
    """Without the lines that only tell for whom something waits: another has to act."""
    return sum(bool(each.what) for each in found)


def number_overdue(current: CurrentOffice, *, on: date) -> int:
    """Of the dossiers on the office's desk."""
    return passages_awaiting(current).filter(due_on__lt=on).count()


def passages_awaiting(current: CurrentOffice) -> QuerySet[Passage]:
    """The dossiers on the office's desk."""
    organ = current.organ
    if current.office == Office.UNIT_CLERK and isinstance(organ, Unit):
        return whose_turn.dossiers_awaiting_unit(organ)
    if current.office == Office.UNIT_HEAD and isinstance(organ, Unit):
        return whose_turn.dossiers_awaiting_head(organ)
    if current.office in BLOC_OFFICES and isinstance(organ, Bloc):
        return _in_turn(whose_turn.dossiers_awaiting_bloc(organ), current)
    if current.office == Office.BOARD_OFFICER and isinstance(organ, Jurisdiction):
        return whose_turn.dossiers_awaiting_board(organ)
    return Passage.objects.none()


def _in_turn(rows: QuerySet[Passage], current: CurrentOffice) -> QuerySet[Passage]:
    """The deputy reviews the head's own unit, the head all the others."""
    heads = BlocOffice.objects.filter(
        valid_on(today()),
        bloc=OuterRef("bloc"),
        unit=OuterRef("dossier__unit"),
        year=OuterRef("dossier__year"),
        role=BlocOffice.Role.HEAD,
    )
    return rows.filter(Exists(heads) if current.office == Office.BLOC_DEPUTY else ~Exists(heads))


def decisions_awaiting(current: CurrentOffice) -> QuerySet[Decision]:
    if not isinstance(current.organ, Jurisdiction):
        return Decision.objects.none()
    if current.office == Office.CHAIR:
        return whose_turn.decisions_awaiting_chair(current.organ)
    if current.office == Office.BOARD_OFFICER:
        return whose_turn.returned_drafts(current.organ)
    if current.office == Office.CLERK:
        return whose_turn.decisions_awaiting_clerk(current.organ)
    return Decision.objects.none()


def decisions_awaited(current: CurrentOffice) -> QuerySet[Decision]:
    """For who signs what the clerk returned and the officer has to mend first."""
    if current.office == Office.CHAIR and isinstance(current.organ, Jurisdiction):
        return whose_turn.decisions_to_mend(current.organ)
    return Decision.objects.none()


def _is_empty(rows: QuerySet[Any]) -> bool:
    return rows.query.is_empty()
