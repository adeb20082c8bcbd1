"""February: local rules are set, and every unit registers what it means to reach. One comes late."""

from __future__ import annotations

from datetime import date

from emulation.registering import register_titles
from law.basics.local_keys import BY_UNIT, GROUPING_KEY
from roles.local_rules.setting_rules import set_local_rule
from trail.clock import at
from workflow.story.district.plan import LATE, YEAR, PlannedUnit, units
from workflow.story.world import World

RULES_ON = date(YEAR, 2, 3)
LATE_ON = date(YEAR, 3, 5)
RULES = {"vote.CSTĐCS": 80, "deadline.registration": "02-28", GROUPING_KEY: BY_UNIT}
ILLUSTRATIVE = "Quy chế minh họa về thi đua, khen thưởng huyện Hà Quảng"


def set_rules(on: date) -> None:
    """The threshold of CSTĐCS, which the law of 2003 leaves open, the last day to register, how lists are
    set; invented."""
    world = World(on)
    for key, value in RULES.items():
        set_local_rule(
            by=world["cv.noivu"],
            jurisdiction=world.district,
            key=key,
            value=value,
            since=on,
            citation=ILLUSTRATIVE,
            on=on,
            is_illustrative=True,
        )


def register_units(on: date) -> None:
    """In the order of the blocs, a few every working day; `on` is the first."""
    world = World(on)
    for planned in units():
        day = LATE_ON if planned.name == LATE else _day(planned)
        with at(day):
            register_titles(
                unit=world.units[planned.name],
                year=YEAR,
                titles=_titles(planned),
                by=world[f"tt.{planned.login}"],
                on=day,
            )


def _day(planned: PlannedUnit) -> date:
    return date(YEAR, 2, (10, 11, 12, 13, 14, 17, 18, 19, 20, 21, 24, 25, 26, 27, 28)[planned.number // 12])


def _titles(planned: PlannedUnit) -> dict[str, int]:
    wanted = {"LĐTT": len(planned.advanced), "CSTĐCS": len(planned.fighters), "TTLĐTT": 1}
    return {code: count for code, count in wanted.items() if count}
