"""Signing in, out, and changing the password: what a person meets before any office."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.shell.urls")]
ACCOUNTS = [
    {
        "group": "Huyện",
        "office": "Trưởng khối",
        "name": "Vân",
        "place": "",
        "username": "van",
        "password": "v",
    }
]


def listed_accounts() -> list[dict[str, str]]:
    return ACCOUNTS


@pytest.fixture
def van() -> User:
    return User.objects.create_user("van", password="mật khẩu cũ")


def test_a_person_with_the_right_password_comes_to_the_page_she_asked_for(client: Client, van: User) -> None:
    given = {"username": "van", "password": "mật khẩu cũ", "next": "/confirm/"}

    response = client.post("/dang-nhap/", given)

    assert response.status_code == 302 and response["Location"] == "/confirm/"
    assert client.session["_auth_user_id"] == str(van.pk)


def test_a_way_out_of_the_house_is_not_followed(client: Client, van: User) -> None:
    given = {"username": "van", "password": "mật khẩu cũ", "next": "https://example.com/"}

    assert client.post("/dang-nhap/", given)["Location"] == "/"


@pytest.mark.parametrize("given", [("van", "sai"), ("không ai", "mật khẩu cũ")])
def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(
    client: Client, van: User, given: tuple[str, str]
) -> None:
    response = client.post("/dang-nhap/", {"username": given[0], "password": given[1]})

    assert "Tên đăng nhập hoặc mật khẩu không đúng." in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_opening_the_address_of_sign_out_only_asks(client: Client, van: User) -> None:
    client.force_login(van)

    response = client.get("/dang-xuat/")

    assert "Đăng xuất khỏi Vinh Danh?" in response.content.decode()
    assert "_auth_user_id" in client.session


def test_posting_signs_out(client: Client, van: User) -> None:
    client.force_login(van)

    response = client.post("/dang-xuat/")

    assert response["Location"] == "/dang-nhap/"
    assert "_auth_user_id" not in client.session


def test_a_password_changes_only_with_the_old_one(client: Client, van: User) -> None:
    client.force_login(van)
    new = {"new_password1": "câu mới dễ nhớ", "new_password2": "câu mới dễ nhớ"}

    refused = client.post("/doi-mat-khau/", {"old_password": "sai", **new})
    changed = client.post("/doi-mat-khau/", {"old_password": "mật khẩu cũ", **new})

    assert "Mật khẩu hiện tại không đúng." in refused.content.decode()
    assert changed.status_code == 302
    van.refresh_from_db()
    assert van.check_password("câu mới dễ nhớ")


@pytest.mark.parametrize(
    ("weak", "told"),
    [("ngan", "ít nhất 10"), ("20201231202012", "hoàn toàn là số"), ("password123", "quá phổ biến")],
)
def test_a_password_that_is_guessed_at_once_is_refused(
    client: Client, van: User, weak: str, told: str
) -> None:
    client.force_login(van)

    page = client.post(
        "/doi-mat-khau/", {"old_password": "mật khẩu cũ", "new_password1": weak, "new_password2": weak}
    )

    assert told in page.content.decode()
    van.refresh_from_db()
    assert van.check_password("mật khẩu cũ")


def test_the_password_page_needs_a_person(client: Client) -> None:
    assert client.get("/doi-mat-khau/")["Location"] == "/dang-nhap/?next=/doi-mat-khau/"


def test_five_wrong_passwords_close_the_door_and_the_page_says_until_when(client: Client, van: User) -> None:
    wrong = {"username": "van", "password": "sai"}

    statuses = [client.post("/dang-nhap/", wrong).status_code for _ in range(4)]
    fifth = client.post("/dang-nhap/", wrong)
    right = client.post("/dang-nhap/", {"username": "van", "password": "mật khẩu cũ"})

    page = fifth.content.decode()
    assert statuses == [200, 200, 200, 200] and fifth.status_code == 429
    assert right.status_code == 429 and "_auth_user_id" not in client.session
    assert "Tạm khóa đăng nhập" in page and "Thử lại từ" in page and "“van”" in page


def test_a_colleague_behind_the_same_address_still_gets_in(client: Client, van: User) -> None:
    for _ in range(5):
        client.post("/dang-nhap/", {"username": "sen", "password": "sai"})

    response = client.post("/dang-nhap/", {"username": "van", "password": "mật khẩu cũ"})

    assert response.status_code == 302


def test_a_live_check_after_the_session_ended_gets_no_door_inside_the_page(client: Client) -> None:
    response = client.get("/doi-mat-khau/", headers={"hx-request": "true"}, follow=True)

    assert response.status_code == 401 and response.content == b""


def test_the_demonstration_lists_its_seats(client: Client, van: User, settings: object) -> None:
    settings.VINHDANH_DEMO = True
    settings.VINHDANH_DEMO_ACCOUNTS = "tests.shell.test_door.listed_accounts"

    page = client.get("/dang-nhap/").content.decode()

    assert "chọn một chức trách" in page
    assert f"Tài khoản: <code>{ACCOUNTS[0]['username']}</code>" in page


def test_a_real_installation_lists_none(client: Client, van: User, settings: object) -> None:
    settings.VINHDANH_DEMO = False
    settings.VINHDANH_DEMO_ACCOUNTS = "tests.shell.test_door.listed_accounts"

    assert "chọn một chức trách" not in client.get("/dang-nhap/").content.decode()
