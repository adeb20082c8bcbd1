"""To which units a person may be told to have moved, and who there takes him over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import User

from roles.models import Appointment, Jurisdiction, Unit
from roles.models.periods import valid_on
from roles.organs.unit_choices import NamedUnits, units_from
from roles.queries import jurisdiction_of, profiles_of
from roles.rights.permissions import held_by


def units_to_move_to(unit: Unit, *, on: date) -> list[tuple[str, NamedUnits]]:
    """By jurisdiction, its own first and then the one above: each organ, and the units that file to it and
    are at work. Whoever goes farther is ended here and begins there."""
    own = jurisdiction_of(unit, on=on)
    found, taken = [], {unit.pk}
    for place in (own, own.above if own else None):
        if place is None:
            continue
        named = [*_organ_of(place, on=on), *units_from(place, day=on)]
        rows = [(each, name) for each, name in named if each.pk not in taken and _is_at_work(each, on)]
        taken |= {each.pk for each, _name in rows}
        found.append((place.name, rows))
    return found


def _organ_of(place: Jurisdiction, *, on: date) -> NamedUnits:
    """None where it files to nobody and has nobody: nobody could ever appoint who takes a person over."""
    profile = place.organ.profile_on(on)
    if profile.jurisdiction is None and not takers_at([place.organ_id], on=on):
        return []
    return [(place.organ, profile.name)]


def _is_at_work(unit: Unit, on: date) -> bool:
    return unit.founded_on <= on and (unit.ended_on is None or unit.ended_on >= on)


def takers_at(units: Iterable[int], *, on: date) -> dict[int, list[User]]:
    """Who may take a person over at each of the units that day; a unit without anybody is not in it. One
    statement."""
    rows = Appointment.objects.filter(
        valid_on(on), held_by("draft_dossier"), unit__in=set(units), user__is_active=True
    )
    found: dict[int, list[User]] = {}
    for row in rows.select_related("user").order_by("pk"):
        if row.unit_id is not None and row.user not in found.setdefault(row.unit_id, []):
            found[row.unit_id].append(row.user)
    return found


def who_takes(unit: int, *, on: date) -> str:
    """ "đang chờ … (Lục Thị Thắm) tiếp nhận", or who must first see that somebody is there."""
    profile = profiles_of([unit], on=on)[unit]
    takers = takers_at([unit], on=on).get(unit, [])
    if takers:
        names = ", ".join(each.get_full_name() or each.get_username() for each in takers)
        return f"đang chờ {profile.name} tiếp nhận ({names})"
    return f"chưa có ai ở {profile.name} tiếp nhận: {who_appoints(profile.jurisdiction)}"


def who_appoints(above: Jurisdiction | None) -> str:
    """`above`: the jurisdiction to which the unit files."""
    place = above.name if above is not None else "cấp trên"
    return f"cơ quan thường trực {place} phân công cán bộ của đơn vị ấy thì mới tiếp nhận được"
