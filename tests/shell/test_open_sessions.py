"""A person sees where the own account is signed in, and ends what is not his; nobody else can."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from config.models import OpenSession
from config.pages.account.device_words import device_in_words
from config.pages.account.open_sessions import NOTED
from tests.browsing import text_of
from tests.shell.trying import RIGHT

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.roles.urls")]
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36"
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1"
)


def signed_in(username: str = "van", *, agent: str = WINDOWS, address: str = "203.0.113.7") -> Client:
    client = Client(headers={"user-agent": agent}, REMOTE_ADDR=address)
    client.post("/dang-nhap/", {"username": username, "password": RIGHT})
    return client


def page(client: Client) -> str:
    return text_of(client.get("/tai-khoan/").content.decode())


def is_inside(client: Client) -> bool:
    return client.get("/tai-khoan/").status_code == 200


def test_each_place_stands_with_its_device_and_address(van: User) -> None:
    here = signed_in()
    signed_in(agent=PHONE, address="198.51.100.4")

    shown = page(here)

    assert "Chrome trên máy tính Windows" in shown and "Địa chỉ mạng 203.0.113.7" in shown
    assert "Safari trên iPhone" in shown and "Địa chỉ mạng 198.51.100.4" in shown
    assert "Đang dùng" in shown and "Tên đăng nhập: van" in shown


def test_one_place_is_ended_and_the_others_stay(van: User) -> None:
    here, phone, third = signed_in(), signed_in(agent=PHONE), signed_in()
    lost = OpenSession.objects.get(session_id=phone.session.session_key)

    told = here.post("/tai-khoan/phien/", {"session": lost.pk}, follow=True).content.decode()
    again = here.post("/tai-khoan/phien/", {"session": lost.pk}, follow=True).content.decode()

    assert (is_inside(here), is_inside(phone), is_inside(third)) == (True, False, True)
    assert "Đã đăng xuất 1 nơi khác." in told and "không còn đăng nhập" in again
    assert not OpenSession.objects.filter(pk=lost.pk).exists()


def test_all_other_places_are_ended_at_once(van: User) -> None:
    here, phone, third = signed_in(), signed_in(agent=PHONE), signed_in()

    told = here.post("/tai-khoan/phien/", follow=True).content.decode()

    assert (is_inside(here), is_inside(phone), is_inside(third)) == (True, False, False)
    assert "Đã đăng xuất 2 nơi khác." in told and "mọi nơi khác" not in told


def test_a_place_that_the_new_password_put_out_is_not_shown_as_signed_in(van: User) -> None:
    here = signed_in()
    signed_in(agent=PHONE)
    assert "Safari trên iPhone" in page(here)

    own = {
        "old_password": RIGHT,
        "new_password1": "mot-cau-de-nho-2026",
        "new_password2": "mot-cau-de-nho-2026",
    }
    here.post("/doi-mat-khau/", own)

    assert "Safari trên iPhone" not in page(here) and "Đang dùng" in page(here)


def test_nobody_ends_or_sees_the_session_of_another(van: User) -> None:
    User.objects.create_user("sen", password=RIGHT)
    other, here = signed_in("sen", agent=PHONE), signed_in()
    foreign = OpenSession.objects.get(session_id=other.session.session_key)

    answers = [
        here.post("/tai-khoan/phien/", {"session": named}, follow=True).content.decode()
        for named in (foreign.pk, foreign.pk + 999, "x", 2**70)
    ]

    assert is_inside(other) and "iPhone" not in page(here)
    assert all("không còn đăng nhập" in answer for answer in answers)
    assert here.get("/tai-khoan/phien/").status_code == 405


def test_a_session_goes_from_the_list_however_it_ends(van: User) -> None:
    here, left, changed = signed_in(), signed_in(), signed_in()
    left.post("/dang-xuat/")
    new = "một câu mới của Vân"
    changed.post("/doi-mat-khau/", {"old_password": RIGHT, "new_password1": new, "new_password2": new})

    assert not is_inside(here)
    assert is_inside(changed) and page(changed).count("Địa chỉ mạng") == 1


def test_a_session_that_ran_out_is_not_shown(van: User) -> None:
    here, old = signed_in(), signed_in(agent=PHONE)
    Session.objects.filter(pk=old.session.session_key).update(expire_date=timezone.now())

    assert "iPhone" not in page(here)


def test_being_seen_is_noted_every_five_minutes_and_costs_nothing_between(
    van: User, django_assert_num_queries: object
) -> None:
    here = signed_in()
    before = OpenSession.objects.get()
    with django_assert_num_queries(4):
        here.get("/doi-mat-khau/", headers={"hx-request": "true"})
    session = here.session
    session[NOTED] = (session.session_key, session[NOTED][1] - 301)
    session.save()
    OpenSession.objects.update(seen_at=before.seen_at - timedelta(minutes=6))

    here.get("/tai-khoan/")

    after = OpenSession.objects.get()
    assert after.seen_at > before.seen_at and after.since == before.since


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (WINDOWS.replace("Safari/537.36", "Safari/537.36 Edg/141.0"), "Edge trên máy tính Windows"),
        (WINDOWS.replace("Windows NT 10.0", "coc_coc_browser Windows NT"), "Cốc Cốc trên máy tính Windows"),
        (
            "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Firefox/140.0",
            "Firefox trên điện thoại, máy tính bảng Android",
        ),
        ("curl/8.5", "Thiết bị không rõ"),
        ("", "Thiết bị không rõ"),
    ],
)
def test_a_device_is_told_in_words(agent: str, words: str) -> None:
    assert device_in_words(agent) == words
