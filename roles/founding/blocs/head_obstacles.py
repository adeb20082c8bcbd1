"""What stands in the way of a head or deputy of a bloc: everything is told at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User

from roles.doors.refusals import Obstacle, Refused
from roles.models import Bloc, BlocMembership, BlocOffice, Office, Unit
from roles.models.periods import valid_on
from vietnamese.dates import short_date
from vietnamese.text import clean

Kind, Role = BlocMembership.Kind, BlocOffice.Role
OFFICE_OF = {Role.HEAD: Office.BLOC_HEAD, Role.DEPUTY: Office.BLOC_DEPUTY}


@dataclass(frozen=True)
class Holder:
    """The unit that takes an office over, and who works for it; no person: to be appointed later."""

    unit: Unit
    person: User | None = None


NOT_BOTH = "không thể vừa là khối trưởng vừa là khối phó: khối phó xét hồ sơ của khối trưởng."


def refuse_ended(bloc: Bloc, *, on: date) -> None:
    """Nothing more is set in a bloc that is over."""
    if bloc.ended_on is not None and bloc.is_over(on):
        raise Refused(
            f"{bloc.name} đã kết thúc ngày {short_date(bloc.ended_on)}.",
            remedy=bloc.said("Chọn khối đang hoạt động."),
        )


def of_members(
    bloc: Bloc, units: Mapping[str, Unit], names: Mapping[int, str], *, year: int
) -> Iterator[Obstacle]:
    members = set(bloc.memberships.filter(year=year, kind=Kind.MEMBER).values_list("unit", flat=True))
    for unit in dict.fromkeys(units.values()):
        if unit.pk not in members:
            yield Obstacle(
                f"{names[unit.pk]} không phải thành viên {bloc.name} năm {year}.",
                remedy="Chọn một đơn vị thành viên.",
                about=names[unit.pk],
            )


def of_ended(units: Mapping[str, Unit], names: Mapping[int, str], *, since: date) -> Iterator[Obstacle]:
    """Those whose last day lies before the day from which they would be in office."""
    for unit in dict.fromkeys(units.values()):
        if unit.ended_on is not None and unit.ended_on < since:
            yield Obstacle(
                f"{names[unit.pk]} kết thúc hoạt động ngày {short_date(unit.ended_on)}.",
                remedy="Chọn đơn vị đang hoạt động.",
                about=names[unit.pk],
            )


def of_day(bloc: Bloc, since: date, reason: str, *, on: date) -> Iterator[Obstacle]:
    if since < on:
        yield Obstacle(
            bloc.said(f"Không thay lùi về {short_date(since)}: việc khối trưởng cũ đã làm vẫn có giá trị."),
            remedy=f"Chọn ngày từ {short_date(on)} trở đi.",
        )
    if not clean(reason):
        yield Obstacle("Chưa ghi lý do thay trong năm.", remedy="Ghi lý do như trong văn bản.")


def of_units(
    bloc: Bloc,
    units: Mapping[str, Unit],
    held: Mapping[str, BlocOffice],
    names: Mapping[int, str],
    *,
    since: date,
) -> Iterator[Obstacle]:
    after = {role: one.unit_id for role, one in held.items()} | {role: one.pk for role, one in units.items()}
    for role, unit in units.items():
        name, label = names[unit.pk], bloc.said(Role(role).label)
        if role not in held:
            yield Obstacle(
                f"Năm {since.year} {bloc.word} chưa có {label} để thay.",
                remedy=bloc.said("Cử trên trang “Khối trưởng, khối phó”."),
            )
        elif held[role].unit_id == unit.pk:
            yield Obstacle(f"{name} đang là {label}.", remedy="Chọn đơn vị khác, hoặc để trống.", about=name)
        elif held[role].since >= since:
            yield Obstacle(
                f"{names[held[role].unit_id]} giữ chức {label} từ {short_date(held[role].since)}.",
                remedy=f"Chọn ngày sau {short_date(held[role].since)}.",
            )
    yield from of_ended(units, names, since=since)
    both = [key for key in set(after.values()) if list(after.values()).count(key) > 1]
    for key in both:
        yield Obstacle(
            f"{names[key]} {bloc.said(NOT_BOTH)}",
            remedy=bloc.said("Cử cả khối trưởng và khối phó mới trong cùng văn bản, hai đơn vị khác nhau."),
            about=names[key],
        )


def of_persons(bloc: Bloc, holders: Mapping[str, Holder], *, since: date) -> Iterator[Obstacle]:
    for role, holder in holders.items():
        person, office = holder.person, OFFICE_OF[Role(role)]
        if person is not None and not holder.unit.appointments.filter(valid_on(since), user=person).exists():
            yield Obstacle(
                f"Ngày {short_date(since)}, {_name(person)} không giữ chức trách nào ở đơn vị được cử.",
                remedy="Chọn người của đơn vị được cử.",
                about=_name(person),
            )
        coming = bloc.appointments.filter(office=office, since__gte=since).select_related("user")
        for row in coming.exclude(user=person) if person else coming:
            yield Obstacle(
                f"{_name(row.user)} đã được phân công {Role(role).label} từ {short_date(row.since)}.",
                remedy=f"Chọn ngày sau {short_date(row.since)}, hoặc chọn chính người này.",
                about=_name(row.user),
            )


def _name(person: User) -> str:
    return person.get_full_name() or person.get_username()
