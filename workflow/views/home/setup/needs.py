"""What keeps an office from working at all, of the things it needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum

from roles.doors.law_in_force import stack_in_force
from roles.local_rules.law_asked import AskedOfLevel, asked_of
from roles.models import Jurisdiction, Office
from workflow.views.home.setup.setup_facts import SetupFacts, facts_of


class Need(StrEnum):
    """Each without which nothing is decided here; its value is how a list tells that it is missing."""

    SIGNER = "người ký"
    CLERK = "văn thư"
    UNITS = "đơn vị"
    PEOPLE = "người của đơn vị"
    CARRYING = "người cho đơn vị có việc đang chờ"
    BLOC_HEADS = "khối trưởng, khối phó"
    COUNCIL = "hội đồng"
    RULES = "quy định của địa phương"


def needs_of(jurisdictions: Sequence[Jurisdiction], *, on: date) -> dict[int, list[Need]]:
    """What each still needs, by its key; as many statements for hundreds as for one."""
    stack = stack_in_force()
    facts = facts_of(jurisdictions, on=on, stack=stack)
    kinds = {one.pk: (one.level, facts[one.pk].falls_back) for one in jurisdictions}
    asked = {kind: asked_of(kind[0], on=on, stack=stack, falls_back=kind[1]) for kind in set(kinds.values())}
    return {key: list(missing_in(facts[key], asked[kind])) for key, kind in kinds.items()}


def missing_in(facts: SetupFacts, asked: AskedOfLevel) -> Iterator[Need]:
    """In the order in which one thing needs another. Blocs are no need: a unit in none files straight."""
    there = {
        Need.SIGNER: Office.CHAIR in facts.offices,
        Need.CLERK: Office.CLERK in facts.offices,
        Need.UNITS: facts.units > 0,
        Need.PEOPLE: facts.staffed > 0,
        Need.CARRYING: not facts.left,
        Need.BLOC_HEADS: facts.led > 0 or not facts.placed,
        Need.COUNCIL: facts.has_council() or not (asked.council or facts.votes_by_rule()),
        Need.RULES: not set(asked.keys) - facts.rules - facts.rules_above.keys(),
    }
    yield from (need for need, is_there in there.items() if not is_there)
