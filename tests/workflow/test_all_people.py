"""Everybody of the house in one list: searched without marks, filtered in the address, page after page."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from dossiers.models import Recipient
from roles.models import UnitProfile
from tests.browsing import words
from tests.scene import TODAY, Scene, build_scene
from tests.workflow.corridor_pages import seated

pytestmark = [pytest.mark.scene(), pytest.mark.usefixtures("story_day")]


def listed(page: Any) -> list[str]:
    return re.findall(r'/thanh-tich/">([^<]+)</a>', page.content.decode())


def people(scene: Scene) -> str:
    """Ten of three units, one of them ended, one a collective, and one who is nobody of this district."""
    rows = [
        (0, "Nông Thị Đào", "GV-01", "Phó Hiệu trưởng"),
        (0, "Lý Văn An", "", "Giáo viên"),
        (1, "Hoàng Ánh", "GV-02", "Giáo viên"),
        (2, "Bế Văn Ất", "CB-03", "Kế toán"),
    ]
    made = [
        Recipient(
            unit=scene.units[unit], kind="individual", sex="male", name=name, staff_code=code, post=post
        )
        for unit, name, code, post in rows
    ]
    made.append(Recipient(unit=scene.units[0], kind="collective", name="Ban Giám hiệu"))
    made.append(
        Recipient(unit=scene.units[1], kind="individual", sex="male", name="Triệu Văn Ba", ended_on=TODAY)
    )
    for each in made:
        each.save()
    return f"/tham-quyen/{scene.district.pk}/nguoi/"


def test_the_board_reads_everybody_people_first_in_vietnamese_order(scene: Scene) -> None:
    address = people(scene)
    far = build_scene(units=2, name="Trùng Khánh", beside=scene)
    Recipient.objects.create(unit=far.units[0], kind="individual", sex="male", name="Vi Văn Xa")
    officer = seated(scene, "officer")

    everybody = ["Lý Văn An", "Hoàng Ánh", "Bế Văn Ất", "Nông Thị Đào", "Ban Giám hiệu"]
    for name in ("officer", "auditor"):
        assert listed(seated(scene, name).get(address)) == everybody, name
    assert listed(officer.get(address, {"state": "da-ket-thuc"})) == ["Triệu Văn Ba"]
    assert len(listed(officer.get(address, {"state": "tat-ca"}))) == 6
    assert listed(officer.get(address, {"kind": "collective"})) == ["Ban Giám hiệu"]
    assert listed(officer.get(address, {"unit": scene.units[1].pk})) == ["Hoàng Ánh"]
    assert listed(officer.get(address, {"unit": far.units[0].pk})) == everybody
    assert "Vi Văn Xa" not in officer.get(address, {"q": "vi van xa"}).content.decode()
    for name in ("chair", "clerk", "head1", "clerk1", "bloc_head", "secretary"):
        assert seated(scene, name).get(address).status_code == 403, name
        assert seated(scene, name).get(f"/tham-quyen/{scene.district.pk}/nguoi.xlsx").status_code == 403, name


def test_words_of_name_post_and_code_find_in_any_order_without_marks(scene: Scene) -> None:
    address, officer = people(scene), seated(scene, "officer")

    for asked in ("hieu truong dao", "ĐÀO", "gv-01", "dao phó", "Nông Thị Đào"):
        assert listed(officer.get(address, {"q": asked})) == ["Nông Thị Đào"], asked
    assert listed(officer.get(address, {"q": "giao vien"})) == ["Lý Văn An", "Hoàng Ánh"]
    nobody = officer.get(address, {"q": "khong ai", "kind": "individual"})
    assert "Không tìm thấy ai" in words(nobody) and 'value="individual" selected' in nobody.content.decode()


def test_the_next_page_goes_on_after_the_last_row_with_the_same_filters_and_statements(scene: Scene) -> None:
    address, client = people(scene), seated(scene, "officer")
    many = [
        Recipient(unit=scene.units[0], kind="individual", sex="male", name=f"Mã Văn Bình {n:03}")
        for n in range(60)
    ]
    for each in many:
        each.index_name()
    Recipient.objects.bulk_create(many)

    def asked(url: str) -> tuple[list[str], str, int]:
        with CaptureQueriesContext(connection) as counted:
            page = client.get(url)
        found = re.search(r'href="(\?[^"]*)" rel="next"', page.content.decode())
        return listed(page), found[1].replace("&amp;", "&") if found else "", len(counted)

    client.get(address)
    first, next_url, few = asked(f"{address}?q=binh&kind=individual")
    assert (first[0], first[-1], len(first)) == ("Mã Văn Bình 000", "Mã Văn Bình 024", 25)
    assert next_url.startswith("?q=binh&kind=individual&sau=")
    second, next_url, more = asked(address + next_url)
    assert (second[0], second[-1]) == ("Mã Văn Bình 025", "Mã Văn Bình 049")
    third, end, last = asked(address + next_url)
    assert (third[0], len(third), end) == ("Mã Văn Bình 050", 10, "")
    assert few + 1 == more == last
    assert asked(f"{address}?sau=999999999")[0][0] == "Mã Văn Bình 000"


def test_the_list_of_a_unit_that_moved_away_goes_with_it_and_of_one_that_ended_stays(scene: Scene) -> None:
    address, officer = people(scene), seated(scene, "officer")
    moved, ended = scene.units[1], scene.units[2]
    UnitProfile.objects.filter(unit=moved).update(jurisdiction=scene.province)
    UnitProfile.objects.filter(unit=ended).update(until=date(2020, 6, 30))

    assert listed(officer.get(address)) == ["Lý Văn An", "Bế Văn Ất", "Nông Thị Đào", "Ban Giám hiệu"]
    for row in re.findall(r'href="(/nguoi/\d+/thanh-tich/)"', officer.get(address).content.decode()):
        assert officer.get(row).status_code == 200


def test_the_list_goes_out_as_a_workbook_and_no_formula_runs(scene: Scene) -> None:
    address, officer = people(scene), seated(scene, "officer")
    hostile = '=HYPERLINK("http://example.com","Xem")'
    Recipient.objects.filter(name="Lý Văn An").update(post=hostile)
    link = re.search(
        r'href="([^"]+nguoi\.xlsx[^"]*)"', officer.get(address, {"q": "ly van"}).content.decode()
    )

    assert link is not None
    rows = _rows(officer, link[1])
    assert [cell.value for cell in rows[0]][:4] == ["Tên", "Loại", "Mã", "Chức vụ"]
    assert [cell.value for cell in rows[1]][:2] == ["Lý Văn An", "Cá nhân"]
    assert (rows[1][3].value, rows[1][3].data_type, rows[1][4].value) == (
        hostile,
        "s",
        "Ủy ban nhân dân xã số 1",
    )
    assert len(rows) == 2


def _rows(client: Client, address: str) -> list[Any]:
    answer: Any = client.get(address)
    return list(load_workbook(BytesIO(b"".join(answer.streaming_content))).worksheets[0].iter_rows())
