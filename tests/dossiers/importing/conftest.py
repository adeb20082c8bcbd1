"""A commune with a clerk and an empty dossier of 2020. The organ is real, the people are invented."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from pytest_django import DjangoDbBlocker

from dossiers.drafting.changing_drafts import create_dossier
from dossiers.models import Dossier, Recipient
from roles.appointments.appointing import appoint
from roles.founding import found_jurisdiction, found_unit
from roles.models import Jurisdiction, Office, Unit

DAY = date(2020, 10, 12)
PAPER = {
    "paper_number": "15/QĐ-UBND",
    "paper_on": date(2020, 1, 6),
    "paper_by": "Chủ tịch UBND huyện Hà Quảng",
}


@dataclass
class Desk:
    dossier: Dossier
    unit: Unit
    district: Jurisdiction
    clerk: User
    stranger: User

    def known(self, name: str = "Nguyễn Văn An", **given: Any) -> Recipient:
        row = {"kind": "individual", "sex": "male", "birth_on": date(1980, 1, 5), "unit": self.unit}
        return Recipient.objects.create(**(row | {"name": name} | given))


@pytest.fixture(scope="module")
def _desk_of_file(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Desk]:
    """Founded once for a file of tests, in a transaction of the file."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield founded_desk()
        transaction.set_rollback(True)


@pytest.fixture
def desk(_desk_of_file: Desk) -> Iterator[Desk]:
    """A copy of the objects as they were founded; what a test writes is taken back, nobody sees a commit."""
    with transaction.atomic():
        yield deepcopy(_desk_of_file)
        transaction.set_rollback(True)


def founded_desk() -> Desk:
    ha_quang = found_unit(level="huyện", name="UBND huyện Hà Quảng", since=date(2000, 1, 1))
    district = found_jurisdiction(
        organ=ha_quang,
        name="UBND huyện Hà Quảng",
        heading="CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN HÀ QUẢNG",
        organ_heading="ỦY BAN NHÂN DÂN HUYỆN HÀ QUẢNG",
        place="Hà Quảng",
        since=date(2000, 1, 1),
    )
    unit = found_unit(level="xã", name="xã Sóc Hà", since=date(2000, 1, 1), jurisdiction=district)
    clerk = User.objects.create_user("vanthu", last_name="Lan", first_name="Bế Thị")
    stranger = User.objects.create_user("nguoila", last_name="Lạ", first_name="Nông Văn")
    officer = User.objects.create_user("canbo", last_name="Hoa", first_name="Lý Thị")
    given = {"since": date(2020, 1, 1), "on": DAY, **PAPER}
    appoint(user=officer, office=Office.BOARD_OFFICER, organ=district, by=None, post="Chuyên viên", **given)
    appoint(user=clerk, office=Office.UNIT_CLERK, organ=unit, by=officer, post="Công chức", **given)
    dossier = create_dossier(unit=unit, jurisdiction=district, year=2020, title="Năm 2020", by=clerk, on=DAY)
    return Desk(dossier, unit, district, clerk, stranger)
