"""A unit registers on one page; its bloc sees who is missing."""

from datetime import date

import pytest
from django.urls import reverse

from emulation.models import Registration
from roles.models import Jurisdiction, Office
from tests.browsing import Client, words
from tests.roles.conftest import Place, person
from trail.clock import at

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.roles.urls")]


@pytest.fixture(autouse=True)
def story():
    with at(date(2020, 2, 20)):
        yield


@pytest.fixture
def head(place: Place) -> Client:
    user = person("thutruong")
    place.appoint(user, Office.UNIT_HEAD, place.truong_ha)
    place.appoint(user, Office.BLOC_HEAD, place.bloc)
    client = Client()
    client.force_login(user)
    return client


def test_the_head_registers_and_the_bloc_counts_who_is_missing(head: Client, place: Place) -> None:
    url = reverse("emulation:register", args=[place.truong_ha.pk])
    page = head.get(url).content.decode()
    assert "Lao động tiên tiến" in page
    assert page.index("2020 (năm nay)") < page.index("2021 (năm sau)")
    answer = head.post(url, {"year": "2020", "title-LĐTT": "40", "title-CSTĐCS": "6"}, follow=True)
    assert "Lao động tiên tiến: 40" in answer.content.decode()
    assert "mà hồ sơ của đơn vị không đề nghị được" not in answer.content.decode()
    Jurisdiction.objects.filter(pk=place.district.pk).update(level="tỉnh")
    told = words(head.get(reverse("emulation:unit", args=[place.truong_ha.pk])))
    assert (
        "Lao động tiên tiến : do thủ trưởng cơ quan, đơn vị" in told
        and "không qua hồ sơ trình UBND huyện Hà Quảng." in told
    )
    asked = words(head.get(url))
    assert "Lao động tiên tiến Do thủ trưởng cơ quan, đơn vị" in asked
    roll = head.get(reverse("emulation:bloc", args=[place.bloc.pk])).content.decode()
    assert roll.count("Chưa đăng ký</span>") >= 2 and "Đã đăng ký" in roll


def test_an_empty_registration_comes_back_with_its_reason(head: Client, place: Place) -> None:
    answer = head.post(reverse("emulation:register", args=[place.truong_ha.pk]), {"year": "2020"})
    assert answer.status_code == 422
    assert "Chưa đăng ký danh hiệu nào." in answer.content.decode()


def test_a_number_below_nought_is_marked_at_its_field(head: Client, place: Place) -> None:
    url = reverse("emulation:register", args=[place.truong_ha.pk])
    answer = head.post(url, {"year": "2020", "title-LĐTT": "-1"})
    assert answer.status_code == 422
    assert "Số lượng không được âm." in answer.content.decode()
    assert not Registration.objects.exists()


def test_another_units_registration_is_refused(head: Client, place: Place) -> None:
    assert head.get(reverse("emulation:register", args=[place.soc_ha.pk])).status_code == 403
