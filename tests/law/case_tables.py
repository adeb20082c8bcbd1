"""Reads the tables a jurist reads: one award, one day, the facts, the verdict and the article expected.

The pages lie in cases/; README.md says how they are read.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from law.awards import FORMS, TITLES, name_of
from law.case_files.answers import judged_answers
from law.case_files.case_reader import read_cases
from law.findings import Verdict
from law.judgement.judging import Judgement
from tests.law.case_rows import row_of, with_biography
from tests.law.markdown_tables import UnreadableTable, tables_of

FOLDER = Path(__file__).parent / "cases"
# The longest first: "CSTĐ tỉnh" before what it begins with.
_CODES = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, (*TITLES, *FORMS)), key=len, reverse=True))})(?!\w)"
)


def all_cases() -> list[tuple[str, dict[str, Any]]]:
    """(file: name, row) of every case of every table."""
    found = []
    for path in sorted(FOLDER.glob("*.md")):
        for table in tables_of(path):
            for told in table.rows:
                try:
                    row = row_of(with_biography(table), told)
                except (KeyError, ValueError) as fault:
                    raise UnreadableTable(f"{path.name}, “{table.title}”, {told}: {fault}") from fault
                found.append((f"{path.stem}: {row['name']}", row))
    return found


def as_json(row: dict[str, Any]) -> dict[str, Any]:
    """The case in the public input format; `proposed` repeats the nominee."""
    nominee = {**row.get("nominee", {}), "award": row["award"]}
    nominees = [{"id": f"n{place}", **nominee} for place in range(1, row.get("proposed", 1) + 1)]
    nominees += [{"id": f"m{place}", **other} for place, other in enumerate(row.get("beside", ()), start=1)]
    return _plain({"id": row["name"], "on": row["on"], "nominees": nominees, **row.get("case", {})})


def judged(row: dict[str, Any]) -> Judgement:
    judgement = judged_answers(read_cases(as_json(row))[0])
    assert isinstance(judgement, Judgement), judgement
    return judgement


def wrong_rows(
    rows: Iterable[tuple[str, dict[str, Any]]], asked: Callable[[dict[str, Any]], list[str]]
) -> list[str]:
    """Each row that is not answered as it says, with every point; one that cannot be judged is wrong too."""
    found = []
    for name, row in rows:
        try:
            points = asked(row)
        except Exception as fault:
            points = [repr(fault)]
        found += [f"{name}: {'; '.join(points)}"] if points else []
    return found


def differences(row: dict[str, Any], found: Judgement) -> list[str]:
    """Every point in which the answer is not what the table says; empty where all is as expected."""
    return [
        f"{what}: chờ {expected!r}, được {answer!r}"
        for what, expected, answer in _points(row, found)
        if expected != answer
    ]


def _points(row: dict[str, Any], found: Judgement) -> Iterator[tuple[str, Any, Any]]:
    """(what, expected, answered) of everything a row asks for.

    `finds` and `silent` name findings, `adverse` all that speak against the first nominee, `seats` the
    first allowance, `passed` and `needed` the first vote, `amount` and `paid` the first reward.
    """
    told = {(f.rule, f.citation) for f in found.findings}
    verdicts = {(f.rule, f.verdict.value, f.citation) for f in found.findings}
    words = " ".join(f.message for f in found.findings)
    if "verdict" in row:
        yield "kết luận", _label(row["verdict"]), found.verdict.label
    if "rule" in row:
        yield "rule", True, (row["rule"], row["citation"]) in told or told
    if "says" in row:
        yield "says", True, _in_full(row["says"]) in words or words
    for asked in row.get("finds", ()):
        yield "finds", True, (asked["rule"], asked["verdict"], asked["citation"]) in verdicts or verdicts
    if "adverse" in row:
        asked = {(each["rule"], each["verdict"], each["citation"]) for each in row["adverse"]}
        own = {(f.rule, f.verdict.value, f.citation) for f in found.adverse if f.nominee == "n1"}
        yield "adverse", asked, own
    for silent in row.get("silent", ()):
        yield "silent", [], [verdict for name, verdict, _ in verdicts if name == silent]
    yield from _figures(row, found)


def _in_full(says: str) -> str:
    """A cell is narrow and names awards by their codes; the law names them in full."""
    return _CODES.sub(lambda found: name_of(found[0]), says)


def _label(verdict: str) -> str:
    return Verdict(verdict).label


def _figures(row: dict[str, Any], found: Judgement) -> Iterator[tuple[str, Any, Any]]:
    if "seats" in row:
        yield "seats", _plain(row["seats"]), found.allowances[0].allowance.seats
    if "passed" in row:
        yield "passed", _plain(row["passed"]), found.votes[0].result.passed
    if "needed" in row:
        yield "needed", _plain(row["needed"]), found.votes[0].result.needed
    if "vote_citation" in row:
        yield "vote_citation", row["vote_citation"], found.votes[0].result.citation
    if "amount" in row:
        yield "amount", _plain(row["amount"]), found.rewards[0].amount
    if "paid" in row:
        yield "paid", row["paid"], found.rewards[0].is_paid


def _plain(value: Any) -> Any:
    """TOML dates as ISO text, and the word "null" as JSON's null."""
    if isinstance(value, dict):
        return {key: _plain(below) for key, below in value.items()}
    if isinstance(value, list):
        return [_plain(below) for below in value]
    if isinstance(value, date):
        return value.isoformat()
    return None if value == "null" else value
