"""No rule of the statutes without its cases: on the right side and on the wrong side, in each regime."""

from law.rulebook import all_subjects
from tests.law import coverage


def test_every_rule_of_every_regime_is_asked_on_both_sides() -> None:
    missing = coverage.missing()

    assert missing == [], f"{len(missing)} quy định chưa có tình huống:\n" + "\n".join(missing)


def test_the_statutes_demand_several_hundred_sides() -> None:
    assert len(coverage.demanded()) >= 400


def test_every_exception_has_its_reason_and_still_meets_a_rule() -> None:
    values = [value for subject in all_subjects().values() for value in subject.values]
    used = [coverage.one_sided(value) for value in values]

    for entry in coverage._DATA["rules"]:
        assert len(entry["why"]) > 20, entry
        assert entry in used, f"không còn quy định nào thuộc mục này: {entry}"


def test_a_missing_side_is_told_with_regime_award_rule_and_article() -> None:
    told = coverage.demanded().values()

    assert (
        "R3 · TTLĐXS · share (Điều 27 Luật Thi đua, khen thưởng 2022, từ 01/07/2025): "
        "không có tình huống trái" in told
    )
