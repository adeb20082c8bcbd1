"""After the right password a code of the owner's telephone is asked, once set up; nothing opens before it."""

import time
from collections.abc import Iterator
from re import findall

import pyotp
import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from pytest import MonkeyPatch
from pytest_django import Settings

from config.models import FailedTry, OpenSession
from roles.models import AuthenticatorKey, RecoveryCode
from tests.browsing import text_of
from tests.shell.trying import RIGHT, later, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.roles.urls")]
SETTING_UP, ASKED = "/tai-khoan/buoc-hai/", "/dang-nhap/buoc-hai/"


class Phone:
    """What its owner scanned, by a clock that the test moves."""

    on_paper: list[str]

    def __init__(self, shown: str) -> None:
        self.secret = shown.split("loại “theo thời gian”: ")[1][:39].replace(" ", "")

    def code(self, steps: int = 0) -> str:
        return str(pyotp.TOTP(self.secret).at(int(time.time()), counter_offset=steps))


@pytest.fixture(autouse=True)
def clock(monkeypatch: MonkeyPatch) -> Iterator[MonkeyPatch]:
    """It stands in the middle of a half minute."""
    at = 1_790_000_000 // 30 * 30 + 15
    monkeypatch.setattr("config.pages.second_step.authenticator_codes.time.time", lambda: at)
    return monkeypatch


@pytest.fixture
def phone(van: User) -> Phone:
    """Vân has set it up in a browser that is signed out again."""
    browser = Client()
    sign_in(RIGHT, by=browser)
    phone = Phone(text_of(browser.get(SETTING_UP).content.decode()))
    shown = browser.post(SETTING_UP, {"code": phone.code(-1), "password": RIGHT})
    phone.on_paper = on_paper(shown)
    return phone


def on_paper(shown: HttpResponse) -> list[str]:
    return findall(r"<li><code>([a-z2-9-]{19})</code>", shown.content.decode())


def is_inside(client: Client) -> bool:
    return "_auth_user_id" in client.session


def before_the_code(next_page: str = "") -> Client:
    client = Client()
    answer = client.post("/dang-nhap/", {"username": "van", "password": RIGHT, "next": next_page})
    assert answer["Location"] == ASKED and not is_inside(client)
    return client


def give(client: Client, code: str) -> HttpResponse:
    return client.post(ASKED, {"code": code})


def test_the_key_is_shown_as_a_picture_and_as_text_until_a_code_proves_it(van: User) -> None:
    browser = Client()
    sign_in(RIGHT, by=browser)
    page = browser.get(SETTING_UP)
    phone = Phone(text_of(page.content.decode()))

    wrong = browser.post(SETTING_UP, {"code": "000000", "password": RIGHT})
    unsure = browser.post(SETTING_UP, {"code": phone.code(), "password": "sai"})

    assert 'src="data:image/svg+xml' in page.content.decode() and "no-store" in page["Cache-Control"]
    assert len(phone.secret) == 32 and phone.secret in text_of(wrong.content.decode()).replace(" ", "")
    assert (wrong.status_code, unsure.status_code) == (422, 422)
    assert "Mã không đúng." in wrong.content.decode() and "Mật khẩu không đúng." in unsure.content.decode()
    assert not AuthenticatorKey.objects.exists()


def test_setting_up_ends_other_sessions_and_shows_ten_codes_for_paper(van: User) -> None:
    other, browser = Client(), Client()
    sign_in(RIGHT, by=other)
    sign_in(RIGHT, by=browser)
    phone = Phone(text_of(browser.get(SETTING_UP).content.decode()))

    shown = browser.post(SETTING_UP, {"code": phone.code(), "password": RIGHT})

    assert shown.content.decode().count("<li><code>") == 10 and RecoveryCode.objects.count() == 10
    assert other.get("/tai-khoan/").status_code == 302 and browser.get("/tai-khoan/").status_code == 200
    assert OpenSession.objects.count() == 1
    assert "Còn 10 mã dự phòng" in text_of(browser.get("/tai-khoan/").content.decode())
    assert browser.get(SETTING_UP)["Location"] == "/tai-khoan/"
    assert phone.secret not in AuthenticatorKey.objects.get().sealed


def test_the_right_password_opens_nothing_before_the_code(phone: Phone) -> None:
    client = before_the_code("/doi-mat-khau/")

    assert client.get("/tai-khoan/").status_code == 302
    assert "Mật khẩu của tài khoản “van” đã đúng" in client.get(ASKED).content.decode()
    assert give(client, f"{phone.code()[:3]} {phone.code()[3:]}")["Location"] == "/doi-mat-khau/"
    assert is_inside(client) and client.get("/tai-khoan/").status_code == 200
    assert client.get(ASKED)["Location"] == "/"


def test_nobody_stands_at_the_second_step_without_the_password(phone: Phone, van: User) -> None:
    stranger = Client()
    assert stranger.get(ASKED)["Location"] == give(stranger, phone.code())["Location"] == "/dang-nhap/"

    changed, closed = before_the_code(), before_the_code()
    van.set_password("một câu khác của Vân")
    van.save()
    assert give(changed, phone.code())["Location"] == "/dang-nhap/"
    van.is_active = False
    van.save()
    assert give(closed, phone.code())["Location"] == "/dang-nhap/" and not is_inside(closed)


def test_after_ten_minutes_the_password_is_asked_again(phone: Phone, monkeypatch: MonkeyPatch) -> None:
    client = before_the_code()
    now = time.time()
    monkeypatch.setattr("config.pages.second_step.half_signed_in.time.time", lambda: now + 601)

    assert give(client, phone.code())["Location"] == "/dang-nhap/" and not is_inside(client)


def test_a_code_is_taken_once_and_none_of_before_it(phone: Phone) -> None:
    seen = phone.code()
    assert give(before_the_code(), seen).status_code == 302

    replayed, earlier = give(before_the_code(), seen), give(before_the_code(), phone.code(-1))
    next_one = give(before_the_code(), phone.code(1))
    too_far = give(before_the_code(), phone.code(2))

    assert [one.status_code for one in (replayed, earlier, next_one, too_far)] == [200, 200, 302, 200]
    assert "đã dùng rồi hoặc đã hết hạn" in replayed.content.decode()


def test_the_code_that_set_it_up_does_not_open_the_door(phone: Phone) -> None:
    assert give(before_the_code(), phone.code(-1)).status_code == 200


def test_a_code_on_paper_opens_once(phone: Phone) -> None:
    first = phone.on_paper[0]

    assert give(before_the_code(), first.upper().replace("-", " ")).status_code == 302
    assert give(before_the_code(), first).status_code == 200
    assert RecoveryCode.objects.count() == 9
    assert first not in "".join(RecoveryCode.objects.values_list("digest", flat=True))


def test_wrong_codes_lock_out_and_a_right_password_forgets_none(phone: Phone) -> None:
    for _ in range(4):
        assert give(before_the_code(), "000000").status_code == 200

    fifth = give(before_the_code(), "000000")
    right = give(before_the_code(), phone.code())

    assert (fifth.status_code, right.status_code) == (429, 429) and "Retry-After" in right
    assert "Mã xác thực đã sai quá nhiều lần. Xin thử lại từ" in right.content.decode()
    later(minutes=1)
    assert give(before_the_code(), phone.code()).status_code == 302
    assert not FailedTry.objects.exists()


def test_the_servers_administrator_ends_the_wait_for_a_code_too(phone: Phone) -> None:
    for _ in range(5):
        give(before_the_code(), "000000")
    call_command("unlock_sign_in", "--username=van")

    assert give(before_the_code(), phone.code()).status_code == 302


def test_a_database_without_the_sites_key_gives_no_code_and_says_what_to_do(
    phone: Phone, settings: Settings
) -> None:
    client, old = before_the_code(), settings.SECRET_KEY
    seal = AuthenticatorKey.objects.get().sealed
    AuthenticatorKey.objects.update(sealed="gAAAA")
    assert "không còn đọc được khóa xác thực" in give(client, phone.code()).content.decode()

    AuthenticatorKey.objects.update(sealed=seal)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "x" * 50, [old]
    assert give(before_the_code(), phone.code()).status_code == 302


def test_new_codes_for_paper_and_turning_it_off_ask_the_password(phone: Phone) -> None:
    client = before_the_code()
    give(client, phone.code())
    renew, off = "/tai-khoan/buoc-hai/ma-du-phong/", "/tai-khoan/buoc-hai/tat/"
    assert client.post(renew, {"password": "sai"}).status_code == 422

    new = on_paper(client.post(renew, {"password": RIGHT}))[0]
    assert give(before_the_code(), phone.on_paper[1]).status_code == 200
    assert give(before_the_code(), new).status_code == 302

    assert client.post(off, {"password": "sai"}).status_code == 422
    assert client.post(off, {"password": RIGHT})["Location"] == "/tai-khoan/"
    assert client.get(renew)["Location"] == SETTING_UP
    assert not AuthenticatorKey.objects.exists() and not RecoveryCode.objects.exists()
    assert sign_in(RIGHT)["Location"] == "/"
