"""A unit's list in Excel, put to the law by the command: it comes back with verdicts, without a database."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from python_calamine import CalamineWorkbook

from dossiers.evaluating.history import HISTORY
from dossiers.evaluating.lists import ADDED, Evaluated, evaluate_list
from dossiers.evaluating.report import evaluated_workbook
from dossiers.evaluating.template import blank_workbook
from dossiers.importing.faults import Refusal
from tests.dossiers.importing.workbooks import person, saved, workbook

DAY = date(2023, 1, 10)
GOOD = "Hoàn thành xuất sắc nhiệm vụ"
FIGHTER = "Chiến sĩ thi đua cơ sở"


def listed(name: str, code: str, **given: Any) -> dict[str, Any]:
    return person(name, staff_code=code, rating=GOOD, **given)


def fighter(name: str, code: str) -> dict[str, Any]:
    found = {
        "initiative_code": f"SK-{code}",
        "initiative_title": "Cải tiến",
        "initiative_number": "5/QĐ-UBND",
        "initiative_on": date(2022, 11, 1),
    }
    return listed(name, code, title=FIGHTER, **found)


def history(rows: Sequence[Mapping[str, Any]]) -> Any:
    """Adds the sheet of what happened before."""

    def write(book: Any, sheets: Mapping[str, Any]) -> None:
        sheet = book.add_worksheet(HISTORY.sheet)
        for place, column in enumerate(HISTORY.columns):
            sheet.write_string(0, place, column.heading)
            for number, row in enumerate(rows, start=1):
                value = row.get(column.key, "")
                if isinstance(value, date):
                    day = book.add_format({"num_format": "dd/mm/yyyy"})
                    sheet.write_datetime(number, place, _midnight(value), day)
                elif value != "":
                    sheet.write(number, place, value)

    return write


def _midnight(day: date) -> Any:
    from datetime import datetime

    return datetime(day.year, day.month, day.day)  # noqa: DTZ001


def held(code: str, award: str, year: int, **given: Any) -> dict[str, Any]:
    what = "Danh hiệu, hình thức đã được tặng"
    decision = {"number": "12/QĐ-UBND", "decided_on": date(year, 12, 30)}
    return {
        "staff_code": code,
        "name": "Ai",
        "what": what,
        "content": award,
        "year": year,
        **decision,
        **given,
    }


def judged(folder: Path, rows: Sequence[Mapping[str, Any]], past: Any = None, **given: Any) -> Evaluated:
    path = saved(folder, workbook(rows, finish=history(past) if past is not None else None))
    return evaluate_list(path, on=DAY, year=2022, **given)


def test_each_row_gets_a_verdict_and_the_list_its_seats(tmp_path: Path) -> None:
    """13 LĐTT give one seat of CSTĐCS (15 %); two are proposed."""
    rows = [listed(f"Nông Văn {letter}a", f"CB{n}") for n, letter in enumerate("BCDĐEGHIKLMNO", start=1)]
    rows += [fighter("Nông Văn Ba", "CB1"), fighter("Nông Văn Ca", "CB2")]

    found = judged(tmp_path, rows)

    assert {row.verdict for row in found.rows} == {"lawful"}
    assert [each.message for each in found.general] == [
        "Đề nghị 2 Chiến sĩ thi đua cơ sở trên 13 Lao động tiên tiến; được tối đa 1."
    ]
    assert found.judgement.reward_total == 2 * 1_490_000 + 11 * 450_000


def test_without_a_history_what_it_would_tell_is_said_to_be_unasked(tmp_path: Path) -> None:
    [told] = judged(tmp_path, [listed("Nông Văn Ba", "CB1", title="Chiến sĩ thi đua cấp tỉnh")]).rows

    assert "03 lần liên tục Chiến sĩ thi đua cơ sở" in told.unasked
    assert [each.rule for each in told.adverse] == ["eligibility.initiative"]


def test_the_history_is_matched_by_code_and_its_decisions_are_the_source(tmp_path: Path) -> None:
    past = [held("CB1", "CSTĐCS", year) for year in (2020, 2021, 2022)]
    past.append(
        {
            "staff_code": "CB1",
            "name": "Ai",
            "what": "Sáng kiến, đề tài",
            "content": "SK-9",
            "level": "Tỉnh",
            "year": 2022,
            "number": "7/QĐ-UBND",
            "decided_on": date(2022, 10, 1),
        }
    )

    [told] = judged(tmp_path, [listed("Nông Văn Ba", "CB1", title="Chiến sĩ thi đua cấp tỉnh")], past).rows

    assert told.verdict == "lawful"
    assert told.amount == 4_470_000
    assert "Quyết định số 12/QĐ-UBND ngày 30/12/2020" in told.findings[0].source


def test_a_gap_in_the_history_is_unlawful_and_a_bad_word_in_it_is_told(tmp_path: Path) -> None:
    rows = [listed("Nông Văn Ba", "CB1", title="Chiến sĩ thi đua cấp tỉnh")]
    past = [held("CB1", "CSTĐCS", year) for year in (2019, 2021, 2022)] + [held("CB1", "Anh hùng xóm", 2020)]

    found = judged(tmp_path, rows, past)

    assert found.rows[0].verdict == "unlawful"
    assert found.rows[0].adverse[0].message.startswith("Cần 03 lần liên tục CSTĐCS, mới có: 2019, 2021, 2022")
    assert [fault.cell for fault in found.faults] == ["F5"]


def cells(content: bytes, sheet: str) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(sheet).to_python()


def test_the_list_comes_back_with_six_columns_more_and_may_be_sent_again(tmp_path: Path) -> None:
    found = judged(
        tmp_path,
        [listed("Nông Văn Ba", "CB1"), person("Nông Văn Ca", staff_code="CB2", rating="Hoàn thành nhiệm vụ")],
    )

    content = evaluated_workbook(found)

    heading, first, second = cells(content, "Cá nhân")[:3]
    assert tuple(heading[-6:]) == ADDED
    assert first[-6] == "chưa thấy vướng" and first[-1] == 450_000
    assert second[-6] == "trái quy định"
    assert second[-4] == "Điều 24 Luật Thi đua, khen thưởng 2003"
    again = evaluate_list(saved(tmp_path, content, "lai.xlsx"), on=DAY, year=2022)
    assert [row.verdict for row in again.rows] == ["lawful", "unlawful"]
    assert evaluated_workbook(again)[:2] == b"PK"


def test_a_row_that_cannot_be_read_is_not_judged_and_says_why(tmp_path: Path) -> None:
    found = judged(tmp_path, [listed("Nông Văn Ba", "CB1"), person("Nông Văn Ca", title="Lao động rất giỏi")])

    assert [row.row.number for row in found.rows] == [2]
    assert cells(evaluated_workbook(found), "Cá nhân")[2][-6] == "chưa xét"


def test_the_year_stands_in_the_title_of_the_template(tmp_path: Path) -> None:
    content = blank_workbook(year=2020, on=DAY)
    found = evaluate_list(saved(tmp_path, content), on=DAY)

    assert found.year == 2020
    assert [fault.what for fault in found.faults] == ["Tệp không có dòng đề nghị nào."]


@pytest.mark.parametrize("content", [b"", b"khong phai excel", b"PK\x05\x06" + bytes(18)])
def test_a_file_that_is_no_list_is_refused_by_the_guarded_child(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(Refusal):
        evaluate_list(saved(tmp_path, content), on=DAY)


def test_a_formula_in_a_name_comes_back_as_text(tmp_path: Path) -> None:
    found = judged(tmp_path, [listed("=1+1", "CB1")])

    assert cells(evaluated_workbook(found), "Cá nhân")[1][2] == "=1+1"


def test_the_command_writes_the_list_beside_the_file_and_tells_each_row(tmp_path: Path) -> None:
    path = saved(tmp_path, workbook([listed("Nông Văn Ba", "CB1")]))
    out = io.StringIO()

    call_command("evaluate", str(path), "--on", "10/01/2023", "--year", "2022", "--json", stdout=out)

    *words, answer = out.getvalue().splitlines()
    assert words[0] == "Cá nhân!2 Nông Văn Ba, LĐTT: chưa thấy vướng."
    assert json.loads(answer)["rewards"][0]["amount"] == 450_000
    assert (tmp_path / "danh-sach-da-xet.xlsx").exists()


@pytest.mark.parametrize(("options", "status"), [(["--on", "hôm qua"], 2), (["--on", "01/01/1990"], 1)])
def test_a_day_that_is_none_or_without_law_ends_the_command(
    tmp_path: Path, options: list[str], status: int
) -> None:
    path = saved(tmp_path, workbook([listed("Nông Văn Ba", "CB1")]))

    with pytest.raises(SystemExit) as ended:
        call_command("evaluate", str(path), *options, stderr=io.StringIO())
    assert ended.value.code == status


def test_a_collective_is_judged_by_its_figures(tmp_path: Path) -> None:
    figures = {"people": 10, "women": 6, "advanced_workers": 5, "completed": 10, "warned_or_worse": 0}
    team = {
        "name": "Tổ Văn phòng",
        "title": "Tập thể lao động tiên tiến",
        "rating": "Hoàn thành tốt nhiệm vụ",
    }
    path = saved(tmp_path, workbook(collectives=[team | figures]))

    [told] = evaluate_list(path, on=DAY, year=2022).rows

    assert told.verdict == "unlawful"
    assert "5/10 người đạt Lao động tiên tiến; yêu cầu trên 50%." in [each.message for each in told.adverse]


def test_in_order_is_said_only_where_every_condition_was_told(tmp_path: Path) -> None:
    """CSTĐ tỉnh asks for titles, an initiative and pending matters: the history tells all three."""
    rows = [listed("Nông Văn Ba", "CB1", title="Chiến sĩ thi đua cấp tỉnh", **_OF_THE_PROVINCE)]
    past = [held("CB1", "CSTĐCS", year) for year in (2020, 2021, 2022)]

    assert [row.words for row in judged(tmp_path, rows, past).rows] == ["đúng quy định"]


_OF_THE_PROVINCE = {
    "initiative_code": "SK-1",
    "initiative_title": "Cải tiến",
    "initiative_level": "Tỉnh",
    "initiative_number": "7/QĐ-UBND",
    "initiative_on": date(2022, 10, 1),
}
