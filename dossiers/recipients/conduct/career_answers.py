"""What the law of the day makes of a person's whole career (cống hiến), order by order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from dossiers.judging.recipient_facts import history_of
from dossiers.models import Recipient
from law.awards import FORMS, Award
from law.facts import Case
from law.findings import Finding
from law.judgement.judging import judge
from law.rulebook import Rulebook, rulebook_on
from roles.doors.law_in_force import stack_in_force

CAREER = "cống hiến"


@dataclass(frozen=True, slots=True)
class CareerAnswer:
    """`findings` are of the years alone: what else the award asks is judged with its petition."""

    award: Award
    findings: tuple[Finding, ...]


def career_answers(person: Recipient, *, on: date) -> list[CareerAnswer]:
    """Of a person, each form of reward of which the law of that day asks years in posts. One statement."""
    if person.kind != Recipient.Kind.INDIVIDUAL:
        return []
    rules = rulebook_on(on, stack=stack_in_force())
    wanted = [(award, asked) for award in FORMS.values() if (asked := _asked_of_career(award, rules))]
    if not wanted:
        return []
    history = history_of(person, on=on)
    found = []
    for award, asked in wanted:
        nominee = replace(history, id="1", award=award.code, way=CAREER)
        told = judge(Case(id="", on=on, nominees=(nominee,)), rules).findings
        years = tuple(each for each in told if each.rule.partition(".")[2] in asked)
        found.append(CareerAnswer(award, years))
    return [each for each in found if each.findings]


def _asked_of_career(award: Award, rules: Rulebook) -> set[str]:
    """The checks that this award asks of a career and of nothing else, and those shared of the same kind;
    empty for an award that has none of its own."""
    if "individual" not in award.recipients or not rules.has_conditions(award.code):
        return set()
    of_career = [each for each in rules.conditions(award.code) if each.value.get("ways") == [CAREER]]
    shared = {id(each) for each in rules.shared_conditions()}
    own = [each for each in of_career if id(each) not in shared]
    return {each.check for each in of_career} if own else set()
