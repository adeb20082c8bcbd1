"""The secretary calls a meeting: which council, which nominations, when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render

from roles.access.asked_request import AskedRequest, RequestAbout
from roles.access.declarations import holds, may_open
from roles.access.request_limits import LONG_FORM, takes
from roles.doors.sent_once import sent_once
from roles.local_rules.rules_above import calendar_at
from roles.models import Council
from vietnamese.calendar import Calendar
from workflow.access import page_of
from workflow.actions.convene import convene as convene_door
from workflow.actions.steps.meetings.agenda_setting import refuse_impossible_call
from workflow.forms.meetings import ConveneForm, chosen_items, ticked_items
from workflow.models import Meeting
from workflow.queries.called_meetings import (
    CallAsRead,
    as_seen,
    doubts_about,
    doubts_while_another_is_open,
    next_working_day,
    title_of_cases,
    title_proposed,
)
from workflow.queries.meetings import (
    NominationBefore,
    Part,
    council_candidates,
    in_parts,
)
from workflow.table.moves import Act
from workflow.views.shared.act_questions import RefusalInWords
from workflow.views.shared.attempt import refusal_of


@holds("convene_meeting")
def choose_council(request: AskedRequest) -> HttpResponse:
    """A secretary of one council goes straight on."""
    if len(request.organs) == 1:
        return redirect("workflow:convene", pk=request.organs[0].pk)
    return render(request, "workflow/meetings/choose_council.html", {"councils": request.organs})


@page_of(Act.CONVENE)
@sent_once
@takes(LONG_FORM)
def convene(request: RequestAbout[Council], pk: int) -> HttpResponse:
    council = request.subject
    choice, calendar = _choice(request, council), calendar_at(council.jurisdiction, on=request.on)
    offered = [row for part in choice["parts"] for row in part.rows]
    form = ConveneForm(
        with_title_of_cases(request.POST, offered), initial=_proposed(request.on, calendar, choice["parts"])
    )
    refused: RefusalInWords | None = None
    doubts = _doubts(request, form, choice, calendar) if request.method == "POST" and form.is_valid() else []
    if request.method == "POST" and form.is_valid() and not doubts:
        made: list[Meeting] = []
        refused = refusal_of(lambda: made.append(_convened(request, council, form)))
        if made:
            messages.success(request, "Đã triệu tập cuộc họp. In giấy mời và chương trình ở trang này.")
            return redirect("workflow:meeting", pk=made[0].pk)
    told = {
        "council": council,
        "form": form,
        "refused": refused,
        "doubts": doubts,
        "doubts_seen": as_seen(doubts),
        "is_asked": True,
        "may_see_rules": may_open("see_jurisdiction", request.user, council.jurisdiction, on=request.on),
        **choice,
    }
    status = refused.status if refused else 422 if form.errors else 200
    return render(request, "workflow/meetings/convene.html", told, status=status)


def _convened(request: AskedRequest, council: Council, form: ConveneForm) -> Meeting:
    chosen = chosen_items(request.POST)
    return convene_door(council, chosen, by=request.user, on=request.on, **form.cleaned_data)


def _doubts(
    request: RequestAbout[Council], form: ConveneForm, choice: dict[str, Any], calendar: Calendar
) -> list[str]:
    """Asked once of the same doubts: members see the call as soon as it is made."""
    rows = [row.nomination for part in choice["parts"] for row in part.rows]
    ticked = [row for row in rows if row.pk in choice["ticked"]]
    day = form.cleaned_data["meets_on"]
    # What the door refuses is told by the door.
    is_possible = len(ticked) == len(choice["ticked"]) and not refusal_of(
        lambda: refuse_impossible_call(request.subject, ticked, day, on=request.on)
    )
    if not is_possible:
        return []
    years = {row.dossier.year for row in ticked}
    doubts = doubts_while_another_is_open(request.subject)
    doubts += doubts_about(
        CallAsRead(**form.cleaned_data, years=years),
        calendar=calendar,
        called_on=request.on,
    )
    return [] if request.POST.get("da-xem-lai") == as_seen(doubts) else doubts


def _proposed(on: date, calendar: Calendar, parts: list[Part]) -> dict[str, object]:
    years = {row.nomination.dossier.year for part in parts for row in part.rows} or {on.year}
    return {"title": title_proposed(years), "meets_on": next_working_day(on, calendar)}


def with_title_of_cases(posted: QueryDict, offered: Iterable[NominationBefore]) -> QueryDict | None:
    """A title that nobody has touched follows the cases that are ticked: it is printed on the letters."""
    if not posted:
        return None
    ticked = ticked_items(posted)
    years = {row.nomination.dossier.year for row in offered if row.nomination.pk in ticked}
    sent = posted.copy()
    sent["title"] = title_of_cases(sent.get("title", ""), years)
    return sent


def _choice(request: AskedRequest, council: Council) -> dict[str, Any]:
    """The candidates within the filter; all are ticked until somebody unticks one."""
    everything = council_candidates(council, on=request.on)
    unit, bloc = request.GET.get("don-vi", ""), request.GET.get("khoi", "")
    rows = [row for row in everything if _is_wanted(row, unit=unit, bloc=bloc)]
    is_sent = request.method == "POST"
    ticked = ticked_items(request.POST) if is_sent else {row.nomination.pk for row in rows}
    units = {str(row.nomination.dossier.unit_id): row.unit for row in everything}
    blocs = {str(row.nomination.dossier.bloc_id): row.bloc for row in everything if row.bloc}
    return {
        "parts": in_parts(rows),
        "count": len(rows),
        "whole": len(everything),
        "ticked": ticked,
        "units": sorted(units.items(), key=lambda pair: pair[1]),
        "blocs": sorted(blocs.items(), key=lambda pair: pair[1]),
        "unit": unit,
        "bloc": bloc,
    }


def _is_wanted(row: NominationBefore, *, unit: str, bloc: str) -> bool:
    dossier = row.nomination.dossier
    return (not unit or str(dossier.unit_id) == unit) and (not bloc or str(dossier.bloc_id) == bloc)
