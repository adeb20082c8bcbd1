"""A small district for tests: founded and appointed through the doors, one bloc, a council of sixteen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User

from dossiers.drafting.changing_drafts import NewNomination, add_nominations
from dossiers.models import Dossier, Initiative, Nomination, Rating, Recipient
from roles.appointments.appointing import appoint_many
from roles.appointments.postings import Posting
from roles.founding.blocs.bloc_offices import set_bloc_office
from roles.founding.blocs.composing import found_bloc, join_bloc
from roles.founding.councils import found_council, found_council_version
from roles.founding.jurisdictions import found_jurisdiction
from roles.founding.units import NewUnit, found_unit, found_units
from roles.models import Appointment, Bloc, Council, Jurisdiction, LocalRule, Unit
from tests.papers import attach_owed
from workflow.actions.begin import begin

PAPER = {"paper_number": "01/QĐ-UBND", "paper_on": date(2018, 1, 10), "paper_by": "UBND huyện"}
SINCE = date(2018, 1, 15)
TODAY = date(2020, 11, 20)
YEAR = 2020


@dataclass
class Scene:
    """Who is who; `people` are users by a short role name such as "head1" or "member03"."""

    province: Jurisdiction
    district: Jurisdiction
    bloc: Bloc
    council: Council
    units: list[Unit]
    accounts: str = ""
    people: dict[str, User] = field(default_factory=dict)

    def __getitem__(self, role: str) -> User:
        return self.people[role]


def build_scene(*, units: int = 3, name: str = "Hà Quảng", beside: Scene | None = None) -> Scene:
    """The first unit heads the bloc, the second is its deputy; each has a head and a clerk.

    A second one `beside` the first is another district of the same province; its people keep their role
    names, and their accounts begin with the district's number.
    """
    province = beside.province if beside else _province()
    organ = found_unit(
        level="huyện", name=f"Ủy ban nhân dân huyện {name}", since=SINCE, jurisdiction=province
    )
    district = found_jurisdiction(
        organ=organ,
        name=f"huyện {name}",
        heading=f"Chủ tịch Ủy ban nhân dân huyện {name}",
        organ_heading=f"Ủy ban nhân dân huyện {name}",
        place=name,
        since=SINCE,
        above=province,
        board_post="Phòng Nội vụ",
    )
    members = found_units(
        [
            NewUnit(level="xã", name=f"Ủy ban nhân dân xã số {n}", since=SINCE, jurisdiction=district)
            for n in range(1, units + 1)
        ]
    )
    accounts = f"{district.pk}-" if beside else ""
    scene = Scene(province, district, _bloc(district, members), _council(district), members, accounts)
    _appoint(scene)
    LocalRule.objects.create(
        jurisdiction=district,
        key="vote.CSTĐCS",
        value=80,
        since=SINCE,
        citation="Quy chế minh họa",
        is_illustrative=True,
        entered_by=scene["officer"],
    )
    return scene


def _province() -> Jurisdiction:
    organ = found_unit(level="tỉnh", name="Ủy ban nhân dân tỉnh Cao Bằng", since=SINCE)
    return found_jurisdiction(
        organ=organ,
        name="tỉnh Cao Bằng",
        heading="Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng",
        organ_heading="Ủy ban nhân dân tỉnh Cao Bằng",
        place="Cao Bằng",
        since=SINCE,
        board_post="Giám đốc Sở Nội vụ",
    )


def _bloc(district: Jurisdiction, members: list[Unit]) -> Bloc:
    bloc = found_bloc(district, code="K09", name="Khối các xã", on=SINCE)
    for year in (YEAR, 2026):
        join_bloc(bloc, units=members, year=year, on=SINCE, **PAPER)
        set_bloc_office(bloc, unit=members[0], year=year, role="head", on=SINCE, **PAPER)
        set_bloc_office(bloc, unit=members[1], year=year, role="deputy", on=SINCE, **PAPER)
    return bloc


def _council(district: Jurisdiction) -> Council:
    council = found_council(district, name=f"Hội đồng Thi đua - Khen thưởng {district.name}", on=SINCE)
    found_council_version(council, size=16, since=SINCE, **PAPER)
    return council


def _appoint(scene: Scene) -> None:
    seats: list[tuple[str, str, Any, str]] = [
        ("officer", "board_officer", scene.district, "Chuyên viên Phòng Nội vụ"),
        ("chair", "chair", scene.district, "Chủ tịch"),
        ("clerk", "clerk", scene.district, "Văn thư"),
        ("auditor", "auditor", scene.district, "Thanh tra viên"),
        ("bloc_head", "bloc_head", scene.bloc, "Khối trưởng"),
        ("bloc_deputy", "bloc_deputy", scene.bloc, "Khối phó"),
        ("council_chair", "council_chair", scene.council, "Chủ tịch Hội đồng"),
        ("secretary", "council_secretary", scene.council, "Thư ký Hội đồng"),
    ]
    seats += [(f"member{n:02d}", "council_member", scene.council, "Ủy viên") for n in range(1, 15)]
    for n, unit in enumerate(scene.units, start=1):
        seats.append((f"head{n}", "unit_head", unit, "Chủ tịch"))
        seats.append((f"clerk{n}", "unit_clerk", unit, "Công chức Văn hóa - Xã hội"))
    seat(scene, seats, on=SINCE)


def seat(scene: Scene, seats: list[tuple[str, str, Any, str]], *, on: date) -> None:
    """`seats` are (short name, office, organ, post); each name becomes an account."""
    scene.people |= _accounts(scene, [name for name, *_ in seats])
    postings = [
        Posting(user=scene[name], office=office, organ=organ, since=SINCE, post=post, **PAPER)  # type: ignore[arg-type]
        for name, office, organ, post in seats
    ]
    appoint_many(postings, by=None, on=on)


def _accounts(scene: Scene, names: list[str]) -> dict[str, User]:
    password = make_password("mat-khau-thu")
    users = [
        User(username=f"{scene.accounts}{name}", password=password, first_name=f"Người {name}")
        for name in names
    ]
    return dict(zip(names, User.objects.bulk_create(users), strict=True))


def mandate_of(scene: Scene, name: str) -> Appointment:
    return scene.people[name].appointments.get()


def staff(unit: Unit, count: int, *, women: bool = False, rating: str = "HTXSNV") -> list[Recipient]:
    """`count` persons of the unit with a rating of the year and a recognised initiative each."""
    first = unit.recipients.count()
    people = [
        Recipient(
            kind="individual",
            unit=unit,
            name=f"Nông Văn {_syllable(first + n)}",
            staff_code=f"CB{first + n:04d}",
            sex="female" if women else "male",
            birth_on=date(1980, 1, 1),
            position="direct_worker",
            post="Công chức",
            joined_on=date(2010, 1, 1),
        )
        for n in range(count)
    ]
    for person in people:
        person.index_name()
    people = Recipient.objects.bulk_create(people)
    Rating.objects.bulk_create(Rating(recipient=person, year=YEAR, level=rating) for person in people)
    Initiative.objects.bulk_create(
        Initiative(
            recipient=person,
            code=f"SK-{person.pk}",
            title=f"Sáng kiến của {person.name}",
            year=YEAR,
            decision_number="5/QĐ-UBND",
            decision_on=date(2020, 11, 1),
        )
        for person in people
    )
    return people


def _syllable(n: int) -> str:
    letters = "ABCDEGHIKLMNOPQRSTUVX"
    return "".join(letters[int(digit)] for digit in f"{n:03d}") + "a"


def draft(scene: Scene, *, unit: int = 1, advanced: int = 20, fighters: int = 3, on: date = TODAY) -> Dossier:
    """A dossier of `advanced` LĐTT and `fighters` CSTĐCS among them, drafted by the unit's clerk."""
    organ, clerk = scene.units[unit - 1], scene[f"clerk{unit}"]
    people = staff(organ, advanced)
    dossier = begin(
        unit=organ, jurisdiction=scene.district, year=YEAR, title="Khen thưởng năm 2020", by=clerk, on=on
    )
    rows = [NewNomination(recipient_id=person.pk, award="LĐTT") for person in people]
    rows += [
        NewNomination(recipient_id=person.pk, award="CSTĐCS", ordinal=place)
        for place, person in enumerate(people[:fighters], start=1)
    ]
    add_nominations(dossier.pk, rows, by=clerk, on=on)
    attach_owed(dossier, by=clerk, on=on)
    return dossier


def of(dossier: Dossier, award: str) -> list[Nomination]:
    return list(dossier.nominations.filter(award=award).order_by("ordinal", "pk"))
