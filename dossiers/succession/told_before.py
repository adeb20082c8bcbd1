"""What moves or stops when units are taken over, as the page shows it before anything is done.

Rooms above tell of their own things: `tells_before(open_dossiers)`, once, when the room is loaded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from dossiers.models import HeldTitle, Recipient
from dossiers.succession.carrying_on import nobody_yet
from dossiers.succession.resettling import KINDS_THAT_GO, taken_codes
from roles.founding.taking_over import below, powers_of
from roles.models import Appointment, BlocMembership, BlocOffice, Unit
from roles.models.periods import valid_on
from roles.queries import names_on
from trail.clock import today
from vietnamese.numbers import counted


@dataclass(frozen=True, slots=True)
class Touched:
    """One thing: `what` kind it is (a heading), its name, and what becomes of it."""

    what: str
    name: str
    beside: str = ""


Teller = Callable[[Sequence[Unit], date], Iterable[Touched]]
_TELLERS: dict[str, Teller] = {}
_KINDS = (
    (Recipient.Kind.INDIVIDUAL, "người"),
    (Recipient.Kind.HOUSEHOLD, "hộ gia đình"),
    (Recipient.Kind.COLLECTIVE, "tập thể"),
)


def tells_before(teller: Teller) -> None:
    """`teller` is given the units that end or lose people, and the first day after."""
    _TELLERS[f"{teller.__module__}.{teller.__qualname__}"] = teller


def told_before(
    units: Sequence[Unit], *, heir: Unit | None, since: date, with_collectives: bool
) -> dict[str, list[Touched]]:
    """By heading, in the order in which a page shows them; as many statements for twenty units as for one."""
    names = names_on([unit.pk for unit in units], on=since)
    told: dict[str, list[Touched]] = {}
    found = [
        *_nobody_yet(units, heir, since=since),
        *_people(units, names, with_collectives=with_collectives),
        *_codes(units, heir, with_collectives=with_collectives),
        *_offices(units, names, since=since),
        *_blocs(units, names, since=since),
        *_below(units, since=since),
    ]
    for teller in _TELLERS.values():
        found += teller(units, since)
    for each in found:
        told.setdefault(each.what, []).append(each)
    return told


def _nobody_yet(units: Sequence[Unit], heir: Unit | None, *, since: date) -> Iterator[Touched]:
    if told := nobody_yet(units, heir, on=max(since, today())):
        name = heir.name_on(since) if heir is not None else "Đơn vị mới"
        yield Touched("Đơn vị nhận chưa có người làm việc", name, told)


def _people(units: Sequence[Unit], names: dict[int, str], *, with_collectives: bool) -> Iterator[Touched]:
    numbers: dict[int, Counter[str]] = {unit.pk: Counter() for unit in units}
    rows = Recipient.objects.filter(unit__in=units).order_by().values_list("unit", "kind")
    for unit, kind, number in rows.annotate(Count("pk")):
        numbers[unit][kind] = number
    titles = dict(
        HeldTitle.objects.filter(recipient__unit__in=units)
        .order_by()
        .values_list("recipient__unit")
        .annotate(Count("pk"))
    )
    for unit in units:
        goes = [kind for kind, _word in _KINDS if with_collectives or kind in KINDS_THAT_GO]
        there = numbers[unit.pk]
        going = [f"{counted(there[kind])} {word}" for kind, word in _KINDS if kind in goes and there[kind]]
        staying = numbers[unit.pk][Recipient.Kind.COLLECTIVE] if not with_collectives else 0
        stays = f"; {counted(staying)} tập thể ở lại lịch sử của đơn vị cũ" if staying else ""
        history = f"; {counted(titles.get(unit.pk, 0))} danh hiệu, hình thức đã đạt đi theo người"
        people = ", ".join(going) or "Chưa có ai"
        yield Touched("Người và lịch sử khen thưởng", names[unit.pk], people + history + stays)


def _codes(units: Sequence[Unit], heir: Unit | None, *, with_collectives: bool) -> Iterator[Touched]:
    """Of whom the code is another's at the heir."""
    rows = Recipient.objects.filter(unit__in=units).order_by("pk")
    going = rows if with_collectives else rows.filter(kind__in=KINDS_THAT_GO)
    for each in taken_codes(list(going), heir):
        yield Touched("Mã cán bộ trùng, để trống khi chuyển", each.name, f"mã {each.staff_code}")


def _offices(units: Sequence[Unit], names: dict[int, str], *, since: date) -> Iterator[Touched]:
    rows = Appointment.objects.filter(valid_on(since), unit__in=units).select_related("user")
    for each in rows.order_by("unit", "pk"):
        person = each.user.get_full_name() or each.user.get_username()
        yield Touched("Phân công hết hiệu lực", person, f"{each.post}, {names[each.unit_id or 0]}")


def _blocs(units: Sequence[Unit], names: dict[int, str], *, since: date) -> Iterator[Touched]:
    """The membership of the year stays as it was: the dossiers of the year went that way."""
    heading = "Khối, cụm thi đua của năm"
    offices = BlocOffice.objects.filter(valid_on(since), unit__in=units, year=since.year)
    leads = {(row.unit_id, row.bloc_id): row for row in offices.select_related("bloc")}
    rows = BlocMembership.objects.filter(unit__in=units, year=since.year).select_related("bloc")
    for row in rows.order_by("unit", "bloc__code"):
        office = leads.get((row.unit_id, row.bloc_id))
        told = "hồ sơ đang mở vẫn qua khối này; đơn vị nhận được chọn làm thành viên ở trang của khối"
        if office is not None:
            role = office.get_role_display()
            told = f"đang là {role}: cử đơn vị khác ở trang “Thay {role}”"
        yield Touched(heading, f"{row.bloc.name}: {names[row.unit_id]}", told)


def _below(units: Sequence[Unit], *, since: date) -> Iterator[Touched]:
    powers = powers_of(units, on=since)
    for profile in below(units, powers, on=since):
        yield Touched("Đơn vị cấp dưới chuyển theo", profile.name, "trực thuộc đơn vị nhận")
    for power in powers:
        yield Touched(
            "Thẩm quyền kết thúc", power.name, "hồ sơ chưa xong chờ cấp kế tục nhận bàn giao ở “Việc của tôi”"
        )
