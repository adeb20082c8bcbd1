"""What the law leaves to the province holds at the levels below that have set nothing themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dossiers.local_law import local_law
from law.procedure.deadlines import due
from law.procedure.thresholds import threshold
from law.rulebook import own_law
from roles.founding import found_jurisdiction
from roles.founding.jurisdiction_ending import end_jurisdiction
from roles.local_rules.rule_lines import rule_lines
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


def test_a_value_from_a_day_that_is_over_holds_for_what_was_received_since_and_the_form_says_so(
    scene: Scene, commune: Jurisdiction
) -> None:
    before = date(2026, 8, 3)
    received = {"by": commune.pk, "on": DAY}
    asked = threshold("CSTĐCS", 16, local_law(commune).rulebook_received(before, **received))
    told = page(scene, reverse("roles:set_rule", args=[commune.pk, VOTE]))

    sets(scene, commune, value=80, since=date(2026, 8, 1))

    now = threshold("CSTĐCS", 16, local_law(commune).rulebook_received(before, **received))
    assert (asked.needed, now.needed) == (None, 13)
    assert "hồ sơ đã tiếp nhận từ ngày ấy cũng xét, tính thời hạn theo giá trị này" in told
    assert "Số nguyên, tính theo % tổng số thành viên. Ví dụ: 80." in told


def test_the_list_of_rules_begins_with_what_is_missing_and_tells_the_general_value_of_the_others(
    scene: Scene, commune: Jurisdiction
) -> None:
    lines = rule_lines(commune, day=DAY, stack=own_law())

    assert [line.key.key for line in lines[:2]] == [VOTE, APPRAISAL]
    told = page(scene, reverse("roles:local_rules", args=[commune.pk]))
    assert told.count("Chưa đặt Pháp luật để địa phương quy định, cần đặt thì mới triệu tập được") == 1
    assert "Chưa đặt Pháp luật để địa phương quy định Điều 6 Nghị định 152/2025/NĐ-CP" in told
    assert "Theo pháp luật chung: 10 ngày làm việc Khoản 4 Điều 35 Nghị định 152/2025/NĐ-CP" in told
    assert "Theo pháp luật chung: 90% tổng số thành viên Khoản 5 Điều 33 Nghị định 152/2025/NĐ-CP" in told
    assert "Chưa đặt: pháp luật chung không quy định" in told


def test_an_unread_law_leaves_open_only_the_votes_of_the_own_level(
    scene: Scene, commune: Jurisdiction
) -> None:
    lines = {line.key.key: line for line in rule_lines(commune, day=date(2026, 11, 27), stack=own_law())}

    own, of_province = lines[VOTE].general, lines["vote.CSTĐ tỉnh"].general
    assert own.told == (
        "Chưa đặt: chương trình chưa xác nhận văn bản, cần đặt thì mới triệu tập được Hội đồng"
    )
    assert (own.citation, own.is_missing) == ("Luật 06/2026/QH16", True)
    assert (of_province.told, of_province.is_open) == (
        "Chưa đặt: chương trình chưa xác nhận văn bản",
        False,
    )
