"""Tables of single figures through time: who decides, how many sets, seats, votes, money, days, papers.

One row names the subject and what the law says of it on each of its days, the last and the first of a text
among them. Each answer is put to the law on both sides of its figure.
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from law.awards import award as award_of
from law.basics.owed_papers import missing_kinds, owed_papers
from law.findings import Verdict
from law.judgement.judging import Judgement
from law.procedure.deadlines import due
from law.procedure.revocation import revocation_grounds
from law.procedure.routing import AUTHORITIES, may_decide, needs_council
from law.procedure.thresholds import threshold
from law.procedure.voting import tally
from law.rulebook import rulebook_on
from law.seats_and_money.priority import Candidate, rank
from law.seats_and_money.quotas import allowance
from law.seats_and_money.rewards import reward
from tests.law.case_tables import judged
from tests.law.cell_words import day
from tests.law.figure_words import ANSWER, DAYS, KIND_OF_ROW, SUBJECT, read
from tests.law.markdown_tables import UnreadableTable, tables_of

FOLDER = Path(__file__).parent / "figures"
NONE = "không có"

Row = dict[str, Any]


def all_figures() -> list[tuple[str, Row]]:
    """(kind: subject, day) and the answer joined to its row, of every table and every day of its rows."""
    found = []
    for path in sorted(FOLDER.glob("*.md")):
        for table in tables_of(path):
            for told in table.rows:
                try:
                    found += _answers({**table.facts, **told})
                except (KeyError, ValueError) as fault:
                    raise UnreadableTable(f"{path.name}, “{table.title}”, {told}: {fault}") from fault
    return found


def _answers(told: dict[str, str]) -> list[tuple[str, Row]]:
    if strange := told.keys() - {KIND_OF_ROW, DAYS, *SUBJECT, *ANSWER}:
        raise KeyError(f"không có dữ kiện nào tên “{', '.join(sorted(strange))}”")
    kind, subject, answer = told[KIND_OF_ROW], read(told, SUBJECT), read(told, ANSWER)
    name = " ".join(str(content) for content in subject.values())
    days = [day(each) for each in told[DAYS].split(", ")]
    return [(f"{kind}: {name} {on}", {"kind_of_row": kind, **subject, **answer, "on": on}) for on in days]


def figure_differences(row: Row) -> list[str]:
    """Every point in which the law does not answer as the table says."""
    return [
        f"{what}: chờ {expected!r}, được {answer!r}"
        for what, expected, answer in KINDS[row["kind_of_row"]](row)
        if expected != answer
    ]


def _authorities(row: Row) -> Iterator[tuple[str, Any, Any]]:
    """`may` decide, `open` to a person, all others are refused with this citation."""
    found = {name: may_decide(row["award"], name, row["on"]) for name in AUTHORITIES}
    yield "may", sorted(row["may"]), sorted(name for name, refusal in found.items() if refusal is None)
    left = {name: f for name, f in found.items() if f is not None}
    is_open = sorted(name for name, f in left.items() if f.verdict is Verdict.REVIEW)
    yield "open", sorted(row.get("open", [])), is_open
    yield "citation", {row["citation"]}, {finding.citation for finding in left.values()}


def _copies(row: Row) -> Iterator[tuple[str, Any, Any]]:
    """One set fewer than `sets` is incomplete by this article, `sets` are enough; NONE: never asked."""
    if row["sets"] == NONE:
        yield "copies", [], _about_copies(row, 0)
        return
    yield "too few", [("incomplete", row["citation"])], _about_copies(row, row["sets"] - 1)
    yield "enough", [], _about_copies(row, row["sets"])


def _about_copies(row: Row, given: int) -> list[tuple[str, str]]:
    found = _judged(row, copies=given, simplified=row.get("simplified", False))
    return [(f.verdict.value, f.citation) for f in found.findings if f.rule == "copies"]


def _judged(row: Row, **case: Any) -> Judgement:
    return judged({"name": "A", "on": row["on"], "award": row["award"], "case": case})


def _quotas(row: Row) -> Iterator[tuple[str, Any, Any]]:
    found = allowance(row["award"], row["base"], rulebook_on(row["on"]))
    yield "seats", row["seats"], NONE if found.seats is None else found.seats
    yield "state", row.get("state", "set"), found.state
    yield "citation", row["citation"], found.citation


def _votes(row: Row) -> Iterator[tuple[str, Any, Any]]:
    """Of 100 members `needed` pass and one fewer fails; `secret`: an open ballot is invalid. Where no
    threshold is known, `never` fail by every one, one more is open, and all members pass by every one."""
    rules, award = rulebook_on(row["on"]), row["award"]
    bar = threshold(award, 100, rules)
    yield "needed", row["needed"], NONE if bar.needed is None else bar.needed
    yield "state", row.get("state", "set"), bar.state
    yield "citation", row["citation"], bar.citation
    heads = {"members": 100, "present": 100, "yes_written": 0, "rules": rules}
    yield (
        "secret",
        row["secret"],
        not tally(award, yes_present=100, secret=False, **heads).valid,
    )
    if bar.needed is not None:
        yield "passes", True, tally(award, yes_present=bar.needed, secret=True, **heads).passed
        yield "fails", False, tally(award, yes_present=bar.needed - 1, secret=True, **heads).passed
        return
    for yes, passed in ((row["never"], False), (row["never"] + 1, None), (99, None), (100, True)):
        yield f"{yes} phiếu", passed, tally(award, yes_present=yes, secret=True, **heads).passed


def _quorums(row: Row) -> Iterator[tuple[str, Any, Any]]:
    """Of `members` as many as `present` make the meeting, one fewer does not."""
    for present, is_valid in ((row["present"], True), (row["present"] - 1, False)):
        found = tally(
            "CSTĐTQ",
            members=row["members"],
            present=present,
            yes_present=present,
            yes_written=0,
            secret=True,
            rules=rulebook_on(row["on"]),
        )
        yield f"{present} có mặt", is_valid, found.valid


def _councils(row: Row) -> Iterator[tuple[str, Any, Any]]:
    found = needs_council(row["award"], rulebook_on(row["on"]))
    yield "needed", row["needed"], found.needed
    yield "verdict", row.get("verdict", "lawful"), found.verdict.value
    yield "citation", row["citation"], found.citation


def _rewards(row: Row) -> Iterator[tuple[str, Any, Any]]:
    found = reward(row["award"], row["kind"], decided_on=row["on"])
    yield "amount", row["amount"], NONE if found.amount is None else found.amount
    yield "citation", row["citation"], found.citation


def _clocks(row: Row) -> Iterator[tuple[str, Any, Any]]:
    """`days` of the clock; `by`, where it is asked, is the last day when it starts on that day."""
    found = due(row["clock"], row["on"], rulebook_on(row["on"]))
    yield "days", row["days"], NONE if found.days is None else found.days
    yield "citation", row["citation"], found.citation
    if "by" in row:
        yield "by", row["by"], found.on


def _papers(row: Row) -> Iterator[tuple[str, Any, Any]]:
    """Each paper owed is missed when it is not there; with all of them nothing is."""
    rules = rulebook_on(row["on"])
    yield "kinds", row["kinds"], [paper.kind for paper in owed_papers(row["award"], rules)]
    missing = missing_kinds(row["award"], (), rules)
    yield (
        "missing",
        [(f"papers.{kind}", row["citation"]) for kind in row["kinds"]],
        [(finding.rule, finding.citation) for finding in missing],
    )
    yield "all there", (), missing_kinds(row["award"], row["kinds"], rules)


def _priority(row: Row) -> Iterator[tuple[str, Any, Any]]:
    """Whether a collective with `women` of `people` stands before an equal one that was named first."""
    other, asked = Candidate("khác", women=0, people=10), Candidate("xét", **_women(row))
    first = rank([other, asked], on=row["on"])[0]
    yield "first", row["first"], first.candidate is asked
    yield "citation", row["citation"], first.citation


def _women(row: Row) -> dict[str, int]:
    return {"women": row["women"], "people": row["people"]}


def _existences(row: Row) -> Iterator[tuple[str, Any, Any]]:
    """Whether the law knows the award on the day, and for whom it is."""
    asked = award_of(row["award"])
    yield "exists", row["exists"], asked.exists_on(row["on"])
    yield "recipients", row["recipients"], list(asked.recipients)


def _grounds(row: Row) -> Iterator[tuple[str, Any, Any]]:
    """On what a decision may be revoked; `read` is false where the text was not confirmed."""
    found = revocation_grounds(row["on"])
    yield "grounds", row["grounds"], [ground.key for ground in found]
    yield "citations", row["citations"], [ground.citation for ground in found]
    yield "read", {row["read"]}, {ground.is_read for ground in found}


def _regimes(row: Row) -> Iterator[tuple[str, Any, Any]]:
    rules = rulebook_on(row["on"])
    yield "regime", row["regime"], rules.regime
    yield "law", row["law"], str(rules.regime_citation)


KINDS: dict[str, Callable[[Row], Iterator[tuple[str, Any, Any]]]] = {
    "authorities": _authorities,
    "clocks": _clocks,
    "copies": _copies,
    "councils": _councils,
    "existences": _existences,
    "grounds": _grounds,
    "papers": _papers,
    "priority": _priority,
    "quorums": _quorums,
    "quotas": _quotas,
    "regimes": _regimes,
    "rewards": _rewards,
    "votes": _votes,
}


FAMILIES: dict[str, tuple[str, ...]] = {
    "authorities": ("authority.",),
    "clocks": ("clock.",),
    "copies": ("copies.",),
    "councils": ("vote.",),
    "existences": (),
    "grounds": ("revocation.",),
    "papers": ("papers.",),
    "priority": ("priority.",),
    "quorums": ("quorum",),
    "quotas": ("quota.",),
    "regimes": (),
    "rewards": ("reward.", "multiplier.", "base_salary"),
    "votes": ("vote.", "vote_readings"),
}
"""The subjects of the law that a kind of row speaks of."""


def day_of(row: Row) -> date:
    day: date = row["on"]
    return day
