"""Somebody leaves a list without being deleted: told with day and reason, and offered no more."""

from __future__ import annotations

from datetime import date

import pytest

from dossiers.drafting.changing_drafts import NewNomination, add_nominations
from dossiers.models import Recipient
from dossiers.recipients.transfers.ending_people import end_recipient, resume_recipient
from dossiers.seats.counting import headcount
from roles.doors.refusals import Forbidden, Overtaken, Refused
from tests.browsing import words
from tests.dossiers.test_pages import signed_in, url
from tests.scene import TODAY, Scene, draft, staff
from trail import clock
from trail.models import Entry

pytestmark = [pytest.mark.scene(units=2), pytest.mark.usefixtures("recorded_context")]
DAY = date(2019, 12, 31)


@pytest.fixture(autouse=True)
def story_day(settings):  # type: ignore[no-untyped-def]
    settings.VINHDANH_STORY_CLOCK = True
    with clock.at(TODAY):
        yield


def ended(scene: Scene, person: Recipient, *, last_day: date = DAY, by: str = "clerk1") -> Recipient:
    return end_recipient(person.pk, last_day=last_day, reason="Nghỉ hưu", by=scene[by], on=TODAY)


def test_who_ended_stays_on_his_card_and_is_offered_no_more(scene: Scene) -> None:
    dossier = draft(scene, advanced=1, fighters=0)
    gone, retired = staff(scene.units[0], 2)
    client = signed_in(scene, "clerk1")
    sent = {"last_day": "31/12/2019", "reason": "Nghỉ hưu"}
    assert client.post(url("end_recipient", gone.pk), sent)["Location"] == url("recipient", gone.pk)
    ended(scene, retired, last_day=date(2020, 9, 1))

    assert "Ngày cuối cùng 31/12/2019: Nghỉ hưu" in words(client.get(url("recipient", gone.pk)))
    listed = url("staff", scene.units[0].pk)
    working = words(client.get(listed))
    assert gone.name not in working and retired.name not in working
    both = words(client.get(f"{listed}?tinh-trang=tat-ca&tim=nong+van"))
    assert gone.name in both and "Kết thúc ngày 01/09/2020: Nghỉ hưu" in both
    only = client.get(f"{listed}?tinh-trang=da-ket-thuc&loai=individual")
    assert gone.name in words(only) and 'value="da-ket-thuc" selected' in only.content.decode()
    found = words(client.get(f"{url('find', dossier.pk)}?tim=nong"))
    assert gone.name not in found and retired.name in found
    assert headcount(scene.units[0].pk) == 1
    with pytest.raises(Refused) as no:
        add_nominations(dossier.pk, [NewNomination(gone.pk, "LĐTT")], by=scene["clerk1"], on=TODAY)
    assert no.value.obstacles[0].message == f"{gone.name} đã kết thúc ở đơn vị từ ngày 31/12/2019."

    assert client.post(url("resume_recipient", gone.pk), {"reason": "Ghi nhầm người"}).status_code == 302
    assert gone.name in words(client.get(listed))
    told = Entry.objects.filter(chain__subject_id=gone.pk, chain__subject_kind="recipient")
    assert list(told.order_by("pk").values_list("verb", flat=True)) == [
        "recipient_ended",
        "recipient_resumed",
    ]


def test_what_cannot_be_and_who_may_not(scene: Scene) -> None:
    drafted = draft(scene, advanced=1, fighters=0).nominations.get().recipient
    (person,) = staff(scene.units[0], 1)
    for role in ("clerk2", "officer"):
        with pytest.raises(Forbidden):
            ended(scene, person, by=role)
    for who, day, message in (
        (drafted, TODAY, "đang có trong hồ sơ đang soạn"),
        (person, date(2020, 11, 21), "Ngày 21/11/2020 chưa đến."),
        (person, date(2009, 1, 1), "Ngày ấy trước ngày vào làm việc 01/01/2010."),
    ):
        with pytest.raises(Refused) as no:
            ended(scene, who, last_day=day)
        assert message in no.value.obstacles[0].message
    with pytest.raises(Overtaken, match="đang hoạt động"):
        resume_recipient(person.pk, reason="Nhầm", by=scene["clerk1"], on=TODAY)
    ended(scene, person)
    with pytest.raises(Overtaken, match="đã được ghi kết thúc ngày 31/12/2019: Nghỉ hưu"):
        ended(scene, person)
