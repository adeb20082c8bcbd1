"""Every fault of every row at once, each in its cell, with how to mend it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossiers.importing.cell_faults import CellFault, Refusal, cell_address, column_index, column_letters
from dossiers.importing.checking.all_faults import read_all
from dossiers.importing.checking.rows import ListReading
from dossiers.importing.opening.workbook_reader import ReadSheet, read_workbook
from tests.dossiers.importing.workbooks import TODAY, people, person, place, saved, workbook


def reading_of(folder: Path, *rows: dict[str, Any], **given: Any) -> ListReading:
    return read_all(read_workbook(saved(folder, workbook(rows, **given))), today=TODAY)


def only_fault(reading: ListReading) -> CellFault:
    (fault,) = reading.faults
    return fault


def test_a_right_row_has_no_fault_and_its_award_by_code(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, person())

    assert reading.faults == []
    assert reading.rows[0].award == "LĐTT"
    assert reading.rows[0].get("birth_on") == date(1980, 1, 5)


@pytest.mark.parametrize("word", ["LĐTT", "lao động tiên tiến", "Lao dong tien tien", "  LĐTT "])
def test_an_award_is_understood_by_code_and_by_name(tmp_path: Path, word: str) -> None:
    assert reading_of(tmp_path, person(title=word)).rows[0].award == "LĐTT"


def test_an_unknown_award_names_the_nearest(tmp_path: Path) -> None:
    fault = only_fault(reading_of(tmp_path, person(title="Chiến sĩ thi đua cơ xở")))

    assert (fault.sheet, fault.cell) == ("Cá nhân", place("title", 1))
    assert "không có trong danh sách danh hiệu thi đua" in fault.what
    assert "Có phải “Chiến sĩ thi đua cơ sở”?" in fault.remedy
    assert "Danh mục" not in fault.remedy  # that sheet is hidden from the reader


def test_a_form_of_reward_in_the_title_column_is_sent_to_its_own(tmp_path: Path) -> None:
    fault = only_fault(reading_of(tmp_path, person(title="Giấy khen của Chủ tịch Ủy ban nhân dân cấp xã")))

    assert fault.cell == place("title", 1)
    assert "hình thức khen thưởng, không phải danh hiệu thi đua" in fault.what
    assert "Hình thức khen thưởng" in fault.remedy


def test_a_title_in_the_column_of_forms_is_sent_back(tmp_path: Path) -> None:
    fault = only_fault(reading_of(tmp_path, person(title="", form="LĐTT")))

    assert fault.cell == place("form", 1)
    assert "danh hiệu thi đua, không phải hình thức khen thưởng" in fault.what


def test_both_columns_filled_is_one_fault(tmp_path: Path) -> None:
    fault = only_fault(reading_of(tmp_path, person(form="GK xã")))

    assert "cả danh hiệu thi đua và hình thức khen thưởng" in fault.what


def test_a_title_of_persons_is_refused_for_a_collective(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, collectives=[{"name": "Phòng Nội vụ", "title": "LĐTT"}])

    fault = next(fault for fault in reading.faults if fault.sheet == "Tập thể")
    assert fault.cell == "D2"
    assert "không dành cho tập thể" in fault.what and "cá nhân" in fault.remedy


def test_a_date_as_text_is_told_with_the_day_it_means(tmp_path: Path) -> None:
    fault = only_fault(reading_of(tmp_path, person(birth_on="5/1/1980")))

    assert fault.cell == place("birth_on", 1)
    assert "dưới dạng chữ (“5/1/1980”): không chắc là ngày 5 tháng 1 hay ngày 1 tháng 5" in fault.what
    assert "gõ lại 05/01/1980" in fault.remedy
    assert "Format Cells > Date" in fault.remedy and "Định dạng Ô > Ngày" in fault.remedy
    assert "Text to Columns" in fault.remedy and "Văn bản thành Cột" in fault.remedy


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("25/01/1980", date(1980, 1, 25)),
        ("13-2-1980", date(1980, 2, 13)),
        ("5/5/1980", date(1980, 5, 5)),
        ("1980-01-05", date(1980, 1, 5)),
    ],
)
def test_a_day_as_text_that_can_mean_but_one_is_taken_and_said(
    tmp_path: Path, typed: str, meant: date
) -> None:
    reading = reading_of(tmp_path, person(birth_on=typed))

    assert reading.faults == []
    assert reading.rows[0].get("birth_on") == meant
    assert any(
        note.startswith("1 ô ngày gõ dạng chữ đã được đọc theo ngày/tháng/năm") for note in reading.notes
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("31/02/1980", "Không có ngày “31/02/1980” trong lịch"),
        (1980, "là con số 1980, không phải ngày"),
        (date(2026, 11, 24), "chưa tới"),
        ("24/11/2026", "chưa tới"),
        ("13/13/1980", "Không có ngày “13/13/1980” trong lịch"),
        (True, "không phải ngày"),
    ],
)
def test_impossible_days_are_told(tmp_path: Path, value: object, words: str) -> None:
    fault = only_fault(reading_of(tmp_path, person(birth_on=value)))

    assert words in fault.what
    assert fault.cell == place("birth_on", 1)


def test_a_number_as_text_and_a_part_larger_than_the_whole_are_told(tmp_path: Path) -> None:
    collective = {"name": "Phòng Nội vụ", "title": "TTLĐTT", "people": 10, "women": 12, "completed": "10"}

    faults = reading_of(tmp_path, collectives=[collective]).faults

    assert {fault.cell for fault in faults if fault.sheet == "Tập thể"} == {"H2", "K2"}
    assert any("là chữ (“10”), không phải số" in fault.what for fault in faults)
    assert any("lớn hơn tổng số người của tập thể (10)" in fault.what for fault in faults)


@pytest.mark.parametrize(
    ("typed", "told"), [("26 người", {"G2", "H2"}), ("26", {"G2", "H2"}), ("độ 26", {"G2"})]
)
def test_a_part_is_compared_at_once_with_a_total_written_as_text(
    tmp_path: Path, typed: str, told: set[str]
) -> None:
    collective = {"name": "Phòng Nội vụ", "title": "TTLĐTT", "people": typed, "women": 40}

    faults = reading_of(tmp_path, collectives=[collective]).faults

    assert {fault.cell for fault in faults} == told


def test_an_unknown_rating_and_sex_name_what_is_possible(tmp_path: Path) -> None:
    faults = reading_of(tmp_path, person(rating="Hoàn thành xuất sắc nhiệm vu", sex="Khác")).faults
    by_cell = {fault.cell: fault for fault in faults}

    assert len(faults) == 1
    assert "Nam; Nữ" in by_cell[place("sex", 1)].remedy


def test_a_rating_outside_the_list_is_told(tmp_path: Path) -> None:
    fault = only_fault(reading_of(tmp_path, person(rating="Giỏi")))

    assert fault.cell == place("rating", 1)
    assert "Hoàn thành tốt nhiệm vụ" in fault.remedy


def test_the_same_person_twice_for_one_award_is_told_where(tmp_path: Path) -> None:
    fault = only_fault(reading_of(tmp_path, person(), person("NGUYỄN VĂN AN")))

    assert fault.cell == place("name", 2)
    assert "đã được đề nghị Lao động tiên tiến ở dòng 2" in fault.what


def test_the_same_person_may_be_proposed_for_two_awards(tmp_path: Path) -> None:
    assert reading_of(tmp_path, person(), person(title="CSTĐCS")).faults == []


def test_two_lines_about_one_person_must_agree(tmp_path: Path) -> None:
    fault = only_fault(
        reading_of(
            tmp_path,
            person(staff_code="CB01"),
            person(staff_code="CB01", title="CSTĐCS", birth_on=date(1981, 1, 5)),
        )
    )

    assert fault.cell == place("birth_on", 2)
    assert "05/01/1981" in fault.what and "05/01/1980" in fault.what


def test_formulas_merged_cells_and_failed_formulas_are_told_by_cell(tmp_path: Path) -> None:
    def spoil(book: Any, sheets: Any) -> None:
        sheet = sheets["Cá nhân"]
        sheet.write_formula(place("post", 1), '="Trưởng "&"phòng"', None, "Trưởng phòng")
        sheet.write_formula(place("achievement", 2), "=1/0", None, "#DIV/0!")
        sheet.merge_range(f"{place('position', 1)}:{place('position', 2)}", "")

    faults = reading_of(tmp_path, person(), person("Trần Thị Bình", sex="Nữ"), finish=spoil).faults
    told = {fault.cell: fault.what for fault in faults}

    assert "công thức" in told[place("post", 1)]
    assert "công thức" in told[place("achievement", 2)]
    assert "gộp làm một" in told[place("position", 1)]
    assert len(faults) == 3


def test_a_formula_is_told_once_even_where_its_value_is_wrong(tmp_path: Path) -> None:
    def spoil(book: Any, sheets: Any) -> None:
        sheets["Cá nhân"].write_formula(place("birth_on", 1), "=1+1", None, 2)

    fault = only_fault(reading_of(tmp_path, person(), finish=spoil))

    assert fault.cell == place("birth_on", 1) and "công thức" in fault.what


def test_a_missing_and_a_renamed_column_are_told_and_the_rest_is_still_checked(tmp_path: Path) -> None:
    reading = reading_of(
        tmp_path,
        person(rating="Giỏi"),
        leave_out=["achievement"],
        rename={"birth_on": "Ngày sinh nhật", "post": "Ghi chú"},
    )
    whats = [fault.what for fault in reading.faults]

    assert any("Thiếu cột “Tóm tắt thành tích”" in what for what in whats)
    assert any("cột “Ngày sinh nhật” có lẽ là cột đó đã bị đổi tên" in what for what in whats)
    assert any("Cột “Ghi chú” không có trong tệp mẫu" in what for what in whats)
    assert any("“Giỏi” không có trong danh sách" in what for what in whats)


def test_an_extra_sheet_is_told_and_a_misspelt_one_is_guessed(tmp_path: Path) -> None:
    def add(book: Any, sheets: Any) -> None:
        book.add_worksheet("Nháp")
        book.add_worksheet("Tập thế")

    told = {fault.sheet: fault.remedy for fault in reading_of(tmp_path, person(), finish=add).faults}

    assert "Xóa trang này" in told["Nháp"]
    assert told.keys() == {"Nháp"}


def test_decomposed_and_old_style_accents_are_put_right_and_counted(tmp_path: Path) -> None:
    import unicodedata

    decomposed = unicodedata.normalize("NFD", "Nguyễn Thị Hoà")

    reading = reading_of(tmp_path, person(decomposed, sex="Nữ", post="Thuỷ lợi"))

    assert reading.rows[0].get("name") == "Nguyễn Thị Hòa"
    assert reading.rows[0].get("post") == "Thủy lợi"
    assert reading.respelled == 2
    assert reading.notes == ["Đã thống nhất cách gõ dấu tiếng Việt ở 2 ô; nghĩa không đổi."]


def test_every_fault_of_every_row_is_told_at_once(tmp_path: Path) -> None:
    rows = people(40)
    for row in rows:
        row |= {"sex": "?", "birth_on": "1980", "title": "XYZ"}

    faults = reading_of(tmp_path, *rows).faults

    assert len(faults) == 120
    assert {fault.row for fault in faults} == set(range(2, 42))
    assert all(fault.what and fault.remedy for fault in faults)


def test_an_initiative_needs_its_title_and_code(tmp_path: Path) -> None:
    faults = reading_of(tmp_path, person(initiative_number="5/QĐ-UBND")).faults

    assert {fault.cell for fault in faults} == {place("initiative_title", 1), place("initiative_code", 1)}


def test_a_workbook_without_rows_or_without_heading_says_so(tmp_path: Path) -> None:
    assert "không có dòng đề nghị nào" in only_fault(reading_of(tmp_path)).what

    stranger = [ReadSheet("Cá nhân", [["Họ"], ["An"]])]
    assert "không có dòng tiêu đề" in only_fault(read_all(stranger, today=TODAY)).what


def test_10_000_rows_are_read_and_10_001_refused(tmp_path: Path) -> None:
    rows = people(10_001)

    assert len(reading_of(tmp_path, *rows[:10_000]).rows) == 10_000
    with pytest.raises(Refusal) as caught:
        reading_of(tmp_path, *rows)
    assert caught.value.kind == "too_many_rows" and "10.001" in caught.value.what


_CELLS = st.one_of(
    st.text(max_size=30), st.integers(), st.floats(allow_nan=False), st.booleans(), st.dates(), st.just("")
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(_CELLS, min_size=16, max_size=16), max_size=6))
def test_no_row_however_strange_makes_the_checks_fail(rows: list[list[Any]]) -> None:
    from dossiers.importing.checking.columns import PERSONS

    heading: list[Any] = [column.heading for column in PERSONS.columns]

    reading = read_all([ReadSheet("Cá nhân", [heading, *rows])], today=TODAY)

    assert all(fault.what and fault.remedy and fault.sheet for fault in reading.faults)


@given(st.integers(min_value=0, max_value=16_383))
def test_column_letters_and_places_are_inverse(index: int) -> None:
    assert column_index(column_letters(index)) == index


def test_addresses_as_excel_writes_them() -> None:
    assert (cell_address(0, 0), cell_address(1_048_575, 16_383)) == ("A1", "XFD1048576")


def test_a_name_of_strange_letters_is_told(tmp_path: Path) -> None:
    fault = only_fault(reading_of(tmp_path, person("Nguyễn 王 An")))

    assert fault.cell == place("name", 1) and "王" in fault.what


def test_numbers_without_end_and_days_beyond_the_calendar_are_faults(tmp_path: Path) -> None:
    from tests.dossiers.importing.workbooks import raw_workbook, sheet_of

    heads = [("C", "Họ và tên"), ("D", "Giới tính"), ("E", "Ngày sinh")]
    heading = "".join(f'<c r="{at}1" t="inlineStr"><is><t>{word}</t></is></c>' for at, word in heads)
    row = '<c r="C2" t="inlineStr"><is><t>An</t></is></c><c r="E2"><v>1e999</v></c>'
    content = raw_workbook(sheet_of(f'<row r="1">{heading}</row><row r="2">{row}</row>'))

    reading = read_all(read_workbook(saved(tmp_path, content)), today=TODAY)

    assert any(fault.cell == "E2" for fault in reading.faults)


def test_a_day_far_beyond_the_calendar_is_no_crash(tmp_path: Path) -> None:
    def spoil(book: Any, sheets: Any) -> None:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheets["Cá nhân"].write_number(place("birth_on", 1), 1e9, day)

    fault = only_fault(reading_of(tmp_path, person(), finish=spoil))

    assert fault.cell == place("birth_on", 1)
