"""What a recipient can be proposed for, from the card and the list of the unit's people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dossiers.history_facts import history_of
from dossiers.models import HeldTitle, Pending, Recipient
from tests.scene import TODAY, Scene, staff
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


def page(scene: Scene, role: str, person: Recipient) -> tuple[int, str]:
    client = Client()
    client.force_login(scene[role], backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(reverse("dossiers:within_reach", args=[person.pk]))
    return answer.status_code, re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_the_page_says_what_is_open_what_is_missing_and_from_which_year(
    scene: Scene, person: Recipient
) -> None:
    status, words = page(scene, "clerk1", person)

    ready, missing = words.split("Còn thiếu")
    assert status == 200
    assert "Lao động tiên tiến" in ready and "Chiến sĩ thi đua cơ sở" in ready
    assert "Sớm nhất năm 2021 Chiến sĩ thi đua cấp tỉnh" in missing
    assert "Có 0 sáng kiến, đề tài được công nhận từ cấp tỉnh trở lên; yêu cầu 1." in missing
    assert "Cần 03 lần liên tục" not in missing


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
