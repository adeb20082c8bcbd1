"""All twenty-nine state awards in every regime: who decides, how many sets, what money, and no silent yes."""

from datetime import date
from typing import Any

import pytest

from law.awards import FORMS
from law.case_files.answers import judged_answers
from law.case_files.case_format import WAYS
from law.case_files.case_reader import read_cases
from law.findings import Verdict
from law.judgement.judging import Judgement
from law.procedure.routing import deciding_authorities
from law.rulebook import rulebook_on
from law.seats_and_money.rewards import reward

STATE = [code for code, award in FORMS.items() if award.level == "nhà nước"]
DAYS = [date(2018, 5, 2), date(2023, 5, 10), date(2025, 1, 10), date(2026, 1, 10), date(2026, 11, 10)]


def judged(day: date, **nominee: Any) -> Judgement:
    row = {"id": "A", "on": day.isoformat(), "nominees": [{"id": "a", **nominee}]}
    found = judged_answers(read_cases(row)[0])
    assert isinstance(found, Judgement)
    return found


def test_there_are_twenty_nine_state_awards() -> None:
    assert len(STATE) == 29


@pytest.mark.parametrize("day", DAYS)
def test_each_has_conditions_a_decider_a_number_of_sets_and_known_money(day: date) -> None:
    rules = rulebook_on(day)
    sets = 3 if day < date(2024, 1, 1) else 1

    for code in STATE:
        copies = rules.value_for("copies", code)
        assert rules.has_conditions(code), code
        assert deciding_authorities(code, day) == ("state_president",), code
        assert copies is not None and copies["count"] == sets, code
        assert reward(code, "individual", decided_on=day).amount is not None, code


@pytest.mark.parametrize("day", DAYS[2:])
@pytest.mark.parametrize("way", [way for way in WAYS if way != "cống hiến"])
def test_nothing_is_lawful_by_silence_where_the_criteria_were_not_read(day: date, way: str) -> None:
    for code in STATE:
        found = judged(day, award=code, kind="individual", way=way)

        assert found.verdict is Verdict.REVIEW, code
        assert any("chưa xác nhận văn bản" in finding.message for finding in found.adverse), code


def test_unread_criteria_never_refuse_anybody() -> None:
    for day in DAYS:
        for code in STATE:
            for finding in judged(day, award=code, kind="individual", way="đột xuất").findings:
                if finding.rule == "eligibility.unread_criteria":
                    assert finding.verdict is Verdict.REVIEW
                    assert finding.confidence == "low"
