"""A unit ends on its last day and is followed by others, or is dissolved; its past stays as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from django.contrib.auth.models import User
from django.db.models import Q

from roles.appointments.appointing import end_appointments_at
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Overtaken, refuse_if
from roles.founding.recording import founder, iso_day, note_of
from roles.models import Jurisdiction, Succession, Unit
from roles.models.proved_tables import OF_UNIT
from roles.queries import jurisdiction_of, names_on
from trail.record import record_many
from trail.verbs import Verb
from vietnamese.dates import short_date
from vietnamese.text import clean

ONE_DAY = timedelta(days=1)


@one_act
def end_unit(
    unit: Unit,
    *,
    on: date,
    successors: Iterable[Unit],
    instrument: str,
    is_dissolved: bool = False,
    by: User | None = None,
    acted_on: date | None = None,
) -> None:
    """`on` is the unit's last day: its profile and its people's appointments end; successors begin after.

    Without a successor only where `is_dissolved` says so; `acted_on` is the day of the act.
    """
    locked = Unit.objects.select_for_update().get(pk=unit.pk)
    jurisdiction, name = jurisdiction_of(locked, on=on), locked.name_on(on)
    actor = founder(by, "end_unit", [jurisdiction], on=acted_on or on)
    if locked.ended_on is not None:
        raise Overtaken(f"“{name}” đã kết thúc hoạt động từ trước, vào ngày {short_date(locked.ended_on)}.")
    followed = list(successors)
    refuse_if(
        [
            *_of_unit(locked, on=on),
            *_of_successors(locked, followed, on=on, is_dissolved=is_dissolved),
            *_of_instrument(instrument),
        ],
        message=f"Chưa ghi được ngày kết thúc của “{name}”.",
    )
    unit.ended_on = on
    unit.save(update_fields=["ended_on"])
    unit.profiles.filter(Q(until__isnull=True) | Q(until__gt=on)).update(until=on)
    follow([unit], followed, on=on, instrument=instrument)
    end_appointments_at([unit], until=on)
    names = names_on([each.pk for each in followed], on=on + ONE_DAY)
    details = {
        "until": iso_day(on),
        "successors": [names[each.pk] for each in followed],
        "paper": clean(instrument),
    }
    note = note_of(unit, about=name, jurisdiction=jurisdiction, details=details, proves=OF_UNIT)
    record_many(Verb.UNIT_ENDED, [note], by=actor, on=acted_on or on)


def follow(units: Sequence[Unit], successors: Sequence[Unit], *, on: date, instrument: str) -> None:
    """Each of the successors takes over from each of the units; `on` is their last day."""
    Succession.objects.bulk_create(
        Succession(
            predecessor=unit, successor=successor, happened_on=on + ONE_DAY, instrument=clean(instrument)
        )
        for unit in units
        for successor in successors
    )


def _of_unit(unit: Unit, *, on: date) -> Iterator[Obstacle]:
    last = unit.profiles.order_by("-since")[0]
    if on < last.since:
        yield Obstacle(
            f"Ngày {short_date(on)} đứng trước ngày tên hiện nay có hiệu lực ({short_date(last.since)}).",
            remedy=f"Chọn ngày từ {short_date(last.since)} trở đi.",
        )
    power = Jurisdiction.objects.filter(organ=unit).filter(Q(until__isnull=True) | Q(until__gt=on)).first()
    if power is not None:
        yield Obstacle(
            f"{power.name} vẫn đang có thẩm quyền quyết định khen thưởng.",
            remedy="Kết thúc thẩm quyền và bàn giao hồ sơ trước, rồi mới kết thúc cơ quan.",
        )


def _of_successors(
    unit: Unit, successors: Sequence[Unit], *, on: date, is_dissolved: bool
) -> Iterator[Obstacle]:
    if not successors and not is_dissolved:
        yield Obstacle(
            "Thiếu đơn vị kế tục.",
            remedy="Chọn đơn vị nhận nhiệm vụ, hoặc ghi rõ là giải thể không có đơn vị kế tục.",
        )
    if successors and is_dissolved:
        yield Obstacle(
            "Đã ghi giải thể không có đơn vị kế tục thì không chọn đơn vị kế tục.",
            remedy="Bỏ một trong hai.",
        )
    names = names_on([each.pk for each in successors], on=on + ONE_DAY)
    for each in successors:
        if each.pk == unit.pk:
            yield Obstacle("Một đơn vị không kế tục chính mình.", remedy="Bỏ chọn đơn vị này.")
        elif each.founded_on > on + ONE_DAY or (each.ended_on is not None and each.ended_on <= on):
            yield Obstacle(
                f"Ngày {short_date(on + ONE_DAY)} “{names[each.pk]}” không hoạt động.",
                remedy="Chọn đơn vị hoạt động từ ngày hôm sau, hoặc sửa ngày kết thúc.",
                about=names[each.pk],
            )


def _of_instrument(instrument: str) -> list[Obstacle]:
    if clean(instrument):
        return []
    return [
        Obstacle(
            "Thiếu văn bản sắp xếp, sáp nhập hoặc giải thể.",
            remedy="Ghi số, ngày và cơ quan ban hành văn bản.",
        )
    ]
