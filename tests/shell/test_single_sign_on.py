"""Off until configured; then a provider's identity opens the one account that its owner linked, no right."""

import time
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from pytest import MonkeyPatch
from pytest_django import Settings

from config.models import LinkedSubject
from config.pages.second_step.authenticator_codes import enrol
from tests.shell.tiny_provider import CLIENT, SECRET, TinyProvider
from tests.shell.trying import RIGHT, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.roles.urls")]
TO, BACK = "/dang-nhap/mot-lan/", "/dang-nhap/mot-lan/ve/"
LINKING, UNLINKING = "/tai-khoan/lien-ket/", "/tai-khoan/lien-ket/bo/"
NAME = "Cổng định danh của tỉnh"


@pytest.fixture(scope="module")
def running() -> Iterator[TinyProvider]:
    """Its key takes half a second to make."""
    with TinyProvider() as provider:
        yield provider


@pytest.fixture
def provider(running: TinyProvider, settings: Settings) -> TinyProvider:
    running.lies, running.forges = {}, False
    settings.VINHDANH_OIDC_ISSUER, settings.VINHDANH_OIDC_NAME = running.issuer, NAME
    settings.VINHDANH_OIDC_CLIENT_ID, settings.VINHDANH_OIDC_CLIENT_SECRET = CLIENT, SECRET
    return running


@pytest.fixture
def linked(provider: TinyProvider, van: User) -> User:
    LinkedSubject.objects.create(user=van, issuer=provider.issuer, subject="012345")
    return van


def comes_back(
    provider: TinyProvider, client: Client, *, subject: str = "012345", to: str = TO
) -> HttpResponse:
    address = client.get(to)["Location"]
    assert address.startswith(f"{provider.issuer}/authorize?")
    return client.get(BACK, provider.says_yes(address, subject=subject))


def is_inside(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_it_is_off_until_it_is_configured(settings: Settings, van: User) -> None:
    client = Client()
    assert settings.VINHDANH_OIDC_ISSUER == ""
    assert NAME not in client.get("/dang-nhap/").content.decode()
    assert [client.get(page)["Location"] for page in (TO, BACK)] == ["/dang-nhap/", "/dang-nhap/"]
    sign_in(RIGHT, by=client)

    assert (
        client.get(LINKING)["Location"]
        == client.post(LINKING, {"password": RIGHT})["Location"]
        == "/tai-khoan/"
    )
    assert "Đăng nhập một lần" not in client.get("/tai-khoan/").content.decode()


def test_the_owner_links_after_the_password_and_then_comes_in_by_the_provider(
    provider: TinyProvider, van: User
) -> None:
    client = Client()
    sign_in(RIGHT, by=client)
    assert client.post(LINKING, {"password": "sai"}).status_code == 422
    comes_back(provider, client)
    assert not LinkedSubject.objects.exists(), "without the password nothing is linked"

    assert "Mật khẩu đúng." in client.post(LINKING, {"password": RIGHT}).content.decode()
    assert comes_back(provider, client)["Location"] == "/tai-khoan/"
    assert "Đã liên kết" in client.get("/tai-khoan/").content.decode()

    other = Client()
    assert NAME in other.get("/dang-nhap/").content.decode()
    assert comes_back(provider, other, to=f"{TO}?next=/doi-mat-khau/")["Location"] == "/doi-mat-khau/"
    assert is_inside(other)
    assert comes_back(provider, Client(), to=f"{TO}?next=https://la.example/")["Location"] == "/"


def test_an_unknown_identity_makes_no_account_and_a_closed_one_stays_closed(
    provider: TinyProvider, linked: User
) -> None:
    stranger = comes_back(provider, Client(), subject="999")
    linked.is_active = False
    linked.save()
    closed = comes_back(provider, Client())

    assert (stranger.status_code, closed.status_code) == (422, 422)
    assert "chưa liên kết với tài khoản nào ở đây" in stranger.content.decode()
    assert User.objects.count() == 1


def test_the_second_step_is_asked_all_the_same(provider: TinyProvider, linked: User) -> None:
    enrol(linked, "JBSWY3DPEHPK3PXP", step=0)
    client = Client()

    assert comes_back(provider, client)["Location"] == "/dang-nhap/buoc-hai/" and not is_inside(client)


@pytest.mark.parametrize(
    "lies",
    [
        {"nonce": "khac"},
        {"aud": "trang-khac"},
        {"iss": "https://la.example"},
        {"exp": 1_000_000_000},
        {"sub": ""},
    ],
    ids=lambda lies: next(iter(lies)),
)
def test_a_token_that_is_not_for_this_sign_in_opens_nothing(
    provider: TinyProvider, linked: User, lies: dict[str, object]
) -> None:
    provider.lies = lies
    client = Client()

    answer = comes_back(provider, client)

    assert answer.status_code == 422 and not is_inside(client)
    assert "chưa xác nhận ông/bà là ai" in answer.content.decode()


def test_a_forged_signature_another_session_and_a_used_answer_open_nothing(
    provider: TinyProvider, linked: User
) -> None:
    provider.forges = True
    assert comes_back(provider, Client()).status_code == 422
    provider.forges = False

    client, other = Client(), Client()
    answer = provider.says_yes(client.get(TO)["Location"], subject="012345")
    assert other.get(BACK, answer).status_code == 422
    assert client.get(BACK, answer | {"error": "access_denied"}).status_code == 422
    assert client.get(BACK).status_code == 422 and not is_inside(client)
    assert client.post(BACK, answer).status_code == 405
    assert client.get(BACK, answer).status_code == 302
    client.post("/dang-xuat/")
    assert client.get(BACK, answer).status_code == 422 and not is_inside(client)


def test_a_provider_that_is_away_or_another_than_configured_is_told(
    provider: TinyProvider, linked: User, settings: Settings
) -> None:
    settings.VINHDANH_OIDC_ISSUER = f"{provider.issuer}/"
    client = Client()
    answer = provider.says_yes(client.get(TO)["Location"], subject="012345")
    assert client.get(BACK, answer).status_code == 422, "its document names another issuer"

    settings.VINHDANH_OIDC_ISSUER = "http://127.0.0.1:9"
    away = Client().get(TO)
    assert away.status_code == 503 and "hiện không trả lời" in away.content.decode()


def test_an_identity_is_linked_to_one_account_and_the_owner_ends_it(
    provider: TinyProvider, linked: User, monkeypatch: MonkeyPatch
) -> None:
    User.objects.create_user("sen", password=RIGHT)
    sen = Client()
    sign_in(RIGHT, name="sen", by=sen)
    sen.post(LINKING, {"password": RIGHT})
    assert comes_back(provider, sen).status_code == 409

    sen.post(LINKING, {"password": RIGHT})
    address, later = sen.get(TO)["Location"], time.time() + 601
    monkeypatch.setattr("config.pages.single_sign_on.provider_pages.time.time", lambda: later)
    sen.get(BACK, provider.says_yes(address, subject="77"))
    assert not LinkedSubject.objects.filter(user__username="sen").exists(), "the password was too long ago"

    van = Client()
    comes_back(provider, van)
    assert van.post(UNLINKING, {"password": "sai"}).status_code == 422
    assert van.post(UNLINKING, {"password": RIGHT})["Location"] == "/tai-khoan/"
    assert comes_back(provider, Client()).status_code == 422
