"""Parts of a unit become units of their own: who goes is named one by one, whoever is not named stays.

The unit itself goes on, and so do its open dossiers. One that is wholly divided ends afterwards by the act of
ending, with the new units as its successors.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.contrib.auth.models import User

from dossiers.models import Nomination, Recipient, Standing
from dossiers.succession.resettling import of_open_transfers, resettle
from roles.doors.foreign_ids import refuse_foreign
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, refuse_if
from roles.founding.recording import founder, iso_day, note_of, refuse_without_instrument
from roles.founding.taking_over import Rearrangement, locked_units, of_day, of_names, refuse_ended
from roles.founding.unit_profiles import one_code_after_the_other
from roles.founding.units import NewUnit, found_units
from roles.models import Unit, UnitProfile
from roles.models.proved_tables import OF_UNIT
from roles.queries import profiles_of
from trail.record import record_many
from trail.verbs import Verb
from vietnamese.text import clean

NAMED = 3


@dataclass(frozen=True, kw_only=True)
class SplitPart:
    """A unit that begins, and the ids of the people and collectives who go there."""

    into: NewUnit
    people: Collection[int]


@dataclass(frozen=True, kw_only=True)
class Splitting:
    """`instrument`: number, day and issuer of the paper."""

    unit: Unit
    parts: Sequence[SplitPart]
    since: date
    instrument: str


@one_act
def split_unit(splitting: Splitting, *, by: User | None, on: date) -> list[Unit]:
    """The new units, in the order of the parts; all or nothing. Statements do not grow with the people.

    Raises Forbidden, Overtaken where the unit has ended, Refused with every obstacle and for somebody who is
    not of the unit.
    """
    key = splitting.unit.pk
    last = profiles_of([key], on=date.max)
    one_code_after_the_other([last[key].jurisdiction])
    unit = locked_units([key])[key]
    last = profiles_of([key], on=date.max)
    actor = founder(by, "rename_unit", [last[key].jurisdiction], on=on)
    refuse_without_instrument(splitting.instrument, by=by)
    refuse_ended([unit], last)
    act = Rearrangement(since=splitting.since, instrument=splitting.instrument, actor=actor, on=on)
    rows = Recipient.objects.select_for_update(of=("self",)).filter(unit=unit).order_by("pk")
    people = {each.pk: each for each in rows}
    going = [person for part in splitting.parts for person in part.people]
    refuse_foreign(going, people, field="Người, tập thể chuyển đi")
    refuse_if(
        [
            *of_day(act.since, on=on),
            *of_names(last.values(), last_day=act.last_day),
            *_of_parts(splitting.parts),
            *of_open_transfers([unit]),
            *_of_drafts(unit, going),
        ],
        message="Chưa tách được.",
    )
    begun = [replace(part.into, since=act.since, instrument=act.instrument) for part in splitting.parts]
    made = found_units(begun, by=by, on=on)
    for new, part in zip(made, splitting.parts, strict=True):
        resettle([people[person] for person in part.people], new, last, act)
    _tell(unit, last[key], begun, act, went=len(going))
    return made


def _of_parts(parts: Sequence[SplitPart]) -> Iterator[Obstacle]:
    if not parts:
        yield Obstacle("Chưa có đơn vị mới nào.", remedy="Ghi tên đơn vị được tách ra.")
    for part in parts:
        if not part.people:
            yield Obstacle(
                f"Chưa chọn người, tập thể nào chuyển đến “{part.into.name}”.",
                remedy="Chọn nơi đến của từng người; chưa có người thì thành lập đơn vị mới.",
            )
    going = [person for part in parts for person in part.people]
    if len(going) != len(set(going)):
        yield Obstacle("Có người được chọn đi hai nơi.", remedy="Mỗi người chỉ chọn một nơi đến.")


def _of_drafts(unit: Unit, people: Collection[int]) -> Iterator[Obstacle]:
    """A draft of the unit that stays would hand over somebody who is not its own any more."""
    rows = Nomination.objects.filter(
        recipient__in=people,
        standing=Standing.DRAFT,
        dossier__unit=unit,
        dossier__discarded_on__isnull=True,
    )
    for row in rows.select_related("dossier").order_by("dossier", "pk")[:NAMED]:
        yield Obstacle(
            f"{row.recipient_name} đang có trong hồ sơ đang soạn {row.dossier.code}.",
            remedy="Đơn vị trình hồ sơ ấy, hoặc xóa trường hợp khỏi hồ sơ trước.",
        )


def _tell(
    unit: Unit, profile: UnitProfile, begun: Sequence[NewUnit], act: Rearrangement, *, went: int
) -> None:
    details: dict[str, object] = {
        "split_off": [clean(new.name) for new in begun],
        "came": went,
        "since": iso_day(act.since),
        "paper": clean(act.instrument),
    }
    above = profile.jurisdiction
    note = note_of(unit, about=profile.name, jurisdiction=above, details=details, proves=OF_UNIT)
    record_many(Verb.UNIT_SPLIT, [note], by=act.actor, on=act.on)
