"""The papers a dossier owes, by award and regime."""

from datetime import date

from law.basics.owed_papers import missing_kinds, owed_papers
from law.rulebook import rulebook_on

IN_2020, IN_2026 = rulebook_on(date(2020, 12, 1)), rulebook_on(date(2026, 3, 2))


def kinds(award: str, rules=IN_2020) -> list[str]:
    return [paper.kind for paper in owed_papers(award, rules)]


def test_a_fighter_owes_the_initiative_paper_only_where_an_initiative_is_demanded() -> None:
    assert kinds("CSTĐCS") == ["petition", "achievement_report", "minutes", "initiative_certificate"]
    assert "initiative_certificate" not in kinds("CSTĐCS", IN_2026)
    assert "initiative_certificate" in kinds("CSTĐ tỉnh", IN_2026)


def test_an_advanced_worker_owes_petition_and_minutes() -> None:
    assert kinds("LĐTT") == ["petition", "minutes"]


def test_each_missing_paper_is_named_with_its_article() -> None:
    missing = missing_kinds("LĐTT", {"petition"}, IN_2020, nominee="n1")

    assert [(f.rule, f.verdict.value, f.nominee) for f in missing] == [("papers.minutes", "incomplete", "n1")]
    assert missing[0].citation == "khoản 2 Điều 50 Nghị định 91/2017/NĐ-CP"
    assert missing_kinds("LĐTT", {"petition", "minutes"}, IN_2020) == ()


def test_an_award_without_a_loaded_list_owes_nothing_here() -> None:
    assert owed_papers("HCLĐ Ba", IN_2020) == ()


def test_an_order_owes_report_and_minutes_and_a_hero_the_result_of_the_ballot_too() -> None:
    assert kinds("HCLĐ Ba", IN_2026) == ["petition", "achievement_report", "minutes"]
    assert kinds("AHLĐ", IN_2026) == ["petition", "achievement_report", "minutes", "ballot_result"]
    assert owed_papers("AHLĐ", IN_2026)[0].citation == "Điều 41 Nghị định 152/2025/NĐ-CP"
