"""An award that is held for the merit of a period is not given again for it (Điều 5 khoản 2 Luật 2022)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from law.facts import Achievement, Case, DecisionRef, HeldTitle, Nominee
from law.findings import Finding, Verdict
from law.judgement.held_already import awards_held_already
from law.rulebook import rulebook_on

ON = date(2026, 9, 1)
PERIOD = Achievement(date(2024, 1, 1), date(2025, 12, 31))
HELD = HeldTitle(
    award="BK tỉnh",
    year=2025,
    way="công trạng",
    decision=DecisionRef("1387/QĐ-UBND", date(2026, 8, 20)),
    revoked=False,
    achievement=PERIOD,
)
ASKED = Nominee(
    id="1", kind="individual", award="BK tỉnh", way="công trạng", achievement=PERIOD, titles=(HELD,)
)


def told(nominee: Nominee) -> list[Finding]:
    return list(awards_held_already(Case(nominees=(nominee,)), rulebook_on(ON)))


def test_the_same_award_for_the_merit_of_the_same_period_is_refused_with_the_decision_that_gave_it() -> None:
    (finding,) = told(ASKED)

    assert (finding.rule, finding.verdict) == ("eligibility.one_reward", Verdict.UNLAWFUL)
    assert "đã được tặng theo Quyết định số 1387/QĐ-UBND ngày 20/08/2026" in finding.message
    assert "một thành tích chỉ khen một lần" in finding.message
    assert finding.citation == "khoản 2 Điều 5 Luật Thi đua, khen thưởng 2022"


def test_under_a_law_that_was_not_read_a_person_is_told_and_decides() -> None:
    (finding,) = awards_held_already(Case(nominees=(ASKED,)), rulebook_on(date(2026, 11, 20)))

    assert finding.verdict is Verdict.REVIEW
    assert "đã được tặng theo Quyết định số 1387/QĐ-UBND" in finding.message


def test_another_period_award_or_way_and_one_that_was_revoked_are_no_second_time() -> None:
    others = (
        replace(HELD, achievement=Achievement(date(2022, 1, 1), date(2023, 12, 31))),
        replace(HELD, award="CSTĐ tỉnh"),
        replace(HELD, way="chuyên đề"),
        replace(HELD, revoked=True),
    )

    assert [told(replace(ASKED, titles=(each,))) for each in others] == [[], [], [], []]
    assert told(replace(ASKED, way="chuyên đề")) == []
