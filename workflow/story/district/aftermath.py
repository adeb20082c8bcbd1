"""After 2020: the province rewards what was sent up, and in 2025 the district ends and hands over."""

from __future__ import annotations

from datetime import date
from typing import Any

from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from dossiers.models import Dossier
from dossiers.succession.merging import Merging, merge_units
from roles.founding.ending_units import end_unit
from roles.founding.jurisdiction_ending import end_jurisdiction
from roles.founding.unit_profiles import rename_unit
from roles.founding.units import NewUnit
from roles.models import Unit
from trail.clock import at
from workflow.actions.draft_decision import DecisionWording
from workflow.actions.submit import submit
from workflow.actions.succeed import succeed
from workflow.story.attached_papers import attach_papers, minutes_of, report_of
from workflow.story.decision_steps import Days, Hands, decided
from workflow.story.district.founding_2020 import CLUSTER
from workflow.story.district.plan import (
    COMMITTEE,
    UPWARD,
    YEAR,
    PlannedUnit,
    fixture,
    short_place,
    successors,
    units,
)
from workflow.story.invented_people import InventedPerson
from workflow.story.review_steps import appraised, received, reviewed
from workflow.story.world import World

SUBMITTED_ON, REVIEWED_ON = date(2020, 12, 30), date(2021, 1, 8)
RECEIVED_ON, APPRAISED_ON = date(2021, 1, 13), date(2021, 1, 27)
DECIDED = Days(date(2021, 2, 2), date(2021, 2, 4), date(2021, 2, 5))
LAST_DAY, FIRST_DAY = date(2025, 6, 30), date(2025, 7, 1)
RESOLUTION = "Nghị quyết số 1657/NQ-UBTVQH15 ngày 16/6/2025"
# A school, a station, an enterprise does not end with the district: it belongs to a commune from then on.
TRANSFER = "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"
GOING_ON = ("enterprise", "school", "station")


def run_waiting_jobs(on: date) -> None:
    """What a worker does in between: closes the dossiers in which nothing is open any more."""
    connector = app.connector
    assert isinstance(connector, DjangoConnector)
    with app.replace_connector(connector.get_worker_connector()) as working:
        working.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)


def reward_above(on: date) -> None:
    """The district's own dossier goes its way in the province: cluster, Board, chair."""
    world = World(on)
    dossier = Dossier.objects.get(unit=world.district.organ, jurisdiction=world.province, year=YEAR)
    _attach(world, dossier, on=on)
    with at(SUBMITTED_ON):
        submit(dossier.pk, by=world["ct.huyen"], on=SUBMITTED_ON)
    with at(REVIEWED_ON):
        reviewed(dossier, by=world["kt.c01"], on=REVIEWED_ON)
    with at(RECEIVED_ON):
        received(dossier, by=world["cv.tdkt"], on=RECEIVED_ON)
    with at(APPRAISED_ON):
        appraised(dossier, by=world["cv.tdkt"], on=APPRAISED_ON)
    decided(
        world.province,
        dossier.nominations.filter(standing="appraised"),
        wording=DecisionWording(
            about=f"tặng Bằng khen năm {YEAR}",
            achievement=f"thành tích xuất sắc trong phong trào thi đua hai năm {YEAR - 1} - {YEAR}",
            proposal="Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 31/TTr-SNV "
            "ngày 02 tháng 02 năm 2021",
        ),
        by=Hands(officer=world["cv.tdkt"], signer=world["ct.tinh"], clerk=world["vt.tinh"]),
        days=DECIDED,
    )


def _attach(world: World, dossier: Dossier, *, on: date) -> None:
    persons = [unit.upward for unit in units() if unit.name in UPWARD and unit.upward]
    council = [_leader("Nông Văn Thắng", "Chủ tịch"), _leader("Bế Thị Lan", "Chuyên viên")]
    organ = dossier.unit.profile_on(on)
    told: dict[str, Any] = {"above": str(fixture()["province"]["name"]), "year": YEAR, "on": on}
    asked = [(person.name, "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh") for person in persons]
    deed = "Hai năm liên tục hoàn thành xuất sắc nhiệm vụ, có hai sáng kiến được công nhận."
    papers = {
        "minutes": minutes_of(organ, council, asked, **told),
        "achievement_report": report_of(organ, persons, deed, **told),
    }
    attach_papers(dossier, papers, by=world["cv.noivu"], on=on)


def _leader(name: str, post: str) -> InventedPerson:
    return InventedPerson("", name, "male", "", date(1970, 1, 1), post, "other_leader")


def end_the_district(on: date) -> None:
    """Twenty-one communes become seven, the districts end, open dossiers go to the province."""
    world = World(LAST_DAY)
    province, district = world.province, world.district
    communes = _merge_communes(world)
    for planned in units():
        unit = world.units[planned.name]
        if planned.kind in GOING_ON:
            commune = _commune_of(planned, communes)
            rename_unit(unit, since=FIRST_DAY, parent=commune, jurisdiction=province, instrument=TRANSFER)
        elif planned.name.removeprefix(f"{COMMITTEE} ") not in communes:
            _dissolve(unit, RESOLUTION)
    seven = list(dict.fromkeys(communes.values()))
    end_jurisdiction(district, on=LAST_DAY, successor=province)
    end_unit(district.organ, on=LAST_DAY, successors=seven, instrument=RESOLUTION)
    # Which communes came of the other districts is not told here: only that they ended.
    for name in CLUSTER:
        _dissolve(world.units[name], TRANSFER)
    assert province.board is not None  # founded with the province
    rename_unit(province.board, since=FIRST_DAY, name="Phòng Thi đua, Khen thưởng, Sở Nội vụ")
    with at(FIRST_DAY):
        succeed(district, by=world["cv.tdkt"], on=FIRST_DAY)


def _dissolve(unit: Unit, instrument: str) -> None:
    end_unit(unit, on=LAST_DAY, successors=[], instrument=instrument, is_dissolved=True)


def _merge_communes(world: World) -> dict[str, Unit]:
    """The new commune, to which the people have gone, by the name of each commune it was made of."""
    found: dict[str, Unit] = {}
    for new in successors():
        begun = NewUnit(
            level="xã",
            name=f"{COMMITTEE} {new.name}",
            since=FIRST_DAY,
            code=new.code,
            place=short_place(new.name),
            parent=world.province.organ,
            jurisdiction=world.province,
        )
        merging = Merging(
            units=[world.units[f"{COMMITTEE} {old}"] for old in new.origins],
            into=begun,
            since=FIRST_DAY,
            instrument=RESOLUTION,
        )
        with at(FIRST_DAY):
            heir = merge_units(merging, by=None, on=FIRST_DAY).heir
        found |= dict.fromkeys(new.origins, heir)
    return found


def _commune_of(planned: PlannedUnit, communes: dict[str, Unit]) -> Unit:
    """Where a school or station stands by its name; the former centre of the district for the others."""
    for old, unit in communes.items():
        if planned.name.endswith(short_place(old)):
            return unit
    return communes["thị trấn Xuân Hòa"]
