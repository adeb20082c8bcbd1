"""Files that are no honest workbook, or say things in an odd way: refused in words, or read rightly."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from dossiers.models import HeldTitle, Recipient
from tests.dossiers.importing.workbooks import raw_workbook, sheet_of
from tests.dossiers.loading.conftest import Send
from tests.dossiers.loading.past_workbooks import load_workbook, past_title, place

pytestmark = pytest.mark.scene(units=2)


def test_decomposed_letters_days_as_text_and_years_as_text_are_read_as_they_are_meant(
    send: Send, confirm: Callable[[], Any]
) -> None:
    row = past_title(year="2017", birth_on="25/01/1980", decision_on="2018-01-20")
    decomposed = {key: unicodedata.normalize("NFD", v) if isinstance(v, str) else v for key, v in row.items()}

    ready = send(load_workbook([decomposed]))
    confirm()

    assert "2 ô ngày gõ dạng chữ đã được đọc theo ngày/tháng/năm." in ready
    person = Recipient.objects.get()
    assert (person.name, person.birth_on) == ("Nông Văn An", date(1980, 1, 25))
    assert HeldTitle.objects.get().decided_by == "Chủ tịch UBND huyện Hà Quảng"


def test_formulas_merged_cells_and_serial_numbers_for_days_are_faults_of_their_cells(send: Send) -> None:
    def finish(book: Any, sheet: Any) -> None:
        sheet.write_formula(place("decision_number", 1), '="12"&"/QĐ"', None, "12/QĐ")
        sheet.merge_range(f"{place('decided_by', 2)}:{place('decided_by', 3)}", "UBND huyện")

    rows = [past_title(), past_title("Lý Thị Mai"), past_title("Bế Văn Cao", birth_on=29225)]

    shown = send(load_workbook(rows, finish=finish))

    assert f"Ô {place('decision_number', 1)}" in shown and "Ô chứa công thức" in shown
    assert f"Ô {place('decided_by', 2)}" in shown and "bị gộp làm một" in shown
    assert f"Ô {place('birth_on', 3)}" in shown and "không phải ngày" in shown


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (raw_workbook(sheet_of('<row r="1"><c r="A1048576"><v>1</v></c></row>')), "nằm quá xa ngoài bảng"),
        (
            raw_workbook(sheet_of("".join(f'<row r="{n}"/>' for n in range(100_100, 120_200)))),
            "dòng trống dưới bảng",
        ),
        (raw_workbook(sheet_of(" " * 40_000_000)), "nén"),
        (raw_workbook('<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'), "thực thể XML"),
        (b"PK\x03\x04 no book", "không mở được gói bên trong"),
    ],
    ids=["a far cell", "endless rows", "a bomb", "an entity", "no ZIP"],
)
def test_a_file_that_is_no_table_is_refused_in_words(send: Send, content: bytes, told: str) -> None:
    shown = send(content)

    assert "Không đọc được tệp này; chưa ghi dòng nào" in shown and told in shown


def test_another_sheet_and_an_empty_table_are_told(send: Send) -> None:
    def finish(book: Any, sheet: Any) -> None:
        book.add_worksheet("Ghi chú").write_string(0, 0, "nháp")

    assert "Trang “Ghi chú” không có trong tệp mẫu." in send(load_workbook([past_title()], finish=finish))
    assert "Tệp không có dòng nào ở trang “Đã được tặng”." in send(load_workbook([]))
