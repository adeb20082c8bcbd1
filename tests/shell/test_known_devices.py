"""Whom nobody else can make wait: the owner of an account, where he was signed in before."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings

from tests.shell.trying import RIGHT, known_to, sign_in, spray

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.shell.urls")]


def test_a_known_device_passes_when_its_whole_network_waits(van: User, few_names: int) -> None:
    device = known_to("van")
    spray(few_names)

    assert sign_in(RIGHT).status_code == 429
    assert sign_in(RIGHT, by=device).status_code == 302


def test_a_neighbour_at_the_same_address_cannot_keep_the_owner_out(van: User) -> None:
    device = known_to("van")
    for _ in range(8):
        sign_in()

    assert sign_in(RIGHT, by=device).status_code == 302


def test_who_has_the_device_cannot_guess_for_ever_either(van: User) -> None:
    device = known_to("van")
    told = [sign_in(by=device).status_code for _ in range(6)]

    assert told == [200] * 4 + [429] * 2


def test_a_device_knows_only_those_who_were_signed_in_on_it(van: User) -> None:
    User.objects.create_user("sen", password=RIGHT)
    device = known_to("van")
    for _ in range(5):
        sign_in(name="sen", at="198.51.100.9")

    assert sign_in(RIGHT, name="sen", by=device, at="198.51.100.9").status_code == 429


def test_a_shared_machine_knows_each_of_its_people(van: User, few_names: int) -> None:
    User.objects.create_user("sen", password=RIGHT)
    device = known_to("van")
    sign_in(RIGHT, name="sen", by=device)
    device.post("/dang-xuat/")
    spray(few_names)

    assert sign_in(RIGHT, by=device).status_code == 302


def test_a_changed_password_ends_every_known_device_but_the_one_in_hand(van: User, few_names: int) -> None:
    elsewhere, here = known_to("van"), known_to("van")
    sign_in(RIGHT, by=here)
    new = "câu mới dễ nhớ"
    here.post("/doi-mat-khau/", {"old_password": RIGHT, "new_password1": new, "new_password2": new})
    here.post("/dang-xuat/")
    spray(few_names)

    assert sign_in(new, by=elsewhere).status_code == 429
    assert sign_in(new, by=here).status_code == 302


@pytest.mark.parametrize("forged", ["{}", "x{}", "{}x"])
def test_only_a_cookie_that_this_site_wrote_makes_a_device_known(
    van: User, few_names: int, forged: str
) -> None:
    device = known_to("van")
    device.cookies["known_device"] = forged.format(device.cookies["known_device"].value)
    spray(few_names)

    assert sign_in(RIGHT, by=device).status_code == (302 if forged == "{}" else 429)


def test_the_cookie_of_a_device_is_kept_from_scripts_and_from_other_sites(
    van: User, settings: Settings
) -> None:
    settings.SESSION_COOKIE_SECURE = True
    device = known_to("van")

    cookie = device.cookies["known_device"]
    assert cookie["httponly"] and cookie["secure"] and cookie["samesite"] == "Lax"
    assert cookie["max-age"] == 180 * 24 * 60 * 60


def test_the_old_password_cannot_be_guessed_for_ever_in_an_open_session(van: User) -> None:
    client = Client()
    client.force_login(van)
    new = {"new_password1": "câu mới dễ nhớ", "new_password2": "câu mới dễ nhớ"}
    for _ in range(5):
        client.post("/doi-mat-khau/", {"old_password": "sai", **new})

    page = client.post("/doi-mat-khau/", {"old_password": RIGHT, **new}).content.decode()

    assert "Xin thử lại từ" in page
    van.refresh_from_db()
    assert van.check_password(RIGHT)
    assert sign_in(RIGHT).status_code == 302
