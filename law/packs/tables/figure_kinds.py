"""What is asked of the law for each kind of figure: who decides, how many sets, seats, votes, money, days.

Each answer is put to the law on both sides of its figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from law.awards import award as award_of
from law.basics.owed_papers import missing_kinds, owed_papers
from law.findings import Verdict
from law.judgement.judging import Judgement
from law.packs.tables.answers_told import Point
from law.packs.tables.case_tables import Row, judged
from law.procedure.courses import course_of
from law.procedure.deadlines import due
from law.procedure.revocation import revocation_grounds
from law.procedure.routing import AUTHORITIES, may_decide, needs_council
from law.procedure.thresholds import threshold
from law.procedure.voting import tally
from law.rulebook import LawStack, rulebook_on
from law.seats_and_money.priority import Candidate, rank
from law.seats_and_money.quotas import allowance
from law.seats_and_money.rewards import reward

NONE = "không có"


def _authorities(row: Row, stack: LawStack) -> Iterator[Point]:
    """`may` decide, `open` to a person, all others are refused with this citation."""
    found = {name: may_decide(row["award"], name, row["on"], stack=stack) for name in AUTHORITIES}
    yield "may", sorted(row["may"]), sorted(name for name, refusal in found.items() if refusal is None)
    left = {name: f for name, f in found.items() if f is not None}
    is_open = sorted(name for name, f in left.items() if f.verdict is Verdict.REVIEW)
    yield "open", sorted(row.get("open", [])), is_open
    yield "citation", {row["citation"]}, {finding.citation for finding in left.values()}


def _copies(row: Row, stack: LawStack) -> Iterator[Point]:
    """One set fewer than `sets` is incomplete by this article, `sets` are enough; NONE: never asked."""
    if row["sets"] == NONE:
        yield "copies", [], _about_copies(row, stack, 0)
        return
    yield "too few", [("incomplete", row["citation"])], _about_copies(row, stack, row["sets"] - 1)
    yield "enough", [], _about_copies(row, stack, row["sets"])


def _about_copies(row: Row, stack: LawStack, given: int) -> list[tuple[str, str]]:
    found = _judged(row, stack, copies=given, simplified=row.get("simplified", False))
    return [(f.verdict.value, f.citation) for f in found.findings if f.rule == "copies"]


def _judged(row: Row, stack: LawStack, **case: Any) -> Judgement:
    return judged({"name": "A", "on": row["on"], "award": row["award"], "case": case}, stack=stack)


def _quotas(row: Row, stack: LawStack) -> Iterator[Point]:
    found = allowance(row["award"], row["base"], rulebook_on(row["on"], stack=stack))
    yield "seats", row["seats"], NONE if found.seats is None else found.seats
    yield "state", row.get("state", "set"), found.state
    yield "citation", row["citation"], found.citation


def _votes(row: Row, stack: LawStack) -> Iterator[Point]:
    """Of 100 members `needed` pass and one fewer fails; `secret`: an open ballot is invalid. Where no
    threshold is known, `never` fail by every one, one more is open, and all members pass by every one."""
    rules, award = rulebook_on(row["on"], stack=stack), row["award"]
    bar = threshold(award, 100, rules)
    yield "needed", row["needed"], NONE if bar.needed is None else bar.needed
    yield "state", row.get("state", "set"), bar.state
    yield "citation", row["citation"], bar.citation
    ballot = partial(tally, award, members=100, present=100, yes_written=0, rules=rules)
    yield "secret", row["secret"], not ballot(yes_present=100, secret=False).valid
    if bar.needed is not None:
        yield "passes", True, ballot(yes_present=bar.needed, secret=True).passed
        yield "fails", False, ballot(yes_present=bar.needed - 1, secret=True).passed
        return
    for yes, passed in ((row["never"], False), (row["never"] + 1, None), (99, None), (100, True)):
        yield f"{yes} phiếu", passed, ballot(yes_present=yes, secret=True).passed


def _quorums(row: Row, stack: LawStack) -> Iterator[Point]:
    """Of `members` as many as `present` make the meeting, one fewer does not."""
    for present, is_valid in ((row["present"], True), (row["present"] - 1, False)):
        found = tally(
            "CSTĐTQ",
            members=row["members"],
            present=present,
            yes_present=present,
            yes_written=0,
            secret=True,
            rules=rulebook_on(row["on"], stack=stack),
        )
        yield f"{present} có mặt", is_valid, found.valid


def _councils(row: Row, stack: LawStack) -> Iterator[Point]:
    found = needs_council(row["award"], rulebook_on(row["on"], stack=stack))
    yield "needed", row["needed"], found.needed
    yield "verdict", row.get("verdict", "lawful"), found.verdict.value
    yield "citation", row["citation"], found.citation


def _rewards(row: Row, stack: LawStack) -> Iterator[Point]:
    found = reward(row["award"], row["kind"], decided_on=row["on"], stack=stack)
    yield "amount", row["amount"], NONE if found.amount is None else found.amount
    yield "citation", row["citation"], found.citation


def _clocks(row: Row, stack: LawStack) -> Iterator[Point]:
    """`days` of the clock; `by`, where it is asked, is the last day when it starts on that day."""
    found = due(row["clock"], row["on"], rulebook_on(row["on"], stack=stack))
    yield "days", row["days"], NONE if found.days is None else found.days
    yield "citation", row["citation"], found.citation
    if "by" in row:
        yield "by", row["by"], found.on


def _papers(row: Row, stack: LawStack) -> Iterator[Point]:
    """Each paper owed is missed when it is not there; with all of them nothing is."""
    rules = rulebook_on(row["on"], stack=stack)
    asked = {"simplified": row.get("simplified", False)}
    yield "kinds", row["kinds"], [paper.kind for paper in owed_papers(row["award"], rules, **asked)]
    missing = missing_kinds(row["award"], (), rules, **asked)
    yield (
        "missing",
        [(f"papers.{kind}", row["citation"]) for kind in row["kinds"]],
        [(finding.rule, finding.citation) for finding in missing],
    )
    yield "all there", (), missing_kinds(row["award"], row["kinds"], rules, **asked)


def _courses(row: Row, stack: LawStack) -> Iterator[Point]:
    """What the dossiers of a way are asked before they are decided."""
    found = course_of(row["way"], rulebook_on(row["on"], stack=stack))
    yield "registration", row["registration"], found.asks_registration
    yield "bloc", row["bloc"], found.asks_bloc
    yield "titles", row.get("titles", found.gives_titles), found.gives_titles
    yield "state", row.get("state", "set"), found.state
    yield "citation", row["citation"], found.citation


def _priority(row: Row, stack: LawStack) -> Iterator[Point]:
    """Whether a collective with `women` of `people` stands before an equal one that was named first."""
    other = Candidate("khác", women=0, people=10)
    asked = Candidate("xét", women=row["women"], people=row["people"])
    first = rank([other, asked], on=row["on"], stack=stack)[0]
    yield "first", row["first"], first.candidate is asked
    yield "citation", row["citation"], first.citation


def _existences(row: Row, stack: LawStack) -> Iterator[Point]:
    """Whether the law knows the award on the day, and for whom it is."""
    asked = award_of(row["award"])
    yield "exists", row["exists"], asked.exists_on(row["on"])
    yield "recipients", row["recipients"], list(asked.recipients)


def _grounds(row: Row, stack: LawStack) -> Iterator[Point]:
    """On what a decision may be revoked; `read` is false where the text was not confirmed."""
    found = revocation_grounds(row["on"], stack=stack)
    yield "grounds", row["grounds"], [ground.key for ground in found]
    yield "citations", row["citations"], [ground.citation for ground in found]
    yield "read", {row["read"]}, {ground.is_read for ground in found}


def _regimes(row: Row, stack: LawStack) -> Iterator[Point]:
    rules = rulebook_on(row["on"], stack=stack)
    yield "regime", row["regime"], rules.regime
    yield "law", row["law"], str(rules.regime_citation)


FIGURE_KINDS: dict[str, Callable[[Row, LawStack], Iterator[Point]]] = {
    "authorities": _authorities,
    "clocks": _clocks,
    "copies": _copies,
    "councils": _councils,
    "courses": _courses,
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
    "courses": ("course.",),
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
