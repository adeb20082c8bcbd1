"""No rule of the statutes without its cases: on the right side and on the wrong side, in each regime."""

from law.packs.proving import coverage
from law.rulebook import all_subjects, own_law
from tests.law.own_tables import missing as missing_sides


def test_every_rule_of_every_regime_is_asked_on_both_sides() -> None:
    missing = missing_sides()

    assert missing == [], f"{len(missing)} quy định chưa có tình huống:\n" + "\n".join(missing)


def test_the_statutes_demand_several_hundred_sides() -> None:
    assert len(coverage.demanded(own_law())) >= 400


def test_every_exception_has_its_reason_and_still_meets_a_rule() -> None:
    values = [value for subject in all_subjects().values() for value in subject.values]
    used = [coverage.one_sided(value) for value in values]

    for entry in coverage.ONE_SIDED["rules"]:
        assert len(entry["why"]) > 20, entry
        assert entry in used, f"không còn quy định nào thuộc mục này: {entry}"


def test_a_missing_side_is_told_with_regime_award_rule_and_article() -> None:
    told = coverage.demanded(own_law()).values()

    assert (
        "R3 · TTLĐXS · share (Điều 27 Luật Thi đua, khen thưởng 2022, từ 01/07/2025): "
        "không có tình huống trái" in told
    )
