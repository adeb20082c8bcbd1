"""The tree of units comes in by the page of loads, as if each had been founded on its own page."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from guardian.models import UserObjectPermission

from dossiers.loading.kinds.organisation import ORGANISATION_LOAD
from roles.founding import rename_unit
from roles.models import Unit, UnitProfile
from tests.browsing import Client, words
from tests.dossiers.loading.conftest import Send
from tests.dossiers.loading.past_workbooks import load_workbook
from tests.scene import SINCE, Scene
from trail.models import Entry
from workflow.proofs.registry import state_findings

pytestmark = pytest.mark.scene(units=2)
PAPER = "Nghị quyết 864/NQ-UBTVQH14 ngày 10/01/2020"


def unit_row(code: str, name: str, above: str = "", **given: Any) -> dict[str, Any]:
    row = {"code": code, "name": name, "level": "Cấp xã", "parent_code": above}
    return row | {"since": date(2020, 2, 1), "instrument": PAPER} | given


def sheet_of(*rows: dict[str, Any]) -> bytes:
    return load_workbook(rows, kind=ORGANISATION_LOAD)


def test_a_tree_enters_in_any_order_of_its_rows(send: Send, confirm: Callable[[], Any], scene: Scene) -> None:
    rows = [
        unit_row("T1A", "Tổ chuyên môn 1", "T1", legal="Không", place="Sóc Hà"),
        unit_row("T1", "Trường Tiểu học Sóc Hà", "PGD", short_name="TH Sóc Hà"),
        unit_row("BCH", "Ban Chỉ huy quân sự", level="Cấp huyện", armed="Có"),
        unit_row("PGD", "Phòng Giáo dục và Đào tạo", level="Cấp huyện", since="25/03/2020"),
    ]

    ready = send(sheet_of(*rows), sheet="don-vi")
    stored = words(confirm())
    again = send(sheet_of(*rows), sheet="don-vi")

    assert "Đơn vị đã ghi không xóa được" in ready and "Cấp huyện: 2" in words_of(ready)
    assert "Đã ghi 4 đơn vị" in stored and "4 dòng đã có sẵn" in words_of(again)
    team, school, force, office = (UnitProfile.objects.get(code=row["code"]) for row in rows)
    parents = (team.parent, school.parent, force.parent, office.parent)
    assert parents == (school.unit, office.unit, scene.district.organ, scene.district.organ)
    assert (team.unit.has_legal_personality, school.unit.has_legal_personality) == (False, True)
    assert (force.is_armed_force, force.unit.level) == (True, "huyện")
    assert (school.short_name, team.place, school.jurisdiction) == ("TH Sóc Hà", "Sóc Hà", scene.district)
    told = json.loads(Entry.objects.get(verb="unit_founded", words__contains="tieu hoc").payload)["details"]
    assert (told["called"], told["since"], told["paper"]) == (school.name, "2020-02-01", PAPER)


def words_of(page: str) -> str:
    return " ".join(page.split())


def test_a_loaded_unit_that_is_forged_in_the_database_is_found(
    send: Send, confirm: Callable[[], Any]
) -> None:
    send(sheet_of(unit_row("TYT", "Trạm Y tế Sóc Hà")), sheet="don-vi")
    confirm()
    unit = UnitProfile.objects.get(code="TYT").unit_id

    sound = list(state_findings("unit", unit))
    UnitProfile.objects.filter(code="TYT").update(is_armed_force=True)
    found = [each for each in state_findings("unit", unit) if hasattr(each, "field")]

    assert [each for each in sound if hasattr(each, "field")] == []
    assert [(each.field, each.row, each.history) for each in found] == [("is_armed_force", True, False)]


def test_who_may_load_but_not_found_units_is_neither_offered_nor_let_do_it(
    send: Send, confirm: Callable[[], Any], officer: Client, scene: Scene
) -> None:
    listed = reverse("dossiers:loads", args=[scene.district.pk])
    load = reverse("dossiers:load", args=[scene.district.pk, "don-vi"])
    before = f'href="{load}"' in officer.get(listed).content.decode()
    send(sheet_of(unit_row("TYT", "Trạm Y tế Sóc Hà")), sheet="don-vi")
    UserObjectPermission.objects.filter(permission__codename="found_unit").delete()

    answer = confirm()

    assert answer.status_code == 409 and "thành lập đơn vị" in words(answer)
    assert not UnitProfile.objects.filter(code="TYT").exists()
    after = f'href="{load}"' in officer.get(listed).content.decode()
    assert (before, after) == (True, False)


def test_a_renamed_unit_a_circle_and_a_missing_parent_are_faults(send: Send, scene: Scene) -> None:
    unit = scene.units[0]
    rename_unit(unit, since=date(2020, 3, 1), code="X1")

    shown = send(
        sheet_of(
            unit_row("X1", "Ủy ban nhân dân xã Sóc Hà"),
            unit_row("X2", "Ủy ban nhân dân xã số 2"),
            unit_row("A", "Trạm A", "B"),
            unit_row("B", "Trạm B", "C"),
            unit_row("C", "Trạm C", "A"),
            unit_row("D", "Trạm D", "A"),
            unit_row("E", "Trạm E", "KHÔNG"),
            unit_row("e", "Trạm Ê"),
            unit_row("G", "Trạm G", "G"),
        ),
        sheet="don-vi",
    )

    told = words_of(shown)
    assert "Mã X1 đã là mã của “Ủy ban nhân dân xã số 1”." in told and "đổi tên bằng trang của đơn vị" in told
    assert "Đã có đơn vị mang tên “Ủy ban nhân dân xã số 2”" in told
    assert told.count("trực thuộc nhau thành vòng: A → B → C → A") == 1
    assert "Không có đơn vị nào mang mã KHÔNG ở cấp này" in told
    assert "Mã e đã có ở dòng 8." in told and "Đơn vị không thể trực thuộc chính mình." in told
    assert "Còn 6 chỗ phải sửa" in told and Unit.objects.count() == 4


def test_a_row_with_a_fault_of_its_own_still_stands_in_the_table(send: Send, scene: Scene) -> None:
    told = words_of(
        send(
            sheet_of(
                unit_row("SYT", "Sở Y tế", level="Cấp bộ"),
                unit_row("BV", "Bệnh viện Đa khoa", "SYT"),
                unit_row("SCT", "Sở Công Thương"),
                unit_row("SCT", ""),
            ),
            sheet="don-vi",
        )
    )

    assert "Không có đơn vị nào mang mã SYT" not in told and "Mã SCT đã có ở dòng 4." in told
    assert "Còn 3 chỗ phải sửa" in told


def test_sixty_units_are_founded_with_as_many_statements_as_six(
    send: Send, confirm: Callable[[], Any], scene: Scene
) -> None:
    counted = []
    for first, number in ((0, 6), (100, 60)):
        rows = [unit_row(f"S{first}", f"Sở {first}")]
        rows += [unit_row(f"S{n}", f"Trạm {n}", f"S{first}") for n in range(first + 1, first + number)]
        send(sheet_of(*rows), sheet="don-vi")
        with CaptureQueriesContext(connection) as seen:
            confirm()
        counted.append(len(seen))

    assert counted[0] == counted[1]
    assert UnitProfile.objects.filter(since__gt=SINCE).count() == 66
