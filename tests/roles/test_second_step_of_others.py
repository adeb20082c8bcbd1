"""Who may appoint a person puts his second step away; a site may demand one of who holds a right."""

import time

import pyotp
import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.urls import reverse
from pytest_django import Settings

from config.pages.second_step.authenticator_codes import enrol
from roles.models import Appointment, AuthenticatorKey, Office, RecoveryCode
from tests.browsing import Client, text_of
from tests.roles.conftest import DAY, Place, person
from trail.clock import at
from trail.phrases import sentence
from trail.queries import timeline

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.roles.urls")]
WHY = {"reason": "Mất điện thoại, giấy đề nghị ngày 28/05/2020"}
PASSWORD = "mot-cau-de-nho"
SETTING_UP = "/tai-khoan/buoc-hai/"


@pytest.fixture(autouse=True)
def story():
    with at(DAY):
        yield


@pytest.fixture
def clerk(place: Place) -> User:
    """Set up on a telephone that is lost."""
    clerk = person("thuky", "Hoàng Văn Pảo")
    place.appoint(clerk, Office.UNIT_CLERK, place.truong_ha)
    enrol(clerk, "JBSWY3DPEHPK3PXP", step=0)
    return clerk


def address(user: User) -> str:
    return reverse("roles:reset_second_step", args=[Appointment.objects.filter(user=user).latest("pk").pk])


def door(username: str) -> str:
    return Client().post("/dang-nhap/", {"username": username, "password": PASSWORD})["Location"]


def test_the_officer_resets_it_and_the_password_opens_alone(
    officer: Client, place: Place, clerk: User
) -> None:
    inside = Client()
    inside.force_login(clerk)
    people = officer.get(reverse("roles:appointments", args=[place.district.pk])).content.decode()
    assert people.count("Đặt lại xác thực") == 1 and address(clerk) in people
    assert door("thuky") == "/dang-nhap/buoc-hai/"

    told = text_of(officer.post(address(clerk), WHY, follow=True).content.decode())

    assert "Đã đặt lại xác thực hai bước của Hoàng Văn Pảo." in told
    assert door("thuky") == "/" and inside.get("/tai-khoan/").status_code == 302
    assert not AuthenticatorKey.objects.exists() and not RecoveryCode.objects.exists()


def test_the_history_and_the_owners_own_page_keep_who_did_it_and_why(officer: Client, clerk: User) -> None:
    officer.post(address(clerk), WHY)
    owner = Client()
    owner.force_login(clerk)

    _appointed, reset = timeline(("appointment", Appointment.objects.get(user=clerk).pk))
    page = text_of(owner.get("/tai-khoan/").content.decode())

    assert sentence(reset).startswith("Bế Thị Lan")
    assert "đã đặt lại xác thực hai bước của người được phân công" in sentence(reset)
    assert f"01/06/2020: {sentence(reset)}" in page and "giấy đề nghị ngày 28/05/2020" in page


def test_it_is_refused_without_reason_of_oneself_elsewhere_and_where_there_is_none(
    officer: Client, place: Place, clerk: User
) -> None:
    colleague = Client()
    head = person("thutruong")
    place.appoint(head, Office.UNIT_HEAD, place.truong_ha)
    colleague.force_login(head)
    without, own = officer.post(address(clerk), {"reason": ""}), officer.post(address(place.officer), WHY)
    none_there, stranger = officer.post(address(head), WHY), colleague.post(address(clerk), WHY)
    place.appoint(clerk, Office.AUDITOR, place.province, by=None, since=DAY.replace(month=12))
    asked = reverse(
        "roles:reset_second_step", args=[Appointment.objects.filter(user=clerk).earliest("pk").pk]
    )
    serves_above = officer.post(asked, WHY)

    answers = (without, own, none_there, stranger, serves_above)
    assert [each.status_code for each in answers] == [422, 422, 422, 403, 403]
    assert "tài khoản của chính ông/bà" in own.content.decode()
    assert "không bật xác thực hai bước" in none_there.content.decode()
    assert "còn chức trách tại UBND tỉnh Cao Bằng" in text_of(serves_above.content.decode())
    assert AuthenticatorKey.objects.filter(user=clerk).exists()


def test_the_servers_administrator_resets_it_by_a_command(place: Place, clerk: User) -> None:
    with pytest.raises(CommandError, match="Thiếu lý do"):
        call_command("reset_second_step", "thuky", "--reason= ")
    call_command("reset_second_step", "thuky", "--reason=Chuyên viên duy nhất mất điện thoại")

    assert door("thuky") == "/"
    with pytest.raises(CommandError, match="Không có tài khoản “ai”"):
        call_command("reset_second_step", "ai", "--reason=x")


def test_who_holds_a_demanded_right_sets_it_up_first_and_cannot_turn_it_off(
    settings: Settings, place: Place
) -> None:
    settings.VINHDANH_SECOND_STEP_RIGHTS = ["sign_decision", "appoint"]
    head = person("thutruong")
    place.appoint(head, Office.UNIT_HEAD, place.truong_ha)
    officer = Client()
    officer.post("/dang-nhap/", {"username": "canbo", "password": PASSWORD})
    assert (
        officer.get("/tai-khoan/")["Location"] == officer.post("/tai-khoan/phien/")["Location"] == SETTING_UP
    )
    page = text_of(officer.get(SETTING_UP).content.decode())
    assert "Chức trách của ông/bà bắt buộc xác thực hai bước" in page

    secret = page.split("loại “theo thời gian”: ")[1][:39].replace(" ", "")
    code = pyotp.TOTP(secret).at(int(time.time()))
    assert officer.post(SETTING_UP, {"code": code, "password": PASSWORD}).status_code == 200

    assert officer.get("/tai-khoan/").status_code == 200
    off = officer.post("/tai-khoan/buoc-hai/tat/", {"password": PASSWORD})
    assert off.status_code == 422 and "bắt buộc xác thực hai bước nên không tắt được" in off.content.decode()
    assert AuthenticatorKey.objects.filter(user=place.officer).exists()
    free = Client()
    free.post("/dang-nhap/", {"username": "thutruong", "password": PASSWORD})
    assert free.get("/tai-khoan/").status_code == 200
