"""What a recipient can be proposed for, from the card and the list of the unit's people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dossiers.judging.law_facts import case_of
from dossiers.judging.recipient_facts import history_of
from dossiers.models import (
    CollectiveYear,
    Discipline,
    HeldTitle,
    Initiative,
    Pending,
    Rating,
    Recipient,
    RecipientPost,
)
from law.facts import UNASKED, Achievement
from tests.scene import TODAY, Scene, draft, staff
from trail import clock

pytestmark = pytest.mark.scene(units=2)


@pytest.fixture(autouse=True)
def story_day(settings) -> Iterator[None]:  # type: ignore[no-untyped-def]
    settings.VINHDANH_STORY_CLOCK = True
    with clock.at(TODAY):
        yield


@pytest.fixture
def person(scene: Scene) -> Recipient:
    [person] = staff(scene.units[0], 1)
    for year in (2018, 2019):
        HeldTitle.objects.create(
            recipient=person,
            award="CSTĐCS",
            year=year,
            decision_number="9/QĐ-UBND",
            decision_on=date(year, 12, 30),
        )
    return person


def page(scene: Scene, role: str, person: Recipient, **asked: int) -> tuple[int, str]:
    client = Client()
    client.force_login(scene[role], backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(reverse("dossiers:within_reach", args=[person.pk]), asked)
    return answer.status_code, re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_the_page_says_what_is_open_what_is_missing_and_from_which_year(
    scene: Scene, person: Recipient
) -> None:
    status, words = page(scene, "clerk1", person)

    ready, missing = words.split("Còn thiếu")
    assert status == 200
    assert "Lao động tiên tiến" in ready and "Chiến sĩ thi đua cơ sở" in ready
    assert "Sớm nhất năm 2021 Chiến sĩ thi đua cấp tỉnh" in missing
    assert "Căn cứ có 0 sáng kiến, đề tài được công nhận từ cấp tỉnh trở lên; yêu cầu 1." in missing
    assert "Cần 03 lần liên tục" not in missing


def test_what_the_state_decides_and_is_far_off_stands_apart_from_what_is_near(
    scene: Scene, person: Recipient
) -> None:
    _, words = page(scene, "clerk1", person)

    of_unit, _, of_state = words.partition(
        "30 danh hiệu, hình thức của Nhà nước, chưa đủ điều kiện; đề nghị qua cấp tỉnh"
    )
    province = "Còn 1 điều kiện; không còn gì phải xem xét: sớm nhất năm 2021"
    assert f"Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh {province}" in of_unit and province not in of_state
    assert "Ủy ban nhân dân cấp xã" not in words
    for award in ("Huân chương Sao vàng", "Huân chương Hồ Chí Minh", "Anh hùng Lao động"):
        assert award not in of_unit and award in of_state
    assert person.sex == "male" and "Bà mẹ Việt Nam anh hùng" not in words


def test_this_year_is_asked_first_and_the_last_one_beside_it(scene: Scene, person: Recipient) -> None:
    person.ratings.filter(year=2020).delete()
    Rating.objects.update_or_create(recipient=person, year=2019, defaults={"level": "HTTNV"})

    _, this_year = page(scene, "clerk1", person)
    _, last_year = page(scene, "clerk1", person, nam=2019)
    _, other = page(scene, "clerk1", person, nam=1999)

    assert "Thành tích năm 2020" in this_year and "Xem theo thành tích năm 2019" in this_year
    assert "Thành tích năm 2019" in last_year and "Xem theo thành tích năm 2020" in last_year
    assert "Thành tích năm 2020" in other


def test_another_unit_does_not_read_it(scene: Scene, person: Recipient) -> None:
    assert page(scene, "clerk2", person)[0] in (403, 404)


def test_a_matter_that_is_over_holds_nobody(scene: Scene, person: Recipient) -> None:
    Pending.objects.create(
        recipient=person, kind="inspection", since=date(2020, 1, 1), until=date(2020, 6, 30)
    )

    assert history_of(person, on=TODAY).pending == ()
    assert history_of(person, on=date(2020, 6, 30)).pending == ("inspection",)


def test_a_longer_history_costs_no_more_statements(scene: Scene, person: Recipient) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            history_of(person, on=TODAY)
        return len(captured)

    few = statements()
    for year in range(1990, 2018):
        HeldTitle.objects.create(recipient=person, award="LĐTT", year=year)
    assert statements() == few


def test_a_history_reads_the_same_in_a_dossier_and_without_one(scene: Scene) -> None:
    dossier = draft(scene, unit=1, advanced=2, fighters=0)
    nomination = dossier.nominations.select_related("recipient").first()
    assert nomination is not None
    person = nomination.recipient
    HeldTitle.objects.create(recipient=person, award="CSTĐCS", year=2018, decision_on=date(2018, 12, 30))
    Rating.objects.update_or_create(recipient=person, year=2019, defaults={"level": "HTTNV"})
    Discipline.objects.create(recipient=person, kind="khiển trách", since=date(2017, 1, 1))
    Pending.objects.create(recipient=person, kind="inspection", since=date(2020, 1, 1))
    RecipientPost.objects.create(recipient=person, unit=person.unit, post="phó phòng", since=date(2015, 3, 1))
    initiative = Initiative.objects.create(recipient=person, code="SK9", year=2020, level="cơ sở")
    nomination.initiatives.add(initiative)

    alone = history_of(person, on=TODAY)

    asked = case_of(dossier, on=TODAY, nominations=[nomination]).nominees[0]
    of_the_dossier = {"id": "0", "award": "", "ground": alone.ground, "achievement": alone.achievement}
    assert replace(asked, **of_the_dossier) == alone
    assert alone.achievement == Achievement(date(2020, 1, 1), date(2020, 12, 31), asked.achievement.key)
    assert {each.code for each in alone.initiatives} > {"SK9"}
    assert len(alone.discipline) == len(alone.pending) == len(alone.posts) == 1


def test_a_collective_is_read_with_its_last_figures(scene: Scene) -> None:
    team = Recipient.objects.create(unit=scene.units[0], kind="collective", name="Tổ Một cửa")
    for year, people in ((2018, 7), (2019, 9), (2021, 11)):
        CollectiveYear.objects.create(recipient=team, year=year, people=people, founded_on=date(2010, 5, 1))

    told = history_of(team, on=TODAY)

    assert told.collective.people == 9 and told.collective.founded_on == date(2010, 5, 1)
    assert told.initiatives is UNASKED
