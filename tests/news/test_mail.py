"""Letters: off until configured, to a proved address alone, once, and everything sent is recorded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from email.message import EmailMessage
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from config.running.checkup.work_looked_at import look_at_mail
from dossiers.models import Dossier
from news.mailing import outbox
from news.mailing.digests import make_digests
from news.mailing.outbox import send_due
from news.models import Mail, MailChoice, NewsItem
from roles.doors.one_act import rehearsed
from tests.browsing import words
from tests.news.smtp_server import Letters, running
from tests.scene import TODAY, Scene, mandate_of
from tests.workflow.corridor_pages import at_the_board, seated
from workflow.actions.send_back import send_back

pytestmark = [pytest.mark.scene(), pytest.mark.usefixtures("story_day")]
ADDRESS = "can.bo@xa3.example.vn"
PAGE = "/thong-bao/thu/"


@pytest.fixture(scope="module")
def _server() -> Iterator[Letters]:
    with running() as server:
        yield server


@pytest.fixture
def server(_server: Letters, settings: Settings) -> Letters:
    _server.accepted.clear()
    _server.answers = {"RCPT": "250 ok", "END": "250 accepted"}
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", _server.port, False
    settings.VINHDANH_MAIL_FROM = "vinhdanh@example.vn"
    settings.VINHDANH_SITE_ADDRESS = "https://khenthuong.example.vn"
    return _server


def proved(scene: Scene, name: str = "clerk3", **chosen: object) -> MailChoice:
    begun = timezone.now() - timedelta(minutes=1)
    told = {"person": scene[name], "address": ADDRESS, "confirmed_at": begun, **chosen}
    return MailChoice.objects.create(**told)


def returned(scene: Scene) -> Dossier:
    """A dossier that the unit has back, and no other news."""
    dossier = at_the_board(scene)
    NewsItem.objects.all().delete()
    send_back(dossier.pk, reason="Thiếu báo cáo của bà Bí Mật", by=scene["officer"], on=TODAY)
    return dossier


def enqueued(scene: Scene) -> None:
    """The digest of a day on which the person was appointed."""
    proved(scene)
    seat = mandate_of(scene, "clerk3")
    NewsItem.objects.all().delete()
    NewsItem.objects.create(
        person=seat.user, code="appointed", subject_kind="appointment", subject_id=seat.pk, on=TODAY
    )
    assert make_digests(on=TODAY) == 1


def subject_of(letter: EmailMessage) -> str:
    """Folded as letters fold it."""
    return str(letter["Subject"]).strip()


def states() -> list[str]:
    return list(Mail.objects.order_by("pk").values_list("state", flat=True))


def long_after() -> None:
    """Waiting and being sent since an hour."""
    Mail.objects.update(due_at=timezone.now() - timedelta(hours=1))
    Mail.objects.filter(state="sending").update(claimed_at=timezone.now() - timedelta(hours=1))


def test_nothing_is_sent_where_mail_is_not_configured(scene: Scene) -> None:
    client = seated(scene, "clerk3")
    page = words(client.get(PAGE))
    assert f'href="{PAGE}"' in client.get("/tai-khoan/").content.decode()
    refused = client.post(f"{PAGE}dia-chi/", {"address": ADDRESS})

    assert "chưa gửi thư điện tử" in page and "Gửi thư xác nhận" not in page
    assert refused.status_code == 422 and not MailChoice.objects.exists()
    with pytest.raises(CommandError, match="Chưa cấu hình thư điện tử"):
        call_command("mail", trial=ADDRESS)


def test_an_address_is_used_only_after_its_owner_opened_its_link(scene: Scene, server: Letters) -> None:
    client = seated(scene, "clerk3")
    client.post(f"{PAGE}dia-chi/", {"address": ADDRESS})
    returned(scene)
    assert make_digests(on=TODAY) == 0
    assert send_due(on=TODAY) == 1

    ((to, letter),) = server.accepted
    link = re.search(r"https://khenthuong\.example\.vn(\S+)", letter.get_body(("plain",)).get_content())[1]
    assert to == ADDRESS and subject_of(letter) == "Vinh Danh: xác nhận địa chỉ thư điện tử"
    assert client.get(link).status_code == 200 and MailChoice.objects.get().confirmed_at is None
    proof = {"ma": link.partition("ma=")[2].replace("%3A", ":")}
    confirming = f"{PAGE}xac-nhan/"
    assert seated(scene, "head3").post(confirming, proof).status_code == 422
    assert client.post(confirming, {"ma": "bịa"}).status_code == 422
    assert MailChoice.objects.get().confirmed_at is None
    assert client.post(confirming, proof).headers["Location"] == PAGE
    assert "Đã xác nhận" in words(client.get(PAGE))

    assert client.post(f"{PAGE}dia-chi/", {"address": ADDRESS}).status_code == 422
    assert MailChoice.objects.get().confirmed_at is not None

    # Another address begins anew, and the old link proves nothing of it.
    client.post(f"{PAGE}dia-chi/", {"address": "khac@xa3.example.vn"})
    assert client.post(confirming, proof).status_code == 422
    assert MailChoice.objects.get().confirmed_at is None


def test_nobody_has_more_than_three_letters_a_day_sent_to_an_address_he_types(
    scene: Scene, server: Letters
) -> None:
    client = seated(scene, "clerk3")
    answers = [client.post(f"{PAGE}dia-chi/", {"address": f"ai{n}@example.vn"}).status_code for n in range(4)]

    assert answers == [302, 302, 302, 422]
    assert Mail.objects.count() == 3
    assert client.post(f"{PAGE}dia-chi/", {"address": "không phải"}).status_code == 422
    # The two addresses that were replaced are written to no more.
    assert send_due(on=TODAY) == 1 and server.accepted[0][0] == "ai2@example.vn"


def test_a_digest_goes_out_once_a_day_with_titles_and_links_and_no_names(
    scene: Scene, server: Letters
) -> None:
    proved(scene)
    dossier = returned(scene)
    assert (make_digests(on=TODAY), make_digests(on=TODAY)) == (1, 0)
    assert (send_due(on=TODAY), send_due(on=TODAY)) == (1, 0)

    ((to, letter),) = server.accepted
    text, html = (letter.get_body((kind,)).get_content() for kind in ("plain", "html"))
    link = f"https://khenthuong.example.vn/ho-so/{dossier.pk}/?seat="
    assert to == ADDRESS and subject_of(letter) == "Vinh Danh: thông báo ngày 20/11/2020"
    assert letter["From"] == "vinhdanh@example.vn" and letter["Auto-Submitted"] == "auto-generated"
    for said in (text, html):
        assert "Hồ sơ bị trả lại để đơn vị hoàn thiện" in said and dossier.title in said and link in said
        assert "Bí Mật" not in said and "Người" not in said
    mail = Mail.objects.get()
    assert (mail.state, mail.address, mail.subject) == ("sent", ADDRESS, subject_of(letter))
    assert mail.sent_at is not None
    page = words(seated(scene, "clerk3").get(PAGE))
    assert "Vinh Danh: thông báo ngày 20/11/2020" in page and "Đã gửi" in page

    # What was told is not told again on the next day.
    assert make_digests(on=date(2020, 11, 21)) == 0


def test_read_news_kept_out_topics_and_who_wants_none_are_not_written_to(
    scene: Scene, server: Letters
) -> None:
    choice = proved(scene)
    returned(scene)
    client = seated(scene, "clerk3")
    for chosen in ({"is_daily": "on", "kept_out": ["tra-lai"]}, {"at_once": "on"}):
        assert client.post(f"{PAGE}lua-chon/", chosen).status_code == 302
        assert make_digests(on=TODAY) == 0
    assert client.post(f"{PAGE}lua-chon/", {"kept_out": ["gì đó"]}).status_code == 422
    MailChoice.objects.filter(pk=choice.pk).update(is_daily=True, kept_out=[])
    NewsItem.objects.update(read_at=timezone.now())
    assert make_digests(on=TODAY) == 0

    NewsItem.objects.update(read_at=None)
    assert make_digests(on=TODAY) == 1
    client.post(f"{PAGE}dia-chi/", {"thoi": "1"})
    assert send_due(on=TODAY) == 0 and states() == ["dropped"] and server.accepted == []


def test_grave_news_is_enqueued_by_the_act_itself_in_the_same_statement(
    scene: Scene, server: Letters
) -> None:
    proved(scene, at_once=True)
    dossier = at_the_board(scene)
    Mail.objects.all().delete()
    with rehearsed():
        send_back(dossier.pk, reason="Thiếu báo cáo", by=scene["officer"], on=TODAY)
        assert Mail.objects.count() == 1
    assert Mail.objects.count() == 0

    with CaptureQueriesContext(connection) as told:
        send_back(dossier.pk, reason="Thiếu báo cáo", by=scene["officer"], on=TODAY)
    assert sum("news_mail" in each["sql"] for each in told.captured_queries) == 1
    assert send_due(on=TODAY) == 1
    assert subject_of(server.accepted[0][1]) == "Vinh Danh: Hồ sơ bị trả lại để đơn vị hoàn thiện"
    # The digest of the day does not tell it once more.
    NewsItem.objects.exclude(code="sent_back").delete()
    assert make_digests(on=TODAY) == 0


def test_a_sender_that_dies_after_the_server_accepted_leaves_one_letter_and_says_so(
    scene: Scene, server: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    enqueued(scene)
    with monkeypatch.context() as killed, pytest.raises(KeyboardInterrupt):
        killed.setattr(outbox, "_mark", _killed)
        send_due(on=TODAY)
    assert states() == ["sending"] and len(server.accepted) == 1

    long_after()
    assert send_due(on=TODAY) == 0 and send_due(on=TODAY) == 0
    assert states() == ["unknown"] and len(server.accepted) == 1
    assert "1 thư không gửi được hoặc không rõ" in listed()


def _killed(*_given: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("answer", "state", "accepted"),
    [
        ({"RCPT": "450 later"}, "waiting", 0),
        ({"END": "451 later"}, "waiting", 0),
        ({"RCPT": "550 nobody"}, "failed", 0),
        ({"END": "554 no"}, "failed", 0),
        ({"END": ""}, "unknown", 1),
    ],
)
def test_what_the_server_answers_decides_whether_it_is_tried_again(
    scene: Scene, server: Letters, answer: dict[str, str], state: str, accepted: int
) -> None:
    enqueued(scene)
    server.answers |= answer
    assert send_due(on=TODAY) == 0 and states() == [state]
    # Not at once.
    assert send_due(on=TODAY) == 0 and Mail.objects.get().attempts == 1

    server.answers = {"RCPT": "250 ok", "END": "250 accepted"}
    long_after()
    send_due(on=TODAY)
    assert states() == ["sent" if state == "waiting" else state]
    assert len(server.accepted) == accepted + (state == "waiting")
    if state != "waiting":
        call_command("mail", again=Mail.objects.get().pk, stdout=StringIO())
        assert send_due(on=TODAY) == 1


def test_a_server_that_is_away_is_tried_ever_later_and_given_up_in_the_end(
    scene: Scene, server: Letters, settings: Settings
) -> None:
    enqueued(scene)
    settings.EMAIL_PORT = 1
    waits = []
    for _ in range(11):
        before = timezone.now()
        send_due(on=TODAY)
        waits.append(round((Mail.objects.get().due_at - before).total_seconds() / 60))
        if states() == ["waiting"]:
            long_after()

    assert waits[:4] == [2, 4, 8, 16] and states() == ["failed"]
    assert "ConnectionRefusedError" in listed() and ADDRESS in listed()


def test_a_trial_letter_is_sent_at_once_and_recorded(scene: Scene, server: Letters) -> None:
    told = StringIO()
    call_command("mail", trial="quan.tri@example.vn", stdout=told)

    assert "Đã gửi" in told.getvalue() and server.accepted[0][0] == "quan.tri@example.vn"
    assert Mail.objects.get().kind == "trial"
    server.answers["RCPT"] = "550 nobody"
    with pytest.raises(SystemExit):
        call_command("mail", trial="sai@example.vn", stdout=told)
    assert "Không gửi được. SMTPRecipientsRefused 550" in told.getvalue()


def test_the_doctor_tells_whether_mail_goes_out_and_what_went_wrong(
    scene: Scene, server: Letters, settings: Settings
) -> None:
    assert [str(each) for each in look_at_mail()] == ["Được: Không thư nào hỏng."]
    Mail.objects.create(key="trial:1", kind="trial", address=ADDRESS, subject="Thử", state="failed")
    assert "Cần sửa: 1 thư không gửi được" in str(*look_at_mail())
    settings.VINHDANH_SITE_ADDRESS = ""
    assert "SITE_ADDRESS" in str(*look_at_mail())
    settings.EMAIL_HOST = settings.VINHDANH_MAIL_FROM = ""
    assert "Không gửi thư điện tử" in str(*look_at_mail())


def listed() -> str:
    told = StringIO()
    call_command("mail", stdout=told)
    return told.getvalue()
