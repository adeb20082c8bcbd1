"""The register of a year's numbers, and the number with which the office's own register goes on."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares
from roles.doors.sent_once import sent_once
from roles.forms.fields import year_of
from roles.models import Jurisdiction
from workflow.access import page_of, page_opens
from workflow.actions.set_next_number import set_next_number as set_next_number_door
from workflow.forms.decisions import NextNumberForm
from workflow.queries.number_register import (
    money_issued,
    next_number,
    register_of,
    skipped_numbers,
    years_with_numbers,
)
from workflow.table.moves import BY_ACT, Act
from workflow.views.shared.act_questions import RefusalInWords
from workflow.views.shared.attempt import refusal_of


@declares("see_jurisdiction")
def register(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    """Every number of a year in its order; what this system does not know shows as such."""
    years = years_with_numbers(request.subject)
    year = year_of(request.GET.get("nam", ""), default=years[0] if years else request.on.year)
    entries = register_of(request.subject, year=year)
    told = {
        "jurisdiction": request.subject,
        "words": request.subject.words_on(min(request.on, date(year, 12, 31))),
        "year": year,
        "years": years,
        "entries": entries,
        "decision_count": sum(entry.decision is not None for entry in entries),
        "total": money_issued(request.subject, year=year),
        "may_number": page_opens(Act.SET_NEXT_NUMBER, request.user, request.subject, on=request.on),
    }
    return render(request, "workflow/decisions/register.html", told)


@page_of(Act.SET_NEXT_NUMBER)
@sent_once
def set_next_number(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    """What the office gave to other papers is left out with a reason; told wrongly, it is taken back."""
    organ, year = request.subject, request.on.year
    coming = next_number(organ, on=request.on)
    form = NextNumberForm(request.POST or None, initial={"seen": coming})
    refused: RefusalInWords | None = None
    if request.method == "POST" and form.is_valid():
        refused = refusal_of(
            lambda: set_next_number_door(organ, **form.cleaned_data, by=request.user, on=request.on)
        )
        if refused is None:
            messages.success(request, f"Số tiếp theo là {form.cleaned_data['number']:02d}.")
            return redirect("workflow:register", pk=pk)
    told = {
        "jurisdiction": organ,
        "words": organ.words_on(request.on),
        "year": year,
        "coming": coming,
        "skipped": skipped_numbers(organ, year=year),
        "form": form,
        "refused": refused,
        "citation": BY_ACT[Act.SET_NEXT_NUMBER].citation,
    }
    status = refused.status if refused else 422 if form.errors else 200
    return render(request, "workflow/decisions/next_number.html", told, status=status)
