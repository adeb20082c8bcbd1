"""The council on its pages: convened, opened, voted once without a name, closed with the arithmetic shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from datetime import date, time

import pytest
from django.db import connection
from django.http.response import HttpResponseBase
from django.test.utils import CaptureQueriesContext

from dossiers.models import Dossier, Nomination
from printing.inspection.pdf_reader import text_of
from roles.models import Appointment
from tests.scene import TODAY, Scene, draft, of
from tests.walk import INSPECTION, after_bloc, at_four, at_two, conferred, is_member, opened, received, voted
from tests.workflow.seats import Reader, body
from trail.clock import instant
from workflow.actions.close_meeting import close_meeting
from workflow.actions.convene import convene
from workflow.actions.enter_written import enter_written
from workflow.actions.hold import hold
from workflow.actions.open_meeting import open_meeting
from workflow.actions.steps.meetings.presences import Presence
from workflow.actions.submit import submit
from workflow.actions.vote import vote
from workflow.models import Ballot, Envelope, Meeting, MeetingState, RollEntry
from workflow.reports.minutes_paper import minutes_paper

pytestmark = pytest.mark.scene()

# What an agenda item is, besides its figures.
OF_ITS_OWN = ("_state", "_prefetched_objects_cache", "id", "meeting_id", "nomination_id")


def appraised(scene: Scene, *, fighters: int = 3, advanced: int = 20) -> Dossier:
    dossier = draft(scene, fighters=fighters, advanced=advanced)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    after_bloc(scene, dossier)
    received(scene, dossier)
    return dossier


@pytest.fixture(scope="module")
def _dossier_of_file(_scene_of_file: Scene) -> Dossier:
    return appraised(_scene_of_file)


@pytest.fixture
def dossier(scene: Scene, _dossier_of_file: Dossier) -> Dossier:
    """Appraised once for the file, as its scene is built once."""
    return deepcopy(_dossier_of_file)


@pytest.fixture
def open_now(scene: Scene, dossier: Dossier) -> Meeting:
    return opened(scene, of(dossier, "CSTĐCS"))


def test_the_secretary_is_offered_only_what_needs_the_council(scene: Scene, dossier: Dossier) -> None:
    page = body(Reader(scene["secretary"]).get(f"/hop/trieu-tap/{scene.council.pk}/"))
    assert "tại “Quy định của địa phương” (cơ quan thường trực" in page

    assert all(f'value="{row.pk}" checked' in page for row in of(dossier, "CSTĐCS"))
    assert not any(f'name="muc" value="{row.pk}"' in page for row in of(dossier, "LĐTT"))


def test_a_filter_by_unit_leaves_the_others_out(scene: Scene, dossier: Dossier) -> None:
    address = f"/hop/trieu-tap/{scene.council.pk}/"
    page = body(Reader(scene["secretary"]).get(address, **{"don-vi": scene.units[1].pk}))

    assert 'name="muc"' not in page


def test_convening_leads_to_the_meeting_with_its_agenda(scene: Scene, dossier: Dossier) -> None:
    rows = of(dossier, "CSTĐCS")
    answer = Reader(scene["secretary"]).post(
        f"/hop/trieu-tap/{scene.council.pk}/",
        {
            "muc": [row.pk for row in rows],
            "title": "Họp xét CSTĐCS",
            "meets_on": "25/11/2020",
            "starts_at": "14:00",
            "place": "Phòng họp số 1",
        },
    )

    meeting = Meeting.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == f"/hop/{meeting.pk}/"
    assert meeting.items.count() == 3
    page = body(Reader(scene["secretary"]).get(f"/hop/{meeting.pk}/"))
    assert "Cần ít nhất 80% của 16 thành viên, tức 13 phiếu đồng ý" in page


def test_every_obstacle_is_told_at_once_and_the_form_is_kept(scene: Scene, dossier: Dossier) -> None:
    answer = Reader(scene["secretary"]).post(
        f"/hop/trieu-tap/{scene.council.pk}/",
        {"muc": [of(dossier, "LĐTT")[0].pk], "title": "Họp thử", "meets_on": "01/11/2020"},
    )

    page = body(answer)
    assert answer.status_code == 422
    assert "Ngày họp 01/11/2020 đã qua." in page
    assert "pháp luật không yêu cầu Hội đồng bỏ phiếu" in page
    assert 'value="Họp thử"' in page
    assert not Meeting.objects.exists()


def test_under_a_law_that_was_not_read_an_agenda_says_so_of_what_needs_no_vote(
    scene: Scene, dossier: Dossier
) -> None:
    Dossier.objects.filter(pk=dossier.pk).update(received_on=date(2026, 10, 5))

    answer = Reader(scene["secretary"]).post(
        f"/hop/trieu-tap/{scene.council.pk}/",
        {"muc": [of(dossier, "LĐTT")[0].pk], "title": "Họp thử", "meets_on": "01/12/2020"},
    )

    assert answer.status_code == 422
    assert "(Lao động tiên tiến): các văn bản đã xác nhận không yêu cầu Hội đồng bỏ phiếu; " in body(answer)
    assert "pháp luật không yêu cầu Hội đồng bỏ phiếu" not in body(answer)


def test_a_member_may_not_convene(scene: Scene) -> None:
    answer = Reader(scene["member01"]).get(f"/hop/trieu-tap/{scene.council.pk}/")

    assert answer.status_code == 403


def test_the_chair_sees_the_quorum_before_opening(scene: Scene, dossier: Dossier) -> None:
    meeting = _convened(scene, dossier)
    members = [user for name, user in scene.people.items() if is_member(name)]
    absent = {f"co-mat-{user.pk}": "absent" for user in members[:6]}
    rest = {f"co-mat-{user.pk}": "present" for user in members[6:]}

    counted = body(Reader(scene["council_chair"]).post(f"/hop/{meeting.pk}/khai-mac/", absent | rest))
    refused = Reader(scene["council_chair"]).post(
        f"/hop/{meeting.pk}/khai-mac/", absent | rest | {"viec": "khai-mac", "opened_at": "14:00"}
    )

    assert "Có mặt 10 trên 16 thành viên; cần ít nhất 11" in counted
    assert refused.status_code == 422
    assert Meeting.objects.get().state == MeetingState.CONVENED


def test_opening_freezes_who_is_there_and_why_not(scene: Scene, dossier: Dossier) -> None:
    meeting = _convened(scene, dossier)
    members = [user for name, user in scene.people.items() if is_member(name)]
    form = {f"co-mat-{user.pk}": "present" for user in members} | {"viec": "khai-mac"}
    form |= {"opened_at": "14 giờ 05"}
    form |= {f"co-mat-{scene['member01'].pk}": "written", f"ly-do-{scene['member01'].pk}": "đi công tác"}

    Reader(scene["council_chair"]).post(f"/hop/{meeting.pk}/khai-mac/", form)

    meeting.refresh_from_db()
    assert meeting.state == MeetingState.OPEN
    assert meeting.opened_at == instant(TODAY, time(14, 5))
    entry = RollEntry.objects.get(user=scene["member01"])
    assert (entry.attendance, entry.absence_reason) == ("written", "đi công tác")


def test_who_opens_reads_the_roll_again_before_it_can_no_longer_be_mended(
    scene: Scene, dossier: Dossier
) -> None:
    meeting = _convened(scene, dossier)
    address, chair = f"/hop/{meeting.pk}/khai-mac/", Reader(scene["council_chair"])
    form = {f"co-mat-{user.pk}": "present" for name, user in scene.people.items() if is_member(name)}
    form |= {"opened_at": "14 giờ 05"}
    away, writes = scene["member01"], scene["member02"]
    changed = {f"co-mat-{away.pk}": "absent", f"ly-do-{away.pk}": "ốm", f"co-mat-{writes.pk}": "written"}
    few = {f"co-mat-{scene[f'member0{place}'].pk}": "absent" for place in range(1, 7)}

    filled_in = body(chair.get(address))
    everybody = body(chair.post(address, form | {"viec": "xem-lai"}))
    shown = " ".join(body(chair.post(address, form | changed | {"viec": "xem-lai"})).split())
    again = body(chair.post(address, form | changed | {"viec": "sua"}))
    too_few = chair.post(address, form | few | {"viec": "xem-lai"})

    assert 'value="xem-lai"' in filled_in and 'value="khai-mac"' not in filled_in
    assert "Khai mạc lúc 14 giờ 05" in shown and "16 có mặt trên 16 thành viên: không ai vắng" in everybody
    assert "14 có mặt trên 16 thành viên<" in shown
    assert f"1 vắng: <strong>{away.get_full_name()}</strong> (ốm)" in shown
    assert f"1 gửi ý kiến bằng văn bản: <strong>{writes.get_full_name()}</strong>" in shown
    assert 'value="14 giờ 05"' in again and 'value="ốm"' in again and 'value="xem-lai"' in again
    assert too_few.status_code == 422 and "cần ít nhất 11" in body(too_few)
    assert 'value="khai-mac"' not in body(too_few)
    assert Meeting.objects.get().state == MeetingState.CONVENED
    sent = dict(re.findall(r'<input type="hidden" name="((?!csrf)[^"]+)" value="([^"]*)"', shown))
    assert chair.post(address, sent | {"viec": "khai-mac"}).status_code == 302
    roll = RollEntry.objects.exclude(attendance="present").order_by("user_id")
    assert sorted(roll.values_list("user_id", "attendance", "absence_reason")) == sorted(
        [(away.pk, "absent", "ốm"), (writes.pk, "written", "")]
    )


def test_nobody_is_there_before_somebody_has_said_so(scene: Scene, dossier: Dossier) -> None:
    meeting = _convened(scene, dossier)
    address, chair = f"/hop/{meeting.pk}/khai-mac/", Reader(scene["council_chair"])
    away = scene["member01"]
    absence = {f"co-mat-{away.pk}": "absent", f"ly-do-{away.pk}": "ốm", "opened_at": "14:00"}

    filled_in = body(chair.get(address))
    unsaid = [chair.post(address, absence | {"viec": step}) for step in ("xem-lai", "khai-mac")]
    called = body(chair.post(address, absence | {"viec": "con-lai-co-mat"}))

    assert filled_in.count('<option value="" selected>Chưa điểm danh</option>') == 16
    assert 'value="present" selected' not in filled_in and "Đánh dấu tất cả có mặt" in filled_in
    assert [each.status_code for each in unsaid] == [422, 422]
    assert "Còn 15 thành viên chưa ghi có mặt hay vắng:" in " ".join(body(unsaid[0]).split())
    assert "Chưa điểm danh 15 thành viên: " in body(unsaid[1])
    assert called.count('value="present" selected') == 15 and 'value="ốm"' in called
    assert "Chưa điểm danh" not in called and "Có mặt 15 trên 16 thành viên" in called
    assert Meeting.objects.get().state == MeetingState.CONVENED


def test_an_hour_far_from_that_of_the_call_is_asked_about_before_it_is_written(
    scene: Scene, dossier: Dossier
) -> None:
    meeting = _convened(scene, dossier)
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=time(8, 0))
    address, chair = f"/hop/{meeting.pk}/khai-mac/", Reader(scene["council_chair"])
    members = [user for name, user in scene.people.items() if is_member(name)]
    form = {f"co-mat-{user.pk}": "present" for user in members} | {"viec": "khai-mac"}

    asked = chair.post(address, form | {"opened_at": "00:15"})
    another = chair.post(address, form | {"opened_at": "09:00", **_seen(body(asked))})

    assert "Mời họp lúc 8 giờ 00, giờ ghi ở đây là 0 giờ 15: sớm hơn 7 giờ 45 phút." in body(asked)
    assert "muộn hơn 1 giờ 00 phút." in body(another)
    assert Meeting.objects.get().state == MeetingState.CONVENED
    assert chair.post(address, form | {"opened_at": "00:15", **_seen(body(asked))}).status_code == 302
    assert Meeting.objects.get().opened_at == instant(TODAY, time(0, 15))


def test_an_hour_near_that_of_the_call_is_written_at_once(scene: Scene, dossier: Dossier) -> None:
    meeting = _convened(scene, dossier)
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=time(8, 0))
    members = [user for name, user in scene.people.items() if is_member(name)]
    form = {f"co-mat-{user.pk}": "present" for user in members} | {"viec": "khai-mac", "opened_at": "08:59"}

    answer = Reader(scene["council_chair"]).post(f"/hop/{meeting.pk}/khai-mac/", form)

    assert (answer.status_code, Meeting.objects.get().state) == (302, MeetingState.OPEN)


def _seen(page: str) -> dict[str, str]:
    return dict(re.findall(r'name="(da-xem-lai)" value="([0-9a-f]{8})"', page))


def test_while_one_meeting_is_open_the_next_call_is_doubted_and_no_other_can_be_opened(
    scene: Scene, dossier: Dossier
) -> None:
    first, *rest = of(dossier, "CSTĐCS")
    called = {"meets_on": TODAY, "title": "Họp sau", "by": scene["secretary"], "on": TODAY}
    next_one = convene(scene.council, [rest[0].pk], **called)
    opened(scene, [first])
    sent = {"title": "Họp năm 2020", "meets_on": "24/11/2020", "starts_at": "08:00", "place": "Hội trường"}
    chair, address = Reader(scene["council_chair"]), f"/hop/trieu-tap/{scene.council.pk}/"

    asked = body(Reader(scene["secretary"]).post(address, sent | {"muc": [rest[1].pk]}))
    opening = body(chair.get(f"/hop/{next_one.pk}/khai-mac/"))

    assert "chưa kết thúc: cuộc họp mới chỉ khai mạc được khi cuộc ấy đã kết thúc" in asked
    assert Meeting.objects.count() == 2
    assert "Hội đồng đang họp cuộc khác" in opening and 'value="xem-lai"' not in opening


def test_the_secretary_may_not_open(scene: Scene, dossier: Dossier) -> None:
    meeting = _convened(scene, dossier)

    assert Reader(scene["secretary"]).get(f"/hop/{meeting.pk}/khai-mac/").status_code == 403


def _convened(scene: Scene, dossier: Dossier) -> Meeting:
    ids = [row.pk for row in of(dossier, "CSTĐCS")]
    return convene(
        scene.council, ids, meets_on=TODAY, title="Họp xét CSTĐCS", by=scene["secretary"], on=TODAY
    )


def test_filling_up_casts_nothing(scene: Scene, open_now: Meeting) -> None:
    first, second, third = open_now.items.order_by("ordinal")
    member = Reader(scene["member01"])
    page = body(member.post(f"/hop/{open_now.pk}/bo-phieu/", {f"y-{first.pk}": "khong", "viec": "dien-not"}))

    assert f'name="y-{first.pk}" value="khong" checked' in page
    assert f'name="y-{second.pk}" value="dong-y" checked' in page
    assert f'name="y-{third.pk}" value="dong-y" checked' in page
    assert not Envelope.objects.exists()


def test_agreeing_to_all_is_offered_only_after_the_last_item_and_never_first(
    scene: Scene, open_now: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workflow.queries.ballots.STEP", 2)
    first, second, third = open_now.items.order_by("ordinal")
    member, address = Reader(scene["member01"]), f"/hop/{open_now.pk}/bo-phieu/"
    answered = {f"y-{first.pk}": "khong", "buoc": "1"}

    begin = body(member.get(address))
    early = body(member.post(address, answered | {"viec": "dien-not"}))
    turned = body(member.post(address, answered | {"viec": "tiep"}))
    filled = body(member.post(address, {f"y-{first.pk}": "khong", "buoc": "2", "viec": "dien-not"}))
    missing = body(member.post(address, {f"y-{third.pk}": "khong", "buoc": "2", "viec": "xem-lai"}))

    for page in (begin, early, missing):
        assert "Trang 1 trong 2: từ mục 1 đến mục 2" in page
        assert "Đồng ý tất cả" not in page and f'id="muc-{third.pk}"' not in page
    assert f'name="y-{second.pk}" value="dong-y" checked' not in early
    assert f'type="hidden" name="y-{first.pk}"' in turned and f'id="muc-{third.pk}"' in turned
    assert turned.index("Xem lại và gửi") < turned.index("Đồng ý tất cả các mục chưa chọn")
    assert f'name="y-{third.pk}" value="dong-y" checked' in filled
    assert re.search(rf'type="hidden" name="y-{second.pk}"\s+value="dong-y"', filled)
    assert re.search(rf'type="hidden" name="y-{first.pk}"\s+value="khong"', filled)
    assert not Envelope.objects.exists()


def test_a_member_reads_the_achievement_and_what_the_law_said_beside_each_item(
    scene: Scene, open_now: Meeting
) -> None:
    first = open_now.items.order_by("ordinal")[0].nomination_id
    told = "Đổi mới cách dạy đọc cho học sinh dân tộc thiểu số. " * 5
    Nomination.objects.filter(pk=first).update(achievement=told.strip())

    page = body(Reader(scene["member01"]).get(f"/hop/{open_now.pk}/bo-phieu/"))

    assert page.count("</svg>Thủ tục đã xử lý</span>") == 3 and "Còn thủ tục" not in page
    law = {found["message"] for item in open_now.items.all() for found in item.nomination.findings}
    assert law and [page.count(words[1:]) for words in law] == [3] * len(law)
    assert page.count('<details class="achievement">') == 1 and f"<p>{told.strip()}</p>" in page
    assert page.count("Đã xử lý khi thẩm định:</strong> Đã đăng ký bằng văn bản giấy từ đầu năm.") == 3
    declared = "Kết quả thẩm định dựa trên 01 sáng kiến, đề tài mới được khai, chưa đối chiếu giấy tờ."
    assert page.count(declared) == 3
    meeting_page = body(Reader(scene["member01"]).get(f"/hop/{open_now.pk}/"))
    assert meeting_page.count(declared) == 3


def test_an_unanswered_item_is_named_and_the_answers_stay(scene: Scene, open_now: Meeting) -> None:
    first, second, _third = open_now.items.order_by("ordinal")
    answer = Reader(scene["member01"]).post(
        f"/hop/{open_now.pk}/bo-phieu/", {f"y-{first.pk}": "khong", "viec": "xem-lai"}
    )

    page = body(answer)
    assert answer.status_code == 422
    assert "Còn 2 mục chưa chọn" in page and "2/3 chưa chọn" not in page
    assert "<span data-all hidden>Đã chọn đủ 3 mục</span>" in page
    assert f'href="#muc-{second.pk}"' in page
    assert f'name="y-{first.pk}" value="khong" checked' in page


def test_a_call_for_a_saturday_or_without_hour_and_place_is_doubted_before_the_letters_go_out(
    scene: Scene, dossier: Dossier
) -> None:
    secretary, address = Reader(scene["secretary"]), f"/hop/trieu-tap/{scene.council.pk}/"
    rows = [row.pk for row in of(dossier, "CSTĐCS")]
    sent = {"title": "Họp xét năm 2021", "meets_on": "21/11/2020", "muc": rows}
    doubts = (
        "Ngày họp 21/11/2020 là thứ Bảy, không phải ngày làm việc.",
        "Thành viên được báo ngày 20/11/2020, họp ngày 21/11/2020: không có trọn một ngày làm việc nào",
        "Chưa ghi giờ họp và địa điểm; giấy mời in thiếu.",
        "Chương trình có trường hợp của năm 2020, tên cuộc họp không nêu năm ấy.",
    )

    saturday = body(Reader(scene["secretary"], on=date(2020, 11, 21)).get(address))
    asked = body(secretary.post(address, sent))
    seen = dict(re.findall(r'name="(da-xem-lai)" value="([0-9a-f]{8})"', asked))
    other = body(secretary.post(address, {**sent, **seen, "meets_on": "22/11/2020"}))
    assert "là Chủ nhật" in other and not Meeting.objects.exists()
    page = secretary.post(address, {**sent, **seen})["Location"]

    assert 'name="meets_on" value="23/11/2020"' in saturday
    assert 'name="title" value="Họp xét khen thưởng năm 2020"' in saturday
    assert "Chưa triệu tập." in asked
    for shown in (asked, *(body(secretary.get(each)) for each in (page, f"{page}giay-moi/"))):
        assert all(doubt in shown for doubt in doubts)
    assert "là thứ Bảy" not in body(Reader(scene["member01"]).get(page))
    mended = {**sent, "meets_on": "24/11/2020", "starts_at": "14:00", "place": "Phòng họp số 1"}
    secretary.post(f"{page}thay-doi/", {**mended, "title": "Họp xét năm 2020"})
    assert "Xem lại trước khi gửi giấy mời" not in body(secretary.get(page))


def test_a_proposed_title_names_the_years_of_the_cases_that_stay_ticked_and_a_typed_one_stays(
    scene: Scene, dossier: Dossier
) -> None:
    later = draft(scene, unit=2, advanced=20, fighters=1)
    submit(later.pk, by=scene["head2"], on=TODAY)
    after_bloc(scene, later)
    received(scene, later)
    Dossier.objects.filter(pk=later.pk).update(year=2019)
    secretary, address = Reader(scene["secretary"]), f"/hop/trieu-tap/{scene.council.pk}/"
    both = {"title": "Họp xét khen thưởng các năm 2019, 2020", "meets_on": "25/11/2020"}
    of_2020, of_2019 = ([row.pk for row in of(each, "CSTĐCS")] for each in (dossier, later))

    proposed = body(secretary.get(address))
    one_year = body(secretary.post(address, both | {"muc": of_2020}))
    the_other = {"title": "Họp xét khen thưởng năm 2020", "meets_on": "25/11/2020", "muc": of_2019}
    changed = body(secretary.post(address, the_other))
    widened = body(secretary.post(address, the_other | {"muc": of_2019 + of_2020}))
    typed = body(secretary.post(address, both | {"muc": of_2020, "title": "Họp các năm 2019, 2020"}))
    nothing = body(secretary.post(address, both))

    for page, title in (
        (proposed, "Họp xét khen thưởng các năm 2019, 2020"),
        (one_year, "Họp xét khen thưởng năm 2020"),
        (changed, "Họp xét khen thưởng năm 2019"),
        (widened, "Họp xét khen thưởng các năm 2019, 2020"),
        (typed, "Họp các năm 2019, 2020"),
        (nothing, "Họp xét khen thưởng các năm 2019, 2020"),
    ):
        assert f'name="title" value="{title}"' in page
    sent = both | {"muc": of_2020, "starts_at": "14:00", "place": "Phòng họp số 1"}
    assert secretary.post(address, sent).status_code == 302
    assert Meeting.objects.get().title == "Họp xét khen thưởng năm 2020"


def test_each_case_before_the_council_has_its_year_beside_it(scene: Scene, open_now: Meeting) -> None:
    year = re.compile(r'<td data-label="Năm" class="number">2020</td>')
    ballot = body(Reader(scene["member01"]).get(f"/hop/{open_now.pk}/bo-phieu/"))
    agenda = body(Reader(scene["secretary"]).get(f"/hop/{open_now.pk}/"))
    record = body(Reader(scene["secretary"]).get(f"/hop/{open_now.pk}/dien-bien/"))

    assert len(year.findall(agenda)) == 3
    assert ballot.count("Năm 2020 ·") == 3 and record.count(", năm 2020</label>") == 3


def test_a_part_in_the_council_is_said_once_beside_the_post(scene: Scene, dossier: Dossier) -> None:
    posts = Appointment.objects.filter(office="council_chair", council=scene.council)
    posts.update(post="Chủ tịch Ủy ban nhân dân huyện, Chủ tịch Hội đồng")
    meeting = _convened(scene, dossier)

    opening = body(Reader(scene["council_chair"]).get(f"/hop/{meeting.pk}/khai-mac/"))
    letter = body(Reader(scene["secretary"]).get(f"/hop/{meeting.pk}/giay-moi/"))

    assert "Chủ tịch Ủy ban nhân dân huyện · Chủ tịch Hội đồng" in opening
    assert '<td data-label="Chức vụ">Chủ tịch Ủy ban nhân dân huyện</td>' in letter


def test_a_member_reads_a_new_invitation_at_home_and_a_late_one_asks_for_opinions_before_the_hour(
    scene: Scene, dossier: Dossier
) -> None:
    rows = [row.pk for row in of(dossier, "CSTĐCS")]
    call = {"meets_on": TODAY, "title": "Họp gấp", "starts_at": time(21), "place": "Phòng họp số 1"}
    meeting = convene(scene.council, rows, by=scene["secretary"], on=TODAY, **call)
    member = Reader(scene["member01"])

    home = " ".join(body(member.get("/")).split())
    letter = b"".join(member.get(f"/hop/{meeting.pk}/giay-moi.pdf").streaming_content)
    told = " ".join(text_of(letter).split())

    assert "Kính mời họp lúc 21 giờ 00 ngày 20/11/2020, tại Phòng họp số 1." in home
    assert f'href="/hop/{meeting.pk}/giay-moi/"' in home
    assert "gửi ý kiến bằng văn bản trước giờ họp" in told
    assert "Xét, bỏ phiếu kín: Chiến sĩ thi đua cơ sở năm 2020 (03 trường hợp)" in told


def test_a_ballot_is_read_again_and_then_cast_once(scene: Scene, open_now: Meeting) -> None:
    items = list(open_now.items.order_by("ordinal"))
    choices = {f"y-{item.pk}": "dong-y" for item in items} | {f"y-{items[0].pk}": "khong"}
    member, address = Reader(scene["member01"]), f"/hop/{open_now.pk}/bo-phieu/"

    review = body(member.post(address, choices | {"viec": "xem-lai"}))
    before = Envelope.objects.count()
    first = member.post(address, choices | {"viec": "gui"})
    again = member.post(address, choices | {"viec": "gui"})

    assert "Các mục không đồng ý" in review
    assert before == 0
    assert first.status_code == 302
    assert "Phiếu đã được gửi" in body(again)
    assert Envelope.objects.get().choices() == {item.pk: item != items[0] for item in items}


def test_a_ballot_says_from_whom_it_is_not_kept(scene: Scene, open_now: Meeting) -> None:
    page = body(Reader(scene["member01"]).get(f"/hop/{open_now.pk}/bo-phieu/"))

    assert "Không giữ kín được" in page
    for whom in ("người quản trị máy chủ", "khóa niêm phong lẫn bản sao cơ sở dữ liệu", "mọi phiếu như nhau"):
        assert whom in page
    assert "thư ký nhập ý kiến này" not in page


def _with_a_writer(scene: Scene, rows: Sequence[Nomination]) -> Meeting:
    """Open; the first member is absent and writes in."""
    meeting = convene(
        scene.council,
        [row.pk for row in rows],
        meets_on=TODAY,
        title="Họp xét CSTĐCS",
        by=scene["secretary"],
        on=TODAY,
    )
    here = {user.pk: Presence("present") for name, user in scene.people.items() if is_member(name)}
    here[scene["member01"].pk] = Presence("written", "đi công tác")
    return open_meeting(meeting.pk, here, opened_at=at_two(TODAY), by=scene["council_chair"], on=TODAY)


def test_the_result_does_not_tell_whether_it_was_the_one_who_wrote_that_disagreed(
    scene: Scene, dossier: Dossier
) -> None:
    told = []
    for row, against in zip(of(dossier, "CSTĐCS"), ("member01", "member02"), strict=False):
        meeting = _with_a_writer(scene, [row])
        (item,) = meeting.items.all()
        writer = scene["member01"]
        enter_written(meeting.pk, writer.pk, {item.pk: against != "member01"}, by=writer, on=TODAY)
        for name in filter(is_member, scene.people.keys() - {"member01"}):
            vote(meeting.pk, {item.pk: name != against}, by=scene[name], on=TODAY)
        close_meeting(meeting.pk, closed_at=at_four(TODAY), by=scene["secretary"], on=TODAY)
        item.refresh_from_db()
        figures = {name: value for name, value in vars(item).items() if name not in OF_ITS_OWN}
        ballots = Counter(item.ballots.values_list("agrees", flat=True))
        told.append((figures, ballots, {field.name for field in Ballot._meta.get_fields()}))

    assert told[0] == told[1]
    assert (told[0][0]["yes"], told[0][0]["no"], told[0][1]) == (15, 1, {True: 15, False: 1})


def test_an_absent_member_writes_in_through_the_secretary(scene: Scene, dossier: Dossier) -> None:
    meeting = _with_a_writer(scene, of(dossier, "CSTĐCS"))
    choices = {f"y-{item.pk}": "dong-y" for item in meeting.items.all()} | {"viec": "gui"}

    address = f"/hop/{meeting.pk}/y-kien/{scene['member01'].pk}/"
    assert "thư ký nhập ý kiến này" in body(Reader(scene["secretary"]).get(address))
    answer = Reader(scene["secretary"]).post(address, choices)

    assert answer.status_code == 302
    envelope = Envelope.objects.get()
    assert envelope.entry.user == scene["member01"]
    assert set(envelope.choices().values()) == {True}
    assert Reader(scene["member02"]).get(address).status_code == 403


def test_closing_is_refused_while_a_present_member_has_not_voted(scene: Scene, open_now: Meeting) -> None:
    answer = Reader(scene["secretary"]).post(
        f"/hop/{open_now.pk}/ket-thuc/", {"day": "20/11/2020", "hour": "16:00"}
    )

    assert answer.status_code == 422
    assert "Còn 16 thành viên có mặt chưa bỏ phiếu" in body(answer)


def test_results_show_the_arithmetic_on_all_members(scene: Scene, dossier: Dossier) -> None:
    meeting = voted(scene, of(dossier, "CSTĐCS"), yes=12)
    page = body(Reader(scene["member03"]).get(f"/hop/{meeting.pk}/"))

    arithmetic = "12/16 thành viên đồng ý (75%); cần 80% của 16 thành viên, tức 13 phiếu: không đạt."
    assert arithmetic in page and "Không thông qua" in page
    unit = Reader(scene["head1"])
    assert arithmetic in body(unit.get(f"/ho-so/{dossier.pk}/"))
    assert "Hội đồng đã bỏ phiếu về trường hợp của đơn vị" in body(unit.get("/thong-bao/"))
    conclusion = minutes_paper(meeting, secretary=meeting.roll.all()[0]).conclusion
    first = of(dossier, "CSTĐCS")[0].recipient_name
    assert (
        conclusion[1]
        .replace("\u00a0", " ")
        .startswith(
            "Hội đồng không thông qua 03 trường hợp không đủ tỷ lệ phiếu quy định: "
            f"{first} (Chiến sĩ thi đua cơ sở năm 2020); "
        )
    )


def test_minutes_open_for_the_council_and_not_for_a_unit(scene: Scene, dossier: Dossier) -> None:
    meeting = voted(scene, of(dossier, "CSTĐCS"), yes=13)

    paper = Reader(scene["member01"]).get(f"/hop/{meeting.pk}/bien-ban.pdf")

    assert body(paper).startswith("%PDF")
    assert Reader(scene["head1"]).get(f"/hop/{meeting.pk}/bien-ban.pdf").status_code == 403


def test_the_number_of_the_minutes_is_given_printed_and_cited_by_the_decision(
    scene: Scene, dossier: Dossier
) -> None:
    fighters = of(dossier, "CSTĐCS")
    deputy = {"office": "council_vice_chair", "post": "Phó Chủ tịch Ủy ban nhân dân huyện"}
    Appointment.objects.filter(user=scene["member01"]).update(**deputy)
    standing = {"office": "council_vice_chair", "post": "Trưởng phòng, Phó Chủ tịch Thường trực Hội đồng"}
    Appointment.objects.filter(user=scene["member03"]).update(**standing)
    meeting = opened(scene, fighters)
    items = dict.fromkeys(meeting.items.values_list("pk", flat=True), True)
    for name, member in scene.people.items():
        if is_member(name):
            vote(meeting.pk, items, by=member, on=TODAY)
    close_meeting(meeting.pk, closed_at=at_four(TODAY), by=scene["secretary"], on=TODAY)
    page, secretary = f"/hop/{meeting.pk}/lap-bien-ban/", Reader(scene["secretary"])
    assert "Số biên bản" in body(secretary.get(page))
    drafted = f"/hop/{meeting.pk}/bien-ban.pdf"
    assert f'href="{drafted}"' in body(secretary.get(page))
    drafts = {name: Reader(scene[name]).get(drafted) for name in ("secretary", "member01")}
    told = {name: " ".join(text_of(paper_of(each)).split()) for name, each in drafts.items()}
    assert 'filename="du-thao-bien-ban-' in drafts["secretary"]["Content-Disposition"]
    assert "Số: 05" not in told["secretary"]
    assert told["secretary"] == told["member01"]
    named = "Người member01, Phó Chủ tịch Ủy ban nhân dân huyện, Phó Chủ tịch Hội đồng"
    assert named in told["secretary"] and "Người member02, Ủy viên Hội đồng;" in told["secretary"]
    assert "Người member03, Trưởng phòng, Phó Chủ tịch Thường trực Hội đồng;" in told["secretary"]
    assert "Chủ trì (chủ tọa): Người council_chair, Chủ tịch Hội đồng." in told["secretary"]

    assert secretary.post(page, {"paper_number": "5"}).status_code == 422
    early = secretary.post(page, {"paper_number": "5", "paper_on": "19/11/2020"})
    assert early.status_code == 422
    told = "Biên bản ghi ngày 19/11/2020, trước ngày 20/11/2020 là ngày cuộc họp kết thúc."
    assert told in body(early)
    assert secretary.post(page, {"paper_number": "5", "paper_on": "20/11/2020"}).status_code == 302

    paper = secretary.get(f"/hop/{meeting.pk}/bien-ban.pdf")
    assert 'filename="bien-ban-hop-2020-11-20.pdf"' in paper["Content-Disposition"]
    assert "Số: 05/BB-HĐTĐKT" in " ".join(text_of(paper_of(paper)).split())
    issued = conferred(scene, fighters)
    council = "Hội đồng Thi đua - Khen thưởng huyện Hà Quảng"
    basis = f"Biên bản số 05/BB-HĐTĐKT ngày 20 tháng 11 năm 2020 của {council}"
    assert issued.bases[-1] == basis
    assert f"Căn cứ {basis};" in " ".join(text_of(issued.file.read()).split())


def paper_of(answer: HttpResponseBase) -> bytes:
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_a_ballot_of_more_items_costs_no_more_statements(scene: Scene) -> None:
    few = _statements(scene, appraised(scene, fighters=1, advanced=20), "member01")
    many_dossier = draft(scene, unit=2, fighters=6, advanced=40)
    submit(many_dossier.pk, by=scene["head2"], on=TODAY)
    after_bloc(scene, many_dossier)
    received(scene, many_dossier)

    assert _statements(scene, many_dossier, "member02") == few


def _statements(scene: Scene, dossier: Dossier, member: str) -> int:
    meeting = opened(scene, of(dossier, "CSTĐCS"))
    reader = Reader(scene[member])
    reader.get(f"/hop/{meeting.pk}/bo-phieu/")
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert reader.get(f"/hop/{meeting.pk}/bo-phieu/").status_code == 200
    return len(seen)


@pytest.mark.parametrize(
    ("on", "secretary", "chair"),
    [
        (date(2020, 11, 24), "In giấy mời", ""),
        (date(2020, 11, 25), "In giấy mời", "Khai mạc"),
        (date(2020, 11, 26), "", "Khai mạc"),
    ],
)
def test_a_called_meeting_waits_for_the_secretary_until_its_day_and_from_then_for_the_chair(
    scene: Scene, dossier: Dossier, on: date, secretary: str, chair: str
) -> None:
    called(scene, dossier, on=date(2020, 11, 25))

    for name, what in (("secretary", secretary), ("council_chair", chair), ("member01", "")):
        home = waiting_for(scene, name, on=on)
        assert ("Xét danh hiệu" in home) is bool(what), name
        assert not what or f">{what}<" in home, name


def test_a_meeting_whose_whole_agenda_is_held_is_nobodys_work(scene: Scene, dossier: Dossier) -> None:
    called(scene, dossier, on=TODAY)
    keys = [row.pk for row in of(dossier, "CSTĐCS")]
    assert "Xét danh hiệu" in waiting_for(scene, "council_chair")

    hold(keys, reason="Đơn thư", awaited=INSPECTION, by=scene["officer"], on=TODAY)

    for name in ("secretary", "council_chair"):
        assert "Xét danh hiệu" not in waiting_for(scene, name), name


def waiting_for(scene: Scene, name: str, *, on: date = TODAY) -> str:
    """What the home page lists as work to be done; the council's year stands beside it."""
    home = body(Reader(scene[name], on=on).get("/"))
    return home.split('<section id="cho"')[1].split("</section>")[0]


def called(scene: Scene, dossier: Dossier, *, on: date) -> Meeting:
    keys, secretary = [row.pk for row in of(dossier, "CSTĐCS")], scene["secretary"]
    return convene(scene.council, keys, meets_on=on, title="Xét danh hiệu", by=secretary, on=TODAY)
