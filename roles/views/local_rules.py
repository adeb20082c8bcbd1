"""Local rules of a jurisdiction, what holds today, what held before, a new value, an end; its days off."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from law.basics.local_keys import LOCAL_KEYS
from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares, may_open
from roles.doors.law_in_force import stack_in_force
from roles.doors.refusals import Forbidden, Refused
from roles.doors.sent_once import sent_once
from roles.forms.appointment_forms import EndForm, LocalRuleForm
from roles.forms.fields import day_of, year_of
from roles.forms.local_day_form import LocalDayForm, WithdrawalForm
from roles.local_rules.rule_lines import rule_lines, value_above
from roles.local_rules.rule_words import rule_in_words
from roles.local_rules.rules_above import rules_of_lines
from roles.local_rules.rules_to_set_again import bounded_rules, rules_to_set_again
from roles.local_rules.setting_days import LABOUR_CODE, enter_local_day, withdraw_local_day
from roles.local_rules.setting_rules import end_local_rule, set_local_rule
from roles.models import Jurisdiction, LocalDay, LocalRule
from vietnamese.dates import short_date

KEPT = "Hạn đã ghi trước đó giữ nguyên; từ nay các thời hạn đếm theo ngày này."


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


@declares("see_jurisdiction")
@require_GET
def local_days(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    year = year_of(request.GET.get("nam", ""), default=request.on.year)
    levels = [pk, *rules_of_lines([pk]).above(pk, request.on)]
    rows = LocalDay.objects.filter(jurisdiction__in=levels, day__year=year)
    told = {
        "jurisdiction": request.subject,
        "year": year,
        "rows": rows.select_related("jurisdiction").order_by("day", "pk"),
        "labour_code": LABOUR_CODE,
        "may_set": may_open("set_local_rule", request.user, request.subject, on=request.on),
    }
    return render(request, "roles/local_days.html", told)


@declares("set_local_rule")
@sent_once
def enter_day(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    form = LocalDayForm(request.POST or None)
    told: dict[str, Any] = {"jurisdiction": request.subject, "form": form, "labour_code": LABOUR_CODE}
    if request.method == "POST" and form.is_valid():
        try:
            row = enter_local_day(
                by=request.user, jurisdiction=request.subject, on=request.on, **form.cleaned_data
            )
        except Forbidden:
            raise
        except Refused as refused:
            return render(request, "roles/enter_day.html", told | {"refused": refused}, status=422)
        messages.success(request, f"Đã ghi: {_called(row)}. {KEPT}")
        return redirect(_list_of(row))
    return render(request, "roles/enter_day.html", told, status=422 if form.errors else 200)


@declares("withdraw_local_day")
@sent_once
def withdraw_day(request: RequestAbout[LocalDay], pk: int) -> HttpResponse:
    row = request.subject
    form = WithdrawalForm(request.POST or None)
    told: dict[str, Any] = {"row": row, "form": form, "back_url": _list_of(row)}
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_local_day(row, by=request.user, on=request.on, **form.cleaned_data)
        except Forbidden:
            raise
        except Refused as refused:
            return render(request, "roles/withdraw_day.html", told | {"refused": refused}, status=422)
        messages.success(request, f"Đã rút: {_called(row)}. Hạn đã ghi trước đó giữ nguyên.")
        return redirect(_list_of(row))
    return render(request, "roles/withdraw_day.html", told, status=422 if form.errors else 200)


def _called(row: LocalDay) -> str:
    return f"{row.get_kind_display().lower()} ngày {short_date(row.day)}"


def _list_of(row: LocalDay) -> str:
    return f"{reverse('roles:local_days', args=[row.jurisdiction_id])}?nam={row.day.year}"
