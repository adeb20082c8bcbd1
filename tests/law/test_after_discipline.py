"""Merit counts from the end of the discipline: a later end never helps, and every door hears the same."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from law.facts import Achievement, Case, DecisionRef, Discipline, HeldTitle, Initiative, Nominee
from law.findings import Finding, Verdict
from law.judgement.asked import answered_conditions
from law.judgement.conditions import conditions_met
from law.rulebook import rulebook_on

ON = date(2026, 2, 10)


def titled(award: str, *years: int) -> tuple[HeldTitle, ...]:
    return tuple(
        HeldTitle(award, year, "công trạng", DecisionRef("1/QĐ-UBND", date(year, 12, 31)), False)
        for year in years
    )


def nominee(award: str, until: date | None) -> Nominee:
    """In order for its award, were it not for a reprimand served on `until`."""
    return Nominee(
        id="n1",
        kind="individual",
        award=award,
        way="công trạng",
        achievement=Achievement(date(2025, 1, 1), date(2025, 12, 31), "2025"),
        ratings=dict.fromkeys(range(2021, 2026), "HTXSNV"),
        titles=(
            *titled("LĐTT", 2025),
            *titled("CSTĐCS", 2023, 2024, 2025),
            *(titled("CSTĐ tỉnh", 2024, 2025) if award == "CSTĐTQ" else ()),
            *titled("BK tỉnh", 2019),
        ),
        initiatives=tuple(
            Initiative(f"SK-{year}", "sáng kiến", "toàn quốc", year, DecisionRef("5/QĐ", date(year, 11, 1)))
            for year in (2024, 2025)
        ),
        discipline=(Discipline("khiển trách", date(2018, 1, 1), until),),
    )


def told(award: str, until: date | None) -> Finding:
    asked = nominee(award, until)
    case = Case(id="c", on=ON, nominees=(asked,))
    found = [f for f in conditions_met(case, rulebook_on(ON)) if f.rule == "eligibility.discipline"]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("award", "last_lawful", "first_unlawful"),
    [
        ("LĐTT", date(2024, 12, 31), date(2025, 12, 31)),
        ("CSTĐCS", date(2024, 12, 31), date(2025, 12, 31)),
        ("CSTĐ tỉnh", date(2022, 12, 31), date(2023, 1, 1)),
        ("CSTĐTQ", date(2023, 12, 31), date(2024, 1, 1)),
        ("BK tỉnh", date(2023, 12, 31), date(2024, 1, 1)),
        ("BK TTg", date(2018, 12, 31), date(2021, 1, 1)),
        ("GK sở", date(2024, 12, 31), date(2025, 12, 31)),
    ],
)
def test_the_later_the_discipline_ended_the_less_remains(
    award: str, last_lawful: date, first_unlawful: date
) -> None:
    days = [date(2018, 6, 1) + timedelta(days=10 * step) for step in range(280)]
    ends = sorted(
        {*days, last_lawful, last_lawful + timedelta(1), first_unlawful, first_unlawful - timedelta(1)}
    )
    verdicts = {end: told(award, end).verdict for end in ends}

    assert all(verdicts[end] is Verdict.LAWFUL for end in ends if end <= last_lawful)
    assert all(verdicts[end] is Verdict.REVIEW for end in ends if last_lawful < end < first_unlawful)
    assert all(verdicts[end] is Verdict.UNLAWFUL for end in ends if end >= first_unlawful)


def test_a_question_without_a_dossier_hears_the_same() -> None:
    asked = nominee("CSTĐ tỉnh", date(2023, 1, 1))
    case = Case(id="c", on=ON, nominees=(asked,))
    found = [
        finding for each in answered_conditions(asked, case, rulebook_on(ON)) for finding in each.findings
    ]

    assert [finding for finding in found if finding.is_adverse] == [told("CSTĐ tỉnh", date(2023, 1, 1))]


def test_a_discipline_without_its_end_bars_and_asks_for_the_end() -> None:
    found = told("BK tỉnh", None)

    assert found.verdict is Verdict.UNLAWFUL
    assert found.remedy == (
        "Nếu đã chấp hành xong thì ghi ngày chấp hành xong rồi xét lại, hoặc đưa ra khỏi danh sách đề nghị."
    )
