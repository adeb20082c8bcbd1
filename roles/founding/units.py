"""Units from their founding to their end: a new name is a new profile, a merger is a succession."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from roles.grants import end_appointments_at
from roles.models import Jurisdiction, Succession, Unit, UnitProfile
from roles.refusals import Refused
from vietnamese.collation import sort_key
from vietnamese.dates import short_date
from vietnamese.text import clean, fold

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class NewUnit:
    """What must be known of a unit on its first day. `level` is one of UnitLevel."""

    level: str
    name: str
    since: date
    short_name: str = ""
    code: str = ""
    place: str = ""
    parent: Unit | None = None
    jurisdiction: Jurisdiction | None = None
    has_legal_personality: bool = True


def found_unit(
    *,
    level: str,
    name: str,
    since: date,
    short_name: str = "",
    code: str = "",
    place: str = "",
    parent: Unit | None = None,
    jurisdiction: Jurisdiction | None = None,
    has_legal_personality: bool = True,
) -> Unit:
    """One unit with its first profile."""
    new = NewUnit(
        level=level,
        name=name,
        since=since,
        short_name=short_name,
        code=code,
        place=place,
        parent=parent,
        jurisdiction=jurisdiction,
        has_legal_personality=has_legal_personality,
    )
    return found_units([new])[0]


@transaction.atomic
def found_units(news: Sequence[NewUnit]) -> list[Unit]:
    """Any number of units in two statements, in the order given; `parent` must exist already."""
    for new in news:
        _refuse_nameless(new.name)
    units = Unit.objects.bulk_create(
        Unit(level=new.level, has_legal_personality=new.has_legal_personality, founded_on=new.since)
        for new in news
    )
    UnitProfile.objects.bulk_create(
        _named(
            UnitProfile(
                unit=unit,
                name=new.name,
                short_name=clean(new.short_name),
                code=clean(new.code),
                place=clean(new.place),
                parent=new.parent,
                jurisdiction=new.jurisdiction,
                since=new.since,
            )
        )
        for unit, new in zip(units, news, strict=True)
    )
    return units


@transaction.atomic
def rename_unit(unit: Unit, *, since: date, **changed: object) -> UnitProfile:
    """A new profile from `since`: name, short_name, code, place, parent or jurisdiction; the rest stays.

    The past is never touched: refused when a profile of that day or a later one exists already.
    """
    Unit.objects.select_for_update().get(pk=unit.pk)
    last = unit.profiles.order_by("-since")[0]
    if last.since >= since:
        raise Refused(
            f"“{last.name}” đã mang tên này từ {short_date(last.since)}, không đổi lùi được.",
            remedy=f"Chọn ngày có hiệu lực sau {short_date(last.since)}.",
        )
    if last.until is not None and last.until < since:
        raise Refused(
            f"“{last.name}” đã kết thúc hoạt động ngày {short_date(last.until)}, không đổi tên được nữa."
        )
    _refuse_nameless(str(changed.get("name", last.name)))
    kept = {
        field: getattr(last, field)
        for field in ("name", "short_name", "code", "place", "parent", "jurisdiction")
    }
    until = last.until
    UnitProfile.objects.filter(pk=last.pk).update(until=since - ONE_DAY)
    profile = _named(UnitProfile(unit=unit, since=since, until=until, **kept | changed))
    profile.save()
    return profile


@transaction.atomic
def end_unit(unit: Unit, *, on: date, successors: Iterable[Unit], instrument: str) -> None:
    """`on` is the unit's last day: its profile, its people's appointments end; the successors begin after."""
    locked = Unit.objects.select_for_update().get(pk=unit.pk)
    if locked.ended_on is not None:
        raise Refused(
            f"“{unit.name_on(on)}” đã kết thúc hoạt động từ trước, vào ngày {short_date(locked.ended_on)}."
        )
    if not clean(instrument):
        raise Refused(
            "Thiếu văn bản sắp xếp, sáp nhập hoặc giải thể.",
            remedy="Ghi số, ngày và cơ quan ban hành văn bản.",
        )
    unit.ended_on = on
    unit.save(update_fields=["ended_on"])
    unit.profiles.filter(until__isnull=True).update(until=on)
    Succession.objects.bulk_create(
        Succession(
            predecessor=unit, successor=successor, happened_on=on + ONE_DAY, instrument=clean(instrument)
        )
        for successor in successors
    )
    end_appointments_at([unit], until=on)


def _named(profile: UnitProfile) -> UnitProfile:
    """bulk_create passes by save(), so the forms for search and order are made here."""
    profile.name = clean(profile.name)
    profile.folded, profile.sort_key = fold(profile.name), sort_key(profile.name)
    return profile


def _refuse_nameless(name: str) -> None:
    if not clean(name):
        raise Refused("Thiếu tên đơn vị.", remedy="Ghi tên đầy đủ như trong quyết định thành lập.")
