"""Several units become one: a new one, or one of them that stays. Their people go along, and their dossiers.

What lies in an open dossier stays as it was sealed: its unit is named there, and whoever took over from it
carries it on (`roles.rights.unit_heirs`). A wrong merger is not undone: the units are split by another act.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.contrib.auth.models import User

from dossiers.models import Dossier
from dossiers.models.proved_tables import DOSSIER
from dossiers.succession.carrying_on import of_nobody_there, open_dossiers
from dossiers.succession.heirs_power import NewPower, begin_power
from dossiers.succession.merging_obstacles import of_powers, of_units
from dossiers.succession.resettling import of_open_transfers, people_that_go, resettle
from roles.doors.one_act import one_act
from roles.doors.refusals import refuse_if
from roles.founding.jurisdiction_ending import end_jurisdiction
from roles.founding.recording import founder, refuse_without_instrument
from roles.founding.taking_over import (
    Rearrangement,
    below,
    end_taken,
    follow_taken,
    locked_units,
    move_below,
    of_day,
    of_those_below,
    powers_of,
    refuse_ended,
    tell_heir,
)
from roles.founding.unit_profiles import one_code_after_the_other
from roles.founding.units import NewUnit, found_units
from roles.models import Jurisdiction, Unit, UnitProfile
from roles.queries import profiles_of
from trail.record import Note, record_many
from trail.state.proved_table import proofs
from trail.verbs import Verb
from vietnamese.text import clean


@dataclass(frozen=True, kw_only=True)
class Merging:
    """`units` end; `into` stays and is not among them, or begins, with its own `power` where theirs pass to
    it. `instrument`: number, day and issuer."""

    units: Sequence[Unit]
    into: Unit | NewUnit
    since: date
    instrument: str
    with_collectives: bool = False
    power: NewPower | None = None


@dataclass(frozen=True, kw_only=True)
class Merged:
    """Who took over, how many people came, how many open dossiers it carries on; `password`: of the account
    that was made for the first officer of a new power."""

    heir: Unit
    people: int
    dossiers: int
    password: str = ""


@one_act
def merge_units(merging: Merging, *, by: User | None, on: date) -> Merged:
    """All or nothing; as many statements for twenty units as for one, besides the powers that end.

    Raises Forbidden, Overtaken where a unit has ended, Refused with every obstacle.
    """
    into = merging.into
    staying = [into] if isinstance(into, Unit) else []
    keys = [unit.pk for unit in (*merging.units, *staying)]
    last = profiles_of(keys, on=date.max)
    one_code_after_the_other(_places(last, into))
    locked = locked_units(keys)
    last = profiles_of(keys, on=date.max)
    olds = [unit for key, unit in locked.items() if not staying or key != staying[0].pk]
    actor = founder(by, "end_unit", _places(last, into), on=on)
    refuse_without_instrument(merging.instrument, by=by)
    refuse_ended(locked.values(), last)
    act = Rearrangement(since=merging.since, instrument=merging.instrument, actor=actor, on=on)
    powers = powers_of(olds, on=act.since)
    heirs_power = next(iter(powers_of(staying, on=act.since)), None)
    dossiers = open_dossiers(olds)
    moved = [each for each in below(olds, powers, on=act.since) if each.unit_id != _key(into)]
    refuse_if(
        [
            *of_day(act.since, on=on),
            *of_units(olds, into, last, act),
            *of_powers(powers, heirs_power, begins=merging.power is not None),
            *of_those_below(moved, since=act.since),
            *of_open_transfers(olds),
            *(of_nobody_there(dossiers, into, last[into.pk].name, on=on) if isinstance(into, Unit) else ()),
        ],
        message="Chưa sáp nhập được.",
    )
    people = people_that_go(olds, with_collectives=merging.with_collectives)
    end_taken(olds, act)
    heir = locked[into.pk] if isinstance(into, Unit) else _founded(into, act, by=by)
    password = ""
    if merging.power is not None and heirs_power is None:
        heirs_power, password = begin_power(merging.power, heir, last[olds[0].pk], act, by=by)
    for power in powers:
        assert heirs_power is not None  # refused above
        end_jurisdiction(
            power,
            on=act.last_day,
            successor=heirs_power,
            instrument=act.instrument,
            by=by,
            acted_on=on,
        )
    follow_taken(olds, [heir], last, act)
    move_below(
        moved,
        heir,
        heirs_power,
        act,
        olds={unit.pk for unit in olds},
        ended={power.pk for power in powers},
    )
    resettle(people, heir, last, act)
    tell_heir(heir, [last[unit.pk].name for unit in olds], act, people=len(people))
    _tell_dossiers(dossiers, heir, last, act)
    return Merged(heir=heir, people=len(people), dossiers=len(dossiers), password=password)


def _key(into: Unit | NewUnit) -> int | None:
    return into.pk if isinstance(into, Unit) else None


def _places(last: dict[int, UnitProfile], into: Unit | NewUnit) -> list[Jurisdiction | None]:
    """To which the units file; None where one files to nobody."""
    new = [into.jurisdiction] if isinstance(into, NewUnit) else []
    return [*(known.jurisdiction for known in last.values()), *new]


def _founded(new: NewUnit, act: Rearrangement, *, by: User | None) -> Unit:
    begun = replace(new, since=act.since, instrument=act.instrument)
    return found_units([begun], by=by, on=act.on)[0]


def _tell_dossiers(
    dossiers: Sequence[Dossier], heir: Unit, profiles: dict[int, UnitProfile], act: Rearrangement
) -> None:
    """The unit that it names has ended; from now on its heir submits, answers and withdraws."""
    kept = proofs([dossier.pk for dossier in dossiers], DOSSIER)
    to = heir.name_on(act.since)
    notes = [
        Note(
            subject=("dossier", dossier.pk),
            details={
                "from_unit": profiles[dossier.unit_id].name,
                "to_unit": to,
                "since": act.since.isoformat(),
                "paper": clean(act.instrument),
                **kept[dossier.pk],
            },
            jurisdiction_id=dossier.jurisdiction_id,
            unit_id=dossier.unit_id,
            about=f"{dossier.code} {dossier.title}",
        )
        for dossier in dossiers
    ]
    record_many(Verb.HANDED_OVER, notes, by=act.actor, on=act.on)
