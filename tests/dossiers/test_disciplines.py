"""A discipline: entered by its decision, ended, struck; known to few."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from dossiers.judging.settlements import SettledBy, Settlement
from dossiers.models import Discipline, Dossier, Nomination, Recipient
from dossiers.recipients.conduct.recording_conduct import (
    DisciplineFacts,
    end_conduct,
    enter_discipline,
    strike_conduct,
)
from roles.doors.refusals import Forbidden, Overtaken, Refused
from tests.browsing import words
from tests.dossiers.test_conduct import faults_of
from tests.dossiers.test_pages import signed_in, url
from tests.scene import TODAY, Scene, draft, of, staff
from tests.walk import SETTLED, after_bloc, opened, received, reviewer
from trail import clock
from workflow.actions.appraise import Appraisal, appraise
from workflow.actions.receive import receive
from workflow.actions.submit import submit

pytestmark = [pytest.mark.scene(units=2), pytest.mark.usefixtures("recorded_context")]
REPROVED = DisciplineFacts(
    kind="khiển trách",
    decision_number="12/QĐ-KL",
    decision_on=date(2019, 12, 2),
    decided_by="Ủy ban nhân dân huyện",
    since=date(2019, 12, 2),
)
SENT = {
    "kind": "khiển trách",
    "decision_number": "12/QĐ-KL",
    "decision_on": "02/12/2019",
    "decided_by": "Ủy ban nhân dân huyện",
    "since": "02/12/2019",
}
RUNS_ON = "Kỷ luật khiển trách từ 02/12/2019 còn hiệu lực trong thời gian tính thành tích."


@pytest.fixture(autouse=True)
def story_day(settings):  # type: ignore[no-untyped-def]
    settings.VINHDANH_STORY_CLOCK = True
    with clock.at(TODAY):
        yield


def entered(scene: Scene, person: Recipient, *, by: str = "clerk1", **more: object) -> Discipline:
    facts = replace(REPROVED, **more)  # type: ignore[arg-type]
    return enter_discipline(person.pk, facts, by=scene[by], on=TODAY)


def drafted(scene: Scene) -> tuple[Dossier, Recipient]:
    dossier = draft(scene, advanced=1, fighters=0)
    return dossier, of(dossier, "LĐTT")[0].recipient


def test_a_discipline_is_weighed_on_the_draft_at_once_until_it_is_ended_before_the_year(scene: Scene) -> None:
    dossier, person = drafted(scene)
    client, page = signed_in(scene, "clerk1"), url("disciplines", person.pk)

    client.post(page, SENT)
    row = Discipline.objects.get()
    shown = words(client.get(page))
    assert "Kỷ luật khiển trách từ ngày 02/12/2019" in shown
    assert "Quyết định số 12/QĐ-KL ngày 02/12/2019 của Ủy ban nhân dân huyện" in shown
    assert RUNS_ON in words(client.get(url("draft", dossier.pk)))
    assert "Kỷ luật khiển trách từ ngày 02/12/2019" in words(client.get(url("recipient", person.pk)))

    client.post(url("end_discipline", row.pk), {"until": "31/12/2019", "result": "Quyết định bị thu hồi"})

    assert RUNS_ON not in words(client.get(url("draft", dossier.pk)))
    assert "đến hết ngày 31/12/2019, kết quả: Quyết định bị thu hồi" in words(client.get(page))


def test_a_struck_discipline_counts_no_more_and_stays(scene: Scene) -> None:
    dossier, person = drafted(scene)
    row = entered(scene, person)
    client = signed_in(scene, "clerk1")

    client.post(url("strike_discipline", row.pk), {"reason": "Quyết định về người khác cùng tên."})

    assert RUNS_ON not in words(client.get(url("draft", dossier.pk)))
    shown = words(client.get(url("disciplines", person.pk)))
    assert "đã rút ngày 20/11/2020, không tính: Quyết định về người khác cùng tên." in shown
    with pytest.raises(Overtaken, match="Mục này đã được rút"):
        strike_conduct(Discipline, row.pk, reason="Lại rút", by=scene["clerk1"], on=TODAY)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"kind": "nhắc nhở"}, "Hình thức kỷ luật này luật không có."),
        ({"decision_number": " / "}, "Chưa ghi số quyết định kỷ luật."),
        ({"decided_by": "5"}, "Chưa ghi cơ quan quyết định kỷ luật."),
        ({"decision_on": date(2020, 11, 21)}, "Ngày 21/11/2020 chưa đến."),
        ({"until": date(2019, 12, 1)}, "Ngày kết thúc 01/12/2019 trước ngày bắt đầu 02/12/2019."),
    ],
)
def test_what_no_decision_says_is_refused(scene: Scene, more: dict[str, object], told: str) -> None:
    (person,) = staff(scene.units[0], 1)

    with pytest.raises(Refused) as refused:
        entered(scene, person, **more)

    assert [each.message for each in refused.value.obstacles] == [told]
    assert not Discipline.objects.exists()


def test_a_collective_is_not_disciplined_and_nothing_is_told_twice(scene: Scene) -> None:
    office = Recipient.objects.create(unit=scene.units[0], kind="collective", name="Văn phòng")
    (person,) = staff(scene.units[0], 1)

    with pytest.raises(Refused) as refused:
        entered(scene, office)
    assert [each.message for each in refused.value.obstacles] == ["Kỷ luật chỉ ghi cho cá nhân."]
    assert (
        url("disciplines", office.pk)
        not in signed_in(scene, "clerk1").get(url("recipient", office.pk)).content.decode()
    )

    row = entered(scene, person)
    with pytest.raises(Overtaken, match="Mục này đã được ghi: Kỷ luật khiển trách từ ngày 02/12/2019"):
        entered(scene, person)
    end_conduct(Discipline, row.pk, until=TODAY, result="Chấp hành xong", by=scene["clerk1"], on=TODAY)
    with pytest.raises(Overtaken, match="ghi kết thúc ngày 20/11/2020: Chấp hành xong"):
        end_conduct(Discipline, row.pk, until=TODAY, result="Khác", by=scene["clerk1"], on=TODAY)


def test_nobody_but_the_unit_tells_and_a_forged_one_is_found(scene: Scene) -> None:
    (person,) = staff(scene.units[0], 1)
    row = entered(scene, person)
    for who in ("clerk2", "officer", "auditor"):
        with pytest.raises(Forbidden):
            entered(scene, person, by=who, decision_number="13/QĐ-KL")
        with pytest.raises(Forbidden):
            strike_conduct(Discipline, row.pk, reason="Nhầm", by=scene[who], on=TODAY)
    assert faults_of(person) == []

    Discipline.objects.filter(pk=row.pk).update(kind="cảnh cáo")
    assert [(each.table, each.field) for each in faults_of(person)] == [("dossiers_discipline", "kind")]
    Discipline.objects.filter(pk=row.pk).delete()
    assert [each.table for each in faults_of(person)] == ["dossiers_discipline"]


def test_the_kind_is_read_by_nobody_of_a_bloc_or_council_on_any_page(scene: Scene) -> None:
    dossier, person = drafted(scene)
    entered(scene, person)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    reviewing = reviewer(scene, dossier)
    review = words(signed_in(scene, reviewing).get(reverse("workflow:bloc_review", args=[dossier.pk])))
    after_bloc(scene, dossier)
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    board = words(signed_in(scene, "officer").get(reverse("workflow:appraise", args=[dossier.pk])))
    (row,) = of(dossier, "LĐTT")
    ended = Settlement(SettledBy.FIGURE, "Khiển trách đã chấp hành xong.", words="02/12/2019")
    settled = {**SETTLED, "eligibility.discipline": ended}
    appraise(dossier.pk, {row.pk: Appraisal(settled=settled)}, by=scene["officer"], on=TODAY)

    pages = [reverse(f"workflow:{name}", args=[dossier.pk]) for name in ("dossier", "timeline")]
    seen = [words(signed_in(scene, who).get(page)) for who in (reviewing, "member01") for page in pages]
    known = [words(signed_in(scene, "auditor").get(page)) for page in pages]

    assert RUNS_ON in board and all(RUNS_ON.rstrip(".") in page for page in known)
    assert all("Có việc cần xem xét" in page for page in (review, *seen))
    assert not any(word in page for page in (review, *seen) for word in ("khiển trách", "kỷ luật"))


def test_a_ballot_tells_a_member_that_there_is_something(scene: Scene) -> None:
    """Of the awards of a council none asks for it in this year's law; later ones do."""
    dossier = draft(scene, advanced=8, fighters=1)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    after_bloc(scene, dossier)
    received(scene, dossier)
    (fighter,) = of(dossier, "CSTĐCS")
    found = {"rule": "eligibility.discipline", "verdict": "review", "message": RUNS_ON}
    settled = {**found, "reason": "Khiển trách đã chấp hành xong.", "told": "02/12/2019"}
    found |= {"citation": "Điều 10 Nghị định 91/2017/NĐ-CP", "remedy": "Xem xét kỷ luật."}
    Nomination.objects.filter(pk=fighter.pk).update(findings=[found], settled=[settled])
    meeting = opened(scene, [fighter])

    ballot = words(signed_in(scene, "member01").get(reverse("workflow:vote", args=[meeting.pk])))

    assert "Có việc cần xem xét. Đã xử lý khi thẩm định: cơ quan thẩm định đã xem xét" in ballot
    assert not any(word in ballot.lower() for word in ("khiển trách", "kỷ luật", "02/12/2019"))
