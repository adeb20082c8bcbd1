"""Units that another takes over on one day: they end, what stood below them goes along, each is told.

Parts of an act that a room above does, for the people of a unit are known only there: it has locked the
units, asked the right and opened the transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from roles.appointments.appointing import end_appointments_at
from roles.doors.refusals import Obstacle, Overtaken
from roles.founding.ending_units import follow
from roles.founding.recording import iso_day, note_of, proving
from roles.founding.unit_profiles import FIELDS, named, refuse_taken_codes
from roles.models import Jurisdiction, Unit, UnitProfile
from roles.models.periods import valid_on
from roles.models.proved_tables import OF_UNIT
from roles.queries import profiles_of
from trail.record import Actor, record_many
from trail.verbs import Verb
from vietnamese.dates import short_date
from vietnamese.text import clean

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Rearrangement:
    """From which day, by which paper, told by whom on which day."""

    since: date
    instrument: str
    actor: Actor
    on: date

    @property
    def last_day(self) -> date:
        return self.since - ONE_DAY


def locked_units(keys: Iterable[int]) -> dict[int, Unit]:
    """By id, in its order, which is that of every act on several units."""
    rows = Unit.objects.select_for_update().filter(pk__in=set(keys)).order_by("pk")
    return {unit.pk: unit for unit in rows}


def refuse_ended(units: Iterable[Unit], profiles: Mapping[int, UnitProfile]) -> None:
    """Who comes second is told when the first one ended the unit."""
    for unit in units:
        if unit.ended_on is not None:
            name, day = profiles[unit.pk].name, short_date(unit.ended_on)
            raise Overtaken(f"“{name}” đã kết thúc hoạt động từ trước, vào ngày {day}.")


def of_day(since: date, *, on: date) -> Iterator[Obstacle]:
    """People and dossiers change hands with the act, so its day has come."""
    if since > on:
        yield Obstacle(
            f"Ngày có hiệu lực {short_date(since)} chưa đến: người và hồ sơ chuyển ngay khi ghi.",
            remedy="Ghi từ ngày ấy trở đi; trước đó các đơn vị làm việc như cũ.",
        )


def of_names(profiles: Iterable[UnitProfile], *, last_day: date) -> Iterator[Obstacle]:
    """A unit that bears the last of its names only from a later day."""
    for profile in profiles:
        if profile.since > last_day:
            yield Obstacle(
                f"“{profile.name}” mang tên hiện nay từ {short_date(profile.since)}.",
                remedy=f"Chọn ngày có hiệu lực sau {short_date(profile.since)}.",
                about=profile.name,
            )


def powers_of(units: Iterable[Unit], *, on: date) -> list[Jurisdiction]:
    """What the heads of these units decide on that day."""
    in_power = Q(until__isnull=True) | Q(until__gte=on)
    return list(Jurisdiction.objects.filter(in_power, organ__in=list(units), since__lte=on).order_by("pk"))


def end_taken(units: Sequence[Unit], act: Rearrangement) -> None:
    """Their last day, their last profile and their people's appointments; a code is free from then on."""
    Unit.objects.filter(pk__in=[unit.pk for unit in units]).update(ended_on=act.last_day)
    for unit in units:
        unit.ended_on = act.last_day
    running = Q(until__isnull=True) | Q(until__gt=act.last_day)
    UnitProfile.objects.filter(running, unit__in=units).update(until=act.last_day)
    end_appointments_at(units, until=act.last_day)


def follow_taken(
    units: Sequence[Unit], heirs: Sequence[Unit], profiles: Mapping[int, UnitProfile], act: Rearrangement
) -> None:
    """Who took over from each, and its entry with all its rows."""
    follow(units, heirs, on=act.last_day, instrument=act.instrument)
    names = profiles_of([heir.pk for heir in heirs], on=act.since)
    details: dict[str, object] = {
        "until": iso_day(act.last_day),
        "successors": [names[heir.pk].name for heir in heirs],
        "paper": clean(act.instrument),
    }
    notes = [
        note_of(unit, about=known.name, jurisdiction=known.jurisdiction, details=details)
        for unit in units
        for known in (profiles[unit.pk],)
    ]
    record_many(Verb.UNIT_ENDED, proving(notes, *OF_UNIT), by=act.actor, on=act.on)


def tell_heir(heir: Unit, of: Sequence[str], act: Rearrangement, *, people: int) -> None:
    """On the heir's own chain: from whom, how many people came."""
    profile = heir.profile_on(act.since)
    details: dict[str, object] = {
        "predecessors": list(of),
        "came": people or "",
        "since": iso_day(act.since),
        "paper": clean(act.instrument),
    }
    of_heir = profile.jurisdiction
    note = note_of(heir, about=profile.name, jurisdiction=of_heir, details=details, proves=OF_UNIT)
    record_many(Verb.UNIT_TOOK_OVER, [note], by=act.actor, on=act.on)


def below(units: Sequence[Unit], powers: Sequence[Jurisdiction], *, on: date) -> list[UnitProfile]:
    """Units that stand beneath one of these on that day, or file to one of their powers."""
    stands = Q(parent__in=units) | Q(jurisdiction__in=powers)
    rows = UnitProfile.objects.filter(stands, valid_on(on)).exclude(unit__in=units)
    return list(rows.select_related("unit", "jurisdiction", "parent").order_by("unit"))


def of_those_below(profiles: Iterable[UnitProfile], *, since: date) -> Iterator[Obstacle]:
    """Where the tree was written anew from that day or later, nobody here knows which word holds."""
    keys = {profile.unit_id for profile in profiles}
    later = UnitProfile.objects.filter(unit__in=keys, since__gte=since).order_by("unit", "since")
    for profile in later:
        yield Obstacle(
            f"“{profile.name}” đã có tên hoặc nơi trực thuộc mới từ ngày {short_date(profile.since)}.",
            remedy=f"Chọn ngày có hiệu lực sau {short_date(profile.since)}.",
            about=profile.name,
        )


def move_below(
    profiles: Sequence[UnitProfile],
    heir: Unit,
    power: Jurisdiction | None,
    act: Rearrangement,
    *,
    olds: Collection[int],
    ended: Collection[int],
) -> None:
    """Each of these, which stood beneath one of `olds`, stands beneath the heir from that day; it files to
    the heir's power where it filed to one that `ended`."""
    news = [_moved(profile, heir, power, act, olds=olds, ended=ended) for profile in profiles]
    UnitProfile.objects.filter(pk__in=[profile.pk for profile in profiles]).update(until=act.last_day)
    refuse_taken_codes(
        new for new, old in zip(news, profiles, strict=True) if new.jurisdiction_id != old.jurisdiction_id
    )
    UnitProfile.objects.bulk_create(news)
    told: dict[str, object] = {
        "above": heir.name_on(act.since),
        "since": iso_day(act.since),
        "paper": clean(act.instrument),
    }
    notes = [
        note_of(new.unit, about=new.name, jurisdiction=new.jurisdiction, details={"called": new.name, **told})
        for new in news
    ]
    record_many(Verb.UNIT_RENAMED, proving(notes, *OF_UNIT), by=act.actor, on=act.on)


def _moved(
    profile: UnitProfile,
    heir: Unit,
    power: Jurisdiction | None,
    act: Rearrangement,
    *,
    olds: Collection[int],
    ended: Collection[int],
) -> UnitProfile:
    kept = {field: getattr(profile, field) for field in FIELDS}
    if profile.parent_id in olds:
        kept["parent"] = heir
    if profile.jurisdiction_id in ended:
        kept["jurisdiction"] = power
    return named(UnitProfile(unit=profile.unit, since=act.since, until=profile.until, **kept))
