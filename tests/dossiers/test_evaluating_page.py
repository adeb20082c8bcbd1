"""The page that judges an uploaded list: on the spot, for every account, and nothing is kept of it."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from dossiers.models import Job, Recipient
from tests.dossiers.importing.workbooks import people, person, workbook
from tests.scene import build_scene

pytestmark = pytest.mark.django_db
URL = "dossiers:evaluate_list"


@pytest.fixture
def client() -> Client:
    client = Client()
    reader = User.objects.create_user("doc-gia")
    client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
    return client


def sent(client: Client, content: bytes, **given: str) -> tuple[int, str]:
    upload = SimpleUploadedFile("đơn vị.xlsx", content)
    answer = client.post(reverse(URL), {"file": upload, "on": "10/01/2023", "year": "2022", **given})
    return answer.status_code, re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_the_page_tells_each_row_and_keeps_nothing(client: Client) -> None:
    listed = workbook([person("Nông Văn Ba", rating="Hoàn thành nhiệm vụ"), person("Nông Văn Ca")])

    status, page = sent(client, listed, xem="1")

    assert status == 200
    assert "Năm 2022 xếp loại hoàn thành nhiệm vụ; yêu cầu từ hoàn thành tốt nhiệm vụ trở lên." in page
    assert "Chưa có xếp loại mức độ hoàn thành nhiệm vụ năm 2022." in page
    assert (Recipient.objects.count(), Job.objects.count()) == (0, 0)


def test_the_rules_of_the_readers_place_hold_and_are_told() -> None:
    scene, client = build_scene(), Client()
    client.force_login(scene["clerk1"], backend="django.contrib.auth.backends.ModelBackend")

    status, page = sent(client, workbook([person("Nông Văn Ba", rating="Hoàn thành tốt nhiệm vụ")]))

    told = "Tỷ lệ phiếu đồng ý của Hội đồng để xét Chiến sĩ thi đua cơ sở: 80 % tổng số thành viên."
    assert (status, f"Theo quy định của địa phương: {told}" in page) == (200, True)


def test_a_reader_without_a_place_is_told_of_no_rules_of_a_place(client: Client) -> None:
    assert "quy định của địa phương" not in sent(client, workbook([person("Nông Văn Ba")]))[1]


def test_the_list_can_be_taken_away_under_its_own_name(client: Client) -> None:
    upload = SimpleUploadedFile("đơn vị.xlsx", workbook([person("Nông Văn Ba")]))

    answer = client.post(reverse(URL), {"file": upload, "on": "10/01/2023", "tai": "1"})

    assert answer.content[:2] == b"PK"
    assert "%C4%91%C6%A1n%20v%E1%BB%8B-da-xet.xlsx" in answer["Content-Disposition"]


@pytest.mark.parametrize("content", [b"", b"<?xml version='1.0'?>", b"PK\x03\x04 khong phai"])
def test_a_hostile_or_broken_file_is_a_fault_of_the_form(client: Client, content: bytes) -> None:
    assert sent(client, content)[0] == 422


def test_a_list_too_long_for_a_page_is_asked_to_be_divided(client: Client) -> None:
    status, page = sent(client, workbook(people(10_000)))

    assert status == 422
    assert "Chia thành nhiều tệp nhỏ hơn." in page


def test_a_day_without_law_is_a_fault_of_the_form(client: Client) -> None:
    assert sent(client, workbook([person()]), on="01/01/1990")[0] == 422


def test_the_template_is_a_workbook(client: Client) -> None:
    assert client.get(reverse("dossiers:evaluate_template")).content[:2] == b"PK"


def test_a_stranger_goes_to_the_door() -> None:
    assert Client().get(reverse(URL)).status_code == 302
