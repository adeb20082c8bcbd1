"""Who is told of an act, within it, and what the page “Thông báo” shows, opens and refuses."""

from __future__ import annotations

from datetime import date, timedelta
from re import findall

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dossiers.models import Recipient
from news.models import NewsItem
from news.own_news import number_unread, read_what_is_old
from roles.appointments.appointing import end_appointment
from roles.doors.one_act import rehearsed
from roles.doors.refusals import Refused
from tests.browsing import words
from tests.scene import TODAY, Scene, mandate_of, of
from tests.walk import INSPECTION, SETTLED, after_bloc, conferred, opened, received
from tests.workflow.corridor_pages import at_the_board, seated, submitted
from workflow.actions.appraise import Appraisal, appraise
from workflow.actions.bloc_recall import bloc_recall
from workflow.actions.correct_name import RightName, correct_name
from workflow.actions.hold import hold
from workflow.actions.recall import recall
from workflow.actions.receive import receive
from workflow.actions.release import release
from workflow.actions.send_back import send_back
from workflow.actions.withdraw import withdraw

pytestmark = [pytest.mark.scene(), pytest.mark.usefixtures("story_day")]
RETURNED = "Hồ sơ bị trả lại để đơn vị hoàn thiện"


def told(scene: Scene, code: str) -> list[str]:
    """Who was told of it, by their short names."""
    names = {user.pk: name for name, user in scene.people.items()}
    return sorted(names[pk] for pk in NewsItem.objects.filter(code=code).values_list("person", flat=True))


def test_each_step_of_the_corridor_tells_whom_it_concerns_and_not_who_took_it(scene: Scene) -> None:
    NewsItem.objects.all().delete()
    dossier = submitted(scene, unit=3)
    after_bloc(scene, dossier)
    received(scene, dossier)
    opened(scene, of(dossier, "CSTĐCS"))
    conferred(scene, of(dossier, "LĐTT"))

    assert told(scene, "submitted") == ["bloc_deputy", "bloc_head"]
    assert told(scene, "bloc_reviewed") == ["clerk3", "head3", "officer"]
    assert told(scene, "received") == ["clerk3", "head3"]
    assert len(told(scene, "convened")) == 15 and "secretary" not in told(scene, "convened")
    assert told(scene, "decision_drafted") == ["chair"]
    assert told(scene, "signed") == ["clerk", "officer"]
    assert told(scene, "issued") == ["clerk3", "head3", "officer"]
    assert told(scene, "voted") == told(scene, "appraised") == []
    of_unit, of_board = (words(seated(scene, name).get("/thong-bao/")) for name in ("clerk3", "officer"))
    assert "của đơn vị đã ban hành: Quyết định số 01/QĐ-UBND, Lao động tiên tiến năm 2020" in of_unit
    assert "Quyết định số 01/QĐ-UBND: Về việc tặng danh hiệu" in of_board


def test_who_has_a_dossier_is_told_that_its_unit_withdrew_a_case(scene: Scene) -> None:
    dossier = at_the_board(scene)

    withdraw([of(dossier, "CSTĐCS")[0].pk], reason="Trùng", by=scene["head3"], on=TODAY)

    assert told(scene, "withdrawn") == ["officer"]
    page = words(seated(scene, "officer").get("/thong-bao/"))
    assert "Đơn vị đã rút trường hợp đề nghị trong hồ sơ đã gửi đến" in page


def test_what_is_taken_back_told_nobody(scene: Scene) -> None:
    dossier = at_the_board(scene)
    with rehearsed():
        send_back(dossier.pk, reason="Thiếu báo cáo", by=scene["officer"], on=TODAY)
        assert told(scene, "sent_back") == ["clerk3", "head3"]
    assert told(scene, "sent_back") == []

    with pytest.raises(Refused):
        send_back(dossier.pk, reason=" ", by=scene["officer"], on=TODAY)
    assert told(scene, "sent_back") == []


def test_news_takes_one_statement_however_many_people_and_dossiers_it_is_about(scene: Scene) -> None:
    dossier = at_the_board(scene, advanced=20, fighters=1)
    rows = [row.pk for row in of(dossier, "LĐTT")[1:]]
    with CaptureQueriesContext(connection) as one:
        hold(rows[:1], reason="Đơn thư", awaited=INSPECTION, by=scene["officer"], on=TODAY)
    with CaptureQueriesContext(connection) as many:
        hold(rows[1:5], reason="Đơn thư", awaited=INSPECTION, by=scene["officer"], on=TODAY)

    assert len(one) == len(many)
    assert sum("INTO news_newsitem" in each["sql"] for each in many.captured_queries) == 1
    assert told(scene, "held") == ["clerk3", "clerk3", "head3", "head3"]


def test_the_bell_counts_until_it_is_read_and_the_page_leads_to_the_thing(scene: Scene) -> None:
    dossier = at_the_board(scene)
    NewsItem.objects.all().delete()
    send_back(dossier.pk, reason="Thiếu báo cáo của ông Nông Văn Bí Mật", by=scene["officer"], on=TODAY)
    client = seated(scene, "clerk3")
    item = NewsItem.objects.get(person=scene["clerk3"], code="sent_back")

    page = words(client.get("/thong-bao/"))
    assert "Thông báo 1 chưa đọc" in words(client.get("/")) and RETURNED in page and "Chưa đọc" in page
    assert dossier.title in page and "Bí Mật" not in page

    opening = client.post("/thong-bao/mo/", {"tin": item.pk})
    assert opening.headers["Location"] == f"/ho-so/{dossier.pk}/?seat={item.appointment_id}"
    assert client.get(opening.headers["Location"]).status_code == 200
    assert number_unread(scene["clerk3"].pk, on=TODAY) == 0
    assert number_unread(scene["head3"].pk, on=TODAY) == 1
    assert "Không có thông báo nào như vậy" in words(client.get("/thong-bao/?chua-doc=1"))
    assert RETURNED in words(client.get("/thong-bao/?chu-de=tra-lai"))
    assert "Không có thông báo nào như vậy" in words(client.get("/thong-bao/?chu-de=cuoc-hop"))


def test_nobody_reads_marks_or_opens_the_news_of_another(scene: Scene) -> None:
    NewsItem.objects.all().delete()
    dossier = at_the_board(scene)
    send_back(dossier.pk, reason="Thiếu báo cáo", by=scene["officer"], on=TODAY)
    item = NewsItem.objects.get(person=scene["clerk3"], code="sent_back")
    other = seated(scene, "clerk1")

    assert "Chưa có thông báo nào" in words(other.get("/thong-bao/"))
    for address in ("/thong-bao/mo/", "/thong-bao/da-doc/"):
        for foreign in (item.pk, 999_999_999, "x", 2**70):
            refused = other.post(address, {"tin": foreign})
            assert refused.status_code == 422 and "không thuộc nội dung đang xử lý" in words(refused)
    item.refresh_from_db()
    assert item.read_at is None

    own = seated(scene, "clerk3")
    own.post("/thong-bao/da-doc/", {"tin": [item.pk]})
    item.refresh_from_db()
    assert item.read_at is not None


def test_who_left_an_office_is_told_of_that_and_reads_no_more_of_its_news(scene: Scene) -> None:
    NewsItem.objects.all().delete()
    dossier = at_the_board(scene)
    send_back(dossier.pk, reason="Thiếu báo cáo", by=scene["officer"], on=TODAY)
    person: User = scene["clerk3"]
    end_appointment(
        mandate_of(scene, "clerk3"),
        until=date(2020, 11, 19),
        reason="Chuyển công tác",
        by=scene["officer"],
        on=TODAY,
    )

    page = words(seated(scene, "clerk3").get("/thong-bao/"))
    assert "Phân công của ông/bà kết thúc" in page and RETURNED not in page
    assert "đến 19/11/2020)" in page
    assert number_unread(person.pk, on=TODAY) == 1


def test_a_release_tells_the_unit_as_well(scene: Scene) -> None:
    dossier = at_the_board(scene, advanced=20, fighters=1)
    row = of(dossier, "LĐTT")[1].pk
    hold([row], reason="Đơn thư", awaited=INSPECTION, by=scene["officer"], on=TODAY)
    release([row], reason="Không sai phạm", by=scene["officer"], on=TODAY)

    assert told(scene, "released") == ["clerk3", "head3"]


def test_what_is_held_by_the_form_of_appraisal_is_told_as_what_is_held_by_the_page_of_holds(
    scene: Scene,
) -> None:
    dossier = at_the_board(scene, advanced=2, fighters=0)
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    fine, kept = (row.pk for row in of(dossier, "LĐTT"))
    appraise(dossier.pk, {fine: Appraisal(settled=SETTLED)}, by=scene["officer"], on=TODAY)
    assert told(scene, "held") == []

    held = {kept: Appraisal(holds=True, reason="Đơn thư")}
    appraise(dossier.pk, held, by=scene["officer"], on=TODAY, awaited=INSPECTION)
    assert told(scene, "held") == ["clerk3", "head3"] and told(scene, "appraised") == []
    assert "Có trường hợp bị tạm giữ" in words(seated(scene, "clerk3").get("/thong-bao/?chu-de=tam-giu"))


def test_the_latest_day_stands_first_whatever_was_written_first_and_the_next_page_goes_on(
    scene: Scene,
) -> None:
    NewsItem.objects.all().delete()
    dossier, office = submitted(scene, unit=3), mandate_of(scene, "clerk3")
    days = [TODAY - timedelta(days=each) for each in (3, 40, 0, *range(4, 28))]
    NewsItem.objects.bulk_create(
        NewsItem(
            person=scene["clerk3"],
            appointment=office,
            code="sent_back",
            subject_kind="dossier",
            subject_id=dossier.pk,
            on=day,
        )
        for day in days
    )
    client, shown = seated(scene, "clerk3"), [f"{day:%d/%m/%Y}" for day in sorted(days, reverse=True)]
    first = client.get("/thong-bao/").content.decode()
    (onward,) = findall(r'href="(\?sau=[^"]+)"', first)
    second = client.get(f"/thong-bao/{onward}").content.decode()

    assert findall(r'data-label="Ngày">([^<]+)<', first) == shown[:25]
    assert findall(r'data-label="Ngày">([^<]+)<', second) == shown[25:] and "?sau=" not in second

    read_what_is_old(TODAY)
    unread = NewsItem.objects.filter(person=scene["clerk3"], read_at__isnull=True)
    assert min(unread.values_list("on", flat=True)) == TODAY - timedelta(days=14)


def test_a_recall_is_told_where_the_dossier_lay_and_its_old_news_says_that_it_is_gone(scene: Scene) -> None:
    dossier = submitted(scene, unit=3)
    arrived = NewsItem.objects.get(person=scene["bloc_head"], code="submitted", subject_id=dossier.pk)
    recall(dossier.pk, reason="Thiếu một người", by=scene["head3"], on=TODAY)
    bloc = seated(scene, "bloc_head")

    assert told(scene, "recalled") == ["bloc_deputy", "bloc_head"]
    opening = bloc.post("/thong-bao/mo/", {"tin": arrived.pk})
    page = words(bloc.get(opening.headers["Location"]))
    assert opening.headers["Location"] == "/thong-bao/"
    assert "nay không còn ở chỗ ông/bà: đã được thu hồi" in page
    assert "Hồ sơ đã gửi đến được nơi gửi thu hồi" in page
    assert f"{dossier.code}, {dossier.unit.name_on(TODAY)}: {dossier.title}" in page


def test_a_review_that_the_bloc_takes_back_is_told_to_the_board_that_had_it(scene: Scene) -> None:
    dossier = at_the_board(scene)
    bloc_recall(dossier.pk, reason="Xét lại", by=scene["bloc_head"], on=TODAY)

    assert told(scene, "recalled") == ["officer"]
    board = words(seated(scene, "officer").get("/thong-bao/"))
    assert "Hồ sơ đã gửi đến được nơi gửi thu hồi" in board


def test_a_mended_name_is_told_once_to_the_unit_that_asked_and_to_the_one_that_has_the_person_now(
    scene: Scene,
) -> None:
    dossier = at_the_board(scene, advanced=2, fighters=0)
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    gone, here = of(dossier, "LĐTT")
    Recipient.objects.filter(pk=gone.recipient_id).update(unit=scene.units[0], staff_code="CB9")
    for row in (gone, here):
        right = RightName(name=f"{row.recipient_name}á", post="Công chức", asked_by="Công văn", reason="Dấu.")
        correct_name(row.pk, right, by=scene["officer"], on=TODAY)

    assert told(scene, "name_corrected") == ["clerk1", "clerk3", "clerk3", "head1", "head3", "head3"]
    client = seated(scene, "clerk1")
    page = words(client.get("/thong-bao/"))
    assert "Cá nhân, mã CB9, Ủy ban nhân dân xã số 1" in page and gone.recipient_name not in page
    item = NewsItem.objects.get(person=scene["clerk1"], code="name_corrected")
    opening = client.post("/thong-bao/mo/", {"tin": item.pk})
    assert client.get(opening.headers["Location"]).status_code == 200
    Recipient.objects.filter(pk=gone.recipient_id).update(unit=scene.units[1])
    assert client.post("/thong-bao/mo/", {"tin": item.pk}).headers["Location"] == "/thong-bao/"
