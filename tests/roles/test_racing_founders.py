"""Two officers found at the same moment: one is let through, the other is told what the first has done."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from roles.founding import compose_bloc, found_bloc, found_unit, set_bloc_office
from roles.models import BlocMembership, BlocOffice, UnitProfile
from roles.refusals import Overtaken, Refused
from tests.roles.conftest import DAY, PAPER, Place

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def place(transactional_db: None, place: Place) -> Place:
    return place


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
