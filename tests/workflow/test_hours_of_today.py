"""A meeting held on the present day: the hour proposed, hours still to come, and two meetings at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest

from tests.browsing import text_of, words
from tests.scene import TODAY, Scene, draft, of
from tests.walk import after_bloc, is_member, received
from tests.workflow.seats import Reader, body
from trail import clock
from trail.clock import instant
from trail.models import Entry
from workflow.actions.adjourn import NextSitting, adjourn
from workflow.actions.convene import convene
from workflow.actions.submit import submit
from workflow.actions.vote import vote
from workflow.models import Meeting


@pytest.fixture
def it_is(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, int], None]:
    """Makes the scene's day the present one, at that hour."""

    def set_clock(hour: int, minute: int) -> None:
        monkeypatch.setattr(clock, "present", lambda: instant(TODAY, time(hour, minute)))

    return set_clock


def convened(scene: Scene, award: str = "CSTĐCS", *, unit: int = 1) -> Meeting:
    dossier = draft(scene, unit=unit, fighters=1, advanced=20)
    submit(dossier.pk, by=scene[f"head{unit}"], on=TODAY)
    after_bloc(scene, dossier)
    received(scene, dossier)
    keys = [row.pk for row in of(dossier, award)]
    return convene(
        scene.council,
        keys,
        title="Họp phiên chiều",
        meets_on=TODAY,
        starts_at=time(19, 35),
        by=scene["secretary"],
        on=TODAY,
    )


pytestmark = [pytest.mark.scene(), pytest.mark.begins(after=convened)]


def opens(scene: Scene, meeting: Meeting, hour: str, **changed: str) -> str:
    """As who reads the doubt of an hour far from that of the call, and means it."""
    sent = {f"co-mat-{user.pk}": "present" for name, user in scene.people.items() if is_member(name)}
    sent |= {"viec": "khai-mac", "opened_at": hour, **changed}
    chair, address = Reader(scene["council_chair"]), f"/hop/{meeting.pk}/khai-mac/"
    shown = body(chair.post(address, sent))
    seen = dict(re.findall(r'name="(da-xem-lai)" value="([0-9a-f]{8})"', shown))
    return body(chair.post(address, sent | seen)) if seen else shown


def test_the_forms_propose_the_present_hour_and_refuse_one_still_to_come(
    scene: Scene, meeting: Meeting, it_is: Callable[[int, int], None]
) -> None:
    chair, secretary = Reader(scene["council_chair"]), Reader(scene["secretary"])
    page = f"/hop/{meeting.pk}/"
    assert 'value="19:35"' in body(chair.get(f"{page}khai-mac/"))
    it_is(19, 29)

    assert 'value="19:29"' in body(chair.get(f"{page}khai-mac/"))
    refused = opens(scene, meeting, "19:35")
    assert "Giờ khai mạc 19 giờ 35 ngày 20/11/2020 chưa đến." in refused
    assert "Ghi giờ đã đến; việc chưa diễn ra thì ghi khi đã diễn ra." in refused
    reviewed = opens(scene, meeting, "19:35", viec="xem-lai")
    assert "Giờ khai mạc 19 giờ 35 ngày 20/11/2020 chưa đến." in reviewed
    assert "Khai mạc, chốt danh sách" not in reviewed
    opens(scene, meeting, "19:29")
    it_is(19, 32)

    meeting.refresh_from_db()
    assert meeting.opened_at == instant(TODAY, time(19, 29))
    for act in (f"ra-ve/{scene['member01'].pk}", "tam-nghi", "ket-thuc"):
        assert 'value="19:32"' in body(secretary.get(f"{page}{act}/"))
    early = body(secretary.post(f"{page}ket-thuc/", {"day": "20/11/2020", "hour": "19:33"}))
    assert "Giờ kết thúc 19 giờ 33 ngày 20/11/2020 chưa đến." in early


def test_who_calls_a_meeting_is_told_of_an_hour_that_is_past(
    scene: Scene, meeting: Meeting, it_is: Callable[[int, int], None]
) -> None:
    it_is(16, 0)
    cases = list(meeting.items.values_list("nomination", flat=True))
    sent = {"title": meeting.title, "meets_on": "20/11/2020", "place": "Hội trường", "muc": cases}
    address = f"/hop/{meeting.pk}/thay-doi/"
    past, later = (
        body(Reader(scene["secretary"]).post(address, {**sent, "starts_at": hour}))
        for hour in ("15:30", "16:30")
    )

    told = "hôm nay đã qua: giấy mời sẽ in giờ ấy."
    assert f"Giờ họp 15 giờ 30 {told}" in past and told not in later


def test_no_meeting_opens_before_its_hour_while_a_member_may_still_come(
    scene: Scene, meeting: Meeting
) -> None:
    late = {f"co-mat-{scene['member01'].pk}": "absent"}
    told = (
        "Cuộc họp được triệu tập lúc 19 giờ 35 ngày 20/11/2020, còn 01 thành viên vắng chưa rõ lý do, "
        f"có thể còn đến: {scene['member01'].get_full_name()}."
    )
    enough = "Ghi như dưới đây thì đủ số thành viên để họp"

    refused = opens(scene, meeting, "19:29", **late)
    counted = opens(scene, meeting, "19:29", **late, viec="dem")
    reviewed = opens(scene, meeting, "19:29", **late, viec="xem-lai")

    for page in (refused, counted, reviewed):
        assert page.count(told) == 1 and enough not in page
        assert "Khai mạc, chốt danh sách" not in page
    assert enough in opens(scene, meeting, "19:35", **late, viec="dem")


def waits(scene: Scene) -> str:
    """What the home page of who presides lists."""
    home = Reader(scene["council_chair"]).get("/").content.decode()  # type: ignore[attr-defined]
    return text_of(home.split('<section id="cho"')[1].split("</section>")[0])


def test_an_opening_is_offered_from_its_hour_and_before_it_is_told_from_when(
    scene: Scene, it_is: Callable[[int, int], None]
) -> None:
    it_is(14, 0)
    told = "Khai mạc được từ 19 giờ 35 hôm nay; sớm hơn khi mọi thành viên đã có mặt hoặc đã báo vắng."
    assert told in waits(scene) and "Khai mạc: Họp phiên chiều" not in waits(scene)

    it_is(19, 35)

    assert told not in waits(scene) and "Khai mạc: Họp phiên chiều" in waits(scene)


def test_who_presides_finds_his_running_meeting_and_opens_no_other_meanwhile(
    scene: Scene, meeting: Meeting
) -> None:
    opens(scene, meeting, "19:35")
    other = convened(scene, unit=2)
    Meeting.objects.filter(pk=other.pk).update(title="Họp phiên tối")
    items = [each.pk for each in meeting.items.all()]
    vote(meeting.pk, dict.fromkeys(items, True), by=scene["council_chair"], on=TODAY)

    told = waits(scene)

    assert "Đang họp, còn 15 thành viên chưa bỏ phiếu." in told
    assert "Vào cuộc họp: Họp phiên chiều" in told
    assert "Khai mạc được khi cuộc họp đang mở kết thúc hoặc tạm nghỉ: Họp phiên chiều." in told
    assert "Khai mạc: Họp phiên tối" not in told
    page = body(Reader(scene["council_chair"]).get(f"/hop/{other.pk}/"))
    assert f'href="/hop/{other.pk}/khai-mac/"' not in page and "Hội đồng đang họp cuộc khác" in page
    for name, user in scene.people.items():
        if is_member(name) and name != "council_chair":
            vote(meeting.pk, dict.fromkeys(items, True), by=user, on=TODAY)
    assert "Đang họp, đã đủ phiếu: chờ thư ký Hội đồng kết thúc cuộc họp." in waits(scene)


@pytest.mark.parametrize("sent", [{"co-mat": "written"}, {"co-mat": "absent", "ly-do": "Đi công tác"}])
def test_nobody_waits_for_a_member_who_writes_in_or_has_told_why_he_stays_away(
    scene: Scene, meeting: Meeting, sent: dict[str, str]
) -> None:
    member = scene["member01"].pk
    given = {f"{name}-{member}": value for name, value in sent.items()}

    assert "Khai mạc, chốt danh sách" in opens(scene, meeting, "19:29", **given, viec="xem-lai")
    opens(scene, meeting, "19:29", **given)

    meeting.refresh_from_db()
    assert (meeting.state, meeting.present) == ("open", meeting.members - 1)


def test_no_break_and_no_end_lies_before_the_last_ballot(
    scene: Scene, meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = clock.today()
    opens(scene, meeting, "19:35")
    vote(meeting.pk, {meeting.items.get().pk: True}, by=scene["member01"], on=day)
    cast = Entry.objects.get(verb="voted").at.astimezone(clock.VIETNAM)
    monkeypatch.setattr(clock, "present", lambda: cast)
    secretary, page = Reader(scene["secretary"], on=day), f"/hop/{meeting.pk}/"
    sent = {"meets_on": f"{day + timedelta(days=3):%d/%m/%Y}", "reason": "Mất điện"}

    def typed(at: datetime) -> dict[str, str]:
        return {"day": f"{at:%d/%m/%Y}", "hour": f"{at:%H:%M}"}

    at_opening = body(secretary.post(f"{page}tam-nghi/", sent | {"day": "20/11/2020", "hour": "19:35"}))
    early = body(secretary.post(f"{page}tam-nghi/", sent | typed(cast - timedelta(minutes=1))))
    ended = body(secretary.post(f"{page}ket-thuc/", typed(cast - timedelta(minutes=1))))

    assert "Giờ tạm nghỉ 19 giờ 35 ngày 20/11/2020 là đúng lúc khai mạc, nhưng đã có" in at_opening
    told = f"trước phiếu cuối cùng, gửi lúc {cast.hour} giờ {cast.minute:02d} ngày {cast:%d/%m/%Y}."
    assert told in early and told in ended
    after = body(secretary.post(f"{page}tam-nghi/", sent | typed(cast)))
    assert "Xem lại trước khi báo thành viên" in after


def test_the_end_of_a_sitting_that_ran_into_another_day_is_proposed_as_the_present_hour(
    scene: Scene, meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    tomorrow = TODAY + timedelta(days=1)
    opens(scene, meeting, "19:29")
    secretary, page = Reader(scene["secretary"], on=tomorrow), f"/hop/{meeting.pk}/ket-thuc/"
    monkeypatch.setattr(clock, "present", lambda: instant(tomorrow, time(8, 40)))

    before = body(secretary.get(page))
    vote(meeting.pk, {meeting.items.get().pk: True}, by=scene["member01"], on=tomorrow)
    running = body(secretary.get(page))

    assert 'value="20/11/2020"' in before and 'value="08:40"' not in before
    assert 'value="21/11/2020"' in running and 'value="08:40"' in running


def test_the_meeting_that_sits_stands_before_notices_of_meetings_to_come(
    scene: Scene, meeting: Meeting
) -> None:
    later = Meeting.objects.create(
        council=scene.council, title="Họp bổ sung", convened_on=TODAY, meets_on=TODAY + timedelta(days=7)
    )
    notice, entrance = f'href="/hop/{later.pk}/giay-moi/"', f'href="/hop/{meeting.pk}/"'
    before = body(Reader(scene["member01"], on=TODAY).get("/"))
    opens(scene, meeting, "19:29")

    home = body(Reader(scene["member01"], on=TODAY).get("/"))

    assert before.index(notice) < before.index('id="cho"')
    assert home.index(entrance) < home.index(notice)
    assert home.count(notice) == before.count(notice)


def test_a_meeting_of_yesterday_is_overdue_for_the_secretary_who_closes_it_and_for_no_member(
    scene: Scene,
    meeting: Meeting,
) -> None:
    tomorrow = TODAY + timedelta(days=1)
    opens(scene, meeting, "19:29")

    for name, day, late in (
        ("member01", TODAY, "0"),
        ("member01", tomorrow, "0"),
        ("secretary", TODAY, "0"),
        ("secretary", tomorrow, "1"),
    ):
        home = body(Reader(scene[name], on=day).get("/"))
        figure = home.partition("<span>Quá hạn</span>")[2].partition("</span>")[2].partition("</span>")[0]
        assert figure.strip() == f'<span class="stat-value">{late}', (name, day)
        assert "Vào cuộc họp" in home
        owes = (name, day) == ("member01", tomorrow)
        assert ("Đã qua ngày họp 20/11/2020: thư ký chưa kết thúc được" in home) is owes


def test_a_meeting_past_its_day_is_told_to_the_office_that_sent_the_cases_and_to_who_presides(
    scene: Scene,
    meeting: Meeting,
) -> None:
    tomorrow = TODAY + timedelta(days=1)
    opens(scene, meeting, "19:29")
    told = "Đã qua ngày họp 20/11/2020: thư ký chưa kết thúc được cuộc họp vì còn thiếu phiếu của"

    def homes(day: date) -> dict[str, str]:
        return {name: words(Reader(scene[name], on=day).get("/")) for name in ("officer", "council_chair")}

    assert not any("Đã qua ngày họp" in home for home in homes(TODAY).values())
    late = homes(tomorrow)
    assert f"{told} 16 thành viên." in late["officer"] and f"{told} ông/bà." in late["council_chair"]
    assert "Quá hạn 1" in late["officer"] and "Đang chờ xử lý 1" in late["officer"]
    assert Reader(scene["officer"], on=tomorrow).get(f"/hop/{meeting.pk}/").status_code == 200

    vote(meeting.pk, {item.pk: True for item in meeting.items.all()}, by=scene["council_chair"], on=TODAY)
    assert f"{told} 15 thành viên." in homes(tomorrow)["council_chair"]
    meeting.roll.update(has_voted=True)
    for name, home in homes(tomorrow).items():
        assert "Đã qua ngày họp 20/11/2020: đã đủ phiếu, chờ thư ký Hội đồng kết thúc cuộc họp." in home, name


def test_a_sitting_goes_on_at_the_present_hour(
    scene: Scene, meeting: Meeting, it_is: Callable[[int, int], None]
) -> None:
    chair = Reader(scene["council_chair"])
    opens(scene, meeting, "14:00")
    later = NextSitting(TODAY, time(16))
    hour = instant(TODAY, time(15))
    adjourn(meeting.pk, later, adjourned_at=hour, reason="Nghỉ giải lao", by=scene["secretary"], on=TODAY)
    address = f"/hop/{meeting.pk}/hop-tiep/"
    assert 'value="16:00"' in body(chair.get(address))
    it_is(15, 40)

    assert 'value="15:40"' in body(chair.get(address))
    sent = {f"co-mat-{entry.user_id}": "present" for entry in meeting.roll.all()}
    refused = body(chair.post(address, sent | {"viec": "khai-mac", "opened_at": "16:00"}))
    assert "Giờ họp tiếp 16 giờ 00 ngày 20/11/2020 chưa đến." in refused


def test_a_wrong_opening_hour_is_mended_while_the_meeting_goes_on(scene: Scene, meeting: Meeting) -> None:
    secretary = Reader(scene["secretary"])
    opens(scene, meeting, "19:35")
    page = f"/hop/{meeting.pk}/"

    refused = body(secretary.post(f"{page}ket-thuc/", {"day": "20/11/2020", "hour": "19:32"}))
    assert "trước lúc khai mạc 19 giờ 35 ngày 20/11/2020." in refused
    assert "Thư ký Hội đồng sửa ở trang “Ghi diễn biến” của cuộc họp" in refused
    assert f'href="{page}dien-bien/"' in body(secretary.get(page))

    secretary.post(f"{page}dien-bien/", {"began_on": "20/11/2020", "began_at": "19:29"})

    again = body(secretary.post(f"{page}ket-thuc/", {"day": "20/11/2020", "hour": "19:32"}))
    assert "trước lúc khai mạc" not in again and "chưa bỏ phiếu" in again


def test_who_opens_a_second_meeting_is_shown_the_one_that_is_open(scene: Scene, meeting: Meeting) -> None:
    first, chair = meeting, Reader(scene["council_chair"])
    address = f"/hop/{first.pk}/khai-mac/"
    assert "Hội đồng đang họp cuộc khác" not in body(chair.get(address))
    opens(scene, first, "14:00")
    second = convened(scene, unit=2)

    shown = body(chair.get(f"/hop/{second.pk}/khai-mac/"))

    assert "Hội đồng đang họp cuộc khác" in shown
    assert f'<a href="/hop/{first.pk}/">Họp phiên chiều</a>' in shown
