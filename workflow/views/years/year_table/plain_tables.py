"""The year's table without links or bars: the tables that its workbook and its paper hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from dossiers.models import Standing
from law.awards import Award
from law.awards import award as award_of
from workflow.forms.award_stages import STAGES
from workflow.views.years.year_table.asked_year import AskedYear
from workflow.views.years.year_table.named_units import units_named
from workflow.views.years.year_table.stage_lines import BELOW, NO_BLOC, StageLine, lines_of_blocs
from workflow.views.years.year_table.year_counts import StageCounts, YearTable

Cell = str | int | date | None
# More rows nobody reads on paper or in a workbook: whoever wants the others asks for one award or bloc.
MOST = 5_000
COUNTED = ("Đăng ký", "Đề nghị", *(words.label for words in STAGES.values()))
NO_REASON = "Hội đồng không đủ phiếu, không ghi lý do riêng."


class PlainTable(NamedTuple):
    """`texts` are the heads of the first columns with their shares of the width; figures follow where it
    `is_counted`, and may be added up in a `total` below the rows."""

    heading: str
    texts: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[Cell]]
    is_counted: bool = False
    total: Sequence[Cell] = ()

    @property
    def heads(self) -> list[str]:
        return [head for head, _share in self.texts] + list(COUNTED if self.is_counted else ())


def totals(asked: AskedYear) -> Iterator[PlainTable]:
    """By award and by bloc."""
    table = asked.table
    rows: list[list[Cell]] = [
        [_named(each, table), *_figures(table.of_award(each.code))] for each in table.awards
    ]
    whole = table.total
    yield _counted("Theo danh hiệu, hình thức", "Danh hiệu, hình thức", rows, whole)
    lines = lines_of_blocs(table, {})
    if len(lines) > 1:
        of_blocs: list[list[Cell]] = [
            [line.label, *(number or None for number in _numbers(line))] for line in lines
        ]
        yield _counted("Theo khối, cụm thi đua", "Khối, cụm", of_blocs, whole)


def _named(award: Award, table: YearTable) -> str:
    return f"{award.name} ({BELOW[:1].lower()}{BELOW[1:]})" if award.code in table.below else award.name


def by_unit(asked: AskedYear) -> Iterator[tuple[str, PlainTable]]:
    """One table an award, of the units that have something to do with it: (award, table)."""
    for award in asked.table.awards:
        rows: list[list[Cell]] = [
            [unit.name, *_figures(unit.by_award[award.code])]
            for unit in asked.table.units
            if award.code in unit.by_award
        ]
        yield award.name, _counted(award.name, "Đơn vị", rows, asked.table.of_award(award.code))


def silent(asked: AskedYear) -> Iterator[PlainTable]:
    """The units that proposed nothing of what was asked for, and whether they had registered it."""
    table = asked.table
    rows: list[list[Cell]] = [
        [
            unit.name,
            table.blocs.get(unit.bloc_id or 0, NO_BLOC),
            "Đã đăng ký" if unit.total.registered or unit.has_registered else "Chưa đăng ký",
        ]
        for unit in table.units
        if not unit.total.proposed
    ]
    what = award_of(asked.award).name if asked.award else "trường hợp nào"
    if rows:
        texts = [("Đơn vị", 70), ("Khối, cụm", 60), ("Đăng ký thi đua", 26)]
        yield PlainTable(f"Đơn vị không đề nghị {what}", texts, rows)


def declined(asked: AskedYear, *, on: date) -> Iterator[PlainTable]:
    """Nothing where nobody was."""
    found = list(asked.declined[: MOST + 1])
    names = units_named(asked.table, [row.dossier.unit_id for row in found], on=on)
    rows: list[list[Cell]] = [
        [
            row.recipient_name,
            names[row.dossier.unit_id],
            row.dossier.code,
            award_of(row.award).name,
            Standing(row.standing).told(row.dossier.bloc),
            row.reason or NO_REASON,
        ]
        for row in found[:MOST]
    ]
    if len(found) > MOST:
        rows.append(["Còn nữa: chọn một danh hiệu hoặc một khối rồi lấy tiếp.", "", "", "", "", ""])
    texts = [
        ("Đối tượng", 30),
        ("Đơn vị", 36),
        ("Hồ sơ", 28),
        ("Danh hiệu, hình thức", 26),
        ("Dừng ở đâu", 20),
        ("Lý do", 44),
    ]
    if rows:
        yield PlainTable("Không được, và lý do", texts, rows)


def late(asked: AskedYear) -> Iterator[PlainTable]:
    """Units that registered too late, or not by its day, below the dossiers that are overdue."""
    yield from overdue(asked)
    named = [(unit.name, "Đăng ký muộn") for unit in asked.late.registered_late]
    named += [(unit.name, "Chưa đăng ký") for unit in asked.late.unregistered]
    if named:
        told = asked.late.due_told.removesuffix(".").lower()
        heading = f"Chậm đăng ký thi đua{f' ({told})' if told else ''}"
        yield PlainTable(heading, [("Đơn vị", 80), ("Đăng ký", 30)], named)


def overdue(asked: AskedYear) -> Iterator[PlainTable]:
    """Dossiers past the day of their appraisal."""
    if asked.late.dossiers:
        rows: list[list[Cell]] = [
            [each.unit, each.code, each.received_on, each.due_on] for each in asked.late.dossiers
        ]
        texts = [("Đơn vị", 60), ("Hồ sơ", 24), ("Tiếp nhận", 18), ("Hạn thẩm định", 18)]
        yield PlainTable("Hồ sơ quá hạn thẩm định", texts, rows)


def _counted(heading: str, first: str, rows: Sequence[Sequence[Cell]], whole: StageCounts) -> PlainTable:
    """With the sum below several rows; below one it would say the same again."""
    total = ("Cộng", *_figures(whole)) if len(rows) > 1 else ()
    return PlainTable(heading, [(first, 40)], rows, is_counted=True, total=total)


def _numbers(line: StageLine) -> list[int]:
    return [line.registered, line.proposed, *(figure.number for figure in line.figures)]


def _figures(counts: StageCounts) -> Iterable[int | None]:
    """What is none stays empty."""
    numbers = (counts.registered, counts.proposed, *(counts.stages[stage] for stage in STAGES))
    return [number or None for number in numbers]
