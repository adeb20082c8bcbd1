"""The accounts of a house, and the pages on which who may appoint a person opens one to him: a new
password, no second step."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares, may_open
from roles.appointments.given_passwords import DAYS_GOOD, give_password
from roles.appointments.resetting_second_step import reset_second_step
from roles.doors.refusals import Forbidden, Refused
from roles.doors.sent_once import sent_once
from roles.forms.account_filter import AccountFilterForm
from roles.forms.appointment_forms import GivePasswordForm, ResetSecondStepForm
from roles.models import Appointment, Jurisdiction
from roles.organs.account_register import AccountState, accounts_of, narrowed
from roles.queries import jurisdiction_of, organ_name
from roles.views.appointments import PASSWORD_MISSED, PASSWORD_ONCE

PAGE = 50


@declares("see_accounts")
@require_GET
def accounts(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    """Who may sign in; the acts are offered to who may appoint, the history to who audits."""
    every = accounts_of(request.subject, on=request.on)
    form = AccountFilterForm(request.GET)
    asked = form.asked()
    rows = list(narrowed(every, **asked))
    numbers = Counter(line.state for line in every)
    told = {
        "jurisdiction": request.subject,
        "form": form,
        "is_filtered": any(asked.values()),
        "number": len(rows),
        "states": [(state, numbers[state]) for state in AccountState if numbers[state]],
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "may_appoint": may_open("appoint", request.user, request.subject, on=request.on),
        "may_audit": may_open("audit", request.user, request.subject, on=request.on),
    }
    return render(request, "roles/accounts.html", told)


@declares("give_password")
@sent_once(told_once=PASSWORD_MISSED)
def give(request: RequestAbout[Appointment], pk: int) -> HttpResponse:
    form = GivePasswordForm(request.POST or None)
    told = _whose(request) | {"days": DAYS_GOOD, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            username, reason = request.subject.user.get_username(), form.cleaned_data["reason"]
            _user, password = give_password(username, by=request.user, reason=reason, on=request.on)
        except Forbidden:
            raise
        except Refused as refused:
            return render(request, "roles/give_password.html", told | {"refused": refused}, status=422)
        messages.success(request, f"Đã cấp mật khẩu mới cho {told['person']}, tài khoản “{username}”.")
        messages.warning(request, f"{PASSWORD_ONCE} {password}")
        return redirect(told["back_url"])
    return render(request, "roles/give_password.html", told, status=422 if form.errors else 200)


@declares("give_password")
@sent_once
def reset(request: RequestAbout[Appointment], pk: int) -> HttpResponse:
    form = ResetSecondStepForm(request.POST or None)
    told = _whose(request) | {"form": form}
    if request.method == "POST" and form.is_valid():
        try:
            username, reason = request.subject.user.get_username(), form.cleaned_data["reason"]
            reset_second_step(username, by=request.user, reason=reason, on=request.on)
        except Forbidden:
            raise
        except Refused as refused:
            return render(request, "roles/reset_second_step.html", told | {"refused": refused}, status=422)
        messages.success(request, f"Đã đặt lại xác thực hai bước của {told['person']}.")
        return redirect(told["back_url"])
    return render(request, "roles/reset_second_step.html", told, status=422 if form.errors else 200)


def _whose(request: RequestAbout[Appointment]) -> dict[str, Any]:
    row = request.subject
    jurisdiction = jurisdiction_of(row.organ, on=request.on)
    return {
        "row": row,
        "person": row.user.get_full_name() or row.user.get_username(),
        "place": organ_name(row.organ, on=request.on),
        "back_url": reverse("roles:appointments", args=[jurisdiction.pk]) if jurisdiction else "/",
    }
