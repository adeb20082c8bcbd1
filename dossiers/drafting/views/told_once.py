"""What is said of many nominations in the same words stands once above them, never under each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from dossiers.drafting.draft_page import DraftPage, ShownNomination
from dossiers.seats.meter import MeterReading
from law.awards import Award
from law.awards import award as award_of
from law.basics.unread import without_unread
from law.findings import Finding, is_the_same_for_all
from vietnamese.text import said_once

# From so many equal findings on.
TOLD_ONCE = 2
MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class SharedFinding:
    """One finding for several nominations: whom it is about, of how many that stand beneath it."""

    finding: Finding
    rows: tuple[ShownNomination, ...]
    of: int

    @property
    def names(self) -> str:
        named = [row.nomination.recipient_name for row in self.rows[:MOST_NAMED]]
        return ", ".join(named) + (" …" if len(self.rows) > MOST_NAMED else "")

    @property
    def is_of_all(self) -> bool:
        return len(self.rows) == self.of


@dataclass(frozen=True, slots=True)
class Group:
    """The nominations of one award, each with what is particular to it alone."""

    award: Award
    rows: tuple[ShownNomination, ...]
    reading: MeterReading | None
    shared: tuple[SharedFinding, ...]


def common_findings(rows: Sequence[ShownNomination]) -> list[SharedFinding]:
    """What leaves nothing open of a case itself, once for the whole dossier: a law that is not read yet, a
    missing registration."""
    found: dict[tuple[str, str], list[tuple[ShownNomination, Finding]]] = defaultdict(list)
    for row in rows:
        for finding in filter(is_the_same_for_all, row.findings):
            found[finding.rule, finding.citation].append((row, finding))
    return [
        SharedFinding(
            replace(told[0][1], message=said_once(finding.message for _row, finding in told)),
            tuple(row for row, _finding in told),
            len(rows),
        )
        for told in found.values()
    ]


def particular(rows: Iterable[ShownNomination]) -> list[ShownNomination]:
    """The same rows without what `common_findings` tells of all."""
    found = [_without(row, is_the_same_for_all) for row in rows]
    return [replace(row, findings=tuple(map(_of_the_case, row.findings))) for row in found]


def _of_the_case(finding: Finding) -> Finding:
    return replace(finding, message=without_unread(finding.message))


def grouped_by_award(found: DraftPage, rows: Sequence[ShownNomination]) -> list[Group]:
    """`rows` (a page of all) by award, titles first, the highest first; the first that has something of its
    own to be mended is open."""
    readings = {each.award: each for each in found.readings}
    groups = [
        _group(award_of(code), list(of_award), readings.get(code))
        for code, of_award in groupby(particular(rows), key=lambda row: row.nomination.award)
    ]
    return _with_first_open(groups)


def _group(award: Award, rows: list[ShownNomination], reading: MeterReading | None) -> Group:
    told: dict[tuple[str, ...], list[tuple[ShownNomination, Finding]]] = defaultdict(list)
    for row in rows:
        for finding in row.findings:
            told[_words(finding)].append((row, finding))
    shared = {words: each for words, each in told.items() if len(each) >= TOLD_ONCE}
    return Group(
        award=award,
        rows=tuple(_without(row, lambda finding: _words(finding) in shared) for row in rows),
        reading=reading,
        shared=tuple(
            SharedFinding(each[0][1], tuple(row for row, _finding in each), len(rows))
            for each in shared.values()
        ),
    )


def _with_first_open(groups: list[Group]) -> list[Group]:
    faulty = (row for group in groups for row in group.rows if row.may_be_mended and row.findings)
    first = next(faulty, None)
    return [
        replace(group, rows=tuple(replace(row, is_open=row is first) for row in group.rows))
        for group in groups
    ]


def _words(finding: Finding) -> tuple[str, ...]:
    return finding.rule, finding.message, finding.unconfirmed


def _without(row: ShownNomination, is_told: Callable[[Finding], bool]) -> ShownNomination:
    return replace(row, findings=tuple(each for each in row.findings if not is_told(each)))
