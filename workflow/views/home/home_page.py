"""The home page: what waits for its reader in all his offices; of the one he works from, what was sent and
where it is, what ended, and its year."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from roles.access.asked_request import AskedRequest
from roles.access.declarations import signed_in
from roles.forms.fields import year_of
from roles.models import Appointment, Council, Jurisdiction, Office, Unit
from roles.models.periods import valid_on
from roles.reader.current_office import CurrentOffice, current_office_of, in_seat, offices_today
from roles.rights.permissions import CODENAMES
from workflow.forms.dossier_places import DossierPlace
from workflow.models import Meeting, StateCheck
from workflow.queries.auditing.file_alarms import alarms_told
from workflow.queries.auditing.state_faults import check_in_words
from workflow.queries.meetings import notices_to
from workflow.views.disqualified.exchanges import blocs_noes_told, conclusions_told, refusals_told
from workflow.views.home.below.lower_levels import powers_below
from workflow.views.home.home_figures import figures_of_organ, figures_of_work
from workflow.views.home.merged_away import ended_units_told
from workflow.views.home.own_lists import dossiers_at, unissued_decisions
from workflow.views.home.setup.needs import Need, needs_of
from workflow.views.home.setup.setup_guide import end_guide
from workflow.views.home.work import work_of
from workflow.views.inboxes.unit_drafts import judged_drafts
from workflow.views.years.year_of_seat import year_of_seat

ALARMS = 5


@signed_in
@require_GET
def home(request: AskedRequest) -> HttpResponse:
    current, on = current_office_of(request), request.on
    end_guide(request)
    if current is None:
        return _without_seat(request)
    seats, drafts = offices_today(request), judged_drafts(request, on=on)
    work = work_of(seats, user=request.user, drafts=drafts, asked=request.GET.get("cho", ""), on=on)
    asked = year_of(request.GET.get("nam", ""), default=0) or None
    year = year_of_seat(current, user_id=request.user.pk, asked=asked, on=on)
    sent, ended = (dossiers_at(place, current, on=on) for place in (DossierPlace.SENT_ON, DossierPlace.ENDED))
    unissued = unissued_decisions(current)
    told = {
        "meeting_notices": _meeting_notices(request),
        "conclusions": conclusions_told(current, on=on),
        "refusals": refusals_told(current, on=on),
        "blocs_noes": blocs_noes_told(current, on=on),
        "ended_units": ended_units_told(request.user.pk, seats, on=on),
        "work": work,
        "here": f"{current.label}, {current.place}",
        "figures": [*figures_of_work(work, current), *figures_of_organ(current, sent, unissued, on=on)],
        "other_seats": [(held, in_seat("/", held)) for held in seats if held is not current],
        "drafts": [each for each in drafts.of(current) if not each.is_ready],
        "sent": sent,
        "ended": ended,
        "unissued": unissued,
        "year": year,
        "other_years": [each for each in (year.number - 1, year.number + 1) if each <= on.year],
        "is_unit": isinstance(current.organ, Unit),
        "is_auditor": current.office == Office.AUDITOR,
        "needs": _needs(current, on=on),
        "power": current.jurisdiction,
        "has_below": _has_below(current, on=on),
        **_last_check(current),
    }
    return render(request, "workflow/home.html", told)


def _meeting_notices(request: AskedRequest) -> list[Meeting]:
    """What a member of a council must know whatever seat he works from now."""
    councils = [each.organ.pk for each in offices_today(request) if isinstance(each.organ, Council)]
    return list(notices_to(councils, on=request.on)) if councils else []


def _without_seat(request: AskedRequest) -> HttpResponse:
    """Who could appoint the reader, and what became of the unit where he served; on a new installation, how
    the first who may is made."""
    told = {
        "givers": _givers(request.on),
        "is_unfounded": not Jurisdiction.objects.exists(),
        "ended_units": ended_units_told(request.user.pk, (), on=request.on),
    }
    return render(request, "workflow/no_seat.html", told)


def _givers(on: date) -> list[Appointment]:
    """Who can appoint: the Board officers of that day, by jurisdiction."""
    rows = Appointment.objects.filter(valid_on(on), office=Office.BOARD_OFFICER, jurisdiction__isnull=False)
    return list(rows.select_related("jurisdiction", "user").order_by("jurisdiction__name", "pk")[:30])


def _has_below(current: CurrentOffice, *, on: date) -> bool:
    """Whether who works from an office that sees its jurisdiction has others below it to look at."""
    organ = current.organ
    if not isinstance(organ, Jurisdiction) or "see_jurisdiction" not in CODENAMES[current.office]:
        return False
    return powers_below(organ, on=on).exists()


def _needs(current: CurrentOffice, *, on: date) -> list[Need]:
    """What keeps the office of a Board officer from working."""
    if current.office != Office.BOARD_OFFICER or current.jurisdiction is None:
        return []
    return needs_of([current.jurisdiction], on=on)[current.jurisdiction.pk]


def _last_check(current: CurrentOffice) -> dict[str, Any]:
    """For the auditor: whether rows equalled the history when last compared; files met as wrong since."""
    if current.office != Office.AUDITOR:
        return {}
    last = StateCheck.objects.order_by("-began_at").first()
    told = {"check": last, "check_told": check_in_words(last)} if last else {}
    return {**told, "alarms": list(alarms_told()[:ALARMS])}
