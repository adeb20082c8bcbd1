"""While a council meets: who leaves and comes back, the hours as entered, and what the minutes tell of it."""

from __future__ import annotations

from copy import deepcopy
from datetime import date, time, timedelta

import pytest

from dossiers.models import Dossier
from printing.inspection.pdf_reader import text_of
from roles.doors.refusals import Overtaken, Refused
from tests.browsing import text_of as shown_text
from tests.page_forms import form_to
from tests.scene import TODAY, Scene, draft, of
from tests.walk import WORDING, after_bloc, at_four, at_two, is_member, opened, received
from tests.workflow.seats import Reader, body
from trail.clock import instant
from trail.models import Entry
from trail.phrases import facts_in_words, sentence
from workflow.actions.adjourn import NextSitting, adjourn
from workflow.actions.close_meeting import close_meeting
from workflow.actions.draft_decision import draft_decision
from workflow.actions.enter_written import enter_written
from workflow.actions.leave import leave
from workflow.actions.return_decision import return_decision
from workflow.actions.sign import sign
from workflow.actions.steps.meetings.mending_breaks import BreakHours
from workflow.actions.submit import submit
from workflow.actions.vote import vote
from workflow.actions.write_record import MeetingRecord, write_record
from workflow.models import Ballot, Envelope, Meeting
from workflow.reports.invitation_paper import invitation_paper
from workflow.reports.submission_paper import vote_told

pytestmark = pytest.mark.scene()


@pytest.fixture(scope="module")
def _dossier_of_file(_scene_of_file: Scene) -> Dossier:
    dossier = draft(_scene_of_file, fighters=1, advanced=20)
    submit(dossier.pk, by=_scene_of_file["head1"], on=TODAY)
    after_bloc(_scene_of_file, dossier)
    received(_scene_of_file, dossier)
    return dossier


@pytest.fixture
def meeting(scene: Scene, _dossier_of_file: Dossier) -> Meeting:
    """Opened at two o'clock with all sixteen present; one item."""
    return opened(scene, of(deepcopy(_dossier_of_file), "CSTĐCS"))


def after(reader: Reader, address: str, sent: dict[str, str]) -> str:
    """The page on which somebody stands after sending the form, led on or not."""
    answer = reader.post(address, sent)
    return body(reader.get(answer["Location"]) if answer.status_code == 302 else answer)


def goes(scene: Scene, meeting: Meeting, name: str, *, hour: str = "15:10", by: str = "secretary") -> str:
    """What the page says after that member was entered as gone."""
    address = f"/hop/{meeting.pk}/ra-ve/{scene[name].pk}/"
    return after(Reader(scene[by]), address, {"day": "20/11/2020", "hour": hour})


def votes(scene: Scene, meeting: Meeting, *names: str, yes: bool = True) -> None:
    item = meeting.items.get().pk
    for name in names:
        vote(meeting.pk, {item: yes}, by=scene[name], on=TODAY)


def others(scene: Scene, *names: str) -> list[str]:
    return sorted(name for name in scene.people if is_member(name) and name not in names)


def closes(scene: Scene, meeting: Meeting, *, hour: str = "16:30") -> str:
    sent = {"day": "20/11/2020", "hour": hour}
    return after(Reader(scene["secretary"]), f"/hop/{meeting.pk}/ket-thuc/", sent)


def minutes(scene: Scene, meeting: Meeting) -> str:
    secretary = Reader(scene["secretary"])
    secretary.post(f"/hop/{meeting.pk}/lap-bien-ban/")
    paper = b"".join(secretary.get(f"/hop/{meeting.pk}/bien-ban.pdf").streaming_content)
    return " ".join(text_of(paper).split())


def test_who_leaves_without_a_vote_holds_nobody_up_and_who_has_voted_keeps_the_ballot(
    scene: Scene, meeting: Meeting
) -> None:
    goes(scene, meeting, "member01")
    votes(scene, meeting, "member02")
    goes(scene, meeting, "member02", hour="15:20")
    first, *rest = others(scene, "member01", "member02")
    votes(scene, meeting, *rest)
    votes(scene, meeting, first, yes=False)

    page = closes(scene, meeting)

    assert "14/16 thành viên đồng ý (87,50%); cần 80% của 16 thành viên, tức 13 phiếu: đạt." in page
    assert "16 có mặt trên 16, 2 đã ra về" in page
    assert Ballot.objects.filter(item__meeting=meeting).count() == 15
    told = minutes(scene, meeting)
    assert "Thời gian bắt đầu: 14 giờ 00, ngày 20 tháng 11 năm 2020." in told
    assert "Cuộc họp kết thúc vào 16 giờ 30, ngày 20 tháng 11 năm 2020./." in told
    assert (
        "- Ra về trước khi kết thúc: Người member01, lúc 15 giờ 10, ngày 20 tháng 11 năm 2020, "
        "trước khi bỏ phiếu, không có phiếu."
    ) in told
    assert "Người member02, lúc 15 giờ 20, ngày 20 tháng 11 năm 2020, sau khi bỏ phiếu." in told
    assert (
        "Hình thức biểu quyết: bỏ phiếu kín. Số phiếu phát ra: 15; thu về: 15; hợp lệ: 15; không hợp lệ: 00. "
        "Mọi phiếu được mở và đếm cùng một lúc bằng chương trình khi kết thúc cuộc họp. "
        "Cần đạt: từ 80% tổng số thành viên Hội đồng ("
    ) in told
    assert "), tức 13 phiếu đồng ý." in told


def test_an_opinion_in_writing_is_no_ballot_that_was_given_out(scene: Scene, meeting: Meeting) -> None:
    """How many wrote is told, and nowhere what: where one wrote, it would be that member's vote."""
    meeting.roll.filter(user=scene["member01"]).update(attendance="written", absence_reason="đi công tác")
    item = meeting.items.get().pk
    enter_written(meeting.pk, scene["member01"].pk, {item: False}, by=scene["member01"], on=TODAY)
    votes(scene, meeting, *others(scene, "member01"))
    closes(scene, meeting)

    told = minutes(scene, meeting)

    assert "Số phiếu phát ra: 15; thu về: 15; hợp lệ: 15; không hợp lệ: 00; ý kiến bằng văn bản: 01. " in told
    assert "16 thành viên Hội đồng, kết quả như sau:" in told
    submitted = vote_told(Meeting.objects.get(pk=meeting.pk), "các trường hợp này")
    assert "(có mặt 15 trên tổng số 16 thành viên, 01 gửi ý kiến bằng văn bản)" in submitted


def test_the_invitation_names_what_was_voted_on_after_the_meeting_too(scene: Scene, meeting: Meeting) -> None:
    asked = "Xét, bỏ phiếu kín: Chiến sĩ thi đua cơ sở năm 2020 (01 trường hợp)"
    called = invitation_paper(meeting).agenda
    votes(scene, meeting, *others(scene))

    closes(scene, meeting)

    assert called[1] == asked
    assert invitation_paper(Meeting.objects.get(pk=meeting.pk)).agenda == called


def test_leaving_is_told_on_the_page_and_in_the_history(scene: Scene, meeting: Meeting) -> None:
    page = goes(scene, meeting, "member01")

    assert "Còn 15 thành viên chưa bỏ phiếu." in page
    assert "Người member01, có mặt, ra về lúc 15 giờ 10 ngày 20/11/2020" in page
    entry = Entry.objects.get(verb="member_left")
    assert sentence(entry).startswith("Người secretary (Thư ký Hội đồng")
    assert ("Thành viên", "Người member01") in facts_in_words(entry)
    assert ("Thời điểm", "15 giờ 10 ngày 20/11/2020") in facts_in_words(entry)
    for name, is_work in (("member01", False), ("member02", True)):
        assert (">Vào cuộc họp<" in body(Reader(scene[name]).get("/"))) is is_work
    assert "Được ghi là đã ra về" in body(Reader(scene["member01"]).get(f"/hop/{meeting.pk}/bo-phieu/"))


def test_who_has_left_votes_only_after_being_entered_as_back(scene: Scene, meeting: Meeting) -> None:
    goes(scene, meeting, "member01", by="council_chair")
    with pytest.raises(Refused, match="được ghi ra về lúc 15 giờ 10 ngày 20/11/2020"):
        votes(scene, meeting, "member01")

    address = f"/hop/{meeting.pk}/tro-lai/{scene['member01'].pk}/"

    assert "Đã ghi Người member01 trở lại họp." in after(Reader(scene["secretary"]), address, {})
    votes(scene, meeting, "member01")
    assert Envelope.objects.get().entry.user == scene["member01"]


def test_the_quorum_is_counted_again_when_members_have_left(scene: Scene, meeting: Meeting) -> None:
    gone = [f"member{number:02d}" for number in range(1, 7)]
    for name in gone:
        leave(
            meeting.pk,
            scene[name].pk,
            left_at=instant(TODAY, time(15)),
            by=scene["secretary"],
            on=TODAY,
        )
    votes(scene, meeting, *others(scene, *gone))

    assert "Có mặt 10 trên 16 thành viên; cần ít nhất 11." in closes(scene, meeting)
    assert Envelope.objects.count() == 10


@pytest.mark.parametrize(
    ("name", "hour", "told"),
    [
        ("council_chair", "15:10", "đang chủ trì"),
        ("member01", "13:30", "13 giờ 30 ngày 20/11/2020 trước lúc khai mạc 14 giờ 00 ngày 20/11/2020"),
        ("member01", "ba giờ", "Ghi giờ và phút, ví dụ 14:00."),
    ],
)
def test_a_leaving_that_cannot_be_is_refused(
    scene: Scene, meeting: Meeting, name: str, hour: str, told: str
) -> None:
    assert told in goes(scene, meeting, name, hour=hour)
    assert not meeting.roll.filter(left_at__isnull=False).exists()


def test_a_member_enters_nobody_as_gone_and_writes_no_record(scene: Scene, meeting: Meeting) -> None:
    member = Reader(scene["member02"])

    for act in ("ra-ve", "tro-lai"):
        assert member.post(f"/hop/{meeting.pk}/{act}/{scene['member01'].pk}/").status_code == 403
    assert member.post(f"/hop/{meeting.pk}/dien-bien/").status_code == 403
    assert "Ghi ra về" not in body(member.get(f"/hop/{meeting.pk}/"))


def test_a_meeting_does_not_end_before_it_began_nor_before_somebody_left(
    scene: Scene, meeting: Meeting
) -> None:
    goes(scene, meeting, "member01")
    votes(scene, meeting, *others(scene, "member01"))

    assert "trước lúc khai mạc 14 giờ 00 ngày 20/11/2020" in closes(scene, meeting, hour="13:00")
    assert "Người member01 được ghi ra về lúc 15 giờ 10 ngày 20/11/2020" in closes(
        scene, meeting, hour="15:00"
    )
    meeting.refresh_from_db()
    assert meeting.state == "open"


def test_hours_and_discussion_are_mended_until_the_minutes_and_printed_there(
    scene: Scene, meeting: Meeting
) -> None:
    votes(scene, meeting, *others(scene))
    close_meeting(meeting.pk, closed_at=at_four(TODAY), by=scene["secretary"], on=TODAY)
    item, secretary, address = (
        meeting.items.get(),
        Reader(scene["secretary"]),
        f"/hop/{meeting.pk}/dien-bien/",
    )
    shown = body(secretary.get(address))
    sent = {"began_on": "20/11/2020", "began_at": "14:15", "ended_on": "20/11/2020", "ended_at": "17:05"}
    sent[f"thao-luan-{item.pk}"] = "Hội đồng đề nghị nhân rộng sáng kiến"

    page = after(secretary, address, sent)

    assert 'value="14:00"' in shown and 'value="16:00"' in shown
    assert "Thảo luận: Hội đồng đề nghị nhân rộng sáng kiến" in page
    told = minutes(scene, meeting)
    assert "Thời gian bắt đầu: 14 giờ 15, ngày 20 tháng 11 năm 2020." in told
    assert "kết thúc vào 17 giờ 05, ngày 20 tháng 11 năm 2020./." in told
    assert "2. Ý kiến thảo luận" in told and "3. Kết quả biểu quyết" in told
    assert "(Chiến sĩ thi đua cơ sở năm 2020): Hội đồng đề nghị nhân rộng sáng kiến." in told
    assert secretary.post(address, sent).status_code == 409


def test_the_record_is_closed_by_a_signature_that_rests_on_it_until_that_is_taken_back(
    scene: Scene, meeting: Meeting
) -> None:
    votes(scene, meeting, *others(scene))
    closes(scene, meeting)
    item, secretary = meeting.items.get(), Reader(scene["secretary"])
    page, address = f"/hop/{meeting.pk}/", f"/hop/{meeting.pk}/dien-bien/"
    sent = form_to(address, body(secretary.get(address)), at=address)
    sent[f"thao-luan-{item.pk}"] = "Ghi sau khi ký"
    decision = draft_decision(scene.district, [item.nomination_id], WORDING, by=scene["officer"], on=TODAY)
    assert "Ghi diễn biến" in body(secretary.get(page))
    sign(decision.pk, {}, by=scene["chair"], on=TODAY)

    refused = secretary.post(address, sent)

    told = "Quyết định ký ngày 20/11/2020, chờ cấp số dựa trên kết quả cuộc họp này: diễn biến không sửa"
    assert refused.status_code == 422 and told in body(refused)
    assert "Diễn biến không sửa được nữa" in body(secretary.get(address))
    assert "Ghi diễn biến" not in body(secretary.get(page)) and "Lập biên bản" in body(secretary.get(page))
    return_decision(decision.pk, reason="Chưa có biên bản", by=scene["clerk"], on=TODAY)
    assert secretary.post(address, sent).status_code == 302


def test_two_who_write_the_record_overwrite_nothing_unseen(scene: Scene, meeting: Meeting) -> None:
    item, address = meeting.items.get(), f"/hop/{meeting.pk}/dien-bien/"
    said, secretary = f"thao-luan-{item.pk}", Reader(scene["secretary"])
    mine = form_to(address, body(secretary.get(address)), at=address)
    assert secretary.post(address, {**mine, said: "Ý kiến của người kia"}).status_code == 302

    answer = secretary.post(address, {**mine, "place": "Phòng họp số 2", said: "Ý kiến của tôi"})

    told = shown_text(body(answer))
    name = item.nomination.recipient_name
    assert answer.status_code == 409
    assert f"Ý kiến về {name} Cả hai cùng sửa: chọn bản để giữ." in told
    assert "Địa điểm Giữ phần ông/bà nhập: người kia không sửa mục này." in told
    assert "Giờ khai mạc Cả hai" not in told and "Giờ khai mạc Giữ" not in told
    again = form_to(address, body(answer), at=address)
    assert secretary.post(address, {**again, f"whose-{said}": "theirs"}).status_code == 302
    item.refresh_from_db()
    meeting.refresh_from_db()
    assert (item.discussion, meeting.place) == ("Ý kiến của người kia", "Phòng họp số 2")


def test_minutes_tell_nothing_that_nobody_wrote_down_and_the_page_before_says_so(
    scene: Scene, meeting: Meeting
) -> None:
    votes(scene, meeting, *others(scene))
    close_meeting(meeting.pk, closed_at=at_four(TODAY), by=scene["secretary"], on=TODAY)

    before = body(Reader(scene["secretary"]).get(f"/hop/{meeting.pk}/lap-bien-ban/"))
    told = minutes(scene, meeting)

    assert "Chưa ghi ý kiến thảo luận nào: biên bản sẽ không có mục “Ý kiến thảo luận”." in before
    assert f'href="/hop/{meeting.pk}/dien-bien/"' in before
    assert "Chương trình cuộc họp có 01 trường hợp do" in told
    assert "trình Hội đồng xét: Chiến sĩ thi đua cơ sở năm 2020." in told
    assert told.count("01 trường hợp") == 2  # of the programme, and of the conclusion
    assert "trình bày báo cáo" not in told and "thảo luận" not in told.lower()


def breaks_off(scene: Scene, meeting: Meeting, **changed: str) -> str:
    sent = {"day": "20/11/2020", "hour": "16:00", "meets_on": "24/11/2020", "starts_at": "8:00"}
    sent |= {"place": "Hội trường lớn", "reason": "Mất điện", "viec": "gui", **changed}
    return after(Reader(scene["council_chair"]), f"/hop/{meeting.pk}/tam-nghi/", sent)


def goes_on(scene: Scene, meeting: Meeting, *absent: str, on: date, by: str = "council_chair") -> str:
    sent = {f"co-mat-{entry.user_id}": "present" for entry in meeting.roll.all()}
    sent |= {f"co-mat-{scene[name].pk}": "absent" for name in absent}
    sent |= {"viec": "khai-mac", "opened_at": "8:05"}
    return after(Reader(scene[by], on=on), f"/hop/{meeting.pk}/hop-tiep/", sent)


def test_a_meeting_breaks_off_and_goes_on_another_day_with_the_votes_it_had(
    scene: Scene, meeting: Meeting
) -> None:
    item, first, again = meeting.items.get().pk, ("member01", "member02"), date(2020, 11, 24)
    votes(scene, meeting, *first)

    breaks_off(scene, meeting)

    told = (
        "Cuộc họp tạm nghỉ lúc 16 giờ 00 ngày 20/11/2020, họp tiếp 8 giờ 00 ngày 24/11/2020 tại "
        "Hội trường lớn. Lý do: Mất điện."
    )
    assert told in body(Reader(scene["member03"]).get("/"))
    assert told in body(Reader(scene["member03"]).get(f"/hop/{meeting.pk}/bo-phieu/"))
    with pytest.raises(Overtaken):
        votes(scene, meeting, "member03")
    assert ">Họp tiếp<" not in body(Reader(scene["council_chair"], on=date(2020, 11, 23)).get("/"))
    assert ">Họp tiếp<" in body(Reader(scene["council_chair"], on=again).get("/"))
    called = body(Reader(scene["council_chair"], on=again).get(f"/hop/{meeting.pk}/hop-tiep/"))
    assert called.count(">Chưa điểm danh<") == 16 and 'value="present" selected' not in called

    goes_on(scene, meeting, "member01", "member03", on=again)
    for name in others(scene, *first, "member03"):
        vote(meeting.pk, {item: True}, by=scene[name], on=again)
    close_meeting(meeting.pk, closed_at=at_four(again), by=scene["secretary"], on=again)

    assert Ballot.objects.filter(item=item).count() == 15
    paper = minutes(scene, meeting)
    assert (
        "Tạm nghỉ lúc 16 giờ 00, ngày 20 tháng 11 năm 2020 (lý do: Mất điện); họp tiếp lúc 8 giờ 05, "
        "ngày 24 tháng 11 năm 2020, tại Hội trường lớn."
    ) in paper
    assert "Người member01, lúc 16 giờ 00, ngày 20 tháng 11 năm 2020, sau khi bỏ phiếu." in paper
    assert "Người member03, lúc 16 giờ 00, ngày 20 tháng 11 năm 2020, trước khi bỏ phiếu" in paper
    assert "là 16; có mặt 16; không có ai vắng mặt" in paper
    told = vote_told(Meeting.objects.get(pk=meeting.pk), "các trường hợp này")
    assert "(có mặt 16 trên tổng số 16 thành viên, 01 ra về trước khi bỏ phiếu) đã bỏ phiếu" in told
    assert "Thời gian bắt đầu: 14 giờ 00, ngày 20 tháng 11 năm 2020." in paper
    assert "kết thúc vào 16 giờ 00, ngày 24 tháng 11 năm 2020./." in paper


def test_a_break_is_read_again_before_members_are_told_and_figures_are_no_place(
    scene: Scene, meeting: Meeting
) -> None:
    slip = breaks_off(scene, meeting, place="08:00", reason="30/11/2020")
    review = breaks_off(scene, meeting, viec="")
    saturday = breaks_off(scene, meeting, viec="", meets_on="21/11/2020")
    again = breaks_off(scene, meeting, viec="sua")
    meeting.refresh_from_db()

    assert slip.count("Ô này chỉ có chữ số hoặc dấu; có điền nhầm ô không? Ghi lại bằng lời.") >= 2
    assert "họp tiếp 8 giờ 00 ngày 24/11/2020 tại Hội trường lớn." in review
    assert 'type="hidden" name="hour" value="16:00"' in review and "thứ Bảy" not in review
    assert "Ngày họp 21/11/2020 là thứ Bảy, không phải ngày làm việc." in saturday
    assert "ngày làm việc nào để" not in saturday
    assert 'name="place" value="Hội trường lớn"' in again and "Tạm nghỉ, báo thành viên" not in again
    assert meeting.state == "open" and meeting.notice == ""
    assert "Ngày họp tiếp 19/11/2020 đã qua." in breaks_off(scene, meeting, viec="", meets_on="19/11/2020")


def test_wrong_hours_of_a_break_and_a_missing_place_are_mended_on_the_record_and_printed(
    scene: Scene, meeting: Meeting
) -> None:
    again, secretary, address = (
        date(2020, 11, 24),
        Reader(scene["secretary"], on=date(2020, 11, 24)),
        f"/hop/{meeting.pk}/dien-bien/",
    )
    breaks_off(scene, meeting, place="")
    goes_on(scene, meeting, "member01", on=again)
    for name in others(scene, "member01"):
        vote(meeting.pk, {meeting.items.get().pk: True}, by=scene[name], on=again)
    shown = body(secretary.get(address))
    hours = {"began_on": "20/11/2020", "began_at": "14:00", "adjourned_1_on": "20/11/2020"}
    hours |= {"adjourned_1_at": "15:30", "resumed_1_on": "24/11/2020", "resumed_1_at": "7:55"}

    crossed = after(secretary, address, hours | {"resumed_1_on": "20/11/2020", "resumed_1_at": "15:00"})
    secretary.post(address, hours | {"place": "Phòng họp số 1"})
    close_meeting(meeting.pk, closed_at=at_four(again), by=scene["secretary"], on=again)

    assert 'name="resumed_1_at" value="08:05"' in shown and "Giờ họp tiếp lần 1" in shown
    assert "Giờ họp tiếp 15 giờ 00 ngày 20/11/2020 trước giờ tạm nghỉ 15 giờ 30 ngày 20/11/2020." in crossed
    paper = minutes(scene, meeting)
    assert (
        "Tạm nghỉ lúc 15 giờ 30, ngày 20 tháng 11 năm 2020 (lý do: Mất điện); họp tiếp lúc 7 giờ 55" in paper
    )
    assert "Người member01, lúc 15 giờ 30, ngày 20 tháng 11 năm 2020, trước khi bỏ phiếu" in paper
    assert "Địa điểm: Phòng họp số 1." in paper


def test_the_hours_of_another_meetings_break_are_refused(scene: Scene, meeting: Meeting) -> None:
    breaks_off(scene, meeting)
    strange = {meeting.adjournments.get().pk + 1: BreakHours(at_two(TODAY), None)}

    with pytest.raises(Refused, match="Tạm nghỉ"):
        write_record(
            meeting.pk, MeetingRecord(at_two(TODAY), None, {}, strange), by=scene["secretary"], on=TODAY
        )


def test_the_next_sitting_is_put_off_further_and_a_slip_is_taken_back_the_same_day(
    scene: Scene, meeting: Meeting
) -> None:
    breaks_off(scene, meeting, hour="14:30")
    sent = {"meets_on": "26/11/2020", "starts_at": "14:00", "reason": "Mưa lũ"}
    page = after(Reader(scene["secretary"]), f"/hop/{meeting.pk}/hoan/", sent)
    assert "Cuộc họp hoãn từ 8 giờ 00 ngày 24/11/2020 sang 14 giờ 00 ngày 26/11/2020." in page

    refused = goes_on(scene, meeting, on=date(2020, 11, 24))
    assert "được hẹn họp tiếp vào ngày 26/11/2020" in refused
    told = "Thành viên đã được báo họp tiếp 14 giờ 00 ngày 26/11/2020; hôm nay là 20/11/2020"
    address = f"/hop/{meeting.pk}/hop-tiep/"
    assert told in body(Reader(scene["council_chair"]).get(address))
    asked = goes_on(scene, meeting, on=TODAY)
    assert told in asked and "Cuộc họp đã họp tiếp" not in asked
    again = form_to(address, asked, at=address) | {"viec": "khai-mac"}
    early = after(Reader(scene["council_chair"]), address, again)
    assert "Giờ họp tiếp 8 giờ 05 ngày 20/11/2020 trước lúc tạm nghỉ 14 giờ 30 ngày 20/11/2020." in early
    meeting.adjournments.update(adjourned_at=at_two(TODAY) - timedelta(hours=6))
    page = after(Reader(scene["council_chair"]), address, again)
    assert "Cuộc họp đã họp tiếp" in page and "Ngày họp 20/11/2020" in shown_text(page)


def test_an_invitation_names_the_last_one_before_it_however_often_the_meeting_broke_off(
    scene: Scene, meeting: Meeting
) -> None:
    breaks_off(scene, meeting)
    again, later = date(2020, 11, 24), NextSitting(date(2020, 11, 26))
    goes_on(scene, meeting, on=again)
    secretary = scene["secretary"]
    adjourn(meeting.pk, later, adjourned_at=at_four(again), reason="Mưa lũ", by=secretary, on=again)
    told = "Giấy mời này thay giấy mời ngày {} tháng 11 năm 2020"
    Meeting.objects.filter(pk=meeting.pk).update(convened_on=date(2020, 11, 18))
    assert told.format("20") in invitation_paper(Meeting.objects.get(pk=meeting.pk)).notes

    put_off = {"meets_on": "27/11/2020", "reason": "Mưa lũ"}
    after(Reader(secretary, on=date(2020, 11, 25)), f"/hop/{meeting.pk}/hoan/", put_off)

    assert told.format("24") in invitation_paper(Meeting.objects.get(pk=meeting.pk)).notes


def test_a_meeting_does_not_go_on_without_its_quorum_and_not_at_the_secretarys_word(
    scene: Scene, meeting: Meeting
) -> None:
    assert "Ngày họp tiếp 19/11/2020 đã qua." in breaks_off(scene, meeting, meets_on="19/11/2020")
    breaks_off(scene, meeting)
    again, gone = date(2020, 11, 24), [f"member{number:02d}" for number in range(1, 7)]

    assert "Có mặt 10 trên 16 thành viên; cần ít nhất 11." in goes_on(scene, meeting, *gone, on=again)
    assert "Người chủ trì phải được ghi là có mặt." in goes_on(scene, meeting, "council_chair", on=again)
    assert "cần quyền “Chủ trì, khai mạc cuộc họp”" in goes_on(scene, meeting, on=again, by="secretary")
    assert Reader(scene["member01"]).get(f"/hop/{meeting.pk}/tam-nghi/").status_code == 403
    meeting.refresh_from_db()
    assert meeting.state == "adjourned"
