"""A device of the owner's opens the account, alone or after the password; its answer is good once, here."""

import time
from base64 import urlsafe_b64encode

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from pytest import MonkeyPatch
from pytest_django import Settings

from roles.appointments.given_passwords import mark_given
from roles.models import Passkey, RecoveryCode
from tests.browsing import text_of
from tests.shell.soft_key import PRESENT, SoftKey, options_on
from tests.shell.trying import RIGHT, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.roles.urls")]
ADDING, DOOR, SECOND = "/tai-khoan/khoa-truy-cap/", "/dang-nhap/khoa-truy-cap/", "/dang-nhap/buoc-hai/"
LAPTOP = {"name": "Máy tính ở cơ quan", "password": RIGHT}


@pytest.fixture
def owner(van: User) -> Client:
    browser = Client()
    sign_in(RIGHT, by=browser)
    return browser


@pytest.fixture
def key(owner: Client) -> SoftKey:
    """Added by Vân, whose browser is still signed in."""
    key = SoftKey()
    added = owner.post(ADDING, LAPTOP | {"credential": key.made(options_on(owner.get(ADDING).content))})
    assert added.status_code == 200 and added.content.decode().count("<li><code>") == 10
    return key


def at_the_door(key: SoftKey, client: Client | None = None, **told: object) -> HttpResponse:
    client = client or Client()
    answer = key.signed(options_on(client.get(DOOR).content), **told)
    return client.post(DOOR, {"credential": answer})


def after_password(client: Client) -> Client:
    assert sign_in(RIGHT, by=client)["Location"] == SECOND and not is_inside(client)
    return client


def is_inside(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_a_passkey_is_added_named_and_taken_away(owner: Client, key: SoftKey) -> None:
    page = text_of(owner.get("/tai-khoan/").content.decode())
    row = Passkey.objects.get()
    assert "Máy tính ở cơ quan" in page and "Chưa dùng" in page and "Còn 10 mã dự phòng" in page

    owner.post(f"{ADDING}{row.pk}/ten/", {"name": "Máy bàn"})
    wrong = owner.post(f"{ADDING}{row.pk}/xoa/", {"password": "sai"})
    assert "Máy bàn" in owner.get("/tai-khoan/").content.decode() and wrong.status_code == 422
    last = owner.get(f"{ADDING}{row.pk}/xoa/").content.decode()
    assert "Đây là bước hai duy nhất" in last

    assert owner.post(f"{ADDING}{row.pk}/xoa/", {"password": RIGHT})["Location"] == "/tai-khoan/"
    assert not Passkey.objects.exists() and not RecoveryCode.objects.exists()
    assert at_the_door(key).status_code == 422 and sign_in(RIGHT)["Location"] == "/"


def test_adding_asks_the_password_and_a_device_that_asked_who_is_there(owner: Client) -> None:
    key = SoftKey()

    def added(credential: str, **typed: str) -> str:
        return text_of(owner.post(ADDING, LAPTOP | {"credential": credential} | typed).content.decode())

    assert "Mật khẩu không đúng." in added(key.made(options_on(owner.get(ADDING).content)), password="sai")
    assert "Trình duyệt chưa đưa ra khóa truy cập." in added("")
    for wrong in ({"flags": PRESENT}, {"origin": "https://vinhdanh.example"}):
        assert "chưa được nhận" in added(key.made(options_on(owner.get(ADDING).content), **wrong))
    for garbage in ("{", "[]", '{"id": "a"}', "x" * 19_999):
        assert "chưa được nhận" in added(garbage)
    halved = key.made(options_on(owner.get(ADDING).content), coordinates=1)
    assert "chưa được nhận" in added(halved)
    assert not Passkey.objects.exists()


def test_a_passkey_alone_opens_the_door_and_leads_only_within_the_site(key: SoftKey) -> None:
    client, misled = Client(), Client()
    answer = key.signed(options_on(client.get(f"{DOOR}?next=/doi-mat-khau/").content))

    led = client.post(DOOR, {"credential": answer, "next": "/doi-mat-khau/"})
    misled_answer = key.signed(options_on(misled.get(DOOR).content))
    kept = misled.post(DOOR, {"credential": misled_answer, "next": "https://vinhdanh.example/"})

    assert led["Location"] == "/doi-mat-khau/" and is_inside(client) and kept["Location"] == "/"
    assert client.get(DOOR)["Location"] == "/"
    assert Passkey.objects.get().used_at is not None and Passkey.objects.get().sign_count == 2


def test_after_the_password_the_owners_own_passkey_is_asked(owner: Client, key: SoftKey) -> None:
    client = after_password(Client())
    options = options_on(client.get(SECOND).content)
    named = urlsafe_b64encode(key.name).rstrip(b"=").decode()
    assert [each["id"] for each in options["allowCredentials"]] == [named]

    assert client.post(SECOND, {"credential": key.signed(options)})["Location"] == "/"
    assert is_inside(client)


def test_anothers_passkey_is_no_second_step(owner: Client, key: SoftKey) -> None:
    User.objects.create_user("sen", password=RIGHT)
    other, others_key = Client(), SoftKey(name=b"khoa cua Sen")
    sign_in(RIGHT, name="sen", by=other)
    other.post(ADDING, LAPTOP | {"credential": others_key.made(options_on(other.get(ADDING).content))})

    client = after_password(Client())
    answer = client.post(SECOND, {"credential": others_key.signed(options_on(client.get(SECOND).content))})
    foreign = Passkey.objects.get(user__username="sen").pk

    assert "không mở được tài khoản nào" in answer.content.decode() and not is_inside(client)
    for page in ("ten", "xoa"):
        assert owner.post(f"{ADDING}{foreign}/{page}/", LAPTOP).status_code == 404
    again = owner.post(
        ADDING, LAPTOP | {"credential": others_key.made(options_on(owner.get(ADDING).content))}
    )
    assert again.status_code == 409 and Passkey.objects.count() == 2


def test_an_answer_is_good_once_in_its_own_session_and_for_ten_minutes(
    key: SoftKey, monkeypatch: MonkeyPatch
) -> None:
    client, other = Client(), Client()
    answer = key.signed(options_on(client.get(DOOR).content))
    other.get(DOOR)
    assert other.post(DOOR, {"credential": answer}).status_code == 422
    assert client.post(DOOR, {"credential": answer}).status_code == 302
    client.post("/dang-xuat/")
    assert client.post(DOOR, {"credential": answer}).status_code == 422

    late, now = Client(), time.time()
    answer = key.signed(options_on(late.get(DOOR).content))
    monkeypatch.setattr("config.pages.second_step.passkeys.ceremonies.time.time", lambda: now + 601)
    assert late.post(DOOR, {"credential": answer}).status_code == 422


def test_what_proves_nothing_opens_nothing(key: SoftKey, van: User) -> None:
    assert at_the_door(key, origin="https://vinhdanh.example").status_code == 422
    assert at_the_door(key, flags=PRESENT).status_code == 422
    assert at_the_door(SoftKey()).status_code == 422, "the same name, another's key"
    assert at_the_door(SoftKey(name=b"la")).status_code == 422
    assert at_the_door(key).status_code == 302
    key.count = 0
    assert at_the_door(key).status_code == 422, "a copied key counts anew"
    key.count = 9
    van.is_active = False
    van.save()
    assert at_the_door(key).status_code == 422, "a closed account"


def test_whoever_comes_by_a_passkey_is_not_kept_for_a_password_given_meanwhile(
    key: SoftKey, van: User
) -> None:
    van.set_password("abcd-efgh-jkmn-pqrs")
    van.save()
    mark_given(van)
    client = Client()

    at_the_door(key, client)

    assert client.get("/tai-khoan/").status_code == 200


def test_the_last_passkey_stays_where_a_second_step_is_demanded(
    owner: Client, key: SoftKey, monkeypatch: MonkeyPatch, settings: Settings
) -> None:
    monkeypatch.setattr("config.pages.second_step.passkeys.own_passkeys.is_demanded", lambda user, on: True)

    kept = owner.post(f"{ADDING}{Passkey.objects.get().pk}/xoa/", {"password": RIGHT})

    assert kept.status_code == 422 and "không xóa được khóa cuối cùng" in kept.content.decode()
    assert Passkey.objects.count() == 1


def test_at_an_address_that_is_a_number_the_page_says_so_and_offers_the_one_with_a_name(
    owner: Client, key: SoftKey, settings: Settings
) -> None:
    settings.ALLOWED_HOSTS = ["127.0.0.1", "10.1.2.3", "[::1]", "testserver"]
    numbered = "không dùng được khóa truy cập"

    half = after_password(Client())
    for client, address in ((owner, ADDING), (Client(), f"{DOOR}?next=/ho-so/"), (half, SECOND)):
        assert "data-options" in (page := client.get(address).content.decode()) and numbered not in page
        page = client.get(address, HTTP_HOST="127.0.0.1:8220").content.decode()
        assert numbered in page and "data-options" not in page
        assert f'href="http://localhost:8220{address}"' in page
        assert 'href="http://localhost:8220/' in client.get(address, HTTP_HOST="[::1]:8220").content.decode()
        page = client.get(address, HTTP_HOST="10.1.2.3").content.decode()
        assert "tên miền của cơ quan" in page and "localhost" not in page
