"""What a review leaves to a person: figures that fall short, a paper to be read, or a formality."""

from __future__ import annotations

from datetime import date

import pytest

from law.basics.unread import softened, without_unread
from law.findings import Doubt, Finding, Verdict, doubt_of, mark_of, marks_of
from law.judgement.reviews import reviews
from law.rulebook import rulebook_on

FORMALITIES = {
    "award.conditions", "authority.*", "deadline.*", "eligibility.public_posting", "quota.*", "regime.unread",
    "reward.*", "simplified", "vote.*",
}  # fmt: skip


def found(verdict: Verdict, rule: str = "eligibility.initiative", doubt: str = "") -> Finding:
    return Finding(rule=rule, verdict=verdict, message="…", citation="Điều 1", doubt=doubt)


def test_every_rule_that_may_answer_review_looks_at_procedure_or_at_a_paper() -> None:
    rules = {entry.rule for entry in reviews()} - {"*"}

    assert {rule for rule in rules if doubt_of(rule) is Doubt.FORMALITY} == FORMALITIES
    assert {doubt_of(rule) for rule in rules - FORMALITIES} == {Doubt.PAPER}
    assert doubt_of("registration.title") is Doubt.FORMALITY


@pytest.mark.parametrize(
    ("findings", "mark"),
    [
        ([], "lawful"),
        ([found(Verdict.LAWFUL)], "lawful"),
        ([found(Verdict.REVIEW, "regime.unread")], "formality"),
        ([found(Verdict.REVIEW, "regime.unread"), found(Verdict.REVIEW)], "paper"),
        ([found(Verdict.REVIEW), found(Verdict.REVIEW, doubt="unmet")], "unmet"),
        ([found(Verdict.REVIEW, doubt="unmet"), found(Verdict.INCOMPLETE)], "incomplete"),
        ([found(Verdict.INCOMPLETE), found(Verdict.UNLAWFUL)], "unlawful"),
    ],
)
def test_a_case_bears_the_mark_of_its_gravest_finding(findings: list[Finding], mark: str) -> None:
    assert mark_of(findings) == mark


@pytest.mark.parametrize(
    ("graver", "marks"),
    [
        (Verdict.INCOMPLETE, ("incomplete", "unmet")),
        (Verdict.HELD, ("held", "unmet")),
        (Verdict.UNLAWFUL, ("unlawful",)),
        (Verdict.REVIEW, ("unmet",)),
    ],
)
def test_figures_that_fall_short_are_not_hidden_by_what_a_case_waits_for(
    graver: Verdict, marks: tuple[str, ...]
) -> None:
    assert marks_of([found(Verdict.REVIEW, doubt="unmet"), found(graver)]) == marks
    assert marks_of([found(Verdict.REVIEW), found(Verdict.INCOMPLETE)]) == ("incomplete",)


def test_what_is_softened_by_an_unread_law_can_be_told_without_saying_so_again() -> None:
    refused = Finding(
        rule="eligibility.initiative", verdict=Verdict.UNLAWFUL, message="Có 0 sáng kiến.", citation="Điều 22"
    )

    told = softened(refused, rulebook_on(date(2026, 11, 28))).message

    assert told.startswith("Có 0 sáng kiến. (Theo quy định trước ngày 01/10/2026;")
    assert without_unread(told) == without_unread("Có 0 sáng kiến.") == "Có 0 sáng kiến."
