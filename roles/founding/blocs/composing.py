"""Blocs: founded once, composed anew for each year by a decision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.contrib.auth.models import User
from django.db.models import Q

from roles.doors.foreign_ids import refuse_foreign
from roles.doors.founding_paper import paper_fields
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Overtaken, Refused, refuse_if
from roles.founding.recording import founder, note_of
from roles.models import Bloc, BlocMembership, Jurisdiction, Unit, UnitProfile
from roles.models.proved_tables import OF_BLOC
from roles.queries import names_on
from trail.clock import today
from trail.record import Actor, record_many
from trail.verbs import Verb
from vietnamese.dates import short_date
from vietnamese.text import clean

BlocKind = BlocMembership.Kind


@one_act
def found_bloc(
    jurisdiction: Jurisdiction, *, code: str, name: str, by: User | None = None, on: date | None = None
) -> Bloc:
    acted_on = on or today()
    actor = founder(by, "found_bloc", [jurisdiction], on=acted_on)
    code, name = clean(code), clean(name)
    if not code or not name:
        raise Refused("Thiếu mã hoặc tên khối, cụm.", remedy="Ghi mã và tên như trong quyết định thành lập.")
    Jurisdiction.objects.select_for_update(of=("self",), no_key=True).get(pk=jurisdiction.pk)
    if jurisdiction.blocs.filter(code=code).exists():
        raise Overtaken(f"Mã khối, cụm {code} đã có ở {jurisdiction.name}.", remedy="Chọn mã khác.")
    bloc = Bloc.objects.create(jurisdiction=jurisdiction, code=code, name=name)
    details = {"called": name, "code": code}
    note = note_of(bloc, about=name, jurisdiction=jurisdiction, details=details, proves=OF_BLOC)
    record_many(Verb.BLOC_FOUNDED, [note], by=actor, on=acted_on)
    return bloc


@one_act
def join_bloc(
    bloc: Bloc,
    *,
    units: Sequence[Unit],
    year: int,
    paper_number: str,
    paper_on: date | None,
    paper_by: str,
    kind: str = BlocKind.MEMBER,
    by: User | None = None,
    on: date | None = None,
) -> list[BlocMembership]:
    """The units of one founding decision join for a year; a unit is a member of one bloc a jurisdiction."""
    acted_on = on or today()
    actor = founder(by, "compose_bloc", [bloc.jurisdiction], on=acted_on)
    founded = paper_fields(paper_number, paper_on, paper_by)
    _lock(bloc)
    refuse_if(
        _of_joining(bloc, units, year=year, on=acted_on, kind=kind),
        message=f"Có đơn vị chưa vào {bloc.word} được.",
    )
    joined = BlocMembership.objects.bulk_create(
        BlocMembership(bloc=bloc, unit=unit, year=year, kind=kind, **founded) for unit in units
    )
    _record(
        bloc, year=year, joined=units, left=[], paper=joined[0].paper if joined else "", by=actor, on=acted_on
    )
    return joined


@one_act
def compose_bloc(
    bloc: Bloc,
    *,
    units: Sequence[Unit],
    year: int,
    paper_number: str,
    paper_on: date | None,
    paper_by: str,
    by: User | None,
    on: date,
) -> tuple[list[Unit], list[Unit]]:
    """Makes `units` the members of the year: who joins and who leaves. Who stays keeps the paper it had.

    Nobody leaves a year that is over, nor while heading the bloc; guests are not touched.
    """
    actor = founder(by, "compose_bloc", [bloc.jurisdiction], on=on)
    founded = paper_fields(paper_number, paper_on, paper_by)
    _lock(bloc)
    rows = bloc.memberships.filter(year=year, kind=BlocKind.MEMBER).select_related("unit")
    before, wanted = {row.unit_id: row.unit for row in rows}, {unit.pk: unit for unit in units}
    joined = [unit for key, unit in wanted.items() if key not in before]
    left = [unit for key, unit in before.items() if key not in wanted]
    filed = UnitProfile.objects.filter(unit__in=joined, jurisdiction=bloc.jurisdiction_id)
    own = set(filed.values_list("unit", flat=True))
    refuse_foreign([unit.pk for unit in joined], own, field="Thành viên")
    if not joined and not left:
        raise Refused(f"Danh sách này đã là thành viên của {bloc.name} năm {year}.")
    refuse_if(
        [*_of_joining(bloc, joined, year=year, on=on), *_of_leaving(bloc, left, year=year, on=on)],
        message=f"Chưa ghi được thành viên của {bloc.name} năm {year}.",
    )
    rows.filter(unit__in=left).delete()
    made = [BlocMembership(bloc=bloc, unit=unit, year=year, **founded) for unit in joined]
    BlocMembership.objects.bulk_create(made)
    paper = BlocMembership(**founded).paper
    _record(bloc, year=year, joined=joined, left=left, paper=paper, by=actor, on=on)
    return joined, left


def _lock(bloc: Bloc) -> None:
    """The jurisdiction first: two blocs of one jurisdiction never take the same unit at once."""
    of_all = Jurisdiction.objects.select_for_update(of=("self",), no_key=True)
    of_all.get(pk=bloc.jurisdiction_id)
    Bloc.objects.select_for_update(of=("self",)).get(pk=bloc.pk)


def _of_joining(
    bloc: Bloc, units: Sequence[Unit], *, year: int, on: date, kind: str = BlocKind.MEMBER
) -> Iterator[Obstacle]:
    """A bloc that has ended keeps its members of the year on record, and another may take them."""
    names = names_on([unit.pk for unit in units], on=date(year, 12, 31))
    day = max(on, date(year, 1, 1))
    if bloc.ended_on is not None and bloc.is_over(day):
        yield Obstacle(
            f"{bloc.name} đã kết thúc ngày {short_date(bloc.ended_on)}.", remedy="Chọn khối, cụm khác."
        )
    going_on = Q(bloc__ended_on__isnull=True) | Q(bloc__ended_on__gte=day)
    rows = BlocMembership.objects.filter(
        going_on, unit__in=units, year=year, bloc__jurisdiction=bloc.jurisdiction_id
    ).select_related("bloc")
    for row in rows:
        if row.bloc_id == bloc.pk or kind == row.kind == BlocKind.MEMBER:
            yield Obstacle(
                f"{names[row.unit_id]} đã là {_called(row)} {row.bloc.name} năm {year}.",
                remedy="Một đơn vị chỉ thuộc một khối, cụm trong năm; bỏ đơn vị này khỏi danh sách.",
                about=names[row.unit_id],
            )
    for unit in units:
        if unit.ended_on and unit.ended_on < date(year, 1, 1):
            yield Obstacle(
                f"{names[unit.pk]} đã kết thúc hoạt động trước năm {year}.",
                remedy="Thay bằng đơn vị kế tục.",
                about=names[unit.pk],
            )


def _called(row: BlocMembership) -> str:
    return "thành viên" if row.kind == BlocKind.MEMBER else "đơn vị phối hợp của"


def _of_leaving(bloc: Bloc, units: Sequence[Unit], *, year: int, on: date) -> Iterator[Obstacle]:
    if units and year < on.year:
        yield Obstacle(
            f"Năm {year} đã qua: không bỏ thành viên nào của năm ấy.",
            remedy="Giữ nguyên các đơn vị đã có; chỉ ghi thêm đơn vị còn thiếu.",
        )
    names = names_on([unit.pk for unit in units], on=date(year, 12, 31))
    for office in bloc.offices.filter(year=year, unit__in=units, until__isnull=True):
        yield Obstacle(
            f"{names[office.unit_id]} đang là {office.get_role_display()} năm {year}.",
            remedy="Giữ đơn vị này trong danh sách thành viên.",
            about=names[office.unit_id],
        )


def _record(
    bloc: Bloc, *, year: int, joined: Sequence[Unit], left: Sequence[Unit], paper: str, by: Actor, on: date
) -> None:
    names = names_on([unit.pk for unit in (*joined, *left)], on=date(year, 12, 31))
    details = {
        "year": year,
        "joined": [names[unit.pk] for unit in joined],
        "left": [names[unit.pk] for unit in left],
        "paper": paper,
    }
    of = bloc.jurisdiction
    note = note_of(bloc, about=bloc.name, jurisdiction=of, details=details, proves=OF_BLOC)
    record_many(Verb.BLOC_COMPOSED, [note], by=by, on=on)
