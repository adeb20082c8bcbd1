"""The province after 1 July 2025: communes and departments as units, clusters, council, people, rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from emulation.registering import register_titles
from roles.appointments.appointing import appoint_many
from roles.appointments.postings import Posting
from roles.founding.blocs.bloc_offices import set_bloc_office
from roles.founding.blocs.composing import found_bloc, join_bloc
from roles.founding.councils import found_council, found_council_version
from roles.founding.units import NewUnit, found_units
from roles.local_rules.setting_rules import set_local_rule
from roles.models import Bloc, Council
from trail.clock import at
from vietnamese.text import fold
from workflow.story.district.plan import COMMITTEE, short_place, successors
from workflow.story.invented_people import InventedPerson, invented_name, invented_staff
from workflow.story.province.renewed_offices import appoint_anew
from workflow.story.world import World, abbreviation_of, open_accounts

SINCE = date(2025, 7, 1)
RULES_ON = date(2025, 7, 15)
REGISTERED_ON = {2025: date(2025, 8, 4), 2026: date(2026, 2, 10)}
YEARS = (2025, 2026)
COUNCIL_SIZE = 13
ILLUSTRATIVE = "Quy chế minh họa về thi đua, khen thưởng tỉnh Cao Bằng"
RULES = {
    "vote.CSTĐ tỉnh": 90,
    "vote.CSTĐCS": 80,
    "vote.Cờ tỉnh": 80,
    "share.TTLĐTT": 60,
    "deadline.registration": "02-28",
    "deadline.appraisal": 30,
    "deadline.answer": 10,
}
OTHERS = (
    "phường Thục Phán",
    "phường Tân Giang",
    "phường Nùng Trí Cao",
    "xã Bảo Lạc",
    "xã Trùng Khánh",
    "xã Hòa An",
)
DEPARTMENTS = (
    "Sở Nội vụ",
    "Sở Y tế",
    "Sở Giáo dục và Đào tạo",
    "Sở Nông nghiệp và Môi trường",
    "Sở Tài chính",
)
BLOCS = {
    "C11": "Cụm thi đua các xã vùng Hà Quảng",
    "C12": "Cụm thi đua các xã, phường trung tâm",
    "S01": "Khối thi đua các sở",
}
PAPER: dict[str, Any] = {"paper_on": date(2025, 7, 1), "paper_by": "Ủy ban nhân dân tỉnh Cao Bằng"}
MEMBERS = (
    "Phó Giám đốc Sở Nội vụ",
    "Giám đốc Sở Tài chính",
    "Giám đốc Sở Y tế",
    "Giám đốc Sở Giáo dục và Đào tạo",
    "Chủ tịch Liên đoàn Lao động tỉnh",
    "Chủ tịch Hội Nông dân tỉnh",
    "Chủ tịch Hội Liên hiệp Phụ nữ tỉnh",
    "Bí thư Tỉnh đoàn",
    "Chủ tịch Hội Cựu chiến binh tỉnh",
    "Chánh Thanh tra tỉnh",
)


@dataclass(frozen=True, slots=True)
class Member:
    """A unit of the province today; `number` goes on after the district's 170."""

    number: int
    name: str
    bloc: str
    level: str

    @property
    def login(self) -> str:
        return fold(short_place(self.name.removeprefix("phường "))).replace(" ", "")

    @property
    def full_name(self) -> str:
        return f"{COMMITTEE} {self.name}" if self.level == "xã" else self.name

    @property
    def people(self) -> list[InventedPerson]:
        kind = "commune" if self.level == "xã" else "department"
        return invented_staff(self.number, code=f"T{self.number}", kind=kind, size=12)


def members() -> list[Member]:
    west = [new.name for new in successors()]
    named = [(name, "C11", "xã") for name in sorted(west, key=lambda name: name != "xã Trường Hà")]
    named += [(name, "C12", "xã") for name in OTHERS]
    named += [(name, "S01", "sở") for name in DEPARTMENTS]
    return [Member(200 + place, *row) for place, row in enumerate(named)]


def found_today(on: date) -> None:
    """Units that are not there yet, three clusters, the council of thirteen, and everybody's account."""
    world = World(on)
    _found_units(world)
    blocs = {code: _bloc(world, code, name) for code, name in BLOCS.items()}
    council = found_council(world.province, name="Hội đồng Thi đua - Khen thưởng tỉnh Cao Bằng")
    found_council_version(council, size=COUNCIL_SIZE, since=SINCE, paper_number="905/QĐ-UBND", **PAPER)
    world.people |= open_accounts(_accounts())
    appoint_anew(world.province, since=SINCE, on=on, paper_number="901/QĐ-UBND", **PAPER)
    appoint_many(list(_postings(world, blocs, council)), by=None, on=on)


def _found_units(world: World) -> None:
    news = [
        NewUnit(
            level=each.level,
            name=each.full_name,
            since=SINCE,
            code="" if each.level == "xã" else abbreviation_of(each.full_name),
            place=short_place(each.name).removeprefix("phường ") if each.level == "xã" else "Cao Bằng",
            parent=world.province.organ,
            jurisdiction=world.province,
        )
        for each in members()
        if each.full_name not in world.units
    ]
    founded = found_units(news)
    world.units |= {new.name: unit for new, unit in zip(news, founded, strict=True)}


def _bloc(world: World, code: str, name: str) -> Bloc:
    bloc = found_bloc(world.province, code=code, name=name)
    units = [world.units[each.full_name] for each in members() if each.bloc == code]
    for year in YEARS:
        paper = {"paper_number": f"{year - 2025 + 911}/QĐ-UBND", **PAPER}
        join_bloc(bloc, units=units, year=year, **paper)
        reason = "Giữ tiếp vì cụm, khối mới được lập giữa năm 2025."
        set_bloc_office(bloc, unit=units[1], year=year, role="head", reason=reason, **paper)
        set_bloc_office(bloc, unit=units[2], year=year, role="deputy", **paper)
    return bloc


def secretary() -> tuple[str, str]:
    """User name and name."""
    return "tp.tdkt", "Nông Thị Lan Phương"


def council_members() -> dict[str, str]:
    """The ten members besides chair, vice chair and secretary: name by user name, in the order of MEMBERS.
    Who leads a department is who leads it on its own page."""
    leaders = {
        f"{person.post} {each.full_name}": person.name
        for each in members()
        if each.level == "sở"
        for person in each.people[:2]
    }
    return {
        f"tvt{place:02d}": leaders.get(post) or invented_name(900 + place * 3)[0]
        for place, post in enumerate(MEMBERS, start=1)
    }


def bloc_officers() -> dict[str, str]:
    """Heads (kt.) and deputies (kp.) of today's blocs."""
    heads = {f"kt.{code.lower()}": invented_name(960 + place)[0] for place, code in enumerate(BLOCS)}
    return heads | {f"kp.{code.lower()}": invented_name(970 + place)[0] for place, code in enumerate(BLOCS)}


def _accounts() -> dict[str, str]:
    heads = {f"ct.{each.login}": each.people[0].name for each in members()}
    clerks = {f"cv.{each.login}": each.people[3].name for each in members()}
    return {**dict([secretary()]), **council_members(), **bloc_officers(), **heads, **clerks}


def _postings(world: World, blocs: dict[str, Bloc], council: Council) -> Iterator[Posting]:
    def posting(username: str, office: str, organ: Any, post: str) -> Posting:
        paper = {"paper_number": "907/QĐ-UBND", **PAPER}
        return Posting(user=world[username], office=office, organ=organ, since=SINCE, post=post, **paper)

    yield posting("ct.tinh", "council_chair", council, "Chủ tịch Ủy ban nhân dân tỉnh, Chủ tịch Hội đồng")
    yield posting("pct.tinh", "council_vice_chair", council, "Phó Chủ tịch Ủy ban nhân dân tỉnh")
    yield posting(
        "tp.tdkt", "council_secretary", council, "Trưởng phòng Thi đua, Khen thưởng, Thư ký Hội đồng"
    )
    for place, post in enumerate(MEMBERS, start=1):
        yield posting(f"tvt{place:02d}", "council_member", council, post)
    for code, bloc in blocs.items():
        yield posting(
            f"kt.{code.lower()}", "bloc_head", bloc, "Cụm trưởng" if code[0] == "C" else "Khối trưởng"
        )
        yield posting(f"kp.{code.lower()}", "bloc_deputy", bloc, "Cụm phó" if code[0] == "C" else "Khối phó")
    for each in members():
        unit = world.units[each.full_name]
        yield posting(f"ct.{each.login}", "unit_head", unit, "Chủ tịch" if each.level == "xã" else "Giám đốc")
        yield posting(f"cv.{each.login}", "unit_clerk", unit, each.people[3].post)


def set_rules(on: date) -> None:
    """What the decree leaves to the province; every value is invented and labelled so."""
    world = World(on)
    for key, value in RULES.items():
        set_local_rule(
            by=world["cv.tdkt"],
            jurisdiction=world.province,
            key=key,
            value=value,
            since=on,
            citation=ILLUSTRATIVE,
            on=on,
            is_illustrative=True,
        )


def register_units(on: date) -> None:
    """For 2025, when the communes began, and for 2026 in its February."""
    world = World(on)
    for year, day in REGISTERED_ON.items():
        for each in members():
            titles = {"LĐTT": 10, "TTLĐTT": 1, "CSTĐ tỉnh": 1, "TTLĐXS": 1, "Cờ tỉnh": 1}
            with at(day):
                register_titles(
                    unit=world.units[each.full_name],
                    year=year,
                    titles=titles,
                    by=world[f"ct.{each.login}"],
                    on=day,
                )
