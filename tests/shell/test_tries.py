"""Wrong passwords at the door: who waits, and until when."""

import pytest
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from config.models import FailedTry
from config.tasks import forget_tries
from tests.shell.trying import OFFICE, RIGHT, known_to, later, looked_at, sign_in, spray

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.shell.urls")]


def test_the_wait_doubles_with_every_wrong_password_up_to_a_quarter_of_an_hour(van: User) -> None:
    statuses = [sign_in().status_code for _ in range(5)]

    assert statuses == [200, 200, 200, 200, 429]
    for minutes in (1, 2, 4, 8, 15, 15):
        later(minutes=minutes, seconds=-30)
        assert sign_in(RIGHT).status_code == 429
        later(seconds=40)
        assert sign_in().status_code == 429
    later(minutes=15)
    assert sign_in(RIGHT).status_code == 302


def test_a_try_made_too_early_is_not_counted_and_prolongs_nothing(van: User) -> None:
    for _ in range(5):
        sign_in()
    later(seconds=30)

    early = [sign_in().status_code for _ in range(10)]
    later(seconds=30)

    assert set(early) == {429} and FailedTry.objects.count() == 5
    assert sign_in(RIGHT).status_code == 302


def test_the_right_password_ends_what_was_counted(van: User) -> None:
    for _ in range(4):
        sign_in()
    sign_in(RIGHT)

    assert [sign_in().status_code for _ in range(4)] == [200, 200, 200, 200]


def test_the_page_says_until_when_and_what_to_do(van: User) -> None:
    for _ in range(5):
        answer = sign_in()

    page = answer.content.decode()
    assert "Thử lại từ" in page and "“van”" in page and "cũng không phải chờ lâu thêm" in page
    assert "đã từng đăng nhập tài khoản này" in page and answer["Retry-After"]


@pytest.mark.parametrize("name", ["van", "không có ai"])
def test_a_name_that_does_not_exist_is_answered_like_one_that_does(van: User, name: str) -> None:
    answers = [sign_in(name=name) for _ in range(6)]

    assert [answer.status_code for answer in answers] == [200] * 4 + [429] * 2
    assert all("Tên đăng nhập hoặc mật khẩu" in answer.content.decode() for answer in answers)


def test_a_password_is_hashed_once_for_whoever_it_may_be_and_not_at_all_during_a_wait(
    van: User, settings: Settings
) -> None:
    User.objects.create_user("sen", password=RIGHT, is_active=False)
    settings.PASSWORD_HASHERS = ["tests.shell.trying.WatchedHasher"]
    looked_at.clear()

    for name in ("van", "sen", "không có ai"):
        sign_in("sai", name=name)
    for _ in range(8):
        sign_in("đoán", name="van")

    assert looked_at == ["sai"] * 3 + ["đoán"] * 4


def test_wrong_tries_from_elsewhere_do_not_keep_anybody_out(van: User) -> None:
    for _ in range(6):
        sign_in(at="198.51.100.1")

    assert sign_in(RIGHT).status_code == 302


def test_thirty_names_from_one_address_are_enough(van: User) -> None:
    assert spray(60) == [200] * 29 + [429] * 31
    assert sign_in(RIGHT).status_code == 429
    assert "Từ mạng này" in sign_in().content.decode()
    assert sign_in(RIGHT, at="198.51.100.1").status_code == 302
    later(minutes=15)
    assert sign_in(RIGHT).status_code == 302


def test_few_names_tried_often_from_one_address_are_as_many_tries(few_names: int) -> None:
    assert [*spray(2), *spray(2), *spray(2), *spray(2)] == [200] * 8
    assert spray(2) == [429, 429]


def test_an_ordinary_morning_of_an_office_of_fifty_keeps_nobody_out() -> None:
    password = make_password(RIGHT)
    people = User.objects.bulk_create(User(username=f"nguoi{n}", password=password) for n in range(50))

    told = []
    for number, person in enumerate(people):
        mistyped = 2 if number % 5 == 0 else 0
        told += [sign_in(name=person.username).status_code for _ in range(mistyped)]
        told.append(sign_in(RIGHT, name=person.username).status_code)

    assert told.count(302) == 50 and 429 not in told


def test_twenty_tries_from_everywhere_close_an_account_to_strangers_alone(van: User) -> None:
    device = known_to("van")
    guessed = [sign_in(at=f"198.51.100.{number}").status_code for number in range(22)]

    assert guessed == [200] * 19 + [429] * 3
    assert sign_in(RIGHT).status_code == 429
    assert "từ nhiều nơi khác nhau" in sign_in().content.decode()
    assert sign_in(RIGHT, by=device).status_code == 302


def test_neither_names_nor_passwords_are_kept(van: User) -> None:
    sign_in("một mật khẩu", name="mật khẩu gõ nhầm chỗ")

    kept = FailedTry.objects.values("name", "source").get()
    assert "mật khẩu" not in kept["name"] and kept["source"] == OFFICE


def test_a_forwarded_address_is_not_believed_where_there_is_no_proxy(van: User) -> None:
    told = [
        Client(headers={"x-forwarded-for": f"198.51.100.{number}"})
        .post("/dang-nhap/", {"username": "van", "password": "sai"}, REMOTE_ADDR=OFFICE)
        .status_code
        for number in range(6)
    ]

    assert told == [200] * 4 + [429] * 2


def test_the_administrator_unlocks_an_account_or_an_address(
    van: User, few_names: int, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(5):
        sign_in()
    call_command("unlock_sign_in", "--username=van")
    opened = sign_in(RIGHT).status_code
    spray(few_names)
    call_command("unlock_sign_in", f"--address=::ffff:{OFFICE}")

    assert (opened, sign_in(RIGHT).status_code) == (302, 302)
    assert "Đã mở khóa đăng nhập cho tài khoản “van”: bỏ 5 lần thử sai." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("asked", "told"),
    [("--username=vân", "Không có tài khoản “vân”"), ("--address=văn phòng", "không phải địa chỉ mạng")],
)
def test_unlocking_what_is_not_there_is_told(van: User, asked: str, told: str) -> None:
    with pytest.raises(CommandError, match=told):
        call_command("unlock_sign_in", asked)


def test_old_tries_leave_the_table(van: User) -> None:
    sign_in()
    later(hours=25)
    sign_in()

    forget_tries(0)

    assert FailedTry.objects.count() == 1
