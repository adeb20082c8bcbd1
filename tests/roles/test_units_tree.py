"""The register of units: a tree that opens branch by branch, fifty lines a page, and a search with paths."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roles.founding import NewUnit, end_unit, found_units, rename_unit
from roles.models import Unit, UnitProfile
from tests.roles.conftest import DAY, Place
from trail.clock import at
from vietnamese.collation import sort_key
from vietnamese.text import fold

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.roles.urls")]
NAME = re.compile(r'<tr id="don-vi-\d+">\s*<th scope="row"[^>]*><a [^>]*>([^<]*)</a>')
TURN = re.compile(r'class="turn" href="([^"#]*)#don-vi-(\d+)" aria-expanded="(true|false)"')


@pytest.fixture(autouse=True)
def story() -> Iterator[None]:
    with at(DAY):
        yield


@pytest.fixture
def schools(place: Place) -> list[Unit]:
    """Two below Sóc Hà, and a branch school below the first."""
    names = ("Trường Mầm non Sóc Hà", "Trường Đào tạo nghề")
    below = found_units([new(name, place, place.soc_ha) for name in names])
    return below + found_units([new("Phân trường Ẳng Nà", place, below[0])])


def new(name: str, place: Place, parent: Unit | None) -> NewUnit:
    since = date(2010, 1, 1)
    return NewUnit(level="xã", name=name, since=since, jurisdiction=place.district, parent=parent)


def page(client: Client, place: Place, asked: str = "") -> str:
    answer = client.get(reverse("roles:units", args=[place.district.pk]) + asked)
    assert answer.status_code == 200
    return answer.content.decode()


def names(told: str) -> list[str]:
    return NAME.findall(told)


def turn(told: str, unit: Unit) -> tuple[str, str]:
    """Where the branch is opened or shut, and whether it stands open."""
    found = {key: (address.replace("&amp;", "&"), state) for address, key, state in TURN.findall(told)}
    return found[str(unit.pk)]


def test_a_branch_opens_by_a_link_and_shuts_again(officer: Client, place: Place, schools: list[Unit]) -> None:
    shut = page(officer, place)
    assert names(shut) == ["xã Ngọc Đào", "xã Sóc Hà", "xã Trường Hà"]
    address, state = turn(shut, place.soc_ha)
    assert state == "false" and "Mở 2 đơn vị" in shut

    opened = page(officer, place, address)
    assert names(opened) == [
        "xã Ngọc Đào",
        "xã Sóc Hà",
        "Trường Đào tạo nghề",
        "Trường Mầm non Sóc Hà",
        "xã Trường Hà",
    ]
    address, state = turn(opened, place.soc_ha)
    assert state == "true"
    assert names(page(officer, place, address)) == names(shut)


def test_a_branch_in_a_branch_opens_beside_the_first(
    officer: Client, place: Place, schools: list[Unit]
) -> None:
    told = page(officer, place, turn(page(officer, place), place.soc_ha)[0])
    deep = page(officer, place, turn(told, schools[0])[0])
    assert names(deep)[2:5] == ["Trường Đào tạo nghề", "Trường Mầm non Sóc Hà", "Phân trường Ẳng Nà"]
    assert 'class="branch branch-2"' in deep
    assert "Đóng mọi nhánh" in deep


def test_what_nobody_wrote_in_the_address_opens_nothing(
    officer: Client, place: Place, schools: list[Unit]
) -> None:
    for asked in ("?mo=x", "?mo=99999999999999999999", "?mo=999999&page=x", "?mo=0&ngay=31/02/2020"):
        assert names(page(officer, place, asked)) == ["xã Ngọc Đào", "xã Sóc Hà", "xã Trường Hà"]


def test_the_only_branch_stands_open_at_first_and_can_be_shut(officer: Client, place: Place) -> None:
    for unit in (place.soc_ha, place.ngoc_dao):
        rename_unit(unit, since=date(2020, 2, 1), parent=place.truong_ha)
    first = page(officer, place)
    assert names(first) == ["xã Trường Hà", "xã Ngọc Đào", "xã Sóc Hà"]
    assert names(page(officer, place, turn(first, place.truong_ha)[0])) == ["xã Trường Hà"]


@pytest.mark.parametrize("words", ["soc non mam", "Mầm Non Sóc", "  NON   sóc "])
def test_words_are_found_without_marks_in_any_order_with_the_path(
    officer: Client, place: Place, schools: list[Unit], words: str
) -> None:
    told = page(officer, place, f"?q={words}")
    assert names(told) == ["Trường Mầm non Sóc Hà"]
    assert "UBND huyện Hà Quảng › xã Sóc Hà" in told
    assert "Tìm thấy 1 trong 6 đơn vị" in told


def test_a_search_looks_into_shut_branches_and_codes(
    officer: Client, place: Place, schools: list[Unit]
) -> None:
    rename_unit(schools[2], since=date(2020, 2, 1), code="PT-07", short_name="PT Ẳng Nà")
    assert names(page(officer, place, "?q=ang na")) == ["Phân trường Ẳng Nà"]
    assert names(page(officer, place, "?q=07 pt")) == ["Phân trường Ẳng Nà"]
    assert "Không có đơn vị nào như vậy" in page(officer, place, "?q=mam dao")


def test_a_unit_that_ended_or_moved_away_is_marked_and_left_out_at_first(
    officer: Client, place: Place
) -> None:
    end_unit(place.soc_ha, on=date(2020, 3, 31), successors=[place.truong_ha], instrument="x")
    rename_unit(place.ngoc_dao, since=date(2020, 5, 1), jurisdiction=place.province)
    assert names(page(officer, place)) == ["xã Trường Hà"]
    told = page(officer, place, "?tat_ca=1")
    assert names(told) == ["xã Ngọc Đào", "xã Sóc Hà", "xã Trường Hà"]
    assert "Kết thúc ngày 31/03/2020" in told and "Chuyển cấp khác từ 01/05/2020" in told


def test_two_thousand_units_cost_the_statements_of_three_and_show_fifty(
    officer: Client, place: Place
) -> None:
    def statements(asked: str) -> tuple[int, int]:
        with CaptureQueriesContext(connection) as captured:
            told = page(officer, place, asked)
        return len(captured), len(names(told))

    small = [statements(asked)[0] for asked in ("", "?q=xa")]
    units = Unit.objects.bulk_create(Unit(level="xã", founded_on=DAY) for _ in range(2000))
    called = [f"Trường số {number}" for number in range(2000)]
    UnitProfile.objects.bulk_create(
        UnitProfile(
            unit=unit,
            name=name,
            folded=fold(name),
            sort_key=sort_key(name),
            parent=place.soc_ha,
            jurisdiction=place.district,
            since=DAY,
        )
        for unit, name in zip(units, called, strict=True)
    )
    opened = f"?mo={place.soc_ha.pk}"
    assert [statements(asked)[0] for asked in ("", "?q=truong so")] == small
    assert statements("")[1] == 3
    assert statements(opened) == (small[0], 50)
    assert statements("?q=truong so") == (small[1], 50)
    last = page(officer, place, f"{opened}&page=41")
    assert names(last)[-1] == "xã Trường Hà" and len(names(last)) == 3
    assert "Mở 2.000 đơn vị" in page(officer, place)
