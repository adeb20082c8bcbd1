"""The staff of the units comes in by the same page; who is known already stays as he is."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from dossiers.loading.kinds.staff import STAFF_LOAD
from dossiers.models import Recipient
from tests.browsing import words
from tests.dossiers.loading.conftest import Send
from tests.dossiers.loading.past_workbooks import load_workbook
from tests.scene import Scene, staff
from trail.models import Entry

pytestmark = pytest.mark.scene(units=2)
UNIT = "Ủy ban nhân dân xã số 1"


def test_new_people_enter_the_list_of_their_unit_and_known_ones_stay(
    send: Send, confirm: Callable[[], Any], scene: Scene
) -> None:
    known, changed = staff(scene.units[0], 2)
    new = {"name": "Lý Thị Mai", "sex": "Nữ", "birth_on": date(1990, 2, 1), "staff_code": "M01"}
    new |= {"unit": UNIT, "post": "Kế toán", "position": "Người trực tiếp công tác, lao động"}
    rows = [
        new,
        {"name": known.name, "staff_code": known.staff_code, "unit": UNIT},
        {"name": changed.name, "staff_code": changed.staff_code, "unit": UNIT, "post": "Chủ tịch"},
        {"name": "Tổ một cửa", "kind": "Tập thể", "unit": UNIT},
    ]

    ready = send(load_workbook(rows, kind=STAFF_LOAD), sheet="can-bo")
    stored = words(confirm())

    assert f"Dòng 4, {changed.name}: đang lưu chức vụ “Công chức”" in ready
    assert "Đã ghi 2 người, tập thể, thêm 2 người, tập thể mới. Bỏ qua 1 dòng đã có sẵn." in stored
    assert "2 người, tập thể mới, nay đã có trong danh sách đơn vị" in stored
    person = Recipient.objects.get(name="Lý Thị Mai")
    assert (person.unit, person.post, person.position) == (scene.units[0], "Kế toán", "direct_worker")
    assert Recipient.objects.get(name="Tổ một cửa").kind == "collective"
    changed.refresh_from_db()
    assert changed.post == "Công chức"
    entries = Entry.objects.filter(verb="recipient_loaded", words__contains="ly thi mai")
    told = json.loads(entries.get().payload)["details"]["changes"]
    assert ["Chức vụ", "", "Kế toán"] in told and ["Mã cán bộ", "", "M01"] in told


def test_somebody_twice_and_a_woman_without_birth_are_faults(send: Send) -> None:
    new = {"name": "Lý Thị Mai", "sex": "Nữ", "birth_on": date(1990, 2, 1), "unit": UNIT}

    shown = send(
        load_workbook([new, new, {**new, "birth_on": "", "staff_code": "X1"}], kind=STAFF_LOAD),
        sheet="can-bo",
    )

    assert "Lý Thị Mai đã có ở dòng 2." in shown and "mà dòng chưa ghi ngày sinh" in shown
