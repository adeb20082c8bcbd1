"""Reads the tables as they stand on the page: a heading, facts that all rows share, rows of what differs.

    ## LĐTT: xếp loại
    - đề nghị: LĐTT

    | ngày | xếp loại | kết luận | tình huống |
    |---|---|---|---|
    | 10/01/2023 | 2022 HTTNV | đúng quy định | … |

A fact may go on in the next line, two spaces in; a row in the next row, whose first cell is empty. A table
without rows is one row told by its facts alone. Everything else on the page is for the reader.
"""

from __future__ import annotations

from dataclasses import dataclass, field

NOTHING = "–"
"""A cell that tells nothing: the fact is not given, the finding not expected."""


class UnreadableTable(ValueError):
    """A table that cannot be read; the message names file, line and fault in Vietnamese."""


def unread_word(fault: Exception) -> str:
    """What could not be read, in Vietnamese: the readers name the word, sometimes the word alone."""
    told = str(fault.args[0]) if fault.args else ""
    return told if told.startswith(_SENTENCES) else f"không đọc được “{told}”"


_SENTENCES = ("không ", "thiếu ", "“")
"""How the readers begin when they say what is wrong, not the word alone."""


@dataclass
class Table:
    """`facts` and each of `rows` are texts by the name of the fact."""

    title: str
    facts: dict[str, str] = field(default_factory=dict)
    columns: list[str] = field(default_factory=list)
    rows: list[dict[str, str]] = field(default_factory=list)


def tables_in(page: str, *, where: str = "") -> list[Table]:
    """Every table of the page, in its order. Raises UnreadableTable, which calls the page by `where`."""
    tables: list[Table] = []
    last = ""
    for number, line in enumerate(page.splitlines(), start=1):
        try:
            last = _read_line(line, tables, last)
        except (LookupError, ValueError) as fault:
            raise UnreadableTable(f"{where}, dòng {number}: không đọc được “{line}” ({fault})") from fault
    for table in tables:
        table.rows = table.rows or [{}]
    return tables


def _read_line(line: str, tables: list[Table], last: str) -> str:
    """Adds what the line says to the last table; the name of the fact that the next line may go on with."""
    if line.startswith("## "):
        tables.append(Table(line.removeprefix("## ")))
    elif line.startswith("- "):
        name, _, told = line.removeprefix("- ").partition(": ")
        if name in tables[-1].facts:
            raise ValueError(f"“{name}” ghi hai lần")
        tables[-1].facts[name] = told.strip()
        return name
    elif line.startswith("  ") and last:
        tables[-1].facts[last] += f" {line.strip()}"
        return last
    elif line.startswith("|") and not line.startswith("|---"):
        _read_row([cell.strip() for cell in line.strip("|").split("|")], tables[-1])
    return ""


def _read_row(cells: list[str], table: Table) -> None:
    if not table.columns:
        if len(set(cells)) < len(cells):
            raise ValueError("hai cột cùng tên")
        table.columns = cells
        return
    told = dict(zip(table.columns, cells, strict=True))
    if cells[0]:
        if "" in cells:
            raise ValueError(f"ô để trống; không nêu thì ghi “{NOTHING}”")
        table.rows.append({name: cell for name, cell in told.items() if cell != NOTHING})
        return
    if NOTHING in cells:
        raise ValueError("hàng nối dài chỉ nối những ô có chữ")
    for name, more in told.items():
        if more:
            table.rows[-1][name] += f" {more}"
