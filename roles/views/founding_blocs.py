"""A bloc is founded; its members, head and deputy of a year are chosen."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares
from roles.doors.sent_once import sent_once
from roles.forms.fields import year_of
from roles.forms.organs.founding_organs import MembersForm, NewBlocForm, OfficersForm
from roles.founding import compose_bloc, first_day_of_office, found_bloc, propose_offices, set_bloc_offices
from roles.models import Bloc, BlocOffice, Jurisdiction
from roles.organs.unit_choices import member_choices
from roles.queries import bloc_offices_on, is_at_work, members_of, names_on
from roles.views.answering import form_response


@declares("found_bloc")
@sent_once
def new_bloc(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    jurisdiction = request.subject
    form = NewBlocForm(request.POST or None)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        bloc = found_bloc(jurisdiction, by=request.user, on=request.on, **given)
        words = f"Đã lập {bloc.name}. Việc tiếp theo: chọn thành viên của năm."
        return words, reverse("roles:members", args=[bloc.pk])

    return form_response(request, "roles/new_bloc.html", {"jurisdiction": jurisdiction}, form=form, act=act)


@declares("choose_members")
@sent_once
def members(request: RequestAbout[Bloc], pk: int) -> HttpResponse:
    """`?nhu=truoc` ticks who was a member the year before. Units that were never of this bloc are many: they
    lie folded in a list of their own."""
    bloc = request.subject
    year = year_of(request.GET.get("nam", ""), default=request.on.year)
    choices = member_choices(bloc, year=year, on=request.on)
    free = [one for one in choices if not one.elsewhere]
    as_before = request.GET.get("nhu") == "truoc"
    ticked = [str(one.unit.pk) for one in free if one.is_member or (as_before and one.may_return)]
    form = MembersForm(
        request.POST or None, units=[(one.unit, one.name) for one in free], initial={"units": ticked}
    )

    def act(given: dict[str, Any]) -> tuple[str, str]:
        joined, left = compose_bloc(bloc, year=year, by=request.user, on=request.on, **given)
        words = f"Năm {year}: thêm {len(joined)} thành viên, bớt {len(left)}."
        return words, _bloc_page(bloc, year)

    chosen = request.POST.getlist("units") if request.method == "POST" else ticked
    others = [one for one in free if not (one.is_member or one.was_member)]
    told = {
        "bloc": bloc,
        "year": year,
        "known": [one for one in free if one.is_member or one.was_member],
        "others": others,
        "is_other_ticked": any(str(one.unit.pk) in chosen for one in others),
        "taken": [one for one in choices if one.elsewhere],
        "ticked": chosen,
        "has_before": any(one.may_return and not one.is_member for one in free),
    }
    return form_response(request, "roles/members.html", told, form=form, act=act)


@declares("choose_officers")
@sent_once
def officers(request: RequestAbout[Bloc], pk: int) -> HttpResponse:
    bloc = request.subject
    year = year_of(request.GET.get("nam", ""), default=request.on.year)
    day = first_day_of_office(year, on=request.on)
    units = [unit for unit in members_of(bloc, year=year) if is_at_work(unit, on=day)]
    names = names_on([unit.pk for unit in units], on=request.on)
    held = bloc_offices_on(bloc, year=year, day=request.on)
    vacant = [role for role in BlocOffice.Role.values if role not in held]
    form = OfficersForm(
        request.POST or None,
        bloc=bloc,
        units=[(unit, names[unit.pk]) for unit in units],
        vacant=vacant,
        initial=_proposed(bloc, year=year, on=request.on),
    )

    def act(given: dict[str, Any]) -> tuple[str, str]:
        paper = {name: given[name] for name in ("paper_number", "paper_on", "paper_by", "reason")}
        set_bloc_offices(bloc, form.chosen, year=year, by=request.user, on=request.on, **paper)
        words = f"{bloc.said('Đã ghi khối trưởng, khối phó')} {bloc.name} năm {year}."
        return f"{words} Việc tiếp theo: phân công người của hai đơn vị ấy.", _bloc_page(bloc, year)

    told = {
        "bloc": bloc,
        "year": year,
        "units": units,
        "vacant": vacant,
        "held": [(row.get_role_display(), row.unit.name_on(request.on), row.paper) for row in held.values()],
        "may_change": bool(held) and year == request.on.year,
    }
    return form_response(request, "roles/officers.html", told, form=form, act=act)


def _proposed(bloc: Bloc, *, year: int, on: date) -> dict[str, int]:
    """Whom rotation brings, as a beginning."""
    proposal = propose_offices(bloc, year=year, on=on)
    found = {"head": proposal.head, "deputy": next(iter(proposal.deputies), None)}
    return {role: unit.pk for role, unit in found.items() if unit is not None}


def _bloc_page(bloc: Bloc, year: int) -> str:
    return f"{reverse('roles:bloc', args=[bloc.pk])}?nam={year}"
