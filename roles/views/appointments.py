"""Appointments of a jurisdiction: who is in office, a new appointment, an end, a hand-over of everything."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares, may_open
from roles.appointments.accounts import appoint_account
from roles.appointments.appointing import end_appointment
from roles.appointments.departing.closing_accounts import last_days
from roles.appointments.departing.handing_work_over import hand_work_over
from roles.appointments.departing.work_left_behind import ONE_DAY, work_of
from roles.appointments.given_passwords import DAYS_GOOD
from roles.appointments.people_in_office import InOffice, in_office, organs_of, principals_of
from roles.doors.refusals import Forbidden, Overtaken, Refused
from roles.doors.sent_once import sent_once
from roles.forms.appointment_forms import AppointmentForm, EndForm
from roles.forms.fields import day_of
from roles.forms.leaving_person import HandOverForm
from roles.models import Appointment, Jurisdiction, Office
from roles.models.periods import valid_on
from roles.queries import jurisdiction_of, organ_name, organ_names
from vietnamese.dates import short_date

PAGE = 20
PASSWORD_MISSED = (
    "Mật khẩu của tài khoản, nếu vừa được cấp, đã hiện ở lần trả lời đầu; chưa kịp đọc thì cấp mật khẩu khác."
)
PASSWORD_ONCE = (
    f"Mật khẩu được cấp, chỉ hiện một lần, dùng được trong {DAYS_GOOD} ngày; người nhận phải đổi ngay khi "
    "đăng nhập lần đầu:"
)


@declares("see_jurisdiction")
def appointments(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    day = day_of(request.GET.get("ngay", ""), default=request.on)
    words, is_whole = request.GET.get("q", ""), request.GET.get("tat_ca") == "1"
    office = asked if (asked := request.GET.get("chuc-trach", "")) in Office.values else ""
    rows = in_office(request.subject, on=day, words=words, is_whole=is_whole, office=office)
    told = {
        "jurisdiction": request.subject,
        "day": day,
        "words": words,
        "is_whole": is_whole,
        "office": office,
        "offices": Office.choices,
        "is_filtered": bool(office or is_whole or day != request.on),
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "may_appoint": may_open("appoint", request.user, request.subject, on=request.on),
        "may_audit": may_open("audit", request.user, request.subject, on=request.on),
        "leaving": set(last_days()),
    }
    return render(request, "roles/appointments.html", told)


@declares("appoint")
@sent_once(told_once=PASSWORD_MISSED)
def new_appointment(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    form = AppointmentForm(
        request.POST or None,
        organs=organs_of(request.subject, on=request.on),
        principals=principals_of(request.subject, on=request.on),
        initial={
            "since": request.on,
            "organ": request.GET.get("noi", ""),
            "office": request.GET.get("chuc-trach", ""),
        },
    )
    told: dict[str, Any] = {"jurisdiction": request.subject, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            made, password = appoint_account(by=request.user, on=request.on, **form.cleaned_data)
        except Forbidden:
            raise
        except Refused as refused:
            return render(request, "roles/new_appointment.html", told | {"refused": refused}, status=422)
        username = made.user.get_username()
        messages.success(
            request, f"Đã phân công {made.user.get_full_name() or username}, tài khoản “{username}”."
        )
        if password:
            messages.warning(request, f"{PASSWORD_ONCE} {password}")
        return redirect("roles:appointments", pk=pk)
    return render(request, "roles/new_appointment.html", told, status=422 if form.errors else 200)


@declares("end_appointment")
@sent_once
def end(request: RequestAbout[Appointment], pk: int) -> HttpResponse:
    row = request.subject
    jurisdiction = jurisdiction_of(row.organ, on=request.on)
    form = EndForm(request.POST or None, initial={"until": request.on})
    told: dict[str, Any] = {
        "row": row,
        "person": row.user.get_full_name() or row.user.get_username(),
        "place": organ_name(row.organ, on=request.on),
        "substitutes": row.substitutes.select_related("user"),
        "form": form,
        "back_url": reverse("roles:appointments", args=[jurisdiction.pk]) if jurisdiction else "/",
    }
    if request.method == "POST" and form.is_valid():
        try:
            leaving = end_appointment(row, by=request.user, on=request.on, **form.cleaned_data)
        except Forbidden:
            raise
        except Refused as refused:
            return render(request, "roles/end_appointment.html", told | {"refused": refused}, status=422)
        messages.success(request, f"Đã ghi ngày kết thúc của {len(leaving)} phân công.")
        return redirect(told["back_url"])
    return render(request, "roles/end_appointment.html", told, status=422 if form.errors else 200)


@declares("give_password")
@sent_once
def hand_over(request: RequestAbout[Appointment], pk: int) -> HttpResponse:
    """The account of the appointment leaves with all its offices."""
    leaver, jurisdiction = request.subject.user, jurisdiction_of(request.subject.organ, on=request.on)
    is_searching = "find" in request.POST
    initial: dict[str, Any] = {"last_day": request.on}
    form = HandOverForm(
        None if is_searching else request.POST or None,
        works=work_of(leaver, on=request.on),
        people=_heirs_of(leaver, jurisdiction, on=request.on),
        initial=initial | request.POST.dict(),
    )
    told: dict[str, Any] = {
        "person": leaver.get_full_name() or leaver.get_username(),
        "username": leaver.get_username(),
        "form": form,
        "works": _told_works(form, on=request.on),
        "jurisdiction": jurisdiction,
        "tomorrow": request.on + ONE_DAY,
        "back_url": reverse("roles:appointments", args=[jurisdiction.pk]) if jurisdiction else "/",
    }
    if request.method == "POST" and not is_searching and form.is_valid():
        last_day = form.cleaned_data["last_day"]
        try:
            _user, came = hand_work_over(
                leaver.get_username(),
                form.heirs(),
                last_day=last_day,
                paper=form.paper(),
                by=request.user,
                reason=form.cleaned_data["reason"],
                on=request.on,
            )
        except (Forbidden, Overtaken):
            raise
        except Refused as refused:
            return render(request, "roles/hand_over.html", told | {"refused": refused}, status=422)
        closed = "đã đóng từ lúc này"
        if last_day == request.on:
            closed = f"đóng khi hết ngày {short_date(last_day)}, đến lúc ấy người ấy vẫn làm việc"
        messages.success(request, f"{_done(came)}; tài khoản của {told['person']} {closed}.")
        return redirect(told["back_url"])
    return render(request, "roles/hand_over.html", told, status=422 if form.errors else 200)


def _heirs_of(leaver: User, jurisdiction: Jurisdiction | None, *, on: date) -> list[InOffice]:
    """Everybody in office there who does not leave himself."""
    gone = {leaver.pk, *last_days()}
    people = in_office(jurisdiction, on=on) if jurisdiction else []
    return [one for one in people if one.row.user.is_active and one.row.user_id not in gone]


def _done(came: list[Appointment]) -> str:
    """Who works on, and from which day."""
    if not came:
        return "Không có chức trách nào phải giao lại"
    heirs = [
        f"{row.user.get_full_name() or row.user.get_username()}: {row.get_office_display()}" for row in came
    ]
    since = short_date(came[0].since)
    return f"Đã bàn giao {len(came)} chức trách; từ ngày {since} người nhận làm việc ({'; '.join(heirs)})"


def _told_works(form: HandOverForm, *, on: date) -> list[dict[str, Any]]:
    """Each office with its place, its deputies, who leave with it, and the field of its heir."""
    places = organ_names([one.row.organ for one, _field in form.works], on=on)
    deputies = Appointment.objects.filter(
        valid_on(on), on_behalf_of__in=[one.row.pk for one, _field in form.works]
    ).select_related("user")
    of_row: dict[int, list[Appointment]] = {}
    for deputy in deputies.order_by("pk"):
        of_row.setdefault(deputy.on_behalf_of_id or 0, []).append(deputy)
    return [
        {"one": one, "place": places[one.row.organ], "deputies": of_row.get(one.row.pk, []), "field": field}
        for one, field in form.works
    ]
