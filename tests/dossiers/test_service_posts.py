"""Posts that somebody held: entered, ended, struck; the law of the day counts a career by them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dossiers.judging.recipient_facts import history_of
from dossiers.models import Recipient, ServicePost
from dossiers.recipients.conduct.career_answers import career_answers
from dossiers.recipients.conduct.entering_posts import enter_post
from roles.doors.refusals import Forbidden, Overtaken, Refused
from tests.browsing import words
from tests.dossiers.test_pages import signed_in, url
from tests.outside import post_facts
from tests.scene import TODAY, Scene, staff
from trail import clock
from workflow.proofs.registry import state_findings

pytestmark = [pytest.mark.scene(units=2), pytest.mark.usefixtures("recorded_context")]
R3 = date(2025, 8, 1)


@pytest.fixture(autouse=True)
def story_day(settings: Any) -> Iterator[None]:
    settings.VINHDANH_STORY_CLOCK = True
    with clock.at(TODAY):
        yield


@pytest.fixture
def person(scene: Scene) -> Recipient:
    return staff(scene.units[0], 1)[0]


def told(person: Recipient, on: date) -> dict[str, tuple[str, str, str]]:
    return {
        each.award.code: (each.findings[0].verdict.value, each.findings[0].message, each.findings[0].citation)
        for each in career_answers(person, on=on)
    }


def test_a_post_is_entered_on_its_page_told_by_its_decision_ended_and_struck(
    scene: Scene, person: Recipient
) -> None:
    clerk = signed_in(scene, "clerk1")
    said = {"post": "Phó Vụ trưởng", "organ": "Bộ Nội vụ", "decision_number": "80/QĐ-BNV"}
    said |= {"decision_on": "20/02/2010", "decided_by": "Bộ Nội vụ", "since": "01/03/2010"}

    assert clerk.post(url("service_posts", person.pk), said).status_code == 302
    page = words(clerk.get(url("service_posts", person.pk)))
    again = clerk.post(url("service_posts", person.pk), said)

    assert "Phó Vụ trưởng, Bộ Nội vụ từ ngày 01/03/2010" in page
    assert "Quyết định số 80/QĐ-BNV ngày 20/02/2010 của Bộ Nội vụ" in page
    assert again.status_code == 422 and "Mục này đã được ghi: Phó Vụ trưởng" in words(again)
    row = ServicePost.objects.get()
    assert [(each.post, each.since) for each in history_of(person, on=TODAY).posts] == [
        ("Phó Vụ trưởng", date(2010, 3, 1))
    ]
    clerk.post(url("end_post", row.pk), {"until": "31/12/2018", "result": "Nghỉ hưu."})
    assert [each.until for each in history_of(person, on=TODAY).posts] == [date(2018, 12, 31)]
    clerk.post(url("strike_post", row.pk), {"reason": "Của người cùng tên."})
    assert history_of(person, on=TODAY).posts == ()
    assert "đã rút ngày 20/11/2020, không tính" in words(clerk.get(url("service_posts", person.pk)))
    assert "đã ghi một chức vụ của một người" in words(clerk.get(f"/nguoi/{person.pk}/nhat-ky/"))


def test_the_law_of_the_day_counts_the_years_or_says_what_has_to_be_read(
    scene: Scene, person: Recipient
) -> None:
    word = {"by": scene["clerk1"], "on": TODAY}
    enter_post(person.pk, post_facts("Vụ trưởng", since=date(2005, 1, 1)), **word)

    before, after = told(person, TODAY), told(person, R3)

    assert before["HCLĐ Ba"][0] == "review" and "Nghị định 91/2017/NĐ-CP" in before["HCLĐ Ba"][2]
    assert "Số năm giữ chức vụ" in before["HCLĐ Ba"][1]
    assert list(after) == list(before) == ["HCLĐ Nhất", "HCLĐ Nhì", "HCLĐ Ba"]
    assert after["HCLĐ Nhất"] == (
        "lawful",
        "Giữ chức vụ Vụ trưởng 20 năm 07 tháng; yêu cầu Vụ trưởng từ 15 năm.",
        "Điều 19 Nghị định 152/2025/NĐ-CP",
    )
    assert after["HCLĐ Nhì"][0] == "unlawful" and "thuộc tiêu chuẩn hạng cao hơn" in after["HCLĐ Nhì"][1]
    page = words(signed_in(scene, "clerk1").get(url("service_posts", person.pk)))
    assert "Luật hôm nay tính thế nào" in page and "Theo quá trình cống hiến." in page


def test_what_has_no_decision_or_cannot_be_is_refused_and_nobody_else_enters_it(
    scene: Scene, person: Recipient
) -> None:
    word = {"by": scene["clerk1"], "on": TODAY}
    wrong = replace(post_facts("12"), decision_number="không", decided_by="1", until=date(2009, 1, 1))
    with pytest.raises(Refused) as refused:
        enter_post(person.pk, wrong, **word)
    messages = " ".join(each.message for each in refused.value.obstacles)
    assert "Chưa ghi chức vụ." in messages and "Chưa ghi cơ quan quyết định." in messages
    assert "Ngày kết thúc 01/01/2009 trước ngày bắt đầu 01/03/2010." in messages
    with pytest.raises(Forbidden):
        enter_post(person.pk, post_facts(), by=scene["clerk2"], on=TODAY)
    enter_post(person.pk, post_facts(), **word)
    with pytest.raises(Overtaken, match="Mục này đã được ghi"):
        enter_post(person.pk, post_facts(), **word)
    ServicePost.objects.update(since=date(2000, 1, 1))
    forged = [each.field for each in state_findings("recipient", person.pk) if hasattr(each, "field")]
    assert forged == ["since"]
