"""The list of a house's accounts: who may sign in, how each stands, and what may be done with it."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roles.appointments.given_passwords import give_password
from roles.models import AuthenticatorKey, Office
from tests.browsing import Client, words
from tests.roles.conftest import DAY, Place, person
from trail.clock import at

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.roles.urls")]


@pytest.fixture(autouse=True)
def story():
    with at(DAY):
        yield


@pytest.fixture
def people(place: Place) -> dict[str, User]:
    """One of each standing; the names are not in the order of the alphabet."""
    names = {"vao": "Đàm Văn Ước", "moi": "Lý Thị Ấm", "cap": "Nông Văn Ân", "nghi": "Bế Văn An"}
    found = {key: person(key, name) for key, name in names.items()} | {"dong": person("dong", "Hà Thị Ơn")}
    for key, user in found.items():
        over = {"until": date(2020, 3, 31)} if key == "nghi" else {}
        place.appoint(user, Office.UNIT_CLERK, place.soc_ha, **over)
    seen = datetime(2020, 5, 20, 8, 5, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    User.objects.filter(username="vao").update(last_login=seen)
    User.objects.filter(username="dong").update(is_active=False)
    AuthenticatorKey.objects.create(user=found["vao"], sealed="x", last_step=1)
    give_password("cap", by=place.officer, reason="Quên mật khẩu", on=DAY)
    return found


def shown(client: Client, place: Place, **asked: str) -> str:
    return words(client.get(reverse("roles:accounts", args=[place.district.pk]), asked))


def test_every_account_stands_there_in_vietnamese_order_with_what_it_can(
    officer: Client, place: Place, people: dict[str, User]
) -> None:
    told = shown(officer, place)

    order = ["Bế Văn An", "Lý Thị Ấm", "Nông Văn Ân", "Bế Thị Lan", "Hà Thị Ơn", "Đàm Văn Ước"]
    places = [told.index(f"{name} Tài khoản “") for name in order]
    assert places == sorted(places) and "06 tài khoản." in told
    for state in (
        "Lý Thị Ấm Tài khoản “moi” Chưa đăng nhập lần nào Không có xác thực hai bước",
        "Nông Văn Ân Tài khoản “cap” Được cấp mật khẩu, chưa đổi Mật khẩu được cấp dùng đến",
        "Bế Văn An Tài khoản “nghi” Mở, hôm nay không giữ chức trách",
        "Hà Thị Ơn Tài khoản “dong” Đã đóng",
        "Đàm Văn Ước Tài khoản “vao” Đang dùng Có xác thực hai bước",
        "Có xác thực hai bước Đăng nhập gần nhất lúc 8 giờ 05 ngày 20/05/2020",
        "xã Sóc Hà, đến hết 31/03/2020",
    ):
        assert state.lower() in re.sub(r", lập ngày [0-9/]{10}", "", told).lower(), state
    assert told.count("Đặt lại xác thực") == 1 and told.count("Thôi việc") == 3


def test_filters_stand_in_the_address_and_find_without_marks(
    officer: Client, place: Place, people: dict[str, User]
) -> None:
    asked = [
        ({"q": "uoc soc ha"}, ["vao"]),
        ({"tinh_trang": "da-dong"}, ["dong"]),
        ({"tinh_trang": "khong-chuc-trach"}, ["nghi"]),
        ({"hai_buoc": "co"}, ["vao"]),
        ({"chuc_trach": "board_officer"}, ["canbo"]),
        ({"q": "không ai"}, []),
        ({"tinh_trang": "lạ", "hai_buoc": "lạ"}, [*people, "canbo"]),
    ]
    for given, names in asked:
        told = shown(officer, place, **given)
        found = [name for name in (*people, "canbo") if f"Tài khoản “{name}”" in told]
        assert sorted(found) == sorted(names), given


def test_an_auditor_reads_it_without_its_acts_and_nobody_else_does(
    place: Place, people: dict[str, User]
) -> None:
    address = reverse("roles:accounts", args=[place.district.pk])
    for name, office, organ in (
        ("thanhtra", Office.AUDITOR, place.district),
        ("kyten", Office.CHAIR, place.district),
        ("vanthu", Office.CLERK, place.district),
        ("chutich", Office.UNIT_HEAD, place.truong_ha),
    ):
        user, client = person(name), Client()
        place.appoint(user, office, organ)
        client.force_login(user)
        answer = client.get(address)
        assert (answer.status_code == 200) is (office == Office.AUDITOR), name
        if answer.status_code == 200:
            assert "Cấp mật khẩu" not in words(answer) and "Thôi việc" not in words(answer)


def test_the_list_costs_the_same_for_few_and_for_many(officer: Client, place: Place) -> None:
    costs = []
    for some in ("a", "b"):
        for n in range(3 if some == "b" else 1):
            place.appoint(person(f"{some}{n}"), Office.UNIT_CLERK, (place.soc_ha, place.ngoc_dao)[n % 2])
        with CaptureQueriesContext(connection) as seen:
            shown(officer, place)
        costs.append(len(seen))
    assert costs[0] == costs[1]
