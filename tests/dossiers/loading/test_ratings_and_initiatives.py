"""Ratings and initiatives of past years come in by the same page as past titles."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from dossiers.loading.kinds.past_initiatives import INITIATIVES_LOAD
from dossiers.loading.kinds.past_ratings import RATINGS_LOAD
from dossiers.models import Initiative, PaperCheck, Rating, Recipient
from tests.browsing import words
from tests.dossiers.loading.conftest import Send
from tests.dossiers.loading.past_workbooks import load_workbook, place
from tests.scene import TODAY, Scene, staff
from trail.models import Entry

pytestmark = pytest.mark.scene(units=2)
UNIT = "Ủy ban nhân dân xã số 1"


@pytest.fixture
def person(scene: Scene) -> Recipient:
    return staff(scene.units[0], 1)[0]


def of(person: Recipient, **given: Any) -> dict[str, Any]:
    return {"name": person.name, "staff_code": person.staff_code, "unit": UNIT, **given}


def initiative(person: Recipient, **given: Any) -> dict[str, Any]:
    row = {"code": "SK-01", "title": "Trồng lúa bậc thang", "level": "Tỉnh", "year": 2018}
    row |= {"decision_number": "77/QĐ-UBND", "decision_on": date(2018, 12, 1)}
    return of(person, **row) | given


def test_ratings_of_past_years_are_added_and_what_is_there_stays(
    send: Send, confirm: Callable[[], Any], person: Recipient
) -> None:
    Rating.objects.create(recipient=person, year=2017, level="HTTNV")
    Rating.objects.create(recipient=person, year=2016, level="HTNV")
    rows = [
        of(person, year=2018, rating="Hoàn thành xuất sắc nhiệm vụ"),
        of(person, year=2017, rating="Hoàn thành tốt nhiệm vụ"),
        of(person, year=2016, rating="HTXSNV"),
    ]

    ready = send(load_workbook(rows, kind=RATINGS_LOAD), sheet="xep-loai")
    stored = words(confirm())

    assert "1 mức xếp loại trong 3 dòng" in " ".join(ready.split())
    assert f"Dòng 4, {person.name}: năm ấy đang lưu “hoàn thành nhiệm vụ”" in ready
    assert "Đã ghi 1 mức xếp loại. Bỏ qua 1 dòng đã có sẵn." in stored
    kept = dict(person.ratings.values_list("year", "level"))
    assert kept == {2020: "HTXSNV", 2018: "HTXSNV", 2017: "HTTNV", 2016: "HTNV"}
    told = json.loads(Entry.objects.get(verb="recipient_loaded").payload)["details"]["changes"]
    assert told == [["Mức độ hoàn thành nhiệm vụ năm 2018", "", "hoàn thành xuất sắc nhiệm vụ"]]


def test_a_rating_of_this_year_of_a_household_or_twice_is_a_fault(send: Send, person: Recipient) -> None:
    good = "Hoàn thành tốt nhiệm vụ"
    rows = [
        of(person, year=2018, rating=good),
        of(person, year=2018, rating=good),
        of(person, year=2020, rating=good),
        of(person, year=2018, rating=good, kind="Hộ gia đình", name="Hộ ông Sùng"),
    ]

    shown = send(load_workbook(rows, kind=RATINGS_LOAD), sheet="xep-loai")

    assert "Còn 3 chỗ phải sửa" in shown
    for key, row, told in (
        ("year", 2, f"{person.name} đã có ở dòng 2 cùng nội dung này."),
        ("year", 3, "Năm 2020 chưa hết nên chưa phải là xếp loại đã có."),
        ("kind", 4, "Hộ gia đình không xếp loại hằng năm."),
    ):
        assert f"Ô {place(key, row, kind=RATINGS_LOAD)}" in shown and told in shown


def test_initiatives_come_in_as_declared_with_their_recognition(
    send: Send, confirm: Callable[[], Any], person: Recipient, scene: Scene
) -> None:
    rows = [initiative(person), initiative(person, code="SK-02", of_kind="Đề tài", level="Cơ sở")]

    send(load_workbook(rows, kind=INITIATIVES_LOAD), sheet="sang-kien")
    confirm()
    again = send(load_workbook(rows, kind=INITIATIVES_LOAD), sheet="sang-kien")
    other = send(
        load_workbook([initiative(person, title="Nuôi ong")], kind=INITIATIVES_LOAD), sheet="sang-kien"
    )

    kept = Initiative.objects.filter(recipient=person, year=2018).order_by("code")
    assert [(each.code, each.kind, each.level) for each in kept] == [
        ("SK-01", "sáng kiến", "tỉnh"),
        ("SK-02", "đề tài", "cơ sở"),
    ]
    assert kept[0].decision_number == "77/QĐ-UBND" and kept[0].decision_on == date(2018, 12, 1)
    assert (kept[0].declared_by, kept[0].declared_on) == (scene["officer"], TODAY)
    assert kept[0].declared_from == "bảng Excel “cu.xlsx”"
    PaperCheck.objects.create(
        recipient=person,
        initiative=kept[1],
        outcome="wrong",
        reason="Quyết định không có tên.",
        jurisdiction=scene.district,
        checked_by=scene["officer"],
        checked_on=TODAY,
    )
    refuted = send(load_workbook(rows, kind=INITIATIVES_LOAD), sheet="sang-kien")
    assert "1 dòng đã có sẵn." in refuted and "1 dòng đã bị bác khi đối chiếu giấy tờ." in refuted
    told = "“Trồng lúa bậc thang” năm 2018; Người officer đối chiếu ngày 20/11/2020: Quyết định không có tên"
    assert f"Dòng 3, {person.name}: {told}" in refuted
    assert "2 dòng đã có sẵn" in again
    assert "mã này của năm ấy đang lưu nội dung khác (cấp tỉnh)" in other


def test_an_initiative_without_its_recognition_or_recognised_before_its_year_is_a_fault(
    send: Send, person: Recipient
) -> None:
    rows = [initiative(person, decision_number=""), initiative(person, code="SK-02", year=2019)]

    shown = send(load_workbook(rows, kind=INITIATIVES_LOAD), sheet="sang-kien")

    assert "Chưa ghi “Số quyết định công nhận”." in shown
    assert "Công nhận ngày 01/12/2018, trước năm của sáng kiến (2019)." in shown
