"""Rules that say nothing where a case is right: when their silence may be read as an answer.

A rule of one_sided.toml under `silent` is met where the fact that it looks at was given; a subject
without a figure, where the case holds what the subject speaks of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from law.awards import award
from law.basics.local_keys import FALLBACK_KEY
from law.eligibility import Question
from law.facts import UNASKED, Case, Nominee, listed_facts
from law.rulebook import Rulebook


def is_met(nominee: Nominee, question: Question, entry: Mapping[str, Any]) -> bool:
    """Whether the silence of this rule about the nominee means right."""
    if entry.get("forms_of_state") and not _is_form_of_state(nominee.award):
        return False
    return _is_stated(nominee, question, entry["fact"])


def silent_subjects(case: Case, rules: Rulebook) -> set[str]:
    """Subjects without a figure that a case meets by its facts."""
    return set(_met(case, rules))


def _met(case: Case, rules: Rulebook) -> Iterator[str]:
    if any(
        title.award == nominee.award for nominee in case.nominees for title in listed_facts(nominee.titles)
    ):
        yield "next_award"
    if len([nominee for nominee in case.nominees if listed_facts(nominee.initiatives)]) > 1:
        yield "one_use"
    if FALLBACK_KEY in case.local:
        yield FALLBACK_KEY
    for nominee in case.nominees:
        yield from _lifted_deadline(nominee, rules)


def _lifted_deadline(nominee: Nominee, rules: Rulebook) -> Iterator[str]:
    """A yearly day that the law no longer sets, met by the ways of reward it was set for."""
    key = f"deadline.{award(nominee.award).judged_as}"
    value = rules.value(key)
    if value is not None and value.state == "none" and nominee.way in value.get("ways", (nominee.way,)):
        yield key


def _is_form_of_state(code: str) -> bool:
    found = award(code)
    return found.is_of_state and not found.is_title


def _is_stated(nominee: Nominee, question: Question, path: str) -> bool:
    if path == "beside":
        return len(question.same_person) > 1
    fact: Any = nominee
    for name in path.split("."):
        fact = getattr(fact, name, UNASKED)
    return fact is not UNASKED and fact is not None
