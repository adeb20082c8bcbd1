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

from dossiers.importing.cell_faults import Refusal
from dossiers.without_dossier.lists.blank_workbook import blank_workbook
from dossiers.without_dossier.lists.evaluating import ADDED, Evaluated, evaluate_list
from dossiers.without_dossier.lists.history_sheet import HISTORY
from dossiers.without_dossier.lists.verdict_workbook import evaluated_workbook
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
    message = found.rows[0].adverse[0].message
    assert message.startswith("Cần 03 lần liên tục Chiến sĩ thi đua cơ sở, mới có: 2019, 2021, 2022")
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


def test_the_end_of_a_discipline_stands_in_the_history(tmp_path: Path) -> None:
    """R3: served on the last day before the year is lawful, one day later a part of the year is left."""
    rows = [listed("Nông Văn Ba", "CB1"), listed("Nông Văn Ca", "CB2"), listed("Nông Văn Da", "CB3")]
    past = [
        _reprimand("CB1", served_on=date(2024, 12, 31)),
        _reprimand("CB2", served_on=date(2025, 1, 1)),
        _reprimand("CB3"),
        _reprimand("CB4", served_on=date(2024, 1, 31)),
    ]
    path = saved(tmp_path, workbook(rows, finish=history(past)))

    found = evaluate_list(path, on=date(2026, 1, 10), year=2025)

    told = [
        [f.verdict.value for f in row.findings if f.rule == "eligibility.discipline"] for row in found.rows
    ]
    assert told == [["lawful"], ["review"], ["unlawful"]]
    assert [fault.what for fault in found.faults] == ["Ngày chấp hành xong đứng trước ngày quyết định."]


def _reprimand(code: str, **given: Any) -> dict[str, Any]:
    told = {"staff_code": code, "name": "Ai", "what": "Kỷ luật", "content": "Khiển trách"}
    return {**told, "decided_on": date(2024, 2, 1), **given}


def _thirteen_and_two(folder: Path) -> Path:
    rows = [listed(f"Nông Văn {letter}a", f"CB{n}") for n, letter in enumerate("BCDĐEGHIKLMNO", start=1)]
    return saved(folder, workbook([*rows, fighter("Nông Văn Ba", "CB1")]))


def _commanded(path: Path, *local: str) -> tuple[str, dict[str, Any]]:
    out = io.StringIO()
    told = [word for each in local for word in ("--local", each)]
    call_command("evaluate", str(path), "--on", "10/01/2023", "--year", "2022", "--json", *told, stdout=out)
    *lines, last = out.getvalue().splitlines()
    return "\n".join(lines), json.loads(last)


def test_local_rules_on_the_command_line_are_laid_over_the_law(tmp_path: Path) -> None:
    """13 LĐTT: 15 % give one seat, 7 % none."""
    path = _thirteen_and_two(tmp_path)

    national, plain = _commanded(path)
    words, local = _commanded(path, "grassroots_fighter_share=7", "vote.CSTĐCS=80")

    assert [each["seats"] for each in plain["allowances"]] == [1]
    assert [each["seats"] for each in local["allowances"]] == [0]
    assert "Quy định của địa phương" not in national
    assert (
        "Quy định của địa phương: Tỷ lệ Chiến sĩ thi đua cơ sở trên số Lao động tiên tiến: 7 %.\n"
        "Quy định của địa phương: Tỷ lệ phiếu đồng ý của Hội đồng để xét Chiến sĩ thi đua cơ sở: "
        "80 % tổng số thành viên.\n"
    ) in words
    sheet = CalamineWorkbook.from_path(tmp_path / f"{path.stem}-da-xet.xlsx").get_sheet_by_name("Kết quả xét")
    cells = [str(cell) for row in sheet.to_python() for cell in row]
    assert "Tỷ lệ phiếu đồng ý của Hội đồng để xét Chiến sĩ thi đua cơ sở: 80 % tổng số thành viên" in cells


@pytest.mark.parametrize(
    ("local", "told"),
    [
        (["share.of_all=3"], "Không có tham số địa phương nào tên “share.of_all”. Tên được dùng: "),
        (["vote.CSTĐCS"], "--local vote.CSTĐCS: Thiếu dấu “=”; viết TÊN=GIÁ_TRỊ."),
        (["vote.CSTĐCS=tám mươi"], "phải là số nguyên từ 1 đến 100, không phải “tám mươi”. Sửa lại giá trị."),
        (["vote.CSTĐCS="], "phải là số nguyên từ 1 đến 100, không phải “”."),
        (["vote.CSTĐCS=80", "vote.CSTĐCS=90"], "Tham số này ghi hai lần; chỉ giữ lại một."),
        (
            ["grassroots_fighter_share=16"],
            "pháp luật quy định không quá 15%. Đặt 15% hoặc thấp hơn, hay chọn thời gian hiệu lực khác. "
            "Căn cứ khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP.",
        ),
        (["vote.CSTĐ tỉnh=89"], "pháp luật quy định ít nhất 90%."),
    ],
)
def test_a_local_rule_that_cannot_be_is_refused_with_what_and_how(
    tmp_path: Path, local: list[str], told: str
) -> None:
    path, said = saved(tmp_path, workbook([listed("Nông Văn Ba", "CB1")])), io.StringIO()
    options = [word for each in local for word in ("--local", each)]

    with pytest.raises(SystemExit) as ended:
        call_command("evaluate", str(path), "--on", "10/01/2023", *options, stderr=said)

    assert ended.value.code == 2
    assert told in said.getvalue()
    assert not list(tmp_path.glob("*-da-xet.xlsx"))


def test_all_local_rules_that_cannot_be_are_told_at_once(tmp_path: Path) -> None:
    path, said = saved(tmp_path, workbook([listed("Nông Văn Ba", "CB1")])), io.StringIO()

    with pytest.raises(SystemExit):
        call_command("evaluate", str(path), "--local", "a=1", "--local", "b", stderr=said)

    assert [line[:10] for line in said.getvalue().splitlines()] == ["--local a=", "--local b:"]


def test_a_share_that_the_law_of_the_day_leaves_open_is_taken(tmp_path: Path) -> None:
    path = saved(tmp_path, workbook([listed("Nông Văn Ba", "CB1")]))
    out = io.StringIO()

    call_command(
        "evaluate", str(path), "--on", "10/01/2024", "--local", "grassroots_fighter_share=16", stdout=out
    )

    assert "16 %" in out.getvalue()


def test_a_json_file_has_its_local_rules_in_itself(tmp_path: Path) -> None:
    path, said = tmp_path / "a.json", io.StringIO()
    path.write_text('{"id": "A", "on": "2023-01-10"}', encoding="utf-8")

    with pytest.raises(SystemExit) as ended:
        call_command("evaluate", str(path), "--local", "vote.CSTĐCS=80", stderr=said)

    assert ended.value.code == 2
    assert "trường local" in said.getvalue()
