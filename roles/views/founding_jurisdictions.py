"""A jurisdiction: what it is and prints, what stands below it; one is founded below it; it ends."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares, may_open
from roles.doors.sent_once import sent_once
from roles.forms.local_day_form import WithdrawalForm
from roles.forms.organs.changing_organs import EndJurisdictionForm
from roles.forms.organs.founding_powers import ChangedWordsForm, NewJurisdictionForm
from roles.founding import FirstOfficer, end_jurisdiction, found_below
from roles.founding.changing_words import (
    change_paper_words,
    cleaned,
    first_free_day,
    last_paper_on,
    withdraw_paper_words,
)
from roles.models import Jurisdiction, OfficeLogo, PaperWords
from roles.organs.jurisdiction_powers import what_stops_with, written_on_papers
from roles.organs.unit_choices import heirs_for, organs_for
from roles.queries import names_on, with_heirs
from roles.rights.permissions import mandate_among
from roles.views.answering import form_response
from roles.views.appointments import PASSWORD_MISSED, PASSWORD_ONCE
from vietnamese.collation import sort_key
from vietnamese.dates import short_date

OFFICER = ("username", "full_name", "user", "post", "paper_number", "paper_on", "paper_by")


@declares("know_jurisdiction")
def jurisdiction(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    power = request.subject
    related = [one for one in (power.above, power.successor) if one is not None]
    known = {one.pk for one in related if may_open("know_jurisdiction", request.user, one, on=request.on)}
    at_home = [("see_jurisdiction", one) for one in with_heirs(power)]
    told = {
        "power": power,
        "organ_name": names_on([power.organ_id], on=request.on)[power.organ_id],
        "is_over": power.until is not None and power.until < request.on,
        "below": sorted(power.below.all(), key=lambda one: (one.until is not None, sort_key(one.name))),
        "before": list(power.predecessors.order_by("until", "pk")),
        "known": known,
        "knows_past": mandate_among(request.user, at_home, on=request.on) is not None,
        "papers": written_on_papers(power),
        "words": power.words_on(request.on),
        "may_see": _may(request, "see_jurisdiction"),
        "logo": OfficeLogo.objects.filter(jurisdiction=power).defer("image").first(),
        "may_set_logo": _may(request, "set_local_rule"),
        "may_found": _may(request, "found_jurisdiction"),
        "may_end": power.until is None and _may(request, "close_jurisdiction"),
    }
    return render(request, "roles/jurisdiction.html", told)


@declares("found_jurisdiction")
@sent_once(told_once=PASSWORD_MISSED)
def new(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    above = request.subject
    organs = organs_for(above, day=request.on)
    form = NewJurisdictionForm(request.POST or None, organs=organs, initial={"since": request.on})

    def act(given: dict[str, Any]) -> tuple[str, str]:
        officer = FirstOfficer(**{name: given.pop(name) for name in OFFICER})
        made, password = found_below(above, officer=officer, by=request.user, on=request.on, **given)
        if password:
            messages.warning(request, f"{PASSWORD_ONCE} {password}")
        words = f"Đã lập {made.name} từ {short_date(made.since)}."
        next_step = "Chuyên viên của cấp này phân công người ký, văn thư và lập hội đồng."
        return f"{words} {next_step}", reverse("roles:jurisdiction", args=[made.pk])

    told = {"above": above, "has_organs": bool(organs)}
    return form_response(request, "roles/new_jurisdiction.html", told, form=form, act=act)


@declares("close_jurisdiction")
@sent_once
def end(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    power = request.subject
    heirs = heirs_for(power, day=request.on)
    initial = {"last_day": request.on, "successor": power.above_id}
    form = EndJurisdictionForm(request.POST or None, heirs=heirs, initial=initial)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        last_day = given.pop("last_day")
        end_jurisdiction(power, on=last_day, by=request.user, acted_on=request.on, **given)
        words = f"Đã ghi: {power.name} kết thúc ngày {short_date(last_day)}."
        next_step = f"Từ ngày hôm sau, {power.successor} nhận bàn giao hồ sơ chưa xong ở trang Việc của tôi."
        return f"{words} {next_step}", reverse("roles:jurisdiction", args=[power.pk])

    told = {"power": power, "stops": what_stops_with(power, on=request.on), "has_heirs": bool(heirs)}
    return form_response(request, "roles/end_jurisdiction.html", told, form=form, act=act)


@declares("see_jurisdiction")
@require_GET
def paper_words(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    """What its papers say today, and every value that was entered, the latest first."""
    power, last = request.subject, last_paper_on(request.subject)
    rows = list(power.paper_words.select_related("entered_by").order_by("-since", "-pk"))
    running = next((row for row in rows if row.withdrawn_on is None and row.since <= request.on), None)
    told = {
        "power": power,
        "words": power.words_on(request.on),
        "rows": rows,
        "running": running,
        "may_set": _may(request, "set_local_rule"),
        "free": {row.pk for row in rows if row.withdrawn_on is None and (last is None or row.since > last)},
    }
    return render(request, "roles/paper_words.html", told)


@declares("set_local_rule")
@sent_once
def change_words(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    """Looked at first where that is asked, as the head of a paper that nobody has made yet."""
    power, last = request.subject, last_paper_on(request.subject)
    first = first_free_day(power, last)
    now = power.words_on(request.on)
    initial = now._asdict() | {"since": first if last is None else max(first, request.on)}
    form = ChangedWordsForm(request.POST or None, initial=initial)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        about = {name: given[name] for name in ("since", "paper", "reason")}
        row = change_paper_words(power, form.words(), **about, by=request.user, on=request.on)
        words = f"Từ ngày {short_date(row.since)} văn bản in theo nội dung mới; văn bản đã làm giữ nguyên."
        return words, reverse("roles:paper_words", args=[pk])

    told = {"power": power, "words": now, "last": last, "first": first}
    if "xem" in request.POST and form.is_valid():
        shown = {"form": form, "words": cleaned(form.words()), "previewed": form.cleaned_data["since"]}
        return render(request, "roles/change_words.html", told | shown)
    return form_response(request, "roles/change_words.html", told, form=form, act=act)


@declares("withdraw_paper_words")
@sent_once
def withdraw_words(request: RequestAbout[PaperWords], pk: int) -> HttpResponse:
    row, form = request.subject, WithdrawalForm(request.POST or None)
    back = reverse("roles:paper_words", args=[row.jurisdiction_id])

    def act(given: dict[str, Any]) -> tuple[str, str]:
        withdraw_paper_words(row, by=request.user, on=request.on, **given)
        return f"Đã rút nội dung in từ ngày {short_date(row.since)}.", back

    told = {"row": row, "back_url": back}
    return form_response(request, "roles/withdraw_words.html", told, form=form, act=act)


def _may(request: RequestAbout[Jurisdiction], name: str) -> bool:
    return may_open(name, request.user, request.subject, on=request.on)
