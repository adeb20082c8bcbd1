"""A judgement over several nominees: links between them, money, and what stays linear."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from law.case_files.answers import judged_answers
from law.case_files.case_reader import read_cases
from law.facts import Achievement, Case, Nominee, UnitFacts
from law.findings import Doubt, Finding, Verdict, doubt_of, gravest
from law.judgement.judging import Judgement, findings_of, judge
from law.rulebook import LawStack, all_subjects, own_law, rulebook_on

DAY = date(2020, 12, 1)
YEAR = Achievement(since=date(2020, 1, 1), until=date(2020, 12, 31))


def judged(*, stack: LawStack | None = None, **fields: Any) -> Judgement:
    case = read_cases({"id": "A", "on": "2020-12-01", **fields}, stack=stack)[0]
    found = judged_answers(case, stack=stack)
    assert isinstance(found, Judgement)
    return found


def test_verdicts_are_ordered_from_harmless_to_grave() -> None:
    assert sorted(Verdict, reverse=True)[0] is Verdict.UNLAWFUL
    assert [verdict.value for verdict in sorted(Verdict)] == [
        "lawful",
        "review",
        "incomplete",
        "held",
        "unlawful",
    ]
    assert Verdict.HELD.label == "tạm dừng xét"


def test_the_gravest_finding_is_the_verdict_and_none_is_lawful() -> None:
    assert gravest([]) is Verdict.LAWFUL
    found = [
        Finding("a", verdict, "m", "c") for verdict in (Verdict.REVIEW, Verdict.HELD, Verdict.INCOMPLETE)
    ]
    assert gravest(found) is Verdict.HELD


def test_a_fighter_may_rest_on_the_advanced_worker_asked_in_the_same_dossier() -> None:
    worker = {"id": "a", "award": "LĐTT", "achievement": {"from": "2020-01-01", "to": "2020-12-31"}}
    fighter = {**worker, "id": "b", "award": "CSTĐCS", "same_person_as": "a", "titles": []}

    assert judged(nominees=[worker, fighter]).verdict is Verdict.LAWFUL
    alone = judged(nominees=[worker, {**fighter, "same_person_as": None}])
    assert [finding.nominee for finding in alone.adverse] == ["b"]


def test_a_fighter_is_no_better_than_the_advanced_worker_it_rests_on() -> None:
    worker = {"id": "a", "award": "LĐTT", "ratings": {"2020": "HTNV"}}
    fighter = {"id": "b", "award": "CSTĐCS", "same_person_as": "a", "ratings": {"2020": "HTNV"}}

    found = judged(nominees=[worker, fighter])

    rested = next(f for f in findings_of(found, "b") if f.rule == "eligibility.held_title")
    assert rested.verdict is Verdict.UNLAWFUL
    assert rested.message.endswith("Đề nghị Lao động tiên tiến ấy: trái quy định.")


def test_a_fighter_is_in_no_other_doubt_than_the_advanced_worker_it_rests_on() -> None:
    """A formality of the one is a formality of the other."""
    worker = {"id": "a", "award": "LĐTT", "achievement": {"from": "2026-01-01", "to": "2026-11-30"}}
    fighter = {**worker, "id": "b", "award": "CSTĐCS", "same_person_as": "a", "titles": []}

    found = judged(on="2026-11-30", nominees=[worker, fighter])

    rested = next(f for f in findings_of(found, "b") if f.rule == "eligibility.held_title")
    assert rested.message.endswith("Đề nghị Lao động tiên tiến ấy: cần xem xét.")
    assert doubt_of(rested.rule, rested.doubt) is Doubt.FORMALITY


@pytest.mark.parametrize(
    ("on", "clean", "worked"),
    [
        (
            "2020-11-20",
            "Không bị kỷ luật từ 01/01/2020 đến nay (20/11/2020); thành tích còn tính đến 31/12/2020.",
            "Tuyển dụng ngày 15/02/2020, đến ngày 14/12/2020 mới đủ 10 tháng nếu làm việc liên tục.",
        ),
        (
            "2020-12-20",
            "Không bị kỷ luật từ 01/01/2020 đến nay (20/12/2020); thành tích còn tính đến 31/12/2020.",
            "Tuyển dụng ngày 15/02/2020, đủ 10 tháng ngày 14/12/2020.",
        ),
        (
            "2020-12-31",
            "Không bị kỷ luật từ 01/01/2020 đến 31/12/2020.",
            "Tuyển dụng ngày 15/02/2020, đủ 10 tháng đến 31/12/2020.",
        ),
    ],
)
def test_what_is_found_right_of_a_period_claims_nothing_of_the_days_to_come(
    on: str, clean: str, worked: str
) -> None:
    worker = {"id": "a", "award": "LĐTT", "achievement": {"from": "2020-01-01", "to": "2020-12-31"}}

    found = judged(on=on, nominees=[{**worker, "discipline": [], "joined_on": "2020-02-15"}])

    said = {each.rule: each.message for each in findings_of(found, "a")}
    assert said["eligibility.discipline"] == clean
    assert said["eligibility.months_worked"] == worked


def test_a_flag_of_the_province_and_one_of_the_government_shut_each_other_out_from_2020() -> None:
    province = {"id": "a", "kind": "collective", "award": "Cờ tỉnh"}
    government = {"id": "b", "kind": "collective", "award": "Cờ CP", "same_person_as": "a"}

    finding = next(f for f in judged(nominees=[province, government]).findings if "exclusive" in f.rule)

    assert (finding.verdict, finding.citation) == (Verdict.UNLAWFUL, "khoản 3 Điều 8 Thông tư 12/2019/TT-BNV")
    before = judged(on="2019-12-31", nominees=[province, government])
    assert not [f for f in before.findings if "exclusive" in f.rule]


def test_one_achievement_is_not_rewarded_with_two_forms() -> None:
    first = {"id": "a", "award": "GK huyện", "achievement": {"key": "lũ 2020"}}
    second = {
        "id": "b",
        "award": "BK tỉnh",
        "way": "đột xuất",
        "achievement": {"key": "lũ 2020"},
        "same_person_as": "a",
    }

    both = judged(nominees=[first, second])

    assert both.verdict is Verdict.UNLAWFUL
    assert {f.citation for f in both.adverse} == {"điểm b khoản 2 Điều 6 Luật Thi đua, khen thưởng 2003"}
    other = {**second, "achievement": {"key": "bão 2020"}}
    assert judged(nominees=[first, other]).verdict is Verdict.LAWFUL


@pytest.mark.parametrize(("on", "article"), [("2020-11-20", "khoản 1 Điều 85"), ("2026-03-03", "Điều 85")])
def test_an_emulation_title_is_asked_for_by_no_sudden_merit(on: str, article: str) -> None:
    sudden = {"id": "a", "award": "LĐTT", "way": "đột xuất"}

    def of_way(**nominee: str) -> list[Finding]:
        found = judged(on=on, nominees=[{**sudden, **nominee}]).findings
        return [each for each in found if each.rule.startswith("course.")]

    [finding] = of_way()
    assert (finding.verdict, finding.nominee) == (Verdict.UNLAWFUL, "a")
    assert "không xét theo loại khen thưởng đột xuất" in finding.message and article in finding.citation
    assert of_way(way="công trạng") == of_way(way="chuyên đề") == of_way(award="BK tỉnh") == []


def test_findings_of_one_nominee_leave_out_those_of_others_and_of_the_case() -> None:
    nominees = [
        {"id": "a", "award": "CSTĐCS", "pending": ["inspection"]},
        {"id": "b", "award": "CSTĐCS", "pending": []},
    ]
    judgement = judged(nominees=nominees, unit={"advanced_workers": 7})

    assert [f.verdict for f in findings_of(judgement, "a")] == [Verdict.HELD]
    assert [f.verdict for f in findings_of(judgement, "b")] == [Verdict.LAWFUL]
    assert [f.rule for f in judgement.adverse if f.nominee is None] == ["quota.grassroots_fighter_share"]


def test_a_case_built_by_callers_needs_no_json() -> None:
    case = Case(
        id="A",
        on=DAY,
        unit=UnitFacts(advanced_workers=40),
        nominees=tuple(
            Nominee(id=str(n), kind="individual", award="CSTĐCS", achievement=YEAR) for n in range(7)
        ),
    )

    judgement = judge(case, rulebook_on(DAY))

    assert judgement.verdict is Verdict.UNLAWFUL
    assert (judgement.allowances[0].proposed, judgement.allowances[0].allowance.seats) == (7, 6)


def test_money_of_a_dossier_received_before_and_decided_after_a_raise_follows_the_decision() -> None:
    found = judged(on="2026-06-20", decided_on="2026-07-05", nominees=[{"id": "a", "award": "CSTĐCS"}])

    assert found.regime == "R3"
    assert found.reward_total == 2_530_000


def _vote(yes: int, *, nominee: str = "a", members: int = 16) -> dict[str, object]:
    return {
        "nominee": nominee,
        "members": members,
        "present": members,
        "yes_present": yes,
        "yes_written": 0,
        "secret": True,
    }


def test_a_vote_that_hangs_on_an_unknown_threshold_is_told_and_left_to_a_person() -> None:
    found = judged(on="2026-03-02", nominees=[{"id": "a", "award": "CSTĐ tỉnh"}], votes=[_vote(14)])

    assert (found.votes[0].result.needed, found.votes[0].result.passed) == (None, None)
    finding = found.adverse[0]
    assert (finding.rule, finding.verdict, finding.nominee) == ("vote.CSTĐ tỉnh", Verdict.REVIEW, "a")
    assert "đạt nếu tỷ lệ không quá 87%, không đạt nếu tỷ lệ từ 88% trở lên" in finding.message
    assert "Đặt quy định của địa phương về tỷ lệ phiếu cho Chiến sĩ thi đua cấp tỉnh" in finding.remedy


def test_a_vote_on_which_every_threshold_agrees_is_decided() -> None:
    fighters = [{"id": name, "award": "CSTĐ tỉnh"} for name in ("a", "b", "c")]
    votes = [_vote(16), _vote(8, nominee="b"), _vote(9, nominee="c")]

    found = judged(on="2026-03-02", nominees=fighters, votes=votes)

    assert [told.result.passed for told in found.votes] == [True, False, None]
    told = [(f.nominee, f.verdict) for f in found.findings if f.rule == "vote.CSTĐ tỉnh"]
    assert told == [("a", Verdict.LAWFUL), ("c", Verdict.REVIEW)]


def test_all_fifteen_for_an_order_of_the_first_regime_are_lawful() -> None:
    order = {"id": "a", "award": "HCLĐ Ba"}

    found = judged(on="2020-12-01", nominees=[order], votes=[_vote(15, members=15)])

    assert (found.verdict, found.votes[0].result.passed) == (Verdict.LAWFUL, True)
    assert found.votes[0].result.needed is None


def test_a_failed_vote_is_no_finding() -> None:
    vote = {"nominee": "a", "members": 16, "present": 16, "yes_present": 1, "yes_written": 0, "secret": True}

    found = judged(nominees=[{"id": "a", "award": "CSTĐ tỉnh"}], votes=[vote])

    assert found.votes[0].result.passed is False
    assert found.verdict is Verdict.LAWFUL


def test_a_condition_that_the_law_does_not_set_is_not_asked_whatever_its_check() -> None:
    subject = all_subjects()["condition.LĐTT.rating"]
    unset = replace(subject, values=tuple(replace(value, state="none") for value in subject.values))
    worker = {"id": "a", "award": "LĐTT", "ratings": {"2020": "KHTNV"}}

    found = judged(nominees=[worker], stack=own_law().with_subject(unset))

    assert [finding for finding in found.findings if finding.rule == "eligibility.rating"] == []
    assert judged(nominees=[worker]).verdict is Verdict.UNLAWFUL


def test_alternatives_are_no_graver_than_the_mildest_of_them() -> None:
    old = {
        "code": "SK-1",
        "kind": "sáng kiến",
        "level": "cơ sở",
        "year": 2022,
        "decision": {"number": "5/QĐ-UBND", "on": "2022-11-03"},
    }
    fighter = {"id": "a", "award": "CSTĐCS", "ratings": {"2024": "HTTNV"}, "initiatives": [old]}

    found = judged(on="2025-01-10", nominees=[fighter])

    merit = next(f for f in found.findings if f.rule == "eligibility.alternatives")
    assert merit.verdict is Verdict.REVIEW
    assert "luật không nêu năm của sáng kiến" in merit.message
    assert merit.remedy
