"""The counting of mutants itself: it must neither cry wolf nor sleep."""

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from law.basics.values import Subject
from law.rulebook import all_subjects, own_law, rulebook_on
from tests.law.mutants import trials_of_pack
from tests.law.pack_ground import EXAMPLE, changed, copied
from tests.law.proofs import proofs

BY_AWARD = "quota.CSTĐCS"
SHARED = "condition.*.pending"


def _silent(key: str) -> Subject:
    """The subject as a law that no longer sets it on any day."""
    subject = all_subjects()[key]
    return replace(subject, values=tuple(replace(value, state="none") for value in subject.values))


@pytest.mark.parametrize("key", [BY_AWARD, SHARED, "transition.received_before", "clock.strip_proposal"])
def test_the_true_law_in_place_of_itself_is_noticed_by_no_row(key: str) -> None:
    asked = [proof for proof in proofs() if key in proof.keys]

    same = own_law().with_subject(all_subjects()[key])

    assert [proof.name for proof in asked if proof.differs(same)] == []
    assert asked


@pytest.mark.parametrize(
    "key",
    [BY_AWARD, SHARED, "transition.received_before", "service_equivalents", "one_use"],
)
def test_a_subject_that_the_law_no_longer_sets_is_noticed(key: str) -> None:
    asked = [proof for proof in proofs() if key in proof.keys]
    silent = own_law().with_subject(_silent(key))

    assert any(proof.differs(silent) for proof in asked)


def test_a_day_first_asked_for_under_a_changed_law_is_true_in_every_other() -> None:
    day = date(2019, 2, 3)  # asked for nowhere else
    silent, other = own_law().with_subject(_silent(BY_AWARD)), own_law().with_subject(_silent(SHARED))

    assert rulebook_on(day, stack=silent).value(BY_AWARD).state == "none"
    assert rulebook_on(day, stack=other).value(BY_AWARD).state == "set"
    assert rulebook_on(day).value(BY_AWARD).state == "set"


def test_one_subject_changes_and_the_rest_of_the_rulebook_stays() -> None:
    day = date(2023, 3, 3)
    before = rulebook_on(day)

    within = rulebook_on(day, stack=own_law().with_subject(_silent(SHARED)))

    assert within.value(BY_AWARD) == before.value(BY_AWARD)
    assert {found.name for found in within.shared_conditions()} == {
        found.name for found in before.shared_conditions()
    }
    pending = next(found for found in within.shared_conditions() if found.name == "pending")
    assert pending.value.state == "none"
    assert rulebook_on(day).value(SHARED) == before.value(SHARED)


def test_a_pack_is_put_to_its_own_tables() -> None:
    trials = list(trials_of_pack(EXAMPLE))
    sample = random.Random(20271).sample(trials, 20)

    assert len(trials) >= 35
    assert [told for told, survives in sample if survives()] == []


def test_a_pack_whose_tables_were_thinned_lets_a_mutant_live(tmp_path: Path) -> None:
    pack = copied(tmp_path)
    for row in ("| 20    | 01/07/2027 | 4        |", "| 100   | 01/07/2027 | 20       |"):
        changed(pack, "cases/con_so.md", f"{row} –          | khoản 1 Điều 2 Luật giả định 2027 |\n", "")

    survivors = [told for told, survives in trials_of_pack(pack) if survives()]

    assert survivors == [
        "quota.CSTĐCS 2027-07-01 at_most: 20 -> 19",
        "quota.CSTĐCS 2027-07-01 at_most: 20 -> 21",
    ]
