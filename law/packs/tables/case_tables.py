"""Reads the tables a jurist reads: one award, one day, the facts, the verdict and the article expected.

tests/law/README.md says how they are read. A table that tells its kind (`bảng`) is one of single figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from law.awards import FORMS, TITLES, name_of
from law.awards import award as award_of
from law.case_files.answers import judged_answers
from law.case_files.case_reader import read_cases
from law.findings import Verdict
from law.judgement.judging import Judgement
from law.packs.tables.answers_told import Point, points_told
from law.packs.tables.case_rows import Biographies, row_of, with_biography
from law.packs.tables.case_words import EXPECTED
from law.packs.tables.figure_words import is_of_figures
from law.packs.tables.markdown_tables import UnreadableTable, tables_in, unread_word
from law.rulebook import LawStack

Row = dict[str, Any]
_EXPECTED = {field for field, _ in EXPECTED.values()} - {"citation"} | {"finds", "adverse"}
_MOST_PROPOSED = 1000
# The longest first: "CSTĐ tỉnh" before what it begins with.
_CODES = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, (*TITLES, *FORMS)), key=len, reverse=True))})(?!\w)"
)


def cases_in(pages: Mapping[str, str], biographies: Biographies) -> list[tuple[str, Row]]:
    """(page: name, row) of every case of every table of the pages, which are texts by the name of their file.

    Raises UnreadableTable, which names page, table and row.
    """
    found = []
    for name, page in pages.items():
        for table in (each for each in tables_in(page, where=name) if not is_of_figures(each)):
            for told in table.rows:
                try:
                    row = row_of(with_biography(table, biographies), told)
                    found.append((f"{name.removesuffix('.md')}: {row['name']}", _whole(row)))
                except (LookupError, ValueError, TypeError, StopIteration) as fault:
                    raise UnreadableTable(f"{name}, “{table.title}”, {told}: {unread_word(fault)}") from fault
    return found


def _whole(row: Row) -> Row:
    """A case asks something of an award on a day: else it would be right whatever the law says."""
    for field, name in (("on", "ngày"), ("award", "đề nghị"), ("citation", "căn cứ")):
        if field not in row and (field != "citation" or "rule" in row):
            raise KeyError(f"thiếu “{name}”")
    award_of(row["award"])
    if not row.keys() & _EXPECTED:
        raise KeyError("không chờ đợi điều gì")
    if row.get("proposed", 1) > _MOST_PROPOSED:
        raise ValueError(f"“số người” quá {_MOST_PROPOSED}")
    return row


def as_json(row: Row) -> dict[str, Any]:
    """The case in the public input format; `proposed` repeats the nominee."""
    nominee = {**row.get("nominee", {}), "award": row["award"]}
    nominees = [{"id": f"n{place}", **nominee} for place in range(1, row.get("proposed", 1) + 1)]
    nominees += [{"id": f"m{place}", **other} for place, other in enumerate(row.get("beside", ()), start=1)]
    return _plain({"id": row["name"], "on": row["on"], "nominees": nominees, **row.get("case", {})})


def judged(row: Row, *, stack: LawStack | None = None) -> Judgement:
    """The answer of the law of `stack`; raises UnreadableTable where the case would be refused."""
    judgement = judged_answers(read_cases(as_json(row), stack=stack)[0], stack=stack)
    if not isinstance(judgement, Judgement):
        raise UnreadableTable(f"“{row['name']}”: {judgement.path}: {judgement.message}")
    return judgement


def wrong_rows(rows: Iterable[tuple[str, Row]], asked: Callable[[Row], list[str]]) -> list[str]:
    """Each row that is not answered as it says, with every point; one that cannot be judged is wrong too."""
    found = []
    for name, row in rows:
        try:
            points = asked(row)
        except Exception as fault:
            points = [f"không xét được ({fault!r})"]
        found += [f"{name}: {'; '.join(points)}"] if points else []
    return found


def differences(row: Row, found: Judgement) -> list[str]:
    """Every point in which the answer is not what the table says; empty where all is as expected."""
    return points_told(_points(row, found))


def _points(row: Row, found: Judgement) -> Iterator[Point]:
    """Everything a row asks for.

    `finds` and `silent` name findings, `adverse` all that speak against the first nominee, `seats` the
    first allowance, `passed` and `needed` the first vote, `amount` and `paid` the first reward.
    """
    rules = {(f.rule, f.citation) for f in found.findings}
    verdicts = {(f.rule, f.verdict.value, f.citation) for f in found.findings}
    words = " ".join(f.message for f in found.findings)
    if "verdict" in row:
        yield "kết luận", _label(row["verdict"]), found.verdict.label
    if "rule" in row:
        rule = (row["rule"], row["citation"])
        yield "rule", rule, rule if rule in rules else rules
    if "says" in row:
        told = _in_full(row["says"])
        yield "says", told, told if told in words else words
    for asked in row.get("finds", ()):
        finding = (asked["rule"], asked["verdict"], asked["citation"])
        yield "finds", finding, finding if finding in verdicts else verdicts
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


def _figures(row: Row, found: Judgement) -> Iterator[Point]:
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
