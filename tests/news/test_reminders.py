"""Days that come near are told once, by working days, to whom they concern."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import override_settings

from news.models import NewsItem
from news.reminders import remind
from roles.models import Appointment
from tests.browsing import words
from tests.scene import TODAY, Scene, mandate_of, of
from tests.walk import INSPECTION
from tests.workflow.corridor_pages import at_the_board, seated
from tests.workflow.seats import substitute
from trail.clock import at
from workflow.actions.disqualify import disqualify
from workflow.actions.hold import hold
from workflow.actions.receive import receive
from workflow.models import Passage

pytestmark = pytest.mark.scene()
ARTICLE = "khoản 1 Điều 10 Nghị định 91/2017/NĐ-CP"


def told(scene: Scene, code: str) -> list[str]:
    names = {user.pk: name for name, user in scene.people.items()}
    return sorted(names[pk] for pk in NewsItem.objects.filter(code=code).values_list("person", flat=True))


def test_a_deadline_is_told_three_working_days_before_to_who_holds_the_dossier_and_once(scene: Scene) -> None:
    dossier = at_the_board(scene)
    Passage.objects.filter(dossier=dossier, closed_at__isnull=True).update(due_on=date(2020, 12, 2))

    # From Thursday, 26 November, a weekend lies between: four working days are left.
    remind(on=date(2020, 11, 26))
    assert told(scene, "due_at_board") == []

    remind(on=date(2020, 11, 27))
    remind(on=date(2020, 11, 27))
    remind(on=date(2020, 11, 30))
    assert told(scene, "due_at_board") == ["officer"]
    with at(date(2020, 11, 27)):
        page = words(seated(scene, "officer").get("/thong-bao/?chu-de=sap-den"))
    assert "Sắp đến hạn thẩm định hồ sơ" in page and dossier.title in page and "3 ngày làm việc" in page

    # Another day is another reminder.
    Passage.objects.filter(dossier=dossier, closed_at__isnull=True).update(due_on=date(2020, 12, 3))
    remind(on=date(2020, 11, 30))
    assert told(scene, "due_at_board") == ["officer", "officer"]


def test_looks_and_answers_are_told_by_their_own_days(scene: Scene) -> None:
    dossier = at_the_board(scene, advanced=20, fighters=1)
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    held, refused = [row.pk for row in of(dossier, "LĐTT")[1:3]]
    hold([held], reason="Đơn thư", awaited=INSPECTION, by=scene["officer"], on=TODAY)
    why = {"reason": "Chưa đủ tháng", "article": ARTICLE, "answer_by": date(2020, 12, 15)}
    disqualify(refused, **why, by=scene["officer"], on=TODAY)

    remind(on=date(2020, 12, 9))
    assert told(scene, "look_due") == told(scene, "answer_due") == []
    remind(on=date(2020, 12, 10))
    assert told(scene, "look_due") == ["officer"]
    assert told(scene, "answer_due") == ["clerk3", "head3"]


def test_who_signs_for_another_and_who_appoints_know_ten_working_days_before_it_ends(scene: Scene) -> None:
    scene.people["deputy3"] = substitute(scene, "head3", post="Phó Chủ tịch")
    Appointment.objects.filter(user=scene["deputy3"]).update(until=date(2020, 12, 4))

    remind(on=date(2020, 11, 19))
    assert told(scene, "own_office_ends") == told(scene, "office_ends") == []
    remind(on=TODAY)

    assert told(scene, "own_office_ends") == ["deputy3"]
    assert told(scene, "office_ends") == ["officer"]
    with at(TODAY):
        page = words(seated(scene, "officer").get("/thong-bao/"))
    assert "Phân công của một người sắp hết thời hạn" in page and "Ủy ban nhân dân xã số 3" in page
    item = NewsItem.objects.get(code="office_ends")
    with at(TODAY):
        led = seated(scene, "officer").post("/thong-bao/mo/", {"tin": item.pk}).headers["Location"]
    assert led == f"/tham-quyen/{scene.district.pk}/phan-cong/?seat={item.appointment_id}"


def test_an_office_that_goes_on_under_another_paper_does_not_end(scene: Scene) -> None:
    row = mandate_of(scene, "clerk3")
    Appointment.objects.filter(pk=row.pk).update(until=date(2020, 12, 4))
    again = Appointment.objects.get(pk=row.pk)
    again.pk, again.since, again.until = None, date(2020, 12, 5), None
    again.save()

    remind(on=TODAY)

    assert told(scene, "own_office_ends") == []


@override_settings(VINHDANH_REMIND_WORKING_DAYS=1)
def test_the_installation_sets_how_early(scene: Scene) -> None:
    dossier = at_the_board(scene)
    Passage.objects.filter(dossier=dossier, closed_at__isnull=True).update(due_on=date(2020, 12, 2))
    remind(on=date(2020, 11, 30))
    assert told(scene, "due_at_board") == []
    remind(on=date(2020, 12, 1))
    assert told(scene, "due_at_board") == ["officer"]


def test_what_broke_off_in_the_middle_is_made_whole_by_the_next_run(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = at_the_board(scene)
    Passage.objects.filter(dossier=dossier, closed_at__isnull=True).update(due_on=date(2020, 11, 23))

    def killed(*_given: object, **_more: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken, pytest.raises(KeyboardInterrupt):
        broken.setattr("news.reminders.open_holds", killed)
        remind(on=TODAY)
    assert told(scene, "due_at_board") == []

    remind(on=TODAY)
    assert told(scene, "due_at_board") == ["officer"]
