"""Another head or deputy during the year, and the end of a bloc."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares
from roles.appointments.people_in_office import people_at
from roles.doors.sent_once import sent_once
from roles.forms.organs.changing_organs import ChangeOfficersForm, EndBlocForm
from roles.founding import change_bloc_offices, end_bloc
from roles.models import Bloc, BlocOffice
from roles.organs.ended_units import ended_words
from roles.organs.unit_choices import successors_of
from roles.queries import bloc_offices_on
from roles.views.answering import form_response
from vietnamese.dates import short_date

PAPER = ("paper_number", "paper_on", "paper_by")


@declares("choose_officers")
@sent_once
def change_officers(request: RequestAbout[Bloc], pk: int) -> HttpResponse:
    """During the running year alone: a year to come is set as a whole, a year that is over stays."""
    bloc = request.subject
    year = request.on.year
    members = successors_of(bloc, year=year, on=request.on)
    held = _newest(bloc, year=year)
    form = ChangeOfficersForm(
        request.POST or None, bloc=bloc, members=members, held=held, initial={"since": request.on}
    )

    def act(given: dict[str, Any]) -> tuple[str, str]:
        told = {name: given[name] for name in (*PAPER, "since", "reason")}
        change_bloc_offices(bloc, form.chosen, seen=form.seen, by=request.user, on=request.on, **told)
        words = f"Đã ghi việc thay từ {short_date(given['since'])}."
        if any(holder.person is None for holder in form.chosen.values()):
            words += f" Việc tiếp theo: phân công người làm việc của {bloc.word} trên trang Phân công."
        return words, f"{reverse('roles:bloc', args=[bloc.pk])}?nam={year}"

    names = {unit.pk: name for unit, name, _people in members}
    offices = list(bloc_offices_on(bloc, year=year, day=request.on).values())
    ended = ended_words((row.unit_id for row in offices), on=request.on)
    told = {
        "bloc": bloc,
        "year": year,
        "held": [
            (
                row.get_role_display(),
                names.get(row.unit_id) or row.unit.name_on(request.on),
                row,
                ended.get(row.unit_id, ""),
            )
            for row in offices
        ],
        "at_work": len(members),
        "people": people_at(bloc, on=request.on),
        "may_change": bool(held) and len(members) > 1,
    }
    return form_response(request, "roles/change_officers.html", told, form=form, act=act)


@declares("close_bloc")
@sent_once
def end(request: RequestAbout[Bloc], pk: int) -> HttpResponse:
    bloc = request.subject
    form = EndBlocForm(request.POST or None, initial={"last_day": request.on})

    def act(given: dict[str, Any]) -> tuple[str, str]:
        end_bloc(bloc, by=request.user, on=request.on, **given)
        words = f"Đã ghi: {bloc.name} kết thúc ngày {short_date(given['last_day'])}."
        return f"{words} Việc tiếp theo: xếp các đơn vị vào khối, cụm khác.", reverse(
            "roles:bloc", args=[bloc.pk]
        )

    told = {"bloc": bloc, "people": people_at(bloc, on=request.on)}
    return form_response(request, "roles/end_bloc.html", told, form=form, act=act)


def _newest(bloc: Bloc, *, year: int) -> dict[str, BlocOffice]:
    """Who holds each role last, also when his day has not come: another change goes on from there."""
    return {row.role: row for row in bloc.offices.filter(year=year).select_related("unit").order_by("since")}
