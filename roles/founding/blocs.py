"""Blocs by year: members and offices by a founding decision, the head's office going in rotation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from roles.grants import end_appointments_at
from roles.models import Bloc, BlocMembership, BlocOffice, Jurisdiction, Unit
from roles.papers import paper_fields
from roles.queries import members_of, names_on
from roles.refusals import Obstacle, Refused, refuse_if
from vietnamese.text import clean

Kind, Role = BlocMembership.Kind, BlocOffice.Role


@dataclass(frozen=True)
class Proposal:
    """Whom rotation brings: `head` is last year's deputy; `deputies` in the order of their turn."""

    head: Unit | None
    deputies: tuple[Unit, ...]


def found_bloc(jurisdiction: Jurisdiction, *, code: str, name: str) -> Bloc:
    code, name = clean(code), clean(name)
    if jurisdiction.blocs.filter(code=code).exists():
        raise Refused(f"Mã khối {code} đã có ở {jurisdiction.name}.", remedy="Chọn mã khác.")
    return Bloc.objects.create(jurisdiction=jurisdiction, code=code, name=name)


@transaction.atomic
def end_bloc(bloc: Bloc, *, on: date) -> None:
    """`on` is the bloc's last day."""
    bloc.ended_on = on
    bloc.save(update_fields=["ended_on"])
    end_appointments_at([bloc], until=on)


@transaction.atomic
def join_bloc(
    bloc: Bloc,
    *,
    units: Sequence[Unit],
    year: int,
    paper_number: str,
    paper_on: date,
    paper_by: str,
    kind: str = Kind.MEMBER,
) -> list[BlocMembership]:
    """The units of one founding decision join for a year; a unit is a member of one bloc a jurisdiction."""
    founded = paper_fields(paper_number, paper_on, paper_by)
    Bloc.objects.select_for_update().get(pk=bloc.pk)
    if kind == Kind.MEMBER:
        refuse_if(_placed_already(bloc, units, year=year), message="Có đơn vị đã thuộc khối khác.")
    refuse_if(_ended_before(units, year=year), message="Có đơn vị không còn hoạt động.")
    return BlocMembership.objects.bulk_create(
        BlocMembership(bloc=bloc, unit=unit, year=year, kind=kind, **founded) for unit in units
    )


def _placed_already(bloc: Bloc, units: Sequence[Unit], *, year: int) -> list[Obstacle]:
    rows = BlocMembership.objects.filter(
        unit__in=units, year=year, kind=Kind.MEMBER, bloc__jurisdiction=bloc.jurisdiction_id
    ).select_related("bloc")
    placed = list(rows)
    names = names_on([row.unit_id for row in placed], on=date(year, 12, 31))
    return [
        Obstacle(
            message=f"{names[row.unit_id]} đã là thành viên {row.bloc.name} năm {year}.",
            remedy="Một đơn vị chỉ thuộc một khối trong năm; bỏ đơn vị này khỏi danh sách.",
            about=names[row.unit_id],
        )
        for row in placed
    ]


def _ended_before(units: Sequence[Unit], *, year: int) -> list[Obstacle]:
    ended = [unit for unit in units if unit.ended_on and unit.ended_on < date(year, 1, 1)]
    names = names_on([unit.pk for unit in ended], on=date(year, 12, 31))
    return [
        Obstacle(
            message=f"{names[unit.pk]} đã kết thúc hoạt động trước năm {year}.",
            remedy="Thay bằng đơn vị kế tục.",
            about=names[unit.pk],
        )
        for unit in ended
    ]


@transaction.atomic
def set_bloc_office(
    bloc: Bloc,
    *,
    unit: Unit,
    year: int,
    role: str,
    paper_number: str,
    paper_on: date,
    paper_by: str,
    reason: str = "",
) -> BlocOffice:
    """Head or deputy for a year. A head of the year before stays only with a reason."""
    founded = paper_fields(paper_number, paper_on, paper_by)
    Bloc.objects.select_for_update().get(pk=bloc.pk)
    name = unit.name_on(date(year, 1, 1))
    if not bloc.memberships.filter(unit=unit, year=year, kind=Kind.MEMBER).exists():
        raise Refused(
            f"{name} không phải thành viên {bloc.name} năm {year}.", remedy="Chọn một đơn vị thành viên."
        )
    holder = bloc.offices.filter(year=year, role=role).first()
    if holder is not None:
        holder_name = holder.unit.name_on(date(year, 1, 1))
        raise Refused(f"Năm {year}, {bloc.name} đã có {holder.get_role_display()}: {holder_name}.")
    if role == Role.HEAD and not clean(reason) and _headed(bloc, unit, year=year - 1):
        raise Refused(
            f"{name} đã là khối trưởng năm {year - 1}; khối trưởng, khối phó luân phiên hằng năm.",
            remedy="Chọn khối phó năm trước, hoặc ghi lý do để đơn vị này giữ tiếp.",
        )
    return BlocOffice.objects.create(
        bloc=bloc, unit=unit, year=year, role=role, reason=clean(reason), **founded
    )


def propose_offices(bloc: Bloc, *, year: int) -> Proposal:
    """Rotation: this year's deputy becomes head; deputies are proposed from who served longest ago."""
    before = {
        office.role: office.unit for office in bloc.offices.filter(year=year - 1).select_related("unit")
    }
    head = before.get(Role.DEPUTY)
    members = members_of(bloc, year=year) or members_of(bloc, year=year - 1)
    served = dict(bloc.offices.filter(year__lt=year).values_list("unit").annotate(last=Max("year")))
    others = [unit for unit in members if unit not in (head, before.get(Role.HEAD))]
    others.sort(key=lambda unit: served.get(unit.pk, 0))
    return Proposal(head=head, deputies=tuple(others))


def _headed(bloc: Bloc, unit: Unit, *, year: int) -> bool:
    return bloc.offices.filter(year=year, role=Role.HEAD, unit=unit).exists()
