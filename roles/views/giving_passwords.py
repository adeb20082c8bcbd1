"""The pages on which who may appoint a person opens the account to him: a new password, no second step."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares
from roles.appointments.given_passwords import DAYS_GOOD, give_password
from roles.appointments.resetting_second_step import reset_second_step
from roles.doors.refusals import Forbidden, Refused
from roles.doors.sent_once import sent_once
from roles.forms.appointment_forms import GivePasswordForm, ResetSecondStepForm
from roles.models import Appointment
from roles.queries import jurisdiction_of, organ_name
from roles.views.appointments import PASSWORD_MISSED, PASSWORD_ONCE


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
