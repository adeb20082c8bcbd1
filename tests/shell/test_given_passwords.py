"""A password that somebody else gave opens one page, for some days, until its owner has chosen another."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from roles.appointments.given_passwords import forget_given, mark_given
from roles.models import GivenPassword

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.shell.urls")]
GIVEN = {"username": "van", "password": "abcd-efgh-jkmn-pqrs"}
OWN = "một câu của riêng Vân"


@pytest.fixture
def van() -> User:
    van = User.objects.create_user("van", password=GIVEN["password"])
    mark_given(van)
    return van


def change(client: Client, new: str):
    typed = {"old_password": GIVEN["password"], "new_password1": new, "new_password2": new}
    return client.post("/doi-mat-khau/", typed)


def test_nothing_else_opens_before_an_own_password_is_chosen(client: Client, van: User) -> None:
    client.post("/dang-nhap/", GIVEN)

    led = client.get("/confirm/")
    posted = client.post("/confirm/")
    live = client.get("/confirm/", headers={"hx-request": "true"})
    page = client.get("/doi-mat-khau/").content.decode()

    assert led["Location"] == posted["Location"] == "/doi-mat-khau/"
    assert (live.status_code, live.content) == (401, b"")
    assert "Mật khẩu đang dùng do người khác cấp." in page and "Ít nhất 10 ký tự" in page
    assert client.get("/dang-xuat/").status_code == 200


def test_after_the_change_everything_opens_and_the_next_sign_in_is_ordinary(
    client: Client, van: User
) -> None:
    client.post("/dang-nhap/", GIVEN)

    changed = change(client, OWN)

    assert changed["Location"] == "/" and not GivenPassword.objects.exists()
    assert client.get("/confirm/").status_code == 200
    again = Client()
    assert again.post("/dang-nhap/", {"username": "van", "password": OWN})["Location"] == "/"
    assert again.get("/confirm/").status_code == 200


def test_the_given_password_may_not_stay(client: Client, van: User) -> None:
    client.post("/dang-nhap/", GIVEN)

    page = change(client, GIVEN["password"])

    assert "Mật khẩu mới phải khác mật khẩu hiện tại." in page.content.decode()
    assert client.get("/confirm/")["Location"] == "/doi-mat-khau/"


def test_a_given_password_ends_after_seven_days_and_only_its_owner_is_told(client: Client, van: User) -> None:
    row = GivenPassword.objects.get()
    assert timedelta(days=6.9) < row.until - timezone.now() < timedelta(days=7)
    GivenPassword.objects.update(until=timezone.now())

    right = client.post("/dang-nhap/", GIVEN)
    wrong = client.post("/dang-nhap/", GIVEN | {"password": "sai"})

    assert "Mật khẩu được cấp đã hết hạn từ" in right.content.decode()
    assert "hết hạn" not in wrong.content.decode() and "_auth_user_id" not in client.session


def test_a_password_that_the_administrator_set_since_was_not_given(client: Client, van: User) -> None:
    GivenPassword.objects.update(until=timezone.now())
    van.set_password(OWN)
    van.save()

    assert client.post("/dang-nhap/", {"username": "van", "password": OWN})["Location"] == "/"
    assert client.get("/confirm/").status_code == 200


def test_forgetting_leaves_other_accounts_alone(van: User) -> None:
    other = User.objects.create_user("sen", password=OWN)
    mark_given(other)

    forget_given(van)

    assert GivenPassword.objects.get().user == other
