"""Merging and splitting units in steps: which, into what, what moves, done. Nothing is kept between them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from dossiers.succession.forms import NEW, HeirsPowerForm, MergeForm, SplitForm
from dossiers.succession.merging import Merged, merge_units
from dossiers.succession.splitting import split_unit
from dossiers.succession.told_before import told_before
from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares
from roles.access.request_limits import LONG_FORM, takes
from roles.doors.foreign_ids import refuse_foreign
from roles.doors.one_act import rehearsed
from roles.doors.refusals import Forbidden, Refused
from roles.doors.sent_once import sent_once
from roles.forms.fields import key_of
from roles.founding.taking_over import powers_of
from roles.models import Jurisdiction, Unit
from roles.organs.unit_choices import parents_in, units_from
from roles.views.appointments import PASSWORD_MISSED, PASSWORD_ONCE
from vietnamese.dates import short_date
from vietnamese.numbers import counted

CHOSEN = "don-vi"
MOST_PARTS = 4
Chosen = list[tuple[Unit, str]]


@declares("end_unit")
@sent_once(told_once=PASSWORD_MISSED)
@require_http_methods(["GET", "POST"])
def merge(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    """The address names the chosen units, so that every step can be reloaded."""
    jurisdiction = request.subject
    offered = units_from(jurisdiction, day=request.on)
    chosen = _chosen(request, offered)
    told: dict[str, Any] = {"jurisdiction": jurisdiction, "chosen": chosen, "offered": offered}
    if len(chosen) < 2:
        return render(request, "dossiers/succession/choose.html", told)
    form, powers = _form(request, chosen), powers_of([unit for unit, _name in chosen], on=request.on)
    power_form = HeirsPowerForm(request.POST if request.method == "POST" else None) if powers else None
    told |= {"form": form, "new": NEW, "powers": powers, "power_form": power_form}
    if request.method != "POST" or "back" in request.POST:
        form.errors.clear()
        if power_form is not None:
            power_form.errors.clear()
        return render(request, "dossiers/succession/merge.html", told)
    begins = power_form if request.POST.get("heir") == NEW else None
    if power_form is not None and begins is None:
        power_form.errors.clear()
    is_whole = begins is None or begins.is_valid()
    if not (form.is_valid() and is_whole):
        return render(request, "dossiers/succession/merge.html", told, status=422)
    merging = form.merging(begins.new_power() if begins is not None else None)
    try:
        if "confirm" in request.POST:
            made = merge_units(merging, by=request.user, on=request.on)
            if made.password:
                messages.warning(request, f"{PASSWORD_ONCE} {made.password}")
            messages.success(request, _done(made, form))
            return redirect("roles:unit", pk=made.heir.pk)
        with rehearsed():
            merge_units(merging, by=request.user, on=request.on)
    except Forbidden:
        raise
    except Refused as refused:
        return render(request, "dossiers/succession/merge.html", told | {"refused": refused}, status=422)
    told["power_form"] = begins
    told["touched"] = told_before(
        merging.units,
        heir=form.staying,
        since=merging.since,
        with_collectives=merging.with_collectives,
    )
    return render(request, "dossiers/succession/preview.html", told)


@declares("change_unit")
@sent_once
@require_http_methods(["GET", "POST"])
@takes(LONG_FORM)
def split(request: RequestAbout[Unit], pk: int) -> HttpResponse:
    """Who goes where is chosen beside the names; then what moves is shown, and confirmed."""
    unit = request.subject
    profile = unit.profile_on(request.on)
    asked = key_of(request.GET.get("phan", "1")) or 1
    parts = min(asked, MOST_PARTS)
    form = SplitForm(
        request.POST if request.method == "POST" else None,
        parts=parts,
        people=list(unit.recipients.order_by("kind", "sort_key", "pk")),
        initial={"since": request.on},
    )
    told: dict[str, Any] = {
        "unit": unit,
        "profile": profile,
        "form": form,
        "parts": parts,
        "may_more": parts < MOST_PARTS,
    }
    if request.method != "POST" or "back" in request.POST:
        form.errors.clear()
        return render(request, "dossiers/succession/split.html", told)
    sent = [key for name in request.POST if (key := key_of(name.removeprefix("go_"))) is not None]
    refuse_foreign(sent, (each.pk for each in form.people), field="Ai đi đâu")
    if not form.is_valid():
        return render(request, "dossiers/succession/split.html", told, status=422)
    splitting = form.splitting(unit, profile)
    try:
        if "confirm" in request.POST:
            made = split_unit(splitting, by=request.user, on=request.on)
            names = ", ".join(f"“{new.name_on(splitting.since)}”" for new in made)
            next_step = (
                "Việc tiếp theo: phân công người của đơn vị mới, chọn đơn vị mới vào khối, cụm thi đua."
            )
            messages.success(request, f"Đã tách {names} từ {short_date(splitting.since)}. {next_step}")
            return redirect("roles:unit", pk=made[0].pk)
        with rehearsed():
            split_unit(splitting, by=request.user, on=request.on)
    except Forbidden:
        raise
    except Refused as refused:
        return render(request, "dossiers/succession/split.html", told | {"refused": refused}, status=422)
    return render(request, "dossiers/succession/split_preview.html", told)


def _chosen(request: RequestAbout[Jurisdiction], offered: Chosen) -> Chosen:
    given = request.GET.getlist(CHOSEN)
    keys = [key for key in map(key_of, given) if key is not None]
    refuse_foreign(keys, (unit.pk for unit, _name in offered), field="Đơn vị sáp nhập")
    return [(unit, name) for unit, name in offered if unit.pk in set(keys)]


def _form(request: RequestAbout[Jurisdiction], chosen: Chosen) -> MergeForm:
    jurisdiction, first = request.subject, chosen[0][0]
    known = first.profile_on(request.on)
    keys = {unit.pk for unit, _name in chosen}
    parents = [each for each in parents_in(jurisdiction, day=request.on) if each[0].pk not in keys]
    return MergeForm(
        request.POST if request.method == "POST" else None,
        chosen=chosen,
        jurisdiction=jurisdiction,
        parents=parents,
        initial={
            "heir": NEW,
            "since": request.on,
            "level": first.level,
            "parent": known.parent_id if known.parent_id not in keys else jurisdiction.organ_id,
        },
    )


def _done(made: Merged, form: MergeForm) -> str:
    since = form.cleaned_data["since"]
    open_ones = (
        f"{counted(made.dossiers)} hồ sơ đang mở được làm tiếp" if made.dossiers else "không có hồ sơ đang mở"
    )
    return (
        f"Đã sáp nhập vào “{made.heir.name_on(since)}” từ {short_date(since)}: "
        f"{counted(made.people)} người, tập thể chuyển theo, "
        f"{open_ones}. "
        "Việc tiếp theo: phân công người của đơn vị nhận, chọn đơn vị nhận vào khối, cụm thi đua."
    )
