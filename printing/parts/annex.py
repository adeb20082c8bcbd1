"""The list attached to a paper: its heading, its parts, the money in figures and in words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from printing.contents import Annex, AnnexPart, AnnexRow, Letterhead
from printing.parts.head import dated, numbered, rule_strip, sign_of
from printing.parts.long_table import PaperTable, TableColumn, width_of_number
from printing.typesetting.flow import Flow, Strip, centred_strips, height_of, kept_with_next, paragraph_strips
from printing.typesetting.structure import Tag
from printing.unbroken import tied
from vietnamese.numbers import grouped, money_in_words, two_digits

BLANK = "……"
BLANK_DAY = f"ngày {BLANK} tháng {BLANK} năm {BLANK}"
HEADINGS = {"collective": "TẬP THỂ", "individual": "CÁ NHÂN", "household": "HỘ GIA ĐÌNH"}
NAMES = {"collective": "Tên tập thể", "individual": "Họ và tên", "household": "Tên hộ gia đình"}
LEAST_OF_NAMES, MM_A_LETTER = 28.0, 2.3  # of a column, and of a letter of 13 points
ADDRESS = {"female": "Bà ", "male": "Ông ", None: ""}


def put_annexes(
    flow: Flow, annexes: Sequence[Annex], *, kind: str, letterhead: Letterhead, organ: str, electronic: bool
) -> None:
    """Each annex on pages of its own count; `kind` and `organ` name the paper in the parenthesis."""
    for at, annex in enumerate(annexes):
        flow.sheet.begin_section(landscape=annex.landscape)
        flow.y = flow.sheet.top
        heading = Tag("H1")
        if len(annexes) > 1:
            flow.put(centred_strips(flow.sheet, f"Phụ lục {roman(at + 1)}", "annex_label", heading, gap=0))
        flow.put(centred_strips(flow.sheet, annex.title, "annex_title", heading, gap=0))
        reference = reference_to(kind=kind, letterhead=letterhead, organ=organ, electronic=electronic)
        flow.put(centred_strips(flow.sheet, reference, "annex_reference", Tag("P"), gap=0))
        width = flow.sheet.right - flow.sheet.left
        flow.put([rule_strip(flow.sheet, reference, "annex_reference", width=width, measure="annex_rule")])
        put_parts(flow, annex.parts, by_unit=annex.by_unit)


def reference_to(*, kind: str, letterhead: Letterhead, organ: str, electronic: bool) -> str:
    """(Kèm theo Quyết định số … ngày … của …); number and date stay blank on an electronic paper."""
    is_known = not electronic and letterhead.number is not None
    shown = numbered(letterhead) if is_known else f"{BLANK}{sign_of(letterhead)}"
    day = dated(letterhead.issued_on) if not electronic and letterhead.issued_on else tied(BLANK_DAY)
    return f"(Kèm theo {kind} số {shown} {day} của {organ})"


def roman(number: int) -> str:
    """1 to 39 as roman numerals: no paper has more parts."""
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def put_parts(
    flow: Flow, parts: Sequence[AnnexPart], *, by_unit: bool = False, room_below: float = 0.0
) -> None:
    """Parts under roman numbers where there are several, each numbered from 1, and the money of all of them
    below the last row.

    The last row leaves `room_below` on its page for what the caller sets under the list.
    """
    total = _total_strips(flow, [row.amount for part in parts for row in part.rows if row.amount is not None])
    for at, part in enumerate(parts, start=1):
        heading = part_heading(part, at, of=len(parts))
        strips = paragraph_strips(flow.sheet, [flow.sheet.run(heading, "part_heading")], indent=0, role="H2")
        groups = _groups(part) if by_unit else {}
        shown = _columns(_without_units(part) if groups else part)
        table = PaperTable(flow.sheet, [column for column, _ in shown])
        table.put(
            flow,
            title=kept_with_next(strips, last=len(strips)),
            rows=_rows(part, [cell for _, cell in shown], groups),
            room_below=height_of(total) + room_below if at == len(parts) else 0.0,
        )
    flow.put(total)


def part_heading(part: AnnexPart, at: int, *, of: int) -> str:
    """ "II. CÁ NHÂN (03)"; a part that has none beside it bears no number."""
    number = f"{roman(at)}. " if of > 1 else ""
    return f"{number}{part.heading or HEADINGS[part.kind]} ({two_digits(len(part.rows))})"


CellText = Callable[[int, AnnexRow], str]


def _groups(part: AnnexPart) -> dict[int, str]:
    """The sub-headings of a part by the place of the row they stand above; none where a row has no unit."""
    if not all(row.unit for row in part.rows):
        return {}
    groups: dict[int, str] = {}
    above = 0
    for number, (unit, rows) in enumerate(groupby(part.rows, key=lambda row: row.unit), start=1):
        count = len(list(rows))
        groups[above] = f"{number}. {unit} ({two_digits(count)})"
        above += count
    return groups


def _without_units(part: AnnexPart) -> AnnexPart:
    return replace(part, rows=tuple(replace(row, unit="") for row in part.rows))


def _rows(
    part: AnnexPart, cells: Sequence[CellText], groups: dict[int, str]
) -> Iterator[Sequence[str] | str]:
    shown = _without_units(part) if groups else part
    for at, row in enumerate(shown.rows):
        if at in groups:
            yield groups[at]
        yield [cell(at + 1, row) for cell in cells]


def _columns(part: AnnexPart) -> list[tuple[TableColumn, CellText]]:
    """The columns of a part: those that at least one row fills, in the order officials expect."""
    place, usual = _place_head(part)
    places, names = [*map(_place, part.rows)], [*map(_named, part.rows)]
    offered: list[tuple[TableColumn, CellText, bool]] = [
        (
            TableColumn("TT", width_of_number(len(part.rows)), "centre", is_fixed=True),
            lambda at, row: str(at),
            True,
        ),
        (TableColumn(NAMES[part.kind], _fitting(51, names)), lambda at, row: _named(row), True),
        (TableColumn(place, _fitting(usual, places)), lambda at, row: _place(row), any(places)),
        (TableColumn("Danh hiệu, hình thức", 34), lambda at, row: row.award, any(r.award for r in part.rows)),
        (
            TableColumn("Thành tích", 62),
            lambda at, row: row.achievement,
            any(r.achievement for r in part.rows),
        ),
        (
            TableColumn("Hệ số", 17, "centre", is_fixed=True),
            lambda at, row: _factor(row.factor),
            any(r.factor for r in part.rows),
        ),
        (
            TableColumn("Mức thưởng (đồng)", 29, "right", is_fixed=True),
            lambda at, row: "" if row.amount is None else grouped(row.amount),
            any(r.amount is not None for r in part.rows),
        ),
        (
            TableColumn("Ghi chú", _width_of_notes(part)),
            lambda at, row: row.note,
            any(r.note for r in part.rows),
        ),
    ]
    return [(column, cell) for column, cell, is_filled in offered if is_filled]


def _fitting(usual: float, texts: Sequence[str]) -> float:
    """In mm: short names and posts leave what they do not need to the longer columns."""
    return min(usual, max(LEAST_OF_NAMES, MM_A_LETTER * max(map(len, texts), default=0) + 4))


def _width_of_notes(part: AnnexPart) -> float:
    """In mm: a note that is a sentence has room for it."""
    return 44 if any(len(row.note) > 24 for row in part.rows) else 24


def _named(row: AnnexRow) -> str:
    """A person's name stays whole; that of a collective is a sentence of its own."""
    return tied(ADDRESS[row.sex] + row.name) if row.sex else row.name


def _place_head(part: AnnexPart) -> tuple[str, float]:
    if not any(row.post for row in part.rows):
        return "Đơn vị", 48
    return ("Chức vụ, đơn vị", 60) if any(row.unit for row in part.rows) else ("Chức vụ", 48)


def _place(row: AnnexRow) -> str:
    return ", ".join(text for text in (row.post, row.unit) if text)


def _factor(factor: Decimal | None) -> str:
    return "" if factor is None else f"{factor.normalize():f}".replace(".", ",")


def _total_strips(flow: Flow, amounts: Sequence[int]) -> list[Strip]:
    if not amounts:
        return []
    total = sum(amounts)
    text = f"Tổng số tiền thưởng: {grouped(total)} đồng (Bằng chữ: {money_in_words(total)})."
    strips = paragraph_strips(flow.sheet, [flow.sheet.run(text, "part_heading")], indent=0)
    return [*kept_with_next(strips[:-1], last=len(strips)), strips[-1]]
