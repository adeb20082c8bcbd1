"""The units of a year as its paper lists them: a row each with all its awards, and names in a few lines.

A table an award would print every unit again under each of them, and a row for each unit that did nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from law.awards import Award
from law.awards import award as award_of
from printing.contents import OverviewPart
from vietnamese.numbers import grouped, two_digits
from workflow.forms.award_stages import Stage
from workflow.views.years.year_table.asked_year import AskedYear
from workflow.views.years.year_table.stage_lines import NO_BLOC, units_by_bloc
from workflow.views.years.year_table.year_counts import StageCounts, UnitOfYear, YearTable

# Awards beside each other in one table: the name of each still has room above its figures.
BESIDE = 7
NAMED = "đăng ký / đề nghị / được khen"


def matrix(table: YearTable) -> Iterator[OverviewPart]:
    """A row a unit under its bloc, a column an award; units of which nothing is known are left out."""
    for first in range(0, len(table.awards), BESIDE):
        awards = table.awards[first : first + BESIDE]
        rows: list[tuple[str, ...] | str] = []
        number = 0
        several = len(units_by_bloc(table)) > 1
        for bloc, units in units_by_bloc(table).items():
            known = [unit for unit in units if any(award.code in unit.by_award for award in awards)]
            if known and several:
                rows.append(f"{table.blocs.get(bloc or 0, NO_BLOC)} ({two_digits(len(known))})")
            rows += [_row(unit, awards) for unit in known]
            number += len(known)
        yield OverviewPart(
            heading=f"Từng đơn vị: {NAMED}",
            number=number,
            texts=(("Đơn vị", 3),),
            figures=tuple(award.name for award in awards),
            rows=tuple(rows),
            shares_figures=True,
        )


def silent(asked: AskedYear) -> Iterator[OverviewPart]:
    """Who proposed nothing of what was asked for, by whether it had registered and by bloc."""
    units = [unit for unit in asked.table.units if not unit.total.proposed]
    if units:
        what = award_of(asked.award).name if asked.award else "trường hợp nào"
        groups = (
            ("Đã đăng ký", [unit for unit in units if _has_registered(unit)]),
            ("Chưa đăng ký", [unit for unit in units if not _has_registered(unit)]),
        )
        yield OverviewPart(
            heading=f"Đơn vị không đề nghị {what}: {two_digits(len(units))} đơn vị",
            notes=tuple(
                f"{words}, {_of_bloc(asked.table, bloc)} ({two_digits(len(found))}): {_names(found)}."
                for words, of_group in groups
                for bloc, found in units_by_bloc(asked.table, of_group).items()
            ),
        )


def late_registrations(asked: AskedYear) -> Iterator[OverviewPart]:
    """Who registered too late, and who never: who proposed nothing is named above already."""
    late, missing = asked.late.registered_late, asked.late.unregistered
    named = [unit for unit in missing if unit.total.proposed or _has_registered(unit)]
    notes = []
    if late:
        notes.append(f"Đăng ký muộn ({two_digits(len(late))}): {_names(late)}.")
    if named:
        notes.append(f"Chưa đăng ký nhưng có đề nghị ({two_digits(len(named))}): {_names(named)}.")
    if others := len(missing) - len(named):
        notes.append(f"Chưa đăng ký, không đề nghị: {two_digits(others)} đơn vị, đã nêu tên ở mục trên.")
    if notes:
        told = asked.late.due_told.removesuffix(".").lower()
        heading = f"Chậm đăng ký thi đua{f' ({told})' if told else ''}: {two_digits(asked.late.slow)} đơn vị"
        yield OverviewPart(heading=heading, notes=tuple(notes))


def _row(unit: UnitOfYear, awards: Iterable[Award]) -> tuple[str, ...]:
    return (unit.name, *(_cell(unit.by_award.get(award.code)) for award in awards))


def _cell(counts: StageCounts | None) -> str:
    """Empty for nothing, so that figures are found at a glance."""
    if counts is None or counts.is_empty:
        return ""
    return " / ".join(map(grouped, (counts.registered, counts.proposed, counts.stages[Stage.AWARDED])))


def _has_registered(unit: UnitOfYear) -> bool:
    return bool(unit.total.registered or unit.has_registered)


def _of_bloc(table: YearTable, bloc: int | None) -> str:
    name = table.blocs.get(bloc or 0, NO_BLOC)
    return f"{name[0].lower()}{name[1:]}"


def _names(units: Collection[UnitOfYear]) -> str:
    return "; ".join(unit.name for unit in units)
