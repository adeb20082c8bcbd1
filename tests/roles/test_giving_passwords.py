"""Who may appoint a person gives him a new password; nobody comes by it into an office he could not give."""

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.urls import reverse

from roles.appointments.given_passwords import given_password_of
from roles.models import Appointment, Office
from tests.browsing import Client, text_of
from tests.roles.conftest import DAY, Place, person
from trail.clock import at
from trail.phrases import sentence
from trail.queries import timeline

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.roles.urls")]
WHY = {"reason": "Quên mật khẩu, giấy đề nghị ngày 28/05/2020"}
OLD = "mot-cau-de-nho"


@pytest.fixture(autouse=True)
def story():
    with at(DAY):
        yield


@pytest.fixture
def clerk(place: Place) -> User:
    clerk = person("thuky", "Hoàng Văn Pảo")
    place.appoint(clerk, Office.UNIT_CLERK, place.truong_ha)
    return clerk


def address(user: User) -> str:
    return reverse("roles:give_password", args=[Appointment.objects.filter(user=user).latest("pk").pk])


def test_the_officer_gives_a_password_that_is_shown_once_and_ends_the_old_one(
    officer: Client, place: Place, clerk: User
) -> None:
    inside = Client()
    inside.force_login(clerk)
    people = officer.get(reverse("roles:appointments", args=[place.district.pk])).content.decode()
    assert people.count(">Cấp mật khẩu<") == 1 and address(clerk) in people

    told = text_of(officer.post(address(clerk), WHY, follow=True).content.decode())

    password = told.split("phải đổi ngay khi đăng nhập lần đầu: ")[1][:19]
    clerk.refresh_from_db()
    assert clerk.check_password(password) and given_password_of(clerk) is not None
    assert not Client().login(username="thuky", password=OLD)
    assert inside.get("/doi-mat-khau/").status_code == 302


def test_the_history_keeps_who_gave_it_and_why_and_never_the_password(officer: Client, clerk: User) -> None:
    told = text_of(officer.post(address(clerk), WHY, follow=True).content.decode())

    password = told.split("phải đổi ngay khi đăng nhập lần đầu: ")[1][:19]
    _appointed, given = timeline(("appointment", Appointment.objects.get(user=clerk).pk))
    assert sentence(given).startswith("Bế Thị Lan")
    assert "đã cấp mật khẩu mới cho người được phân công" in sentence(given)
    assert "giấy đề nghị ngày 28/05/2020" in sentence(given) and password not in given.payload


def test_an_account_that_serves_another_jurisdiction_too_is_not_opened(
    officer: Client, place: Place, clerk: User
) -> None:
    place.appoint(clerk, Office.AUDITOR, place.province, by=None, since=DAY.replace(month=12))
    asked = reverse("roles:give_password", args=[Appointment.objects.filter(user=clerk).earliest("pk").pk])

    answer = officer.post(asked, WHY)

    assert answer.status_code == 403
    assert "còn chức trách tại UBND tỉnh Cao Bằng" in text_of(answer.content.decode())
    assert Client().login(username="thuky", password=OLD)


def test_nobody_gives_himself_one_nor_to_a_closed_account_nor_without_a_reason(
    officer: Client, place: Place, clerk: User
) -> None:
    own = officer.post(address(place.officer), WHY)
    without = officer.post(address(clerk), {"reason": ""})
    clerk.is_active = False
    clerk.save()
    closed = officer.post(address(clerk), WHY)

    assert (own.status_code, without.status_code, closed.status_code) == (422, 422, 422)
    assert "tài khoản của chính ông/bà" in own.content.decode()
    assert "Tài khoản này đã ngừng dùng." in closed.content.decode()


def test_who_may_not_appoint_here_is_kept_out(place: Place, clerk: User) -> None:
    colleague = Client()
    head = person("thutruong")
    place.appoint(head, Office.UNIT_HEAD, place.truong_ha)
    colleague.force_login(head)

    assert colleague.post(address(clerk), WHY).status_code == 403
    assert Client().login(username="thuky", password=OLD)


def test_an_account_whose_appointments_are_over_is_given_none(
    officer: Client, place: Place, clerk: User
) -> None:
    Appointment.objects.filter(user=clerk).update(until=DAY.replace(month=2))

    answer = officer.post(address(clerk), WHY)

    assert answer.status_code == 403 and "không còn chức trách nào" in answer.content.decode()


def test_the_servers_administrator_gives_one_by_a_command(
    place: Place, clerk: User, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("give_password", "canbo", "--reason=Chuyên viên duy nhất quên mật khẩu")

    password = capsys.readouterr().out.split("): ")[1][:19]
    assert Client().login(username="canbo", password=password)
    with pytest.raises(CommandError, match="Không có tài khoản “ai”"):
        call_command("give_password", "ai", "--reason=x")
    with pytest.raises(CommandError, match="Thiếu lý do"):
        call_command("give_password", "thuky", "--reason= ")
