"""The district before the year begins: organs, units, blocs, council, and everybody's appointment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.contrib.auth.models import User

from roles.appointments.appointing import appoint_many
from roles.appointments.postings import Posting
from roles.founding.blocs.bloc_offices import set_bloc_office
from roles.founding.blocs.composing import found_bloc, join_bloc
from roles.founding.councils import found_council, found_council_version
from roles.founding.jurisdictions import found_jurisdiction
from roles.founding.unit_profiles import rename_unit
from roles.founding.units import NewUnit, found_unit, found_units
from roles.models import Appointment, Bloc, Council, Jurisdiction, Unit
from workflow.story.district.plan import COMMITTEE, YEAR, PlannedUnit, blocs, fixture, units
from workflow.story.world import DISTRICT, PROVINCE, abbreviations_of, open_accounts

TERM = date(2016, 7, 1)
BEFORE_TERM = date(2016, 6, 1)
NEW_COMMUNES = date(2020, 2, 1)
OF_DISTRICT: dict[str, Any] = {"paper_on": date(2020, 1, 20), "paper_by": "Ủy ban nhân dân huyện Hà Quảng"}
OF_PROVINCE: dict[str, Any] = {"paper_on": date(2020, 1, 10), "paper_by": "Ủy ban nhân dân tỉnh Cao Bằng"}

PROVINCE_PEOPLE = {
    "ct.tinh": "Hoàng Xuân Trường",
    "pct.tinh": "Lê Thị Hải Vân",
    "cv.tdkt": "Đinh Thị Thu Hà",
    "vt.tinh": "Nông Thị Kim Oanh",
    "ktgs.tinh": "Lương Đình Phúc",
    "kt.c01": "Hứa Văn Thành",
    "kp.c01": "Bàn Phụ Khuôn",
}
DISTRICT_PEOPLE = {
    "ct.huyen": "Nông Văn Thắng",
    "pct.huyen": "Hoàng Thị Bích Ngân",
    "tp.noivu": "Đàm Văn Quyết",
    "cv.noivu": "Bế Thị Lan",
    "vt": "Triệu Thị Mùi",
    "tt.huyen": "Lý Văn Nghĩa",
    "ct.mttq": "Hứa Thị Liễu",
}
MEMBERS = (
    ("Nông Thị Hạnh", "Chủ tịch Hội Liên hiệp Phụ nữ huyện"),
    ("Lục Văn Bình", "Trưởng phòng Tài chính - Kế hoạch"),
    ("Mã Thị Duyên", "Trưởng phòng Giáo dục và Đào tạo"),
    ("Hà Văn Kiên", "Trưởng Công an huyện"),
    ("Dương Thị Mỷ", "Trưởng phòng Dân tộc"),
    ("Sầm Văn Tú", "Chánh Thanh tra huyện"),
    ("Lương Thị Yến", "Trưởng phòng Y tế"),
    ("Phùng Văn Chẩn", "Chủ tịch Hội Nông dân huyện"),
    ("Thào A Sùng", "Trưởng Ban Dân vận Huyện ủy"),
    ("Trương Thị Hoa", "Chủ tịch Liên đoàn Lao động huyện"),
    ("Long Văn Đức", "Trưởng Ban Tổ chức Huyện ủy"),
)
CLUSTER = (
    "Ủy ban nhân dân huyện Bảo Lạc",
    "Ủy ban nhân dân huyện Nguyên Bình",
    "Ủy ban nhân dân huyện Bảo Lâm",
)
_HEADS = {
    "commune": "Chủ tịch",
    "school": "Hiệu trưởng",
    "station": "Trạm trưởng",
    "enterprise": "Giám đốc",
    "office": "Thủ trưởng",
}


def found_everything(on: date) -> None:
    """One chapter: afterwards every office of the district of 2020 is held by somebody."""
    province = _province()
    district, organ = _district(province)
    members = _units(district, organ)
    council = found_council(district, name="Hội đồng Thi đua - Khen thưởng huyện Hà Quảng")
    found_council_version(council, size=16, since=TERM, paper_number="21/QĐ-UBND", **_founded())
    cluster = _cluster(province, organ)
    found = {bloc.code: _bloc(district, bloc.code, members) for bloc in blocs()}
    users = _accounts()
    _appoint(
        users, province=province, district=district, organ=organ, council=council, cluster=cluster, on=on
    )
    _appoint_in_units(users, members=members, found=found, on=on)


def _founded() -> dict[str, Any]:
    return {"paper_on": date(2016, 6, 28), "paper_by": "Ủy ban nhân dân huyện Hà Quảng"}


def _province() -> Jurisdiction:
    name = fixture()["province"]["name"]
    organ = found_unit(level="tỉnh", name=name, since=BEFORE_TERM, code="04", place="Cao Bằng")
    board = found_unit(
        level="sở", name="Ban Thi đua - Khen thưởng", since=BEFORE_TERM, code="TĐKT", parent=organ
    )
    return found_jurisdiction(
        organ=organ,
        board=board,
        name=PROVINCE,
        heading="Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng",
        organ_heading=name,
        place="Cao Bằng",
        since=TERM,
        board_post="Giám đốc Sở Nội vụ",
    )


def _district(province: Jurisdiction) -> tuple[Jurisdiction, Unit]:
    given = fixture()["district"]
    organ = found_unit(
        level="huyện",
        name=given["name"],
        since=given["founded_on"],
        code=given["code"],
        place="Hà Quảng",
        parent=province.organ,
        jurisdiction=province,
    )
    board = found_unit(
        level="huyện", name="Phòng Nội vụ", since=BEFORE_TERM, code="PNV", parent=organ, place="Hà Quảng"
    )
    district = found_jurisdiction(
        organ=organ,
        board=board,
        name=DISTRICT,
        heading="Chủ tịch Ủy ban nhân dân huyện Hà Quảng",
        organ_heading=given["name"],
        place="Hà Quảng",
        since=TERM,
        above=province,
        board_post="Trưởng phòng Nội vụ",
    )
    rename_unit(board, since=TERM, jurisdiction=district)
    return district, organ


def _units(district: Jurisdiction, organ: Unit) -> dict[str, Unit]:
    """All 170 by name; the Board's own office is one of them and stands already."""
    assert district.board is not None  # _district has just named it
    board = "Phòng Nội vụ"
    short = abbreviations_of(planned.name for planned in units() if not planned.official_code)
    news = [
        NewUnit(
            level=planned.level,
            name=planned.name,
            since=NEW_COMMUNES if planned.kind == "commune" else TERM,
            code=planned.official_code or short[planned.name],
            place=planned.name.removeprefix(f"{COMMITTEE} xã ") if _is_rural(planned) else "Hà Quảng",
            is_armed_force=planned.is_armed_force,
            parent=organ,
            jurisdiction=district,
        )
        for planned in units()
        if planned.name != board
    ]
    founded = found_units(news)
    return {new.name: unit for new, unit in zip(news, founded, strict=True)} | {board: district.board}


def _is_rural(planned: PlannedUnit) -> bool:
    return planned.name.startswith(f"{COMMITTEE} xã ")


def _bloc(district: Jurisdiction, code: str, members: dict[str, Unit]) -> Bloc:
    planned = next(bloc for bloc in blocs() if bloc.code == code)
    bloc = found_bloc(district, code=code, name=planned.name)
    paper: dict[str, Any] = {"paper_number": f"{30 + int(code[1:])}/QĐ-UBND", **OF_DISTRICT}
    join_bloc(bloc, units=[members[unit.name] for unit in planned.units], year=YEAR, **paper)
    set_bloc_office(bloc, unit=members[planned.head.name], year=YEAR, role="head", **paper)
    set_bloc_office(bloc, unit=members[planned.deputy.name], year=YEAR, role="deputy", **paper)
    return bloc


def _cluster(province: Jurisdiction, organ: Unit) -> Bloc:
    """The districts of the west are one bloc of the province; Hà Quảng is a member."""
    others = found_units(
        [
            NewUnit(level="huyện", name=name, since=TERM, parent=province.organ, jurisdiction=province)
            for name in CLUSTER
        ]
    )
    cluster = found_bloc(province, code="C01", name="Cụm thi đua các huyện miền Tây")
    paper: dict[str, Any] = {"paper_number": "48/QĐ-UBND", **OF_PROVINCE}
    join_bloc(cluster, units=[organ, *others], year=YEAR, **paper)
    set_bloc_office(cluster, unit=others[0], year=YEAR, role="head", **paper)
    set_bloc_office(cluster, unit=others[1], year=YEAR, role="deputy", **paper)
    return cluster


def _accounts() -> dict[str, User]:
    named = PROVINCE_PEOPLE | DISTRICT_PEOPLE
    named |= {f"tv{place:02d}": name for place, (name, _) in enumerate(MEMBERS, start=1)}
    named |= {f"kt.{bloc.code.lower()}": bloc.head.people[1].name for bloc in blocs()}
    named |= {f"kp.{bloc.code.lower()}": bloc.deputy.people[1].name for bloc in blocs()}
    named |= {f"tt.{unit.login}": unit.people[0].name for unit in units()}
    named |= {f"dv.{unit.login}": unit.people[3].name for unit in units()}
    named |= {"kt.k09": "Vương Văn Tài", "kp.k09": "Lý Thị Sính", "dv.ngocdong": "Hoàng Văn Pảo"}
    return open_accounts(named)


def _appoint(
    users: dict[str, User],
    *,
    province: Jurisdiction,
    district: Jurisdiction,
    organ: Unit,
    council: Council,
    cluster: Bloc,
    on: date,
) -> None:
    """Those who hold office above the units; then those who sign in their place."""
    rows = [
        ("ct.tinh", "chair", province, "Chủ tịch"),
        ("cv.tdkt", "board_officer", province, "Chuyên viên thi đua, khen thưởng"),
        ("vt.tinh", "clerk", province, "Văn thư Văn phòng Ủy ban nhân dân tỉnh"),
        ("ktgs.tinh", "auditor", province, "Thanh tra viên"),
        ("kt.c01", "bloc_head", cluster, "Cụm trưởng"),
        ("kp.c01", "bloc_deputy", cluster, "Cụm phó"),
        ("ct.huyen", "chair", district, "Chủ tịch"),
        ("ct.huyen", "unit_head", organ, "Chủ tịch"),
        ("ct.huyen", "council_chair", council, "Chủ tịch Ủy ban nhân dân huyện, Chủ tịch Hội đồng"),
        ("pct.huyen", "council_vice_chair", council, "Phó Chủ tịch Ủy ban nhân dân huyện"),
        ("tp.noivu", "board_officer", district, "Trưởng phòng Nội vụ"),
        ("tp.noivu", "council_vice_chair", council, "Trưởng phòng Nội vụ, Phó Chủ tịch Thường trực Hội đồng"),
        ("ct.mttq", "council_vice_chair", council, "Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam huyện"),
        ("cv.noivu", "board_officer", district, "Chuyên viên Phòng Nội vụ"),
        ("cv.noivu", "unit_clerk", organ, "Chuyên viên Phòng Nội vụ"),
        ("cv.noivu", "council_secretary", council, "Chuyên viên Phòng Nội vụ, Thư ký Hội đồng"),
        ("vt", "clerk", district, "Văn thư Văn phòng Ủy ban nhân dân huyện"),
        ("tt.huyen", "auditor", district, "Thanh tra viên"),
        *((f"tv{place:02d}", "council_member", council, post) for place, (_, post) in enumerate(MEMBERS, 1)),
    ]
    held = appoint_many([_posting(users, *row) for row in rows], by=None, on=on)
    chairs = {row.jurisdiction_id: row for row in held if row.office == "chair"}
    substitutes = [
        _posting(users, "pct.tinh", "chair", province, "Phó Chủ tịch", chairs[province.pk]),
        _posting(users, "pct.huyen", "chair", district, "Phó Chủ tịch", chairs[district.pk]),
    ]
    appoint_many(substitutes, by=None, on=on)


def _posting(
    users: dict[str, User],
    username: str,
    office: str,
    organ: Any,
    post: str,
    behalf: Appointment | None = None,
) -> Posting:
    return Posting(
        user=users[username],
        office=office,
        organ=organ,
        since=NEW_COMMUNES,
        post=post,
        paper_number="25/QĐ-UBND",
        capacity="KT." if behalf else "",
        on_behalf_of=behalf,
        **(OF_PROVINCE if _is_provincial(organ) else OF_DISTRICT),
    )


def _is_provincial(organ: Any) -> bool:
    """Whether the province itself appoints there: to its own offices and to its clusters."""
    if isinstance(organ, Unit):
        return False
    jurisdiction = organ if isinstance(organ, Jurisdiction) else organ.jurisdiction
    return bool(jurisdiction.name == PROVINCE)


def _appoint_in_units(
    users: dict[str, User], *, members: dict[str, Unit], found: dict[str, Bloc], on: date
) -> None:
    appoint_many(list(_postings(users, members=members, found=found)), by=None, on=on)


def _postings(
    users: dict[str, User], *, members: dict[str, Unit], found: dict[str, Bloc]
) -> Iterator[Posting]:
    for bloc in blocs():
        code = bloc.code.lower()
        yield _posting(users, f"kt.{code}", "bloc_head", found[bloc.code], "Khối trưởng")
        yield _posting(users, f"kp.{code}", "bloc_deputy", found[bloc.code], "Khối phó")
        for planned in bloc.units:
            unit = members[planned.name]
            yield _posting(users, f"tt.{planned.login}", "unit_head", unit, _HEADS[planned.kind])
            yield _posting(users, f"dv.{planned.login}", "unit_clerk", unit, planned.people[3].post)
