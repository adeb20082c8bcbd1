"""The pages of the tables say what they mean, and nothing that is not understood passes in silence."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from law.packs.tables import cell_words as words
from law.packs.tables.case_rows import row_of, with_biography
from law.packs.tables.markdown_tables import UnreadableTable, tables_in
from tests.law.own_tables import BIOGRAPHIES, CASES, FIGURES, biographies, pages_of

PAGE = Path(__file__).parents[2] / "docs/law.md"
TABLE = """
## CSTĐCS: thay đổi
- đề nghị: CSTĐCS
- mỗi danh hiệu: 1/QĐ 20/12
- xếp loại: 2022–2023 HTXSNV
- đã có: LĐTT 2022; LĐTT 2023,
  công trạng
- thấy rating: Điều 23

| ngày       | thay đổi                                    | thấy rating   | tình huống |
|---|---|---|---|
| 10/01/2024 | –                                           | đúng quy định | A |
| 10/01/2024 | bớt đã có: LĐTT 2022 · thêm đã có: CSTT     | –             | B |
|            | 2022 · không nêu xếp loại                   |               | dài |
"""


def _rows(page: str) -> list[dict[str, Any]]:
    return [row_of(table, told) for table in tables_in(page) for told in table.rows]


def test_a_row_is_what_its_table_says_and_what_it_changes() -> None:
    first, second = _rows(TABLE)

    decision = [{"number": "1/QĐ", "on": date(year, 12, 20)} for year in (2022, 2023)]
    older = {"award": "LĐTT", "year": 2022, "decision": decision[0]}
    newer = {"award": "LĐTT", "year": 2023, "decision": decision[1], "way": "công trạng"}
    assert first["nominee"] == {"ratings": {"2022": "HTXSNV", "2023": "HTXSNV"}, "titles": [older, newer]}
    assert first["finds"] == [{"rule": "eligibility.rating", "citation": "Điều 23", "verdict": "lawful"}]
    assert second["name"] == "B dài"
    assert second["nominee"] == {"titles": [newer, {**older, "award": "CSTT"}]}
    assert "finds" not in second


def test_a_biography_tells_what_the_table_does_not_tell_itself() -> None:
    page = "## A\n- tiểu sử: cá nhân xuất sắc 2014–2018\n- xếp loại: 2015 HTTNV\n- tình huống: A\n"
    (table,) = tables_in(page)

    row = row_of(with_biography(table, biographies()), {})

    assert row["nominee"] == {"kind": "individual", "way": "công trạng", "ratings": {"2015": "HTTNV"}}


def test_every_biography_has_its_sentence_and_is_called() -> None:
    pages = [table for page in pages_of(CASES).values() for table in tables_in(page)]
    called = {table.facts["tiểu sử"] for table in pages if "tiểu sử" in table.facts}
    told = BIOGRAPHIES.read_text(encoding="utf-8").split("\n## ")[1:]

    assert called == set(biographies()) == {each.splitlines()[0] for each in told}
    assert all(each.splitlines()[1].endswith(".") for each in told)


def test_a_table_without_rows_is_one_case() -> None:
    (row,) = _rows("## Một\n- ngày: 01/02/2024\n- đề nghị: LĐTT\n- tình huống: A\n- bất lợi: không\n")

    assert row == {
        "name": "A",
        "on": date(2024, 2, 1),
        "award": "LĐTT",
        "nominee": {},
        "case": {},
        "adverse": [],
    }


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ("- đã cóo: LĐTT 2022", "dữ kiện lạ"),
        ("- kết luận: đúng", "từ lạ"),
        ("- đã có: LĐTT 2022, ba lần", "phần lạ của một danh hiệu"),
        ("- kỷ luật: khiển trách", "kỷ luật không rõ từ bao giờ"),
        ("- công khai: trong 10 ngày", "phần lạ"),
        ("- im lặng bất lợi: rating", "chờ đợi lạ"),
        ("- ngày: 2024-02-01", "ngày viết cách khác"),
        ("- thấy: rating", "phát hiện không nêu quy tắc"),
    ],
)
def test_what_is_not_understood_is_refused(told: str, line: str) -> None:
    with pytest.raises((KeyError, ValueError, StopIteration)):
        _rows(f"## Lạ\n- tình huống: {line}\n{told}\n")


@pytest.mark.parametrize(
    "page",
    [
        "## A\n- ngày: 1\n- ngày: 2\n",
        "- ngày: 1\n",
        "## A\n| a | b |\n|---|---|\n| 1 |\n",
        "## A\n| a | b |\n|---|---|\n| 1 |  |\n",
        "## A\n| a | b |\n|---|---|\n|  | 1 |\n",
        "## A\n| a | b |\n|---|---|\n| 1 | – |\n|  | 2 |\n",
        "## A\n| a | b |\n|---|---|\n| 1 | 2 |\n|  | – |\n",
        "## A\n| a | a |\n|---|---|\n",
    ],
)
def test_a_page_that_is_no_table_names_the_line(page: str) -> None:
    with pytest.raises(UnreadableTable, match="dòng"):
        tables_in(page)


@pytest.mark.parametrize(
    ("told", "means"),
    [
        ("2022", {"from": date(2022, 1, 1), "to": date(2022, 12, 31)}),
        ("2018–2022", {"from": date(2018, 1, 1), "to": date(2022, 12, 31)}),
        ("01/03/2023–31/12/2023", {"from": date(2023, 3, 1), "to": date(2023, 12, 31)}),
        ("mã lũ quét", {"key": "lũ quét"}),
    ],
)
def test_the_time_of_a_merit(told: str, means: dict[str, Any]) -> None:
    assert words.achievement(told) == means


def test_lines_stay_readable() -> None:
    for page in (*CASES.glob("*.md"), *FIGURES.glob("*.md")):
        assert max(map(len, page.read_text(encoding="utf-8").splitlines())) <= 140, page.name


def test_the_table_that_the_page_on_the_law_prints_is_one_of_the_tables() -> None:
    printed = PAGE.read_text(encoding="utf-8").split("<!-- tests/law/cases/advanced_worker.md -->\n")[1]
    printed = printed.split("<!-- -->")[0].strip()

    assert printed.count("\n|") > 5
    assert printed in (CASES / "advanced_worker.md").read_text(encoding="utf-8")
