"""The list attached to a paper: its heading, its parts, the money in figures and in words."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from printing.flow import Flow, centred_strips, kept_with_next, paragraph_strips
from printing.head import BLANK_DATE, ROOM_FOR_NUMBER, dated, numbered, rule_strip
from printing.papers import Annex, AnnexPart, AnnexRow, Letterhead
from printing.table import Column, Table
from vietnamese.numbers import grouped, money_in_words, two_digits

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
HEADINGS = {"collective": "TẬP THỂ", "individual": "CÁ NHÂN", "household": "HỘ GIA ĐÌNH"}
NAMES = {"collective": "Tên tập thể", "individual": "Họ và tên", "household": "Tên hộ gia đình"}
ADDRESS = {"female": "Bà ", "male": "Ông ", None: ""}


def put_annexes(
    flow: Flow, annexes: Sequence[Annex], *, kind: str, letterhead: Letterhead, organ: str, electronic: bool
) -> None:
    """Each annex on pages of its own count; `kind` and `organ` name the paper in the parenthesis."""
    for at, annex in enumerate(annexes):
        flow.sheet.begin_section(landscape=annex.landscape)
        flow.y = flow.sheet.top
        if len(annexes) > 1:
            flow.put(centred_strips(flow.sheet, f"Phụ lục {ROMAN[at]}", "annex_label", gap=0))
        flow.put(centred_strips(flow.sheet, annex.title, "annex_title", gap=0))
        reference = reference_to(kind=kind, letterhead=letterhead, organ=organ, electronic=electronic)
        flow.put(centred_strips(flow.sheet, reference, "annex_reference", gap=0))
        width = flow.sheet.right - flow.sheet.left
        flow.put([rule_strip(flow.sheet, reference, "annex_reference", width=width, measure="annex_rule")])
        put_parts(flow, annex.parts)


def reference_to(*, kind: str, letterhead: Letterhead, organ: str, electronic: bool) -> str:
    """(Kèm theo Quyết định số … ngày … của …); blank number and date on an electronic paper."""
    if electronic:
        shown, day = f"{ROOM_FOR_NUMBER}/{letterhead.symbol}", BLANK_DATE
    else:
        shown, day = numbered(letterhead), dated(letterhead.issued_on)
    return f"(Kèm theo {kind} số {shown} {day} của {organ})"


def put_parts(flow: Flow, parts: Sequence[AnnexPart]) -> None:
    """Parts under roman numbers, each numbered from 1, and the money of all of them."""
    for at, part in enumerate(parts):
        heading = f"{ROMAN[at]}. {part.heading or HEADINGS[part.kind]} ({two_digits(len(part.rows))})"
        strips = paragraph_strips(flow.sheet, [flow.sheet.run(heading, "part_heading")], indent=0)
        shown = _columns(part)
        table = Table(flow.sheet, [column for column, _ in shown])
        table.put(
            flow,
            title=kept_with_next(strips, last=len(strips)),
            rows=([cell(at, row) for _, cell in shown] for at, row in enumerate(part.rows, start=1)),
        )
    _put_total(flow, [row.amount for part in parts for row in part.rows if row.amount is not None])


Cell = Callable[[int, AnnexRow], str]


def _columns(part: AnnexPart) -> list[tuple[Column, Cell]]:
    """The columns of a part: those that at least one row fills, in the order officials expect."""
    offered: list[tuple[Column, Cell, bool]] = [
        (Column("TT", 11, "centre"), lambda at, row: str(at), True),
        (Column(NAMES[part.kind], 46), lambda at, row: ADDRESS[row.sex] + row.name, True),
        (Column(*_place_head(part)), lambda at, row: _place(row), any(map(_place, part.rows))),
        (Column("Danh hiệu, hình thức", 34), lambda at, row: row.award, any(r.award for r in part.rows)),
        (Column("Thành tích", 62), lambda at, row: row.achievement, any(r.achievement for r in part.rows)),
        (
            Column("Hệ số", 14, "centre"),
            lambda at, row: _factor(row.factor),
            any(r.factor for r in part.rows),
        ),
        (
            Column("Mức thưởng (đồng)", 29, "right"),
            lambda at, row: "" if row.amount is None else grouped(row.amount),
            any(r.amount is not None for r in part.rows),
        ),
        (Column("Ghi chú", 24), lambda at, row: row.note, any(r.note for r in part.rows)),
    ]
    return [(column, cell) for column, cell, is_filled in offered if is_filled]


def _place_head(part: AnnexPart) -> tuple[str, float]:
    has_post = any(row.post for row in part.rows)
    return ("Chức vụ, đơn vị", 62) if has_post else ("Đơn vị", 48)


def _place(row: AnnexRow) -> str:
    return ", ".join(text for text in (row.post, row.unit) if text)


def _factor(factor: Decimal | None) -> str:
    return "" if factor is None else f"{factor.normalize():f}".replace(".", ",")


def _put_total(flow: Flow, amounts: Sequence[int]) -> None:
    if not amounts:
        return
    total = sum(amounts)
    text = f"Tổng số tiền thưởng: {grouped(total)} đồng (Bằng chữ: {money_in_words(total)})."
    strips = paragraph_strips(flow.sheet, [flow.sheet.run(text, "part_heading")], indent=0)
    flow.put([replace(strip, keep_next=True) for strip in strips[:-1]] + strips[-1:])
