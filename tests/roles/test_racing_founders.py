"""Two officers found at the same moment: one is let through, the other is told what the first has done."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from roles.doors.refusals import Overtaken, Refused
from roles.founding import (
    FirstOfficer,
    Holder,
    change_bloc_offices,
    compose_bloc,
    end_bloc,
    end_jurisdiction,
    found_below,
    found_bloc,
    found_unit,
    rename_unit,
    set_bloc_office,
)
from roles.models import BlocMembership, BlocOffice, Jurisdiction, Office, Unit, UnitProfile
from tests.roles.conftest import DAY, PAPER, Place, founded_place, person
from trail.models import Entry

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def place(transactional_db: None) -> Place:
    """Founded and committed: racers come in connections of their own."""
    return founded_place()


def race(*acts: Callable[[], object]) -> list[Refused]:
    gate, refused = threading.Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        try:
            gate.wait()
            act()
        except Refused as told:
            refused.append(told)
        finally:
            connection.close()

    racers = [threading.Thread(target=run, args=(act,)) for act in acts]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    return refused


def test_a_bloc_gets_one_head_of_two_set_at_once(place: Place) -> None:
    units = [place.soc_ha, place.ngoc_dao]
    compose_bloc(place.bloc, units=units, year=2021, by=place.officer, on=DAY, **PAPER)

    def set_head(unit: object) -> Callable[[], object]:
        return lambda: set_bloc_office(
            place.bloc, unit=unit, role="head", year=2021, by=place.officer, on=DAY, **PAPER
        )

    (refused,) = race(*map(set_head, units))

    assert isinstance(refused, Overtaken)
    head = BlocOffice.objects.get(year=2021, role="head").unit
    assert f"đã có khối trưởng: {head.name_on(DAY)}" in refused.message


def test_a_unit_comes_into_one_of_two_blocs_that_take_it_at_once(place: Place) -> None:
    blocs = [place.bloc, found_bloc(place.district, code="K10", name="Khối trường học")]

    def take(bloc: object) -> Callable[[], object]:
        return lambda: compose_bloc(bloc, units=[place.soc_ha], year=2021, by=place.officer, on=DAY, **PAPER)

    (refused,) = race(*map(take, blocs))

    row = BlocMembership.objects.select_related("bloc").get(year=2021)
    assert refused.obstacles[0].message == f"xã Sóc Hà đã là thành viên {row.bloc.name} năm 2021."


def test_a_form_sent_twice_at_once_founds_one_unit(place: Place) -> None:
    def found() -> object:
        return found_unit(
            level="xã",
            name="xã Lũng Nặm",
            since=DAY,
            jurisdiction=place.district,
            instrument="Nghị quyết 5",
            by=place.officer,
            on=DAY,
        )

    (refused,) = race(found, found)

    assert isinstance(refused, Overtaken)
    assert UnitProfile.objects.filter(name="xã Lũng Nặm").count() == 1


def test_of_two_units_that_take_one_code_at_once_one_gets_it(place: Place) -> None:
    def rename(unit: Unit) -> Callable[[], object]:
        given = {"code": "TH", "instrument": "Nghị quyết 5", "by": place.officer, "on": DAY}
        return lambda: rename_unit(unit, since=DAY, **given)

    (refused,) = race(rename(place.soc_ha), rename(place.truong_ha))

    bearer = UnitProfile.objects.get(code="TH", until__isnull=True)
    assert refused.message == f"Mã TH đã là mã của “{bearer.name}”."


def test_one_of_two_new_heads_of_one_day_is_let_through(place: Place) -> None:
    fourth = found_unit(level="xã", name="xã Lũng Nặm", since=DAY, jurisdiction=place.district)
    units = [place.truong_ha, place.soc_ha, place.ngoc_dao, fourth]
    compose_bloc(place.bloc, units=units, year=2020, by=place.officer, on=DAY, **PAPER)
    seen = {"head": BlocOffice.objects.get(role="head").pk}

    def change(unit: Unit) -> Callable[[], object]:
        given = {"since": DAY, "reason": "x", "seen": seen, "by": place.officer, "on": DAY, **PAPER}
        return lambda: change_bloc_offices(place.bloc, {"head": Holder(unit)}, **given)

    (refused,) = race(change(place.soc_ha), change(fourth))

    head = BlocOffice.objects.get(role="head", until__isnull=True).unit
    assert isinstance(refused, Overtaken)
    assert refused.message == f"Người khác vừa ghi khối trưởng mới: {head.name_on(DAY)}, từ 01/06/2020."
    assert BlocOffice.objects.filter(role="head").count() == 2


def test_a_bloc_that_two_end_at_once_ends_once(place: Place) -> None:
    def end() -> object:
        return end_bloc(place.bloc, last_day=DAY, instrument="QĐ 1", by=place.officer, on=DAY)

    (refused,) = race(end, end)

    assert isinstance(refused, Overtaken) and "đã kết thúc từ trước" in refused.message
    assert Entry.objects.filter(verb="bloc_ended").count() == 1


def test_of_two_powers_founded_at_once_for_one_organ_one_comes_with_its_officer(place: Place) -> None:
    def found(name: str) -> Callable[[], object]:
        officer = FirstOfficer(username=name, full_name="Bế Văn Một", user=None, post="x", **PAPER)
        words = {"name": "xã Sóc Hà", "heading": "x", "organ_heading": "UBND xã Sóc Hà", "place": "x"}
        given = {"organ": place.soc_ha, "since": DAY, "instrument": "QĐ 1", "by": place.officer, "on": DAY}
        return lambda: found_below(place.district, officer=officer, **given, **words)

    (refused,) = race(found("mot"), found("hai"))

    assert isinstance(refused, Overtaken) and "đã là một cấp có thẩm quyền" in refused.message
    made = Jurisdiction.objects.get(organ=place.soc_ha)
    assert made.appointments.count() == 1


def test_a_jurisdiction_that_two_end_at_once_ends_once(place: Place) -> None:
    above = person("tinh")
    place.appoint(above, Office.BOARD_OFFICER, place.province, by=None)

    def end() -> object:
        given = {"successor": place.province, "instrument": "QĐ 1", "by": above, "acted_on": DAY}
        return end_jurisdiction(place.district, on=DAY, **given)

    (refused,) = race(end, end)

    assert isinstance(refused, Overtaken) and "đã kết thúc thẩm quyền từ trước" in refused.message
    assert Entry.objects.filter(verb="jurisdiction_ended", chain__subject_kind="jurisdiction").count() == 1
