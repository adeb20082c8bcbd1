"""A workbook judged: read through the import's guarded child, put to the law, told row by row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dossiers.importing.cell_faults import CellFault, Refusal
from dossiers.importing.checking.all_faults import read_all
from dossiers.importing.checking.ground_checks import check_grounds
from dossiers.importing.checking.rows import ListRow
from dossiers.importing.checking.spelling import folded
from dossiers.importing.opening.limits import HEAD_ROWS, HISTORY_SHEET, MAX_ROWS
from dossiers.importing.opening.workbook_reader import ReadSheet, read_workbook
from dossiers.without_dossier.lists.case_of_list import WAY, case_of_list
from dossiers.without_dossier.lists.history_sheet import read_history
from law.basics.nominees import kind_of
from law.facts import Case
from law.findings import Finding, gravest
from law.judgement.asked import Answered, answered_conditions, reads_of
from law.judgement.judging import Judgement, judge
from law.judgement.sources import with_sources
from law.procedure.local_words import local_told
from law.rulebook import LawStack, LocalRules, NoRulebook, Rulebook, rulebook_on

ADDED = ("Kết luận", "Nhận xét", "Căn cứ", "Cách xử lý", "Chưa xét được", "Tiền thưởng (đồng)")
NOT_SEEN = "chưa thấy vướng"
_YEAR = re.compile(r"\bNĂM (\d{4})\b")


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """What is said of one row; `unasked` are the conditions whose facts the list does not tell."""

    row: ListRow
    findings: tuple[Finding, ...]
    unasked: tuple[str, ...]
    amount: int | None
    is_paid: bool

    @property
    def verdict(self) -> str:
        return gravest(self.findings).value

    @property
    def is_whole(self) -> bool:
        """Nothing that the list does not tell could still stand in the way."""
        return not self.unasked or bool(self.adverse)

    @property
    def words(self) -> str:
        """The verdict, which is not "lawful" while some conditions were not asked."""
        return gravest(self.findings).label if self.is_whole else NOT_SEEN

    @property
    def adverse(self) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if each.is_adverse)

    @property
    def shown(self) -> tuple[Finding, ...]:
        """What stands against it; with nothing against it, what was found right."""
        return self.adverse or self.findings


@dataclass(frozen=True, slots=True)
class Evaluated:
    """`faults` stand in cells: their rows were not judged. `sheets` are without columns added before."""

    sheets: tuple[ReadSheet, ...]
    rows: tuple[JudgedRow, ...]
    faults: tuple[CellFault, ...]
    judgement: Judgement
    year: int
    on: date
    local: LocalRules

    @property
    def of_the_place(self) -> list[str]:
        """The rules of the place under which it was judged, in words."""
        return local_told(self.local)

    @property
    def general(self) -> tuple[Finding, ...]:
        return tuple(each for each in self.judgement.adverse if each.nominee is None)


def evaluate_list(
    path: Path,
    *,
    on: date,
    year: int | None = None,
    rules: Rulebook | None = None,
    local: LocalRules | None = None,
    stack: LawStack | None = None,
    most_rows: int = MAX_ROWS,
) -> Evaluated:
    """Raises Refusal, and only Refusal, whatever the file holds. `year`: that of the title, else of `on`.

    `rules` are those of the place where it is asked; without them the law of `on` in `stack` (none:
    the program's own) with the values of `local` laid over it.
    """
    rules = rules or _rulebook(on, local or {}, stack)
    sheets = [_without_added(sheet) for sheet in read_workbook(path)]
    if sum(len(sheet.rows) for sheet in sheets) > most_rows + len(sheets) * HEAD_ROWS:
        raise Refusal("too_long", f"Danh sách dài quá {most_rows} dòng.", "Chia thành nhiều tệp nhỏ hơn.")
    pasts, history_faults = read_history(sheets, today=on)
    reading = read_all([each for each in sheets if folded(each.name) != folded(HISTORY_SHEET)], today=on)
    merit = year or _year_of(sheets) or on.year
    ground_faults = check_grounds(reading.rows, way=WAY, day=on, stack=rules.stack)
    good = [row for row in reading.rows if row.award and not row.bad]
    case = case_of_list(good, pasts=pasts, year=merit, on=on, local=rules.local)
    judgement = judge(case, rules)
    return Evaluated(
        sheets=tuple(sheets),
        rows=_told(good, case, judgement, rules),
        faults=(*reading.faults, *ground_faults, *history_faults),
        judgement=judgement,
        year=merit,
        on=on,
        local=rules.local,
    )


def _rulebook(on: date, local: LocalRules, stack: LawStack | None) -> Rulebook:
    try:
        return rulebook_on(on, local=local, stack=stack)
    except NoRulebook as fault:
        raise Refusal("no_law", str(fault), "Chọn ngày khác.") from fault


def _told(
    rows: Sequence[ListRow], case: Case, judgement: Judgement, rules: Rulebook
) -> tuple[JudgedRow, ...]:
    own: dict[str, list[Finding]] = {}
    for finding in with_sources(judgement.findings, case):
        if finding.nominee is not None:
            own.setdefault(finding.nominee, []).append(finding)
    reads = {key: reads_of(*key, rules) for key in {(each.award, kind_of(each)) for each in case.nominees}}
    return tuple(
        JudgedRow(
            row=row,
            findings=tuple(own.get(row.key, ())),
            unasked=_unasked(
                answered_conditions(nominee, case, rules, reads=reads[nominee.award, kind_of(nominee)]),
                own.get(row.key, []),
            ),
            amount=money.amount,
            is_paid=money.is_paid,
        )
        for row, nominee, money in zip(rows, case.nominees, judgement.rewards, strict=True)
    )


def _unasked(conditions: Sequence[Answered], found: list[Finding]) -> tuple[str, ...]:
    """A condition that another nomination of the list answers (a title beside it) was asked after all."""
    is_beside = any(each.fact == "same_person_as" for each in found)
    return tuple(
        each.label
        for each in conditions
        if not each.findings and not each.is_told and not (is_beside and each.is_of_titles)
    )


def _year_of(sheets: Sequence[ReadSheet]) -> int | None:
    """The year in the title that the template writes above each list."""
    for sheet in sheets:
        for cells in sheet.rows[:HEAD_ROWS]:
            for value in cells:
                if isinstance(value, str) and (found := _YEAR.search(value)):
                    return int(found[1])
    return None


def _without_added(sheet: ReadSheet) -> ReadSheet:
    """A list that came back from here may be sent again: the columns added then are left out."""
    places = {
        place for cells in sheet.rows[:HEAD_ROWS] for place, value in enumerate(cells) if value in ADDED
    }
    if not places:
        return sheet
    first = min(places)
    return replace(sheet, rows=[cells[:first] for cells in sheet.rows])
