"""Looking up the law: what an award asks, and what follows; which instruments are in force on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dossiers.without_dossier.lookup.award_answer import AwardAnswer, award_answer
from dossiers.without_dossier.lookup.award_questions import facts_from_answers
from dossiers.without_dossier.lookup.forms import AnswersForm, ChooseForm, asking_of
from dossiers.without_dossier.lookup.instruments_in_force import instruments_on
from dossiers.without_dossier.lookup.rules_here import rules_here
from roles.access.asked_request import AskedRequest
from roles.access.declarations import signed_in
from roles.forms.fields import day_of


@signed_in
@require_GET
def conditions(request: AskedRequest) -> HttpResponse:
    """One address holds the whole question, so that it can be sent to a colleague."""
    on: date = request.on
    is_asked = any(request.GET.get(name) for name in ("danh_hieu", "hinh_thuc"))
    choose = ChooseForm(request.GET if is_asked else None, today=on, initial={"ngay": on})
    given: dict[str, Any] = {"choose": choose}
    if is_asked and choose.is_valid():
        given |= _answered(request, choose.cleaned_data)
    is_faulty = bool(choose.errors) or ("answers" in given and bool(given["answers"].errors))
    return render(request, "dossiers/lookup/conditions.html", given, status=422 if is_faulty else 200)


def _answered(request: HttpRequest, chosen: dict[str, Any]) -> dict[str, Any]:
    place, rules, calendar = rules_here(request, chosen["ngay"])
    asking = asking_of(chosen, rules)
    answers = AnswersForm(request.GET, asking=asking, rules=rules)
    answers.is_valid()
    told: AwardAnswer = award_answer(
        chosen["award"],
        chosen["kind"],
        on=chosen["ngay"],
        year=chosen["year"],
        rules=rules,
        calendar=calendar,
        facts=facts_from_answers(asking, answers.cleaned_data) | _named(answers.cleaned_data),
        base=answers.cleaned_data.get("co_so"),
    )
    return {"answers": answers, "told": told, "year": chosen["year"], "place": place}


def _named(given: dict[str, Any]) -> dict[str, str]:
    """The chosen ground; none chosen is a question not asked."""
    return {"ground": given["tieu_chuan"]} if given.get("tieu_chuan") else {}


@signed_in
@require_GET
def instruments(request: AskedRequest) -> HttpResponse:
    """In force on the chosen day first, then the others, each with the awards whose rules cite it."""
    day = day_of(request.GET.get("ngay", ""), default=request.on)
    rows = instruments_on(day)
    given = {
        "day": day,
        "in_force": [row for row in rows if row.is_in_force],
        "others": [row for row in rows if not row.is_in_force],
    }
    return render(request, "dossiers/lookup/instruments.html", given)
