"""What the law leaves to the province holds at the levels below that have set nothing themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dossiers.local_law import local_law
from law.procedure.deadlines import due
from law.procedure.thresholds import threshold
from roles.founding import found_jurisdiction
from roles.founding.jurisdiction_ending import end_jurisdiction
from roles.local_rules.setting_rules import set_local_rule
from roles.models import Jurisdiction
from tests.browsing import words
from tests.scene import SINCE, Scene, seat
from trail.clock import at
from workflow.views.home.setup.needs import needs_of

pytestmark = [pytest.mark.django_db, pytest.mark.scene(units=3)]
DAY = date(2026, 9, 1)
PAPER = "Điều 6 Quyết định 12/2026/QĐ-UBND"
VOTE, APPRAISAL, SHARE = "vote.CSTĐCS", "deadline.appraisal", "grassroots_fighter_share"


@pytest.fixture(autouse=True)
def story() -> Iterator[None]:
    with at(DAY):
        yield


@pytest.fixture
def commune(scene: Scene) -> Jurisdiction:
    """Below a district that has set nothing, which stands below the province; each has an officer."""
    scene.district.local_rules.all().delete()
    power = found_jurisdiction(
        organ=scene.units[2],
        above=scene.district,
        name="xã số 3",
        heading="Chủ tịch Ủy ban nhân dân xã số 3",
        organ_heading="Ủy ban nhân dân xã số 3",
        place="Xã số 3",
        since=SINCE,
    )
    for name, place in (("commune", power), ("province", scene.province)):
        seat(scene, [(f"officer of {name}", "board_officer", place, "Công chức")], on=SINCE)
    return power


def sets(scene: Scene, place: Jurisdiction, **asked: Any) -> None:
    by = {"xã số 3": "officer of commune", "tỉnh Cao Bằng": "officer of province"}.get(place.name, "officer")
    given = {"key": VOTE, "since": DAY, "citation": PAPER, "by": scene[by], "on": DAY} | asked
    set_local_rule(jurisdiction=place, **given)


def page(scene: Scene, address: str) -> str:
    client = Client()
    client.force_login(scene["officer of commune"], backend="django.contrib.auth.backends.ModelBackend")
    return words(client.get(address))


def test_a_commune_votes_by_the_share_of_its_province_and_cites_whose_it_is(
    scene: Scene, commune: Jurisdiction
) -> None:
    sets(scene, scene.province, value=80)
    sets(scene, scene.province, key=APPRAISAL, value=20)

    rules = local_law(commune).rulebook_on(DAY)

    asked, limit = threshold("CSTĐCS", 16, rules), due("appraisal", DAY, rules)
    assert (asked.percent, asked.needed) == (80, 13)
    assert asked.citation == limit.citation == f"{PAPER}, quy định của tỉnh Cao Bằng"
    assert (limit.days, limit.on) == (20, date(2026, 9, 30))


def test_the_nearest_level_goes_before_one_further_above_and_the_own_value_before_both(
    scene: Scene, commune: Jurisdiction
) -> None:
    found = []
    for place, value in ((scene.province, 80), (scene.district, 85), (commune, 90)):
        sets(scene, place, value=value)
        found.append(local_law(commune).values_on(DAY)[VOTE])

    assert found == [80, 85, 90]
    assert local_law(commune).rulebook_on(DAY).local_citation(VOTE) == PAPER
    assert local_law(scene.province).values_on(DAY) == {VOTE: 80}


def test_only_what_the_law_of_the_day_leaves_to_the_province_comes_from_above(
    scene: Scene, commune: Jurisdiction
) -> None:
    """In 2020 no law asked a vote on CSTĐCS; from October 2026 its text is unread. The share of fighters and
    how lists are set were never the province's alone."""
    for key, value in ((VOTE, 80), (SHARE, 15), ("paper.grouping", "nhóm theo đơn vị")):
        sets(scene, scene.province, key=key, value=value, since=SINCE, on=SINCE)

    law = local_law(commune)

    assert law.values_on(date(2020, 11, 20)) == {}
    assert law.values_on(date(2025, 6, 30)) == {}
    assert law.values_on(date(2025, 7, 1)) == law.values_on(date(2026, 9, 30)) == {VOTE: 80}
    assert law.values_on(date(2026, 10, 1)) == {}


def test_the_heir_of_a_level_above_has_its_word(scene: Scene, commune: Jurisdiction) -> None:
    sets(scene, scene.province, value=80)
    sets(scene, scene.district, value=85)
    end_jurisdiction(scene.district, on=date(2026, 9, 10), successor=scene.province)

    law = local_law(commune)

    assert law.values_on(date(2026, 9, 10)) == {VOTE: 85}
    assert law.values_on(date(2026, 9, 11)) == {VOTE: 80}
    assert local_law(scene.province).values_on(DAY, of=scene.district.pk) == {VOTE: 85}


def test_the_page_of_rules_tells_whose_word_it_is_until_the_commune_sets_its_own(
    scene: Scene, commune: Jurisdiction
) -> None:
    sets(scene, scene.province, key=APPRAISAL, value=20)
    address = f"/tham-quyen/{commune.pk}/quy-dinh/"

    assert f"20 ngày làm việc Theo quy định của tỉnh Cao Bằng: {PAPER}" in page(scene, address)
    assert "Chưa đặt thì theo quy định của tỉnh Cao Bằng: 20 ngày làm việc" in page(
        scene, f"{address}{APPRAISAL}/"
    )

    sets(scene, commune, key=APPRAISAL, value=15)
    assert "15 ngày làm việc" in page(scene, address) and "tỉnh Cao Bằng:" not in page(scene, address)


def test_what_comes_from_above_is_not_missing(scene: Scene, commune: Jurisdiction) -> None:
    missing = []
    for key, value in ((VOTE, 80), (APPRAISAL, 20)):
        missing.append("quy định của địa phương" in needs_of([commune], on=DAY)[commune.pk])
        sets(scene, scene.province, key=key, value=value)

    assert missing == [True, True]
    assert "quy định của địa phương" not in needs_of([commune], on=DAY)[commune.pk]
    told = page(scene, f"/tham-quyen/{commune.pk}/con-thieu/")
    assert "Đã có mọi giá trị mà pháp luật để địa phương quy định. Theo quy định của tỉnh Cao Bằng:" in told


def test_three_levels_cost_as_many_statements_as_one(scene: Scene, commune: Jurisdiction) -> None:
    costs = []
    for place in (scene.province, scene.district, commune):
        sets(scene, place, value=80)
        with CaptureQueriesContext(connection) as seen:
            local_law(place).rulebook_on(DAY)
        costs.append(len(seen))

    assert costs == [2, 2, 2]
