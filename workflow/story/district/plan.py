"""What each unit of the district will ask for in 2020, from the fixture alone: who, how many, which award."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from vietnamese.calendar import add_working_days
from vietnamese.text import fold
from workflow.story.invented_people import InventedPerson, invented_staff

FIXTURE = Path(__file__).resolve().parents[3] / "fixtures" / "ha_quang_2020.toml"
YEAR = 2020
LARGE = "Trường Trung học cơ sở Xuân Hòa"
LARGE_STAFF = 42
LARGE_ADVANCED = 40
LARGE_ASKS = 7
COMMITTEE = "Ủy ban nhân dân"
# How a commune is called, longest first.
_COMMUNE_WORDS = ("thị trấn ", "xã ")
# Units where something particular happens.
HELD = "Phòng Kinh tế và Hạ tầng"
UPWARD = ("Ủy ban nhân dân xã Trường Hà", "Trạm Y tế xã Sóc Hà")
NOT_ENDORSED = "Ủy ban nhân dân xã Mã Ba"
SENT_BACK = "Trường Tiểu học Sóc Hà"
FAILED = "Bưu điện huyện Hà Quảng"
FAULTY = "Văn phòng Huyện ủy"
LATE = "Trạm Y tế xã Thanh Long"
CONFERENCE_UNITS, CONFERENCE_PAIRS = 42, 33
DIRECTIVE_UNITS, DIRECTIVE_PAIRS = 10, 8


@dataclass(frozen=True, slots=True)
class PlannedUnit:
    """A unit of 2020: `number` counts through the district, `place` within its bloc, both from 0."""

    number: int
    bloc: str
    place: int
    name: str
    level: str
    kind: str
    official_code: str = ""

    @property
    def code(self) -> str:
        return f"{self.bloc}{self.place + 1:02d}"

    @property
    def login(self) -> str:
        """The second half of the user names: "ngocdong" for a commune, "k0103" for the others."""
        if self.kind == "commune":
            return fold(short_place(self.name.removeprefix(f"{COMMITTEE} "))).replace(" ", "")
        return self.code.lower()

    @property
    def people(self) -> list[InventedPerson]:
        size = LARGE_STAFF if self.name == LARGE else 6 + self.number * 7 % 9
        return invented_staff(self.number, code=self.code, kind=self.kind, size=size)

    @property
    def advanced(self) -> list[InventedPerson]:
        """LĐTT: all, but in units of eight or more the last did not reach it."""
        people = self.people
        if self.name == LARGE:
            return people[:LARGE_ADVANCED]
        return people[:-1] if len(people) > 7 else people

    @property
    def fighters(self) -> list[InventedPerson]:
        """CSTĐCS among them, as many as 15 % allows; one unit asks for more than it may."""
        seats = len(self.advanced) * 15 // 100
        return self.advanced[2 : 2 + (LARGE_ASKS if self.name == LARGE else seats)]

    @property
    def certificate(self) -> InventedPerson | None:
        """GK huyện for one person of every fifth unit, and where the bloc or the chair will say no."""
        wanted = self.number % 5 == 0 or self.name == NOT_ENDORSED
        return self.people[1] if wanted and self.name not in UPWARD else None

    @property
    def upward(self) -> InventedPerson | None:
        """BK tỉnh: two years of excellent work with two initiatives."""
        return self.people[1] if self.name in UPWARD else None

    @property
    def is_armed_force(self) -> bool:
        return any(self.name in row.get("armed_forces", ()) for row in fixture()["blocs"])

    @property
    def is_collective_asked(self) -> bool:
        return self.number % 9 != 4


@dataclass(frozen=True, slots=True)
class PlannedBloc:
    code: str
    name: str
    units: tuple[PlannedUnit, ...]
    head: PlannedUnit
    deputy: PlannedUnit


@dataclass(frozen=True, slots=True)
class Successor:
    """A commune from 2025-07-01 and the communes it was made of."""

    code: str
    name: str
    origins: tuple[str, ...] = field(default=())


@lru_cache(maxsize=1)
def fixture() -> dict[str, Any]:
    return tomllib.loads(FIXTURE.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def blocs() -> tuple[PlannedBloc, ...]:
    """The 13 blocs with their 170 units."""
    communes = [name for row in fixture()["blocs"] for _, name in row.get("communes", ())]
    found: list[PlannedBloc] = []
    number = 0
    for row in fixture()["blocs"]:
        units = []
        for place, (code, name) in enumerate(_names(row, communes)):
            units.append(PlannedUnit(number, row["code"], place, name, row["level"], _kind(name, row), code))
            number += 1
        named = {unit.name.removeprefix(f"{COMMITTEE} "): unit for unit in units}
        found.append(
            PlannedBloc(
                code=row["code"],
                name=row["name"],
                units=tuple(units),
                head=named.get(row.get("head", ""), units[0]),
                deputy=named.get(row.get("deputy", ""), units[1]),
            )
        )
    return tuple(found)


def units() -> list[PlannedUnit]:
    return [unit for bloc in blocs() for unit in bloc.units]


def successors() -> list[Successor]:
    return [Successor(row["code"], row["name"], tuple(row["from"])) for row in fixture()["successors"]]


def campaign_units(*, count: int, since: int) -> list[PlannedUnit]:
    """`count` units from all over the district, every fourth from number `since` on; nobody with troubles."""
    troubled = {LARGE, HELD, NOT_ENDORSED, SENT_BACK, FAILED, FAULTY, *UPWARD}
    sound = [unit for unit in units() if unit.name not in troubled]
    return [sound[(since + 4 * place) % len(sound)] for place in range(count)]


def conference() -> list[tuple[PlannedUnit, int]]:
    """The conference of exemplars: 42 units, each with one collective and one or two persons (75)."""
    chosen = campaign_units(count=CONFERENCE_UNITS, since=0)
    return [(unit, 2 if place < CONFERENCE_PAIRS else 1) for place, unit in enumerate(chosen)]


def directive() -> list[tuple[PlannedUnit, int]]:
    """Directive 05: 10 units, 18 persons."""
    chosen = campaign_units(count=DIRECTIVE_UNITS, since=1)
    return [(unit, 2 if place < DIRECTIVE_PAIRS else 1) for place, unit in enumerate(chosen)]


def short_place(name: str) -> str:
    """ "xã Trường Hà" -> "Trường Hà"."""
    for word in _COMMUNE_WORDS:
        name = name.removeprefix(word)
    return name


def autumn_day(bloc: PlannedBloc) -> date:
    """The working day on which the units of a bloc draft: the blocs come one after the other in November."""
    return add_working_days(date(YEAR, 11, 2), blocs().index(bloc))


def _names(row: dict[str, Any], communes: list[str]) -> list[tuple[str, str]]:
    """Official code (or none) and full name of each unit of a bloc."""
    named = [(code, f"{COMMITTEE} {name}") for code, name in row.get("communes", ())]
    if pattern := row.get("one_a_commune"):
        named += [("", pattern.format(place=short_place(name))) for name in communes]
    return named + [("", name) for name in row.get("units", ())]


def _kind(name: str, row: dict[str, Any]) -> str:
    if row["level"] == "xã":
        return "commune"
    if row["level"] == "doanh nghiệp":
        return "enterprise"
    if name.startswith("Trường "):
        return "school"
    return "station" if name.startswith("Trạm ") else "office"
