"""A unit is founded, called anew from a day, or ended with its successors."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares
from roles.doors.sent_once import sent_once
from roles.forms.organs.founding_organs import EndUnitForm, NewUnitForm, ProfileForm
from roles.founding import end_unit, found_unit, rename_unit
from roles.models import Jurisdiction, Unit
from roles.organs.unit_choices import parents_in, units_from
from roles.queries import with_heirs
from roles.views.answering import form_response
from vietnamese.dates import short_date

KEPT = ("name", "short_name", "code", "place", "is_armed_force")


@declares("found_unit")
@sent_once
def new_unit(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    jurisdiction = request.subject
    form = NewUnitForm(
        request.POST or None,
        parents=parents_in(jurisdiction, day=request.on),
        initial={"since": request.on, "level": "xã", "parent": jurisdiction.organ_id},
    )

    def act(given: dict[str, Any]) -> tuple[str, str]:
        unit = found_unit(jurisdiction=jurisdiction, by=request.user, on=request.on, **given)
        words = f"Đã ghi đơn vị “{unit.name_on(given['since'])}” từ {short_date(given['since'])}."
        return f"{words} Việc tiếp theo: phân công người của đơn vị.", reverse("roles:unit", args=[unit.pk])

    return form_response(request, "roles/new_unit.html", {"jurisdiction": jurisdiction}, form=form, act=act)


@declares("change_unit")
@sent_once
def rename(request: RequestAbout[Unit], pk: int) -> HttpResponse:
    unit = request.subject
    last = unit.profiles.order_by("-since")[0]
    jurisdiction = with_heirs(last.jurisdiction)[-1]
    initial = {name: getattr(last, name) for name in KEPT}
    form = ProfileForm(
        request.POST or None,
        parents=parents_in(jurisdiction, day=request.on, but=unit, now=last.parent),
        initial={**initial, "parent": last.parent_id, "since": request.on},
    )

    def act(given: dict[str, Any]) -> tuple[str, str]:
        profile = rename_unit(unit, by=request.user, on=request.on, **given)
        words = f"Từ {short_date(profile.since)}, đơn vị mang tên “{profile.name}”."
        return words, reverse("roles:unit", args=[unit.pk])

    told = {"unit": unit, "profile": last, "jurisdiction": jurisdiction}
    return form_response(request, "roles/rename_unit.html", told, form=form, act=act)


@declares("close_unit")
@sent_once
def end(request: RequestAbout[Unit], pk: int) -> HttpResponse:
    unit = request.subject
    profile = unit.profile_on(request.on)
    jurisdiction = with_heirs(profile.jurisdiction)[-1]
    form = EndUnitForm(
        request.POST or None,
        units=units_from(jurisdiction, day=request.on, but=unit),
        initial={"last_day": request.on},
    )

    def act(given: dict[str, Any]) -> tuple[str, str]:
        end_unit(unit, on=given.pop("last_day"), by=request.user, acted_on=request.on, **given)
        return f"Đã ghi ngày kết thúc của “{profile.name}”.", reverse("roles:unit", args=[unit.pk])

    told = {"unit": unit, "profile": profile, "jurisdiction": jurisdiction}
    return form_response(request, "roles/end_unit.html", told, form=form, act=act)
