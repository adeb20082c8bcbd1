"""The template brings the people along and comes back unchanged; the report can be mended and sent."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dossiers.importing.cell_faults import CellFault
from dossiers.importing.checking.all_faults import read_all
from dossiers.importing.matching.people import match
from dossiers.importing.matching.unit_roster import roster_of
from dossiers.importing.opening.workbook_reader import ReadSheet, read_workbook
from dossiers.importing.workbooks.choice_lists import offered_lists
from dossiers.importing.workbooks.fault_report import marked_workbook
from dossiers.importing.workbooks.template import template_workbook
from dossiers.models import CollectiveYear, Rating
from law.awards import award
from tests.dossiers.importing.conftest import DAY, Desk
from tests.dossiers.importing.workbooks import people, person, place, saved, workbook


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_the_template_has_the_units_people_in_vietnamese_order(desk: Desk) -> None:
    desk.known("Trần Văn Đức", staff_code="CB02")
    desk.known("Trần Thị Dung", staff_code="CB01", sex="female", post="Văn thư")

    sheet = opened(template_workbook(desk.dossier))["Cá nhân"]

    assert [sheet["C4"].value, sheet["C5"].value] == ["Trần Thị Dung", "Trần Văn Đức"]
    assert [sheet["B4"].value, sheet["D4"].value, sheet["F4"].value] == ["CB01", "Nữ", "Văn thư"]
    assert sheet["E4"].value.date() == date(1980, 1, 5)
    assert sheet.freeze_panes == "D4"


def test_titles_and_forms_are_two_lists_to_choose_from(desk: Desk) -> None:
    book = opened(template_workbook(desk.dossier))
    lists = {column[0].value: [c.value for c in column[1:] if c.value] for column in book["Danh mục"].columns}
    sources = {
        str(rule.sqref).split(":")[0]: rule.formula1
        for rule in book["Cá nhân"].data_validations.dataValidation
    }

    assert "Lao động tiên tiến" in lists["individual.title"]
    assert "Lao động tiên tiến" not in lists["individual.form"]
    assert "Giấy khen của Chủ tịch Ủy ban nhân dân cấp huyện" in lists["individual.form"]
    assert "Tập thể lao động tiên tiến" not in lists["individual.title"]
    assert "Xã, phường, đặc khu tiêu biểu" not in lists["collective.title"]
    assert sources["H4"] != sources["I4"] and "Danh mục" in sources["H4"]


def test_a_template_left_as_it_is_proposes_nobody_and_has_no_fault(desk: Desk, tmp_path: Path) -> None:
    known = desk.known(staff_code="CB01", position="direct_worker", post="Văn thư")
    Rating.objects.create(recipient=known, year=2020, level="HTTNV")
    office = desk.known("Văn phòng", kind="collective", sex="", birth_on=None)
    CollectiveYear.objects.create(recipient=office, year=2020, people=10, women=7)

    sheets = read_workbook(saved(tmp_path, template_workbook(desk.dossier)))
    reading = read_all(sheets, today=DAY)
    hints = [sheet.rows[1][0] for sheet in sheets if sheet.name == "Tập thể"]
    assert hints == ["Điền từ dòng dưới tiêu đề; tập thể không đề nghị thì để trống hoặc xóa dòng."]
    found = match(reading, roster_of(desk.dossier), {})

    assert (reading.faults, found.faults, found.questions, found.proposals) == ([], [], [], [])
    assert found.not_proposed == 2
    reading.not_proposed = found.not_proposed
    (told,) = reading.notes
    assert told.startswith("2 dòng để trống cả cột “Danh hiệu thi đua” lẫn cột “Hình thức khen thưởng”: ")
    assert told.endswith("Nếu có dòng bỏ sót, điền một trong hai cột rồi tải tệp lên lại.")
    first, second = reading.rows
    assert {key: value for key, value in first.values.items() if value} == {
        "ordinal": "1",
        "staff_code": "CB01",
        "name": "Nguyễn Văn An",
        "sex": "male",
        "birth_on": date(1980, 1, 5),
        "post": "Văn thư",
        "position": "direct_worker",
        "rating": "HTTNV",
    }
    assert (second.get("name"), second.get("people"), second.get("women")) == ("Văn phòng", 10, 7)


@pytest.mark.parametrize("count", [1, 40])
def test_every_person_of_the_unit_comes_back_as_the_same_person(
    desk: Desk, tmp_path: Path, count: int
) -> None:
    for row in people(count):
        desk.known(row["name"], staff_code=row["staff_code"])

    reading = read_all(read_workbook(saved(tmp_path, template_workbook(desk.dossier))), today=DAY)

    assert match(reading, roster_of(desk.dossier), {}).not_proposed == count


def test_the_report_marks_the_cell_and_says_how_to_mend_it(tmp_path: Path) -> None:
    sheets = read_workbook(
        saved(tmp_path, workbook([person(birth_on="5/1/1980"), person(title="XYZ", sex="")]))
    )
    faults = read_all(sheets, today=DAY).faults

    book = opened(marked_workbook(sheets, faults))
    sheet = book["Cá nhân"]

    for cell in (place("birth_on", 1), place("title", 2), place("sex", 2)):
        assert sheet[cell].fill.start_color.rgb == "FFF8D7DA"
        assert sheet[cell].comment is not None
    assert "dưới dạng chữ" in sheet[place("birth_on", 1)].comment.text
    assert sheet[place("name", 1)].fill.fill_type is None
    assert book["Lỗi cần sửa"]["A1"].value == "Còn 3 chỗ phải sửa; chưa ghi dòng nào vào hồ sơ."
    assert book["Lỗi cần sửa"]["B5"].value == place("birth_on", 1)


def test_the_report_keeps_the_lists_to_choose_from_where_the_columns_stand(
    desk: Desk, tmp_path: Path
) -> None:
    sheets = read_workbook(saved(tmp_path, workbook([person(title="XYZ")])))
    faults = read_all(sheets, today=DAY).faults

    book = opened(marked_workbook(sheets, faults, lists=offered_lists(desk.dossier, on=DAY)))

    offered = {
        str(each.sqref).partition(":")[0]: each.formula1
        for each in book["Cá nhân"].data_validations.dataValidation
        if each.type == "list"
    }
    assert offered[place("title", 1)].startswith("'Danh mục'!$")
    assert book["Danh mục"].sheet_state == "veryHidden"


def test_the_report_can_be_read_again_with_the_same_faults(tmp_path: Path) -> None:
    sheets = read_workbook(saved(tmp_path, workbook([person(birth_on="5/1/1980"), person(title="XYZ")])))
    faults = read_all(sheets, today=DAY).faults

    again = read_all(read_workbook(saved(tmp_path, marked_workbook(sheets, faults))), today=DAY)

    assert again.faults == faults


def test_strange_sheet_names_do_not_break_the_report() -> None:
    sheets = [
        ReadSheet("a/b", [["x"]]),
        ReadSheet("Nháp", [["=1+1"]]),
        ReadSheet("NHÁP", [["y"]]),
        ReadSheet("x" * 40, [["z"]]),
    ]
    faults = [CellFault(sheet.name, "", "Sai.", "Sửa.") for sheet in sheets]

    book = opened(marked_workbook(sheets, faults))

    assert book.sheetnames == ["Lỗi cần sửa", "Nháp"]
    assert book["Nháp"]["A1"].value == "=1+1" and book["Nháp"]["A1"].data_type == "s"


def test_the_guide_and_the_grounds_speak_of_what_is_offered_alone(desk: Desk) -> None:
    awards = [award("TTLĐXS"), award("CSTĐ tỉnh"), award("BK tỉnh")]
    book = opened(template_workbook(desk.dossier, awards=awards))
    told = " ".join(str(cell.value) for row in book["Hướng dẫn"].rows for cell in row if cell.value)
    lists = {column[0].value: [c.value for c in column[1:] if c.value] for column in book["Danh mục"].columns}
    households = book["Hộ gia đình"].data_validations.dataValidation

    assert "Ví dụ Chiến sĩ thi đua cấp tỉnh, Tập thể lao động xuất sắc" in told
    assert "Lao động tiên tiến" not in told and "Giấy khen" not in told and "hai dòng" not in told
    assert {ground.partition(":")[0] for ground in lists["individual.ground"]} <= {
        "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
        "Chiến sĩ thi đua cấp tỉnh",
    }
    assert "household.title" not in lists
    assert not [rule for rule in households if str(rule.formula1).endswith("$1")]
