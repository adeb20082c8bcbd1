"""A small province: Cao Bằng, its district Hà Quảng with three communes, a bloc and a council.

Organs are real, people are invented.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from pytest_django import DjangoDbBlocker

from roles.appointments.appointing import appoint
from roles.founding import (
    NewUnit,
    found_bloc,
    found_council,
    found_council_version,
    found_jurisdiction,
    found_unit,
    found_units,
    join_bloc,
    set_bloc_office,
)
from roles.models import Appointment, Bloc, Council, Jurisdiction, Office, Unit
from tests.browsing import Client

DAY = date(2020, 6, 1)
PAPER = {
    "paper_number": "15/QĐ-UBND",
    "paper_on": date(2020, 1, 6),
    "paper_by": "Chủ tịch UBND huyện Hà Quảng",
}


def person(username: str, name: str = "") -> User:
    """An invented official with an account; the given name is the last word."""
    family, _, given = (name or f"Nông Văn {username.title()}").rpartition(" ")
    return User.objects.create_user(username, password="mot-cau-de-nho", last_name=given, first_name=family)


@dataclass
class Place:
    province: Jurisdiction
    district: Jurisdiction
    truong_ha: Unit
    soc_ha: Unit
    ngoc_dao: Unit
    bloc: Bloc
    council: Council
    officer: User

    def appoint(self, user: User, office: str, organ: object, **more: object) -> Appointment:
        """By the officer, from the first day of the year, under a paper, unless `more` says otherwise."""
        post = Office(office).label
        given = {"by": self.officer, "since": date(2020, 1, 1), "post": post, "on": DAY, **PAPER}
        return appoint(user=user, office=office, organ=organ, **(given | more))


@pytest.fixture(scope="module")
def _place_of_file(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """Founded once for a file of tests, in a transaction of the file."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield founded_place()
        transaction.set_rollback(True)


@pytest.fixture
def place(_place_of_file: Place) -> Iterator[Place]:
    """A copy of the objects as they were founded; what a test writes is taken back, nobody sees a commit."""
    with transaction.atomic():
        yield deepcopy(_place_of_file)
        transaction.set_rollback(True)


def founded_place() -> Place:
    """A hundred statements, through the doors of founding."""
    cao_bang = found_unit(level="tỉnh", name="UBND tỉnh Cao Bằng", since=date(2000, 1, 1), place="Cao Bằng")
    province = found_jurisdiction(
        organ=cao_bang,
        name="UBND tỉnh Cao Bằng",
        heading="CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH CAO BẰNG",
        organ_heading="ỦY BAN NHÂN DÂN TỈNH CAO BẰNG",
        place="Cao Bằng",
        since=date(2000, 1, 1),
    )
    ha_quang = found_unit(
        level="huyện", name="UBND huyện Hà Quảng", since=date(2000, 1, 1), jurisdiction=province
    )
    district = found_jurisdiction(
        organ=ha_quang,
        above=province,
        name="UBND huyện Hà Quảng",
        heading="CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN HÀ QUẢNG",
        organ_heading="ỦY BAN NHÂN DÂN HUYỆN HÀ QUẢNG",
        place="Hà Quảng",
        since=date(2000, 1, 1),
    )
    truong_ha, soc_ha, ngoc_dao = found_units(
        [
            NewUnit(level="xã", name=name, since=date(2000, 1, 1), jurisdiction=district, parent=ha_quang)
            for name in ("xã Trường Hà", "xã Sóc Hà", "xã Ngọc Đào")
        ]
    )
    bloc = found_bloc(district, code="K09", name="Khối thi đua xã, thị trấn vùng Hà Quảng")
    join_bloc(bloc, units=[truong_ha, soc_ha, ngoc_dao], year=2020, **PAPER)
    set_bloc_office(bloc, unit=truong_ha, year=2020, role="head", **PAPER)
    set_bloc_office(bloc, unit=ngoc_dao, year=2020, role="deputy", **PAPER)
    council = found_council(district, name="Hội đồng Thi đua - Khen thưởng huyện Hà Quảng")
    found_council_version(council, size=16, since=date(2020, 1, 1), **PAPER)
    officer = person("canbo", "Bế Thị Lan")

    place = Place(province, district, truong_ha, soc_ha, ngoc_dao, bloc, council, officer)
    place.appoint(officer, Office.BOARD_OFFICER, district, by=None, post="Chuyên viên Phòng Nội vụ")
    return place


@pytest.fixture
def officer(place: Place) -> Client:
    """The district's Board officer at a browser."""
    client = Client()
    client.force_login(place.officer)
    return client
