"""The lists for keeping house: what is asked for stands in the address, what nobody must set lies folded."""

from __future__ import annotations

import re

import pytest

from roles.founding.blocs.composing import found_bloc
from roles.models import LocalRule
from tests.browsing import words
from tests.scene import SINCE, Scene
from tests.workflow.corridor_pages import seated

pytestmark = [pytest.mark.scene(), pytest.mark.usefixtures("story_day", "recorded_context")]


def test_appointments_are_narrowed_to_an_office_in_the_address(scene: Scene) -> None:
    officer, address = seated(scene, "officer"), f"/tham-quyen/{scene.district.pk}/phan-cong/"

    page = officer.get(address, {"chuc-trach": "unit_head"})
    assert {one.row.office for one in page.context["page"]} == {"unit_head"}
    assert page.context["page"].paginator.count == 3
    assert 'value="unit_head" selected' in page.content.decode()
    both = officer.get(address, {"chuc-trach": "unit_head", "q": "xa so 2"})
    assert [one.place for one in both.context["page"]] == ["Ủy ban nhân dân xã số 2"]
    assert officer.get(address, {"chuc-trach": "vua"}).context["page"].paginator.count > 20


def test_the_auditor_is_led_from_an_appointment_to_what_the_history_says_of_it(scene: Scene) -> None:
    address = f"/tham-quyen/{scene.district.pk}/phan-cong/"
    auditor = seated(scene, "auditor")
    links = re.findall(r'href="(/nhat-ky/\?q=[^"]+)"', auditor.get(address, {"q": "head1"}).content.decode())

    assert len(links) == 1
    told = words(auditor.get(links[0]))
    assert "phân công" in told.lower() and "head1" in told
    assert "/nhat-ky/?q=" not in seated(scene, "officer").get(address).content.decode()


def test_a_bloc_is_found_by_its_name_its_code_or_the_unit_that_heads_it(scene: Scene) -> None:
    found_bloc(scene.district, code="K10", name="Khối trường học", on=SINCE)
    officer, address = seated(scene, "officer"), f"/tham-quyen/{scene.district.pk}/khoi/"

    def found(asked: str) -> list[str]:
        html = officer.get(address, {"q": asked, "nam": "2020"}).content.decode()
        return re.findall(r">(K\d+): ", html)

    assert found("") == ["K09", "K10"]
    assert found("truong hoc") == found("k10") == ["K10"]
    assert found("XÃ SỐ 1") == found("cac xa") == ["K09"]
    nobody = officer.get(address, {"q": "khong co", "nam": "2020"})
    assert "Không có khối, cụm nào như vậy" in words(nobody)
    assert 'href="?nam=2019&amp;q=khong%20co"' in nobody.content.decode()


def test_what_is_set_or_must_be_set_stands_first_and_the_rest_lies_folded(scene: Scene) -> None:
    shown = seated(scene, "officer").get(f"/tham-quyen/{scene.district.pk}/quy-dinh/")
    first, _fold, rest = shown.content.decode().partition('<details class="panel folded">')

    assert LocalRule.objects.get(jurisdiction=scene.district).key == "vote.CSTĐCS"
    assert (
        "80% tổng số thành viên" in first and "80% tổng số thành viên" not in rest.partition("Cờ thi đua")[0]
    )
    open_keys = {line.key.key for line in shown.context["set_or_open"]}
    unset = {line.key.key for line in shown.context["left_unset"]}
    assert "vote.CSTĐCS" in open_keys and len(unset) > len(open_keys) and not unset & open_keys
    assert all(line.general.is_open is False for line in shown.context["left_unset"])
    assert f"Những điều khác, chưa đặt ({len(unset):02})" in words(shown)
