"""Local rules of a jurisdiction: what holds today, what held before, a new value, an end."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from law.basics.local_keys import LOCAL_KEYS
from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares, may_open
from roles.doors.law_in_force import stack_in_force
from roles.doors.refusals import Forbidden, Refused
from roles.doors.sent_once import sent_once
from roles.forms.appointment_forms import EndForm, LocalRuleForm
from roles.forms.fields import day_of
from roles.local_rules.rule_lines import rule_lines, value_above
from roles.local_rules.rule_words import rule_in_words
from roles.local_rules.rules_to_set_again import bounded_rules, rules_to_set_again
from roles.local_rules.setting_rules import end_local_rule, set_local_rule
from roles.models import Jurisdiction, LocalRule


@declares("see_jurisdiction")
def local_rules(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    day = day_of(request.GET.get("ngay", ""), default=request.on)
    stack = stack_in_force()
    lines = rule_lines(request.subject, day=day, stack=stack)
    told = {
        "jurisdiction": request.subject,
        "day": day,
        "set_or_open": [line for line in lines if not line.is_left_unset],
        "left_unset": [line for line in lines if line.is_left_unset],
        "to_set_again": list(
            rules_to_set_again(bounded_rules(on=request.on, of=request.subject), stack=stack)
        ),
        "may_set": may_open("set_local_rule", request.user, request.subject, on=request.on),
    }
    return render(request, "roles/local_rules.html", told)


@declares("set_local_rule")
@sent_once
def set_rule(request: RequestAbout[Jurisdiction], pk: int, key: str) -> HttpResponse:
    known = LOCAL_KEYS.get(key)
    if known is None:
        raise Http404
    rows = bounded_rules(on=request.on, of=request.subject).filter(key=key)
    stack = stack_in_force()
    forbidden = next(rules_to_set_again(rows, stack=stack), None)
    since = max(request.on, forbidden.broken.law.since) if forbidden else request.on
    form = LocalRuleForm(request.POST or None, key=known, initial={"since": since})
    above = value_above(request.subject, known, day=request.on, stack=stack)
    told: dict[str, Any] = {
        "jurisdiction": request.subject,
        "key": known,
        "form": form,
        "forbidden": forbidden,
        "above": above,
        "above_shown": rule_in_words(known, above.row.value) if above else "",
    }
    if request.method == "POST" and form.is_valid():
        try:
            rule = set_local_rule(
                by=request.user, jurisdiction=request.subject, key=key, on=request.on, **form.cleaned_data
            )
        except Forbidden:
            raise
        except Refused as refused:
            return render(request, "roles/set_rule.html", told | {"refused": refused}, status=422)
        messages.success(request, f"Đã đặt “{known.label}”: {rule_in_words(known, rule.value)}.")
        return redirect("roles:local_rules", pk=pk)
    return render(request, "roles/set_rule.html", told, status=422 if form.errors else 200)


@declares("end_local_rule")
@sent_once
def end_rule(request: RequestAbout[LocalRule], pk: int) -> HttpResponse:
    rule = request.subject
    form = EndForm(request.POST or None, initial={"until": request.on})
    back = reverse("roles:local_rules", args=[rule.jurisdiction_id])
    told: dict[str, Any] = {"rule": rule, "key": LOCAL_KEYS[rule.key], "form": form, "back_url": back}
    if request.method == "POST" and form.is_valid():
        try:
            end_local_rule(rule, by=request.user, on=request.on, **form.cleaned_data)
        except Forbidden:
            raise
        except Refused as refused:
            return render(request, "roles/end_rule.html", told | {"refused": refused}, status=422)
        messages.success(request, f"Đã ghi ngày hết hiệu lực của “{LOCAL_KEYS[rule.key].label}”.")
        return redirect(back)
    return render(request, "roles/end_rule.html", told, status=422 if form.errors else 200)
