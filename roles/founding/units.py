"""Units begin: any number at once, each with its first name, code, place in the tree and jurisdiction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User

from roles.doors.one_act import one_act
from roles.doors.refusals import Overtaken
from roles.founding.recording import founder, iso_day, note_of, proving, refuse_without_instrument
from roles.founding.unit_profiles import (
    named,
    one_code_after_the_other,
    refuse_ended_parent,
    refuse_nameless,
    refuse_taken_codes,
)
from roles.models import Jurisdiction, Unit, UnitProfile
from roles.models.proved_tables import OF_UNIT
from trail.record import Note, record_many
from trail.verbs import Verb
from vietnamese.dates import short_date
from vietnamese.text import clean, fold


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
    is_armed_force: bool = False
    instrument: str = ""

    def profile(self, unit: Unit) -> UnitProfile:
        return named(
            UnitProfile(
                unit=unit,
                name=self.name,
                short_name=clean(self.short_name),
                code=clean(self.code),
                place=clean(self.place),
                is_armed_force=self.is_armed_force,
                parent=self.parent,
                jurisdiction=self.jurisdiction,
                since=self.since,
            )
        )


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
    is_armed_force: bool = False,
    instrument: str = "",
    by: User | None = None,
    on: date | None = None,
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
        is_armed_force=is_armed_force,
        instrument=instrument,
    )
    return found_units([new], by=by, on=on)[0]


@one_act
def found_units(news: Sequence[NewUnit], *, by: User | None = None, on: date | None = None) -> list[Unit]:
    """Any number of units with as many statements as one, in the order given; `parent` must exist already.

    `on` is the day of the act, each unit's own first day unless said. Raises Refused or Forbidden.
    """
    if not news:
        return []
    acted_on = on or news[0].since
    actor = founder(by, "found_unit", (new.jurisdiction for new in news), on=acted_on)
    for new in news:
        refuse_nameless(new.name)
        refuse_without_instrument(new.instrument, by=by)
        refuse_ended_parent(new.parent, since=new.since)
    _refuse_founded_twice(news)
    units = Unit.objects.bulk_create(
        Unit(level=new.level, has_legal_personality=new.has_legal_personality, founded_on=new.since)
        for new in news
    )
    profiles = [new.profile(unit) for unit, new in zip(units, news, strict=True)]
    refuse_taken_codes(profiles)
    UnitProfile.objects.bulk_create(profiles)
    notes = [_note(row, new) for row, new in zip(profiles, news, strict=True)]
    record_many(Verb.UNIT_FOUNDED, proving(notes, *OF_UNIT), by=actor, on=acted_on)
    return units


def _note(row: UnitProfile, new: NewUnit) -> Note:
    return note_of(
        row.unit,
        about=row.name,
        jurisdiction=row.jurisdiction,
        details={
            "called": row.name,
            "code": row.code,
            "since": iso_day(row.since),
            "paper": clean(new.instrument),
        },
    )


def _refuse_founded_twice(news: Iterable[NewUnit]) -> None:
    """A form sent twice would leave two units of one name, and no unit is ever deleted."""
    filed = [new for new in news if new.jurisdiction is not None]
    if not filed:
        return
    one_code_after_the_other([new.jurisdiction for new in filed])
    asked = {(new.jurisdiction, fold(clean(new.name)), new.since) for new in filed}
    rows = UnitProfile.objects.filter(
        jurisdiction__in={place for place, _name, _day in asked},
        folded__in={name for _place, name, _day in asked},
        since__in={day for _place, _name, day in asked},
    )
    rows = rows.select_related("jurisdiction").order_by("pk")
    twin = next((row for row in rows if (row.jurisdiction, row.folded, row.since) in asked), None)
    if twin is not None:
        raise Overtaken(
            f"“{twin.name}” đã được ghi từ ngày {short_date(twin.since)}.",
            remedy="Tìm đơn vị này trong danh sách; nếu là đơn vị khác, ghi tên phân biệt được.",
        )
