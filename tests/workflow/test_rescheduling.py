"""Until a meeting is opened it is changed, postponed or called off, and its members are told."""

from __future__ import annotations

from copy import deepcopy
from datetime import date, time

import pytest

from dossiers.models import Dossier
from printing.inspection.lint import lint
from printing.inspection.lint_profile import profile_of
from printing.inspection.pdf_reader import text_of
from tests.browsing import words
from tests.page_forms import form_to
from tests.scene import TODAY, Scene, draft, of
from tests.walk import after_bloc, opened, received
from tests.workflow.seats import Reader, body
from trail.models import Entry
from trail.phrases import facts_in_words
from workflow.actions.convene import convene
from workflow.actions.submit import submit
from workflow.models import Meeting
from workflow.reports.invitation_paper import invitation_paper

pytestmark = pytest.mark.scene()
DAY = date(2020, 11, 25)


@pytest.fixture(scope="module")
def _dossier_of_file(_scene_of_file: Scene) -> Dossier:
    dossier = draft(_scene_of_file, fighters=3, advanced=20)
    submit(dossier.pk, by=_scene_of_file["head1"], on=TODAY)
    after_bloc(_scene_of_file, dossier)
    received(_scene_of_file, dossier)
    return dossier


@pytest.fixture
def dossier(scene: Scene, _dossier_of_file: Dossier) -> Dossier:
    return deepcopy(_dossier_of_file)


@pytest.fixture
def meeting(scene: Scene, dossier: Dossier) -> Meeting:
    """Called for two o'clock of the 25th; the first two of three are on its agenda."""
    return convene(
        scene.council,
        [row.pk for row in of(dossier, "CSTĐCS")[:2]],
        meets_on=DAY,
        starts_at=time(14),
        place="Phòng họp số 1",
        title="Xét danh hiệu",
        by=scene["secretary"],
        on=TODAY,
    )


def called(meeting: Meeting, **changed: object) -> dict[str, object]:
    """The form of the change, filled in as the meeting is but for `changed`."""
    words = {"title": "Xét danh hiệu", "meets_on": "25/11/2020", "starts_at": "14:00"}
    chosen = list(meeting.items.values_list("nomination_id", flat=True))
    return {**words, "place": "Phòng họp số 1", "muc": chosen, **changed}


def test_a_change_of_hour_place_and_agenda_is_told_to_the_members(
    scene: Scene, dossier: Dossier, meeting: Meeting
) -> None:
    first, second, third = (row.pk for row in of(dossier, "CSTĐCS"))
    left, _stays, new = (row.recipient_name for row in of(dossier, "CSTĐCS"))
    sent = called(meeting, starts_at="8:30", place="Hội trường lớn", muc=[second, third], reason="Mất điện")

    answer = Reader(scene["secretary"]).post(f"/hop/{meeting.pk}/thay-doi/", sent)

    told = (
        "Thời gian họp đổi từ 14 giờ 00 ngày 25/11/2020 sang 8 giờ 30 ngày 25/11/2020. "
        "Địa điểm họp đổi thành: Hội trường lớn. "
        f"Chương trình thêm 01 trường hợp: {new}; bớt 01 trường hợp: {left}. Lý do: Mất điện."
    )
    assert answer.status_code == 302
    live = meeting.items.filter(is_live=True).order_by("ordinal")
    assert list(live.values_list("nomination_id", "ordinal")) == [(second, 1), (third, 2)]
    assert told in body(Reader(scene["member01"]).get("/"))
    assert told in body(Reader(scene["member01"]).get(f"/hop/{meeting.pk}/"))
    assert told not in body(Reader(scene["officer"]).get("/"))
    assert told not in body(Reader(scene["member01"], on=date(2020, 11, 26)).get("/"))
    page = body(Reader(scene["secretary"]).get(f"/hop/trieu-tap/{scene.council.pk}/"))
    assert f'value="{first}" checked' in page and f'name="muc" value="{second}"' not in page
    assert ("Thông báo cho thành viên", told) in facts_in_words(Entry.objects.get(verb="meeting_changed"))


def test_a_title_as_it_was_proposed_follows_the_years_of_the_changed_agenda(
    scene: Scene, dossier: Dossier, meeting: Meeting
) -> None:
    Dossier.objects.filter(pk=dossier.pk).update(year=2019)
    proposed = called(meeting, title="Họp xét khen thưởng năm 2020", starts_at="8:30")
    own = called(meeting, title="Họp xét danh hiệu cuối năm 2020", starts_at="9:30")

    secretary, address = Reader(scene["secretary"]), f"/hop/{meeting.pk}/thay-doi/"
    titles = []
    for sent in (proposed, own):
        assert secretary.post(address, sent).status_code == 302
        meeting.refresh_from_db()
        titles.append(meeting.title)

    assert titles == ["Họp xét khen thưởng năm 2019", "Họp xét danh hiệu cuối năm 2020"]


def test_what_left_an_agenda_comes_back_onto_it(scene: Scene, dossier: Dossier, meeting: Meeting) -> None:
    first, second, _third = (row.pk for row in of(dossier, "CSTĐCS"))
    secretary, address = Reader(scene["secretary"]), f"/hop/{meeting.pk}/thay-doi/"

    for chosen in ([second], [first, second]):
        assert secretary.post(address, called(meeting, muc=chosen)).status_code == 302
        live = meeting.items.filter(is_live=True).order_by("ordinal")
        assert list(live.values_list("nomination_id", flat=True)) == chosen
    assert meeting.items.count() == 2


def test_a_postponed_meeting_keeps_its_agenda_and_waits_for_its_new_day(
    scene: Scene, meeting: Meeting
) -> None:
    sent = {"meets_on": "02/12/2020", "starts_at": "8:00", "reason": "Chủ tịch đi công tác"}

    answer = Reader(scene["secretary"]).post(f"/hop/{meeting.pk}/hoan/", sent)

    assert answer.status_code == 302
    assert meeting.items.filter(is_live=True).count() == 2
    told = (
        "Cuộc họp hoãn từ 14 giờ 00 ngày 25/11/2020 sang 8 giờ 00 ngày 02/12/2020. "
        "Lý do: Chủ tịch đi công tác."
    )
    assert told in body(Reader(scene["member01"], on=date(2020, 12, 2)).get("/"))
    letter = b"".join(Reader(scene["secretary"]).get(f"/hop/{meeting.pk}/giay-moi.pdf").streaming_content)
    invited = " ".join(text_of(letter).split())
    assert "Thời gian: 8 giờ 00, ngày 02 tháng 12 năm 2020. Địa điểm: Phòng họp số 1." in invited
    assert "Xét, bỏ phiếu kín: Chiến sĩ thi đua cơ sở năm 2020 (02 trường hợp)" in invited
    assert "Giấy mời này thay giấy mời ngày 20 tháng 11 năm 2020." in invited
    assert lint(letter, profile=profile_of(invitation_paper(Meeting.objects.get()))) == []
    for on, is_due in ((DAY, False), (date(2020, 12, 2), True)):
        home = body(Reader(scene["council_chair"], on=on).get("/"))
        assert (">Khai mạc<" in home) is is_due
    assert Entry.objects.get(verb="meeting_postponed").payload.count("Chủ tịch đi công tác") >= 1


def test_a_day_that_is_doubted_is_asked_before_members_are_told(scene: Scene, meeting: Meeting) -> None:
    secretary, at = Reader(scene["secretary"]), f"/hop/{meeting.pk}/"
    short = "không có trọn một ngày làm việc nào để nghiên cứu tài liệu"

    moved = called(meeting, meets_on="22/11/2020")
    asked = secretary.post(f"{at}thay-doi/", moved)
    put_off = {"meets_on": "29/11/2020", "starts_at": "8:00", "reason": "Mưa lũ"}
    later = secretary.post(f"{at}hoan/", put_off)

    assert "Ngày họp 22/11/2020 là Chủ nhật" in body(asked) and short in body(asked)
    assert "bấm “Ghi thay đổi, báo thành viên” lần nữa" in words(asked)
    assert "Ngày họp 29/11/2020 là Chủ nhật" in body(later)
    assert "bấm “Hoãn họp, báo thành viên” lần nữa" in words(later)
    meeting.refresh_from_db()
    assert (meeting.meets_on, meeting.notice) == (DAY, "")
    read = form_to(f"{at}hoan/", body(later), at=f"{at}hoan/")
    assert secretary.post(f"{at}hoan/", read).status_code == 302
    read = form_to(f"{at}thay-doi/", body(asked), at=f"{at}thay-doi/")
    assert secretary.post(f"{at}thay-doi/", read | moved).status_code == 302


def test_before_its_day_nobody_calls_the_roll_of_a_meeting(scene: Scene, meeting: Meeting) -> None:
    page = words(Reader(scene["council_chair"]).get(f"/hop/{meeting.pk}/khai-mac/"))

    assert "Cuộc họp được triệu tập vào ngày 25/11/2020; khai mạc đúng ngày ấy." in page
    assert "Chưa điểm danh" not in page


def test_what_was_before_a_meeting_that_is_called_off_waits_for_another(
    scene: Scene, dossier: Dossier, meeting: Meeting
) -> None:
    secretary = Reader(scene["secretary"])

    answer = secretary.post(f"/hop/{meeting.pk}/huy/", {"reason": "Chưa đủ báo cáo thẩm định."})

    assert answer.status_code == 302
    told = "Cuộc họp 14 giờ 00 ngày 25/11/2020 đã hủy, không họp. Lý do: Chưa đủ báo cáo thẩm định."
    assert told in body(Reader(scene["member01"], on=DAY).get("/"))
    assert told not in body(Reader(scene["member01"], on=date(2020, 11, 26)).get("/"))
    assert ">Khai mạc<" not in body(Reader(scene["council_chair"], on=DAY).get("/"))
    assert "Chương trình đã hủy cùng cuộc họp" in body(secretary.get(f"/hop/{meeting.pk}/"))
    again = opened(scene, of(dossier, "CSTĐCS"))
    assert again.items.filter(is_live=True).count() == 3
    opening = Reader(scene["council_chair"]).post(
        f"/hop/{meeting.pk}/khai-mac/", {"viec": "khai-mac", "opened_at": "14:00"}
    )
    assert opening.status_code == 409


@pytest.mark.parametrize(
    ("act", "sent", "told"),
    [
        ("hoan", {"meets_on": "24/11/2020", "reason": "Bận"}, "không sau ngày đã mời 25/11/2020"),
        ("hoan", {"meets_on": "02/12/2020", "reason": ""}, "Chưa điền ô này."),
        ("huy", {"reason": ""}, "Chưa điền mục này."),
        ("thay-doi", {}, "Chưa có gì thay đổi so với giấy mời."),
        ("thay-doi", {"meets_on": "01/11/2020"}, "Ngày họp 01/11/2020 đã qua."),
        ("thay-doi", {"muc": []}, "Chương trình họp chưa có trường hợp nào."),
    ],
)
def test_a_change_that_cannot_be_is_refused_and_tells_nobody(
    scene: Scene, meeting: Meeting, act: str, sent: dict[str, object], told: str
) -> None:
    given = called(meeting, **sent) if act == "thay-doi" else sent
    answer = Reader(scene["secretary"]).post(f"/hop/{meeting.pk}/{act}/", given)

    assert answer.status_code == 422
    assert told in body(answer)
    meeting.refresh_from_db()
    assert (meeting.state, meeting.meets_on, meeting.notice) == ("convened", DAY, "")


@pytest.mark.parametrize("act", ["thay-doi", "hoan", "huy"])
def test_only_the_secretary_and_only_until_the_opening(scene: Scene, dossier: Dossier, act: str) -> None:
    meeting = opened(scene, of(dossier, "CSTĐCS"))
    sent = called(meeting, meets_on="02/12/2020", reason="Bận")

    assert Reader(scene["council_chair"]).post(f"/hop/{meeting.pk}/{act}/", sent).status_code == 403
    assert Reader(scene["secretary"]).post(f"/hop/{meeting.pk}/{act}/", sent).status_code == 409
