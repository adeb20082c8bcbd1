"""A row with a broken cell is checked as far as its sound cells tell: nothing is met at a second try only."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dossiers.loading.kinds.every_kind import KINDS
from tests.dossiers.loading.conftest import Send
from tests.dossiers.loading.past_workbooks import load_workbook, past_title
from tests.dossiers.loading.test_blocs_load import row as bloc_row
from tests.dossiers.loading.test_councils_load import row as council_row
from tests.dossiers.loading.test_offices_load import row as office_row
from tests.dossiers.loading.test_organisation_load import unit_row
from tests.dossiers.loading.test_powers_load import power_row
from tests.dossiers.loading.test_ratings_and_initiatives import initiative, of
from tests.scene import Scene, staff

pytestmark = pytest.mark.scene(units=2)
FIRST = "Ủy ban nhân dân xã số 1"
NO_DAY, NO_CHOICE = "31/02/2019", "không có"
HEAD = "Khối trưởng, cụm trưởng"


def sheets(scene: Scene) -> dict[str, tuple[list[dict[str, Any]], list[str]]]:
    """By kind: rows of which each has a cell that cannot be read, and what their other cells tell."""
    (person,) = staff(scene.units[0], 1)
    nowhere, nobody = "Không có đơn vị nào mang tên “Sở Y tê”.", "mà dòng không ghi họ và tên."
    rated = {"year": 2018, "rating": "HTTNV"}
    return {
        "don-vi": (
            [
                unit_row("T1", FIRST, since="2020"),
                unit_row("T2", FIRST, level=NO_CHOICE),
                unit_row("T3", "Trạm Y tế", "KHÔNG", since=NO_DAY),
            ],
            [f"“{FIRST}” đã có ở dòng 2.", "Không có đơn vị nào mang mã KHÔNG ở cấp này hay trong bảng."],
        ),
        "cap-truc-thuoc": (
            [
                power_row(
                    "", "xã A", "a", organ_code="KHÔNG", organ_heading="UBND xã A", since=NO_DAY, full_name=""
                )
            ],
            ["không có đơn vị nào mang mã KHÔNG", f"Chưa có tài khoản “a” {nobody}"],
        ),
        "khoi-cum": (
            [
                bloc_row(FIRST, role=HEAD, paper_on=NO_DAY),
                bloc_row("Ủy ban nhân dân xã số 2", role=HEAD, paper_on=NO_DAY),
                bloc_row("Sở Y tê") | {"year": "hai nghìn"},
            ],
            ["Năm 2018, Khối các xã vùng cao đã có khối trưởng", nowhere],
        ),
        "hoi-dong": (
            [
                council_row("chair", "Chủ tịch Hội đồng"),
                council_row("nv.moi", NO_CHOICE, paper_number="9/QĐ-UBND"),
            ],
            [f"Chưa có tài khoản “nv.moi” {nobody}", "khác dòng 2 của cùng thành phần."],
        ),
        "phan-cong": (
            [
                office_row(full_name="", organ="Sở Y tê", since=NO_DAY),
                office_row("nv.hai", office="Thủ trưởng đơn vị", paper_on=NO_DAY, until=date(2020, 8, 1)),
            ],
            [
                nowhere,
                f"Chưa có tài khoản “nv.thang” {nobody}",
                "Ngày kết thúc 01/08/2020 đứng trước 01/09/2020",
            ],
        ),
        "can-bo": (
            [of(person), of(person, position=NO_CHOICE), of(person, birth_on=NO_DAY, unit="Sở Y tê")],
            [f"{person.name} đã có ở dòng 2.", nowhere],
        ),
        "danh-hieu": (
            [
                past_title(decision_on=NO_DAY, unit="Sở Y tê"),
                past_title("Nông Văn Lạ", sex="", decided_by=""),
            ],
            [nowhere, "Nông Văn Lạ chưa có trong danh sách của đơn vị, mà dòng chưa ghi giới tính."],
        ),
        "xep-loai": (
            [of(person, **rated), of(person, **{**rated, "rating": NO_CHOICE})],
            [f"{person.name} đã có ở dòng 2 cùng nội dung này."],
        ),
        "sang-kien": (
            [
                initiative(person, level=NO_CHOICE),
                initiative(person),
                initiative(person, year=NO_DAY, unit="Sở Y tê"),
            ],
            [f"{person.name} đã có ở dòng 2 cùng nội dung này.", nowhere],
        ),
    }


def test_every_kind_of_sheet_tells_all_faults_of_a_row_at_once(send: Send, scene: Scene) -> None:
    told = sheets(scene)
    assert told.keys() == KINDS.keys()
    for kind, (rows, faults) in told.items():
        shown = " ".join(send(load_workbook(rows, kind=KINDS[kind]), sheet=kind).split())
        assert [fault for fault in faults if fault not in shown] == [], (kind, shown)
