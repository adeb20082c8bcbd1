"""Who heads a bloc in a year and who is its deputy: by a decision, going in rotation, one unit each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Max

from roles.doors.founding_paper import paper_fields
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Overtaken, Refused, refuse_if
from roles.founding.blocs.head_obstacles import NOT_BOTH, of_ended, of_members, refuse_ended
from roles.founding.recording import founder, note_of
from roles.models import Bloc, BlocMembership, BlocOffice, Unit
from roles.models.proved_tables import OF_BLOC
from roles.queries import bloc_offices_on, is_at_work, members_of, names_on
from trail.clock import today
from trail.record import record_many
from trail.verbs import Verb
from vietnamese.text import clean

Kind, Role = BlocMembership.Kind, BlocOffice.Role


@dataclass(frozen=True)
class Proposal:
    """Whom rotation brings: `head` is last year's deputy; `deputies` in the order of their turn."""

    head: Unit | None
    deputies: tuple[Unit, ...]


def set_bloc_office(bloc: Bloc, *, unit: Unit, role: str, **given: Any) -> BlocOffice:
    """Head or deputy alone; see `set_bloc_offices`."""
    return set_bloc_offices(bloc, {role: unit}, **given)[0]


@one_act
def set_bloc_offices(
    bloc: Bloc,
    units: Mapping[str, Unit],
    *,
    year: int,
    paper_number: str,
    paper_on: date | None,
    paper_by: str,
    reason: str = "",
    by: User | None = None,
    on: date | None = None,
) -> list[BlocOffice]:
    """Head, deputy or both for a year, by role. A head of the year before stays only with a reason.

    Raises Overtaken where somebody is in office already: exactly one unit holds each role in a year.
    """
    acted_on = on or today()
    actor = founder(by, "set_bloc_office", [bloc.jurisdiction], on=acted_on)
    founded = paper_fields(paper_number, paper_on, paper_by)
    if not units:
        raise Refused(bloc.said("Chưa chọn khối trưởng hay khối phó."), remedy="Chọn ít nhất một đơn vị.")
    locked = Bloc.objects.select_for_update(of=("self",)).get(pk=bloc.pk)
    refuse_ended(locked, on=max(acted_on, date(year, 1, 1)))
    _refuse_taken(bloc, units, year=year)
    names = names_on([unit.pk for unit in units.values()], on=date(year, 1, 1))
    refuse_if(
        [
            *of_members(bloc, units, names, year=year),
            *of_ended(units, names, since=first_day_of_office(year, on=acted_on)),
            *_of_both(bloc, units, names, year=year),
            *_of_rotation(bloc, units, names, year=year, reason=reason),
        ],
        message=f"{bloc.said('Chưa cử được khối trưởng, khối phó')} {bloc.name} năm {year}.",
    )
    made = BlocOffice.objects.bulk_create(
        BlocOffice(
            bloc=bloc,
            unit=unit,
            year=year,
            role=role,
            since=date(year, 1, 1),
            reason=clean(reason),
            **founded,
        )
        for role, unit in units.items()
    )
    details = {"year": year, "paper": made[0].paper} | {
        str(role): names[unit.pk] for role, unit in units.items()
    }
    note = note_of(
        bloc,
        about=bloc.name,
        jurisdiction=bloc.jurisdiction,
        details=details,
        reason=reason,
        proves=OF_BLOC,
    )
    record_many(Verb.BLOC_OFFICE_SET, [note], by=actor, on=acted_on)
    return made


def _refuse_taken(bloc: Bloc, units: Mapping[str, Unit], *, year: int) -> None:
    """Under the bloc's lock: who waited for another officer sees whom that one has set."""
    for holder in bloc.offices.filter(year=year, role__in=units).select_related("unit"):
        name = holder.unit.name_on(date(year, 1, 1))
        raise Overtaken(
            f"Năm {year}, {bloc.name} đã có {holder.get_role_display()}: {name}.",
            remedy=f"Mở lại trang của {bloc.word} để xem ai đang giữ chức trách.",
        )


def _of_both(
    bloc: Bloc, units: Mapping[str, Unit], names: Mapping[int, str], *, year: int
) -> Iterator[Obstacle]:
    held = set(bloc.offices.filter(year=year, until__isnull=True).values_list("unit", flat=True))
    chosen = [unit.pk for unit in units.values()]
    for key in {key for key in chosen if key in held or chosen.count(key) > 1}:
        yield Obstacle(
            f"{names[key]} {bloc.said(NOT_BOTH)}",
            remedy="Chọn hai đơn vị khác nhau.",
            about=names[key],
        )


def _of_rotation(
    bloc: Bloc, units: Mapping[str, Unit], names: Mapping[int, str], *, year: int, reason: str
) -> Iterator[Obstacle]:
    head = units.get(Role.HEAD)
    if head is None or clean(reason):
        return
    if bloc.offices.filter(year=year - 1, role=Role.HEAD, unit=head, until__isnull=True).exists():
        yield Obstacle(
            f"{names[head.pk]} "
            + bloc.said(f"đã là khối trưởng năm {year - 1}; khối trưởng, khối phó luân phiên hằng năm."),
            remedy=bloc.said("Chọn khối phó năm trước, hoặc ghi lý do để đơn vị này giữ tiếp."),
            about=names[head.pk],
        )


def first_day_of_office(year: int, *, on: date) -> date:
    """From which a head or deputy of the year serves who is set that day."""
    return on if year == on.year else date(year, 1, 1)


def propose_offices(bloc: Bloc, *, year: int, on: date) -> Proposal:
    """Rotation: this year's deputy becomes head; deputies are proposed from who served longest ago. Nobody
    whose last day lies before the first in office is proposed."""
    day = first_day_of_office(year, on=on)
    held = bloc_offices_on(bloc, year=year - 1, day=date(year - 1, 12, 31))
    before = {role: office.unit for role, office in held.items()}
    next_head = before.get(Role.DEPUTY)
    head = next_head if next_head and is_at_work(next_head, on=day) else None
    members = members_of(bloc, year=year) or members_of(bloc, year=year - 1)
    served = dict(bloc.offices.filter(year__lt=year).values_list("unit").annotate(last=Max("year")))
    served_last = (next_head, before.get(Role.HEAD))
    others = [unit for unit in members if unit not in served_last and is_at_work(unit, on=day)]
    others.sort(key=lambda unit: served.get(unit.pk, 0))
    return Proposal(head=head, deputies=tuple(others))
