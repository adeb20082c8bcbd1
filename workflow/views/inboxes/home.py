"""The home page: what waits for its reader in all his offices; of the one he works from, what was sent and
where it is, what came back and why."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Min
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dossiers.models import Dossier
from roles.access.asked_request import AskedRequest
from roles.access.declarations import signed_in
from roles.forms.fields import year_of
from roles.models import Appointment, Bloc, Council, Jurisdiction, Office, Unit
from roles.models.periods import valid_on
from roles.queries import names_on
from roles.reader.current_office import CurrentOffice, current_office_of, in_seat, offices_today
from trail.models import Entry
from trail.verbs import Verb
from vietnamese.dates import short_date
from workflow import whose_turn
from workflow.models import Decision, DecisionState, Meeting, Passage, StateCheck
from workflow.models.desks import Desk
from workflow.queries.auditing.file_alarms import alarms_told
from workflow.queries.auditing.state_faults import check_in_words
from workflow.queries.journey import JourneyStep, journeys
from workflow.queries.meetings import notices_to
from workflow.queries.upward import Above, sent_up_of_dossiers
from workflow.reports.returned import returns_of
from workflow.views.inboxes.unit_drafts import unit_drafts
from workflow.views.inboxes.visible_dossiers import opened_by
from workflow.views.inboxes.waiting import MOST, waiting_in_all
from workflow.views.inboxes.waiting_lines import Waiting, is_overdue
from workflow.views.years.year_of_seat import year_of_seat

ALARMS = 5
SENT = 8
CLOSED = 5


@signed_in
@require_GET
def home(request: AskedRequest) -> HttpResponse:
    current, on = current_office_of(request), request.on
    if current is None:
        return _without_seat(request)
    seats = offices_today(request)
    found = waiting_in_all(seats, user=request.user, on=on)
    sent = _sent(current)
    held = _held(current)
    drafts = unit_drafts(current, on=on)
    asked = year_of(request.GET.get("nam", ""), default=0) or None
    year = year_of_seat(current, user_id=request.user.pk, asked=asked, on=on)
    told = {
        "meeting_notices": _meeting_notices(request),
        "waiting": found,
        "is_cut": len(found) == MOST,
        "other_seats": [(held, in_seat("/", held)) for held in seats if held is not current],
        "overdue": sum(is_overdue(each, on=on) for each in found),
        **_came_back(found),
        "drafts": drafts,
        "ready": sum(each.is_ready for each in drafts),
        "sent": _shown(sent, current, on=on),
        "under_way": _decisions_under_way(current),
        "held": held,
        "held_hint": _hint(held),
        "closed": _shown(_closed(current), current, on=on),
        "year": year,
        "other_years": [each for each in (year.number - 1, year.number + 1) if each <= on.year],
        "is_unit": isinstance(current.organ, Unit),
        "is_auditor": current.office == Office.AUDITOR,
        **_last_check(current),
    }
    return render(request, "workflow/home.html", told)


def _meeting_notices(request: AskedRequest) -> list[Meeting]:
    """What a member of a council must know whatever seat he works from now."""
    councils = [each.organ.pk for each in offices_today(request) if isinstance(each.organ, Council)]
    return list(notices_to(councils, on=request.on)) if councils else []


def _without_seat(request: AskedRequest) -> HttpResponse:
    """Who could appoint the reader; on a new installation, how the first who may is made."""
    told = {"givers": _givers(request.on), "is_unfounded": not Jurisdiction.objects.exists()}
    return render(request, "workflow/no_seat.html", told)


def _givers(on: date) -> list[Appointment]:
    """Who can appoint: the Board officers of that day, by jurisdiction."""
    rows = Appointment.objects.filter(valid_on(on), office=Office.BOARD_OFFICER, jurisdiction__isnull=False)
    return list(rows.select_related("jurisdiction", "user").order_by("jurisdiction__name", "pk")[:30])


def _last_check(current: CurrentOffice) -> dict[str, Any]:
    """For the auditor: whether rows equalled the history when last compared; files met as wrong since."""
    if current.office != Office.AUDITOR:
        return {}
    last = StateCheck.objects.order_by("-began_at").first()
    told = {"check": last, "check_told": check_in_words(last)} if last else {}
    return {**told, "alarms": list(alarms_told()[:ALARMS])}


def _came_back(found: list[Waiting]) -> dict[str, list[tuple[Passage, str, Entry, str]]]:
    """What lies with a unit of the reader's anew: sent back by a desk, or taken back by the unit itself. Each
    with the unit's name, the entry of the act, and where it is mended."""
    passages = [(each.passage, each) for each in found if each.passage]
    rows = [(row, each) for row, each in passages if row.desk == Desk.UNIT and row.came_back]
    entries = returns_of([row.dossier_id for row, _each in rows]) if rows else {}
    told = [
        (row, each.place, entries[row.dossier_id], each.url)
        for row, each in rows
        if row.dossier_id in entries
    ]
    return {
        "returned": [each for each in told if each[2].verb == Verb.SENT_BACK],
        "recalled": [each for each in told if each[2].verb == Verb.RECALLED],
    }


def _sent(current: CurrentOffice) -> list[Dossier]:
    """The latest that left this desk and are still under way."""
    if isinstance(current.organ, Unit):
        passages = whose_turn.dossiers_sent_by(current.organ).order_by("-opened_on", "-pk")
    elif isinstance(current.organ, Bloc):
        left = Passage.objects.filter(bloc=current.organ, desk=Desk.BLOC, closed_at__isnull=False)
        passages = (
            left.filter(dossier__closed_on__isnull=True)
            .exclude(
                dossier__passages__closed_at__isnull=True, dossier__passages__desk__in=[Desk.UNIT, Desk.BLOC]
            )
            .select_related("dossier")
            .order_by("-pk")
        )
    else:
        return []
    return _dossiers([row.dossier_id for row in passages[: SENT * 2]])[:SENT]


def _held(current: CurrentOffice) -> dict[str, Any]:
    """How many the jurisdiction holds, and the next day to look at one of them."""
    if current.office != Office.BOARD_OFFICER or current.jurisdiction is None:
        return {}
    held = whose_turn.holds_of(current.jurisdiction)
    return held.order_by().aggregate(number=Count("pk"), look_on=Min("next_look_on"))


def _hint(held: dict[str, Any]) -> str:
    if not held.get("number"):
        return ""
    return f"xem lại gần nhất {short_date(held['look_on'])}" if held["look_on"] else "chưa hẹn ngày xem lại"


def _closed(current: CurrentOffice) -> list[Dossier]:
    if not isinstance(current.organ, Unit):
        return []
    rows = current.organ.dossiers.filter(closed_on__isnull=False).select_related("jurisdiction", "unit")
    return list(rows.order_by("-closed_on", "-pk")[:CLOSED])


def _dossiers(ids: list[int]) -> list[Dossier]:
    found = Dossier.objects.filter(pk__in=ids).select_related("jurisdiction", "unit")
    by_id = {dossier.pk: dossier for dossier in found}
    return [by_id[pk] for pk in dict.fromkeys(ids)]


def _shown(
    dossiers: list[Dossier], current: CurrentOffice, *, on: date
) -> list[tuple[Dossier, str, list[JourneyStep], list[Above]]]:
    """Each with its unit's name, its way, and where that is now which was sent on upward."""
    lines, above = journeys(dossiers), sent_up_of_dossiers(dossiers, opened=opened_by(current))
    names = names_on([each.unit_id for each in dossiers], on=on) if dossiers else {}
    return [(each, names[each.unit_id], lines[each.pk], above.get(each.pk, [])) for each in dossiers]


def _decisions_under_way(current: CurrentOffice) -> list[Decision]:
    """Drafted or signed, not yet issued: what the officer and the chair have sent on."""
    states = {
        Office.BOARD_OFFICER: [DecisionState.DRAFTED, DecisionState.SIGNED, DecisionState.NUMBERED],
        Office.CHAIR: [DecisionState.SIGNED, DecisionState.NUMBERED],
    }.get(Office(current.office), [])
    if not states or not isinstance(current.organ, Jurisdiction):
        return []
    return list(current.organ.decisions.filter(state__in=states, is_dropped=False).order_by("pk")[:SENT])
