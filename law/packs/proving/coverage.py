"""What the statutes say, and on which sides the tables ask for it: every dated value in every regime.

A value is asked for when a case reaches it and the answer is on its right side ("đúng") or on its wrong
side ("trái"). The rules that have one side only stand with their reason in one_sided.toml.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from law.awards import award
from law.basics.values import Value
from law.case_files.case_reader import read_cases
from law.eligibility import CHECKS, Question
from law.eligibility.recipient import KIND_NAMES
from law.facts import Case, Nominee
from law.findings import gravest
from law.judgement.conditions import same_person_groups
from law.judgement.judging import Judgement, judge
from law.judgement.transition import RECEIVED_BEFORE, crossing_of
from law.packs.proving.silent_rules import is_met, silent_subjects
from law.packs.proving.traced_law import Dated, traced
from law.packs.tables.case_tables import Row, as_json
from law.packs.tables.figure_kinds import FAMILIES
from law.packs.tables.figure_tables import figure_differences
from law.rulebook import Condition, LawStack, Regime, Rulebook, rulebook_on

RIGHT, WRONG = "đúng", "trái"
ONE_SIDED = tomllib.loads((Path(__file__).parent / "one_sided.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, order=True)
class Side:
    """One side of one dated value in one regime."""

    key: str
    since: date
    regime: str
    side: str


def demanded(stack: LawStack) -> dict[Side, str]:
    """Every side that tables of this law must ask for, with the words that tell a jurist it is missing."""
    return {
        side: told
        for subject in stack.subjects.values()
        for value in subject.values
        if value.confidence != "low"
        for regime in stack.regimes
        if regime.is_read and _meets(value, regime)
        for side, told in sides_of(value, regime).items()
    }


def sides_of(value: Value, regime: Regime) -> dict[Side, str]:
    """The sides of this value in this regime, each with the words that tell that it is missing."""
    return {
        Side(value.key, value.since, regime.id, side): _told(value, regime, side) for side in _sides(value)
    }


def one_sided(value: Value) -> dict[str, Any] | None:
    """The entry that says why this value has one side only, or none."""
    return next((entry for entry in ONE_SIDED["rules"] if _matches(entry, value)), None)


def _sides(value: Value) -> tuple[str, ...]:
    entry = one_sided(value)
    return (RIGHT, WRONG) if entry is None else tuple(entry["sides"])


def _matches(entry: dict[str, Any], value: Value) -> bool:
    asked = {"check": value.get("check"), "state": value.state}
    same = all(asked[name] == entry[name] for name in asked if name in entry)
    if not same or not value.key.startswith(entry["key"]):
        return False
    if entry.get("for_everyone"):
        return set(award(value.key.split(".")[1]).recipients) == set(KIND_NAMES)
    return not (entry.get("nobody") and value["authorities"])


def _meets(value: Value, regime: Regime) -> bool:
    begins_in_time = regime.until is None or value.since <= regime.until
    return begins_in_time and (value.until is None or value.until >= regime.since)


def _told(value: Value, regime: Regime, side: str) -> str:
    parts = value.key.removeprefix("condition.").split(".")
    since = f", từ {max(value.since, regime.since):%d/%m/%Y}"
    return f"{regime.id} · {' · '.join(parts)} ({value.citation}{since}): không có tình huống {side}"


def asked(
    stack: LawStack, cases: Iterable[tuple[str, Row]], figures: Iterable[tuple[str, Row]]
) -> frozenset[Side]:
    """Every side that these rows ask of this law."""
    return frozenset(side for side, _ in asked_on_days(stack, cases, figures))


def asked_on_days(
    stack: LawStack, cases: Iterable[tuple[str, Row]], figures: Iterable[tuple[str, Row]]
) -> frozenset[tuple[Side, date]]:
    """Every side with the day on which a row asks for it: of receipt, of decision between two laws, or of the
    figure."""
    found: set[tuple[Side, date]] = set()
    law, seen = traced(stack)
    for _, row in cases:
        case = read_cases(as_json(row), stack=law)[0]
        if isinstance(case, Case):
            found |= {(side, case.regime_on) for side in _sides_of_case(case, law, seen)}
            found |= {(side, case.decision_on) for side in _sides_between(case, law)}
    for _, row in figures:
        seen.clear()
        if not figure_differences(row, stack=law):
            found |= {(side, row["on"]) for side in _sides_of_figure(row, law, seen)}
    return frozenset(found)


def _sides_of_figure(row: Row, law: LawStack, seen: set[Dated]) -> Iterator[Side]:
    regime = rulebook_on(row["on"], stack=law).regime
    families = () if row["kind_of_row"] == "councils" else FAMILIES[row["kind_of_row"]]
    for key, since in seen:
        if families and key.startswith(families):
            yield Side(key, since, regime, RIGHT)
            yield Side(key, since, regime, WRONG)


def _sides_of_case(case: Case, law: LawStack, seen: set[Dated]) -> Iterator[Side]:
    rules = rulebook_on(case.regime_on, local=case.local, stack=law)
    groups = same_person_groups(case.nominees)
    for nominee in case.nominees:
        for condition in _asked_conditions(nominee, rules):
            question = Question(
                case, rules, condition.check, condition.value, CHECKS, groups.get(nominee.id, ())
            )
            if side := _side_of(condition, nominee, question):
                yield Side(condition.value.key, condition.value.since, rules.regime, side)
    seen.clear()
    judgement = judge(case, rules)
    looked_at = {key for key, _ in seen} | silent_subjects(case, rules)
    yield from _sides_by_citation(judgement, rules, looked_at)


def _sides_between(case: Case, law: LawStack) -> Iterator[Side]:
    """What holds between two laws is asked for where a case has both, on the day of decision."""
    crossing = crossing_of(case, rulebook_on(case.regime_on, local=case.local, stack=law))
    if crossing is not None:
        yield Side(RECEIVED_BEFORE, crossing.value.since, crossing.later.regime, RIGHT)


def _asked_conditions(nominee: Nominee, rules: Rulebook) -> Iterator[Condition]:
    """One that the law does not set is asked of nobody, and may have no figures to be asked with."""
    return (each for each in rules.conditions(nominee.award) if each.value.state != "none")


def _side_of(condition: Condition, nominee: Nominee, question: Question) -> str:
    findings = CHECKS[condition.check](nominee, question)
    if findings:
        return WRONG if gravest(findings).value != "lawful" else RIGHT
    entry = ONE_SIDED["silent"].get(condition.check)
    return RIGHT if entry is not None and is_met(nominee, question, entry) else ""


def _sides_by_citation(judgement: Judgement, rules: Rulebook, keys: set[str]) -> Iterator[Side]:
    """Values beside the conditions that the case looked at: wrong where an adverse finding cites one."""
    cited = {finding.citation for finding in judgement.adverse}
    known = ("condition.", RECEIVED_BEFORE, *(name for names in FAMILIES.values() for name in names))
    for value in (rules.value(key) for key in keys if not key.startswith(known)):
        if value is not None:
            yield Side(value.key, value.since, rules.regime, WRONG if str(value.citation) in cited else RIGHT)
