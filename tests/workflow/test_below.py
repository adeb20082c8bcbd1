"""A level above sees how those below it get on: figures of each, and nothing of those beside or above."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.urls import reverse

from roles.founding import found_jurisdiction, found_units
from roles.founding.units import NewUnit
from roles.models import Jurisdiction
from tests.browsing import Client, words
from tests.scene import SINCE, TODAY, Scene, draft, of, seat
from tests.walk import after_bloc, conferred, received
from trail.clock import at
from workflow.actions.submit import submit
from workflow.views.home.below.lower_levels import lower_levels

pytestmark = [pytest.mark.django_db, pytest.mark.scene(units=3)]


@pytest.fixture(autouse=True)
def story() -> Iterator[None]:
    with at(TODAY):
        yield


def reader(scene: Scene, name: str = "tinh") -> Client:
    if name == "tinh":
        seat(scene, [("tinh", "board_officer", scene.province, "Chuyên viên Sở Nội vụ")], on=SINCE)
    client = Client()
    client.force_login(scene[name], backend="django.contrib.auth.backends.ModelBackend")
    return client


def page_of(power: Jurisdiction) -> str:
    return reverse("workflow:below", args=[power.pk])


def more_below(scene: Scene, number: int) -> None:
    """Founded a moment ago."""
    units = [
        NewUnit(level="sở", name=f"Sở số {n}", since=SINCE, jurisdiction=scene.province)
        for n in range(1, number + 1)
    ]
    for n, organ in enumerate(found_units(units), start=1):
        words = {"name": f"Sở số {n}", "heading": "Giám đốc", "organ_heading": "SỞ", "place": "Cao Bằng"}
        words["symbol"] = f"QĐ-S{n}"
        found_jurisdiction(organ=organ, above=scene.province, since=SINCE, **words)


def test_the_province_reads_what_is_underway_late_and_decided_below_it(scene: Scene) -> None:
    for unit in (1, 2, 3):
        dossier = draft(scene, unit=unit, advanced=3, fighters=0)
        submit(dossier.pk, by=scene[f"head{unit}"], on=TODAY)
        if unit == 1:
            continue
        after_bloc(scene, dossier)
        if unit == 3:
            received(scene, dossier)
            conferred(scene, of(dossier, "LĐTT"))
    client = reader(scene)

    assert f'href="{page_of(scene.province)}"' in client.get("/").content.decode()
    told = words(client.get(page_of(scene.province)))
    assert "Huyện Hà Quảng 3 0 1 Đã đủ" in told
    with at(date(2021, 1, 15)):
        later = words(client.get(page_of(scene.province)))
        assert "Huyện Hà Quảng 3 1 0 Đã đủ" in later
        assert "Huyện Hà Quảng" in words(client.get(page_of(scene.province) + "?loc=cham"))
    assert "AADa" not in told, "no nominee is named"


def test_those_that_cannot_work_yet_are_found_among_many(scene: Scene) -> None:
    more_below(scene, 60)
    client = reader(scene)

    told = words(client.get(page_of(scene.province) + "?loc=thieu"))

    assert "Cấp trực thuộc 61" in told and "Cấp chưa làm việc được 60" in told
    assert "Sở số 1 0 0 0 Còn thiếu Người ký; văn thư; đơn vị" in told and "Huyện Hà Quảng" not in told


def test_many_cost_as_many_statements_as_one(scene: Scene, django_assert_num_queries: object) -> None:
    assert len(lower_levels(scene.province, on=TODAY)) == 1
    with django_assert_num_queries(14):  # type: ignore[operator]
        lower_levels(scene.province, on=TODAY)
    more_below(scene, 20)
    with django_assert_num_queries(14):  # type: ignore[operator]
        assert len(lower_levels(scene.province, on=TODAY)) == 21


def test_an_office_that_does_not_see_its_jurisdiction_is_shown_no_way_there(scene: Scene) -> None:
    seat(scene, [("phapche", "jurist", scene.province, "Chuyên viên pháp chế")], on=SINCE)
    client = reader(scene, "phapche")

    assert "Cấp dưới" not in words(client.get("/"))
    assert client.get(page_of(scene.province)).status_code == 403


def test_whoever_has_nobody_below_is_shown_no_way_there_and_no_page_of_the_level_above(
    scene: Scene,
) -> None:
    client = reader(scene, "officer")

    assert "Cấp dưới" not in words(client.get("/"))
    assert client.get(page_of(scene.province)).status_code == 403
    assert "Chưa có cấp nào trực thuộc" in words(client.get(page_of(scene.district)))
