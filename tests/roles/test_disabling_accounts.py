"""Whoever runs the server closes an account at once, and opens it again; the history keeps both."""

from importlib import import_module

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.test import Client

from config.tasks import clear_sessions
from roles.models import Appointment, Office
from roles.proofs import check_organs
from tests.roles.conftest import Place, person
from trail.phrases import sentence
from trail.queries import timeline
from trail.state.row_faults import RowFault

TYPED = {"username": "thuky", "password": "mot-cau-de-nho"}
WHY = "--reason=Nghỉ việc từ 01/12"


@pytest.fixture
def clerk(place: Place) -> User:
    clerk = person("thuky", "Hoàng Văn Pảo")
    place.appoint(clerk, Office.UNIT_CLERK, place.truong_ha)
    return clerk


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def is_inside(client: Client) -> bool:
    return client.get("/doi-mat-khau/").status_code == 200


def test_a_disabled_account_is_out_at_once_and_comes_in_no_more(
    clerk: User, capsys: pytest.CaptureFixture[str]
) -> None:
    here, there, another = signed_in(clerk), signed_in(clerk), signed_in(person("khac"))
    assert is_inside(here) and is_inside(there)

    call_command("disable_account", "thuky", WHY)

    assert (is_inside(here), is_inside(there), is_inside(another)) == (False, False, True)
    assert "không đúng" in Client().post("/dang-nhap/", TYPED).content.decode()
    assert "(Hoàng Văn Pảo); kết thúc 2 phiên đăng nhập." in capsys.readouterr().out


def test_an_enabled_account_signs_in_again_but_no_session_of_before_lives(clerk: User) -> None:
    call_command("disable_account", "thuky", WHY)
    meanwhile = signed_in(clerk)

    call_command("enable_account", "thuky", "--reason=Đi làm lại")

    assert not is_inside(meanwhile)
    assert Client().post("/dang-nhap/", TYPED).status_code == 302


def test_both_stand_in_the_history_of_the_appointment_with_their_reasons(clerk: User) -> None:
    call_command("disable_account", "thuky", WHY)
    call_command("enable_account", "thuky", "--reason=Đi làm lại")

    appointment = Appointment.objects.get(user=clerk)
    _, disabled, enabled = timeline(("appointment", appointment.pk))
    assert sentence(disabled) == (
        "Hệ thống đã ngừng tài khoản của người được phân công. Lý do: Nghỉ việc từ 01/12."
    )
    assert sentence(enabled) == "Hệ thống đã mở lại tài khoản của người được phân công. Lý do: Đi làm lại."
    assert "Hoàng Văn Pảo" in disabled.payload and disabled.jurisdiction_id is not None
    assert [found for found in check_organs("appointment") if isinstance(found, RowFault)] == []


def test_an_account_that_was_never_appointed_is_disabled_as_well(place: Place) -> None:
    stranger = signed_in(person("khac"))

    call_command("disable_account", "khac", WHY)

    assert not is_inside(stranger)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("disable_account", "ai", WHY), "Không có tài khoản “ai”"),
        (("disable_account", "thuky", "--reason= "), "Thiếu lý do ngừng tài khoản"),
        (("enable_account", "thuky", "--reason= "), "Thiếu lý do mở lại tài khoản"),
        (("enable_account", "thuky", WHY), "đang dùng được"),
    ],
)
def test_what_cannot_be_done_is_told_in_words(clerk: User, asked: tuple[str, ...], told: str) -> None:
    with pytest.raises(CommandError, match=told):
        call_command(*asked)


def test_a_second_disabling_is_told(clerk: User) -> None:
    call_command("disable_account", "thuky", WHY)

    with pytest.raises(CommandError, match="đã ngừng từ trước"):
        call_command("disable_account", "thuky", WHY)


def test_sessions_that_ended_by_themselves_leave_their_table(clerk: User) -> None:
    old, running = signed_in(clerk), signed_in(clerk)
    store = import_module(settings.SESSION_ENGINE).SessionStore
    ended = store(old.session.session_key)
    ended["x"] = 1
    ended.set_expiry(-1)
    ended.save()

    clear_sessions(0)

    assert Session.objects.get().pk == running.session.session_key
