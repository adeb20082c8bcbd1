"""What a jurist answers at the law desk becomes a pack that proves itself, award by award."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest

from law.basics.law_stack import LawStack
from law.packs.desk.rule_answers import DROPPED
from law.packs.desk.written_pack import NewLaw
from law.packs.opened_packs import laid_and_proven
from law.rulebook import own_law, rulebook_on
from law.seats_and_money.quotas import allowance
from tests.law.desk_ground import (
    FOUR,
    LAW_2026,
    LAW_2027,
    MADE_UP,
    Said,
    compiled,
    confirmed,
    folder_of,
    verdict_of,
)
from tests.law.mutants import trials_of_pack

DAY_BEFORE, FIRST_DAY = "30/06/2027", "01/07/2027"


@pytest.fixture(scope="module")
def kept() -> LawStack:
    return confirmed(own_law(), LAW_2026)


@pytest.fixture(scope="module")
def made_up(kept: LawStack) -> LawStack:
    return confirmed(kept, LAW_2027, MADE_UP)


def test_every_rule_kept_confirms_the_four_awards_of_law_06_2026(kept: LawStack) -> None:
    assert {regime.id: sorted(regime.read_for) for regime in kept.regimes}["R4"] == sorted(FOUR)
    assert verdict_of(own_law(), "LĐTT", "01/10/2026", **{"xếp loại": "2025 HTTNV"}) == "cần xem xét"
    assert verdict_of(kept, "LĐTT", "01/10/2026", **{"xếp loại": "2025 HTTNV"}) == "đúng quy định"
    assert verdict_of(kept, "LĐTT", "01/10/2026", **{"xếp loại": "2025 HTNV"}) == "trái quy định"
    assert verdict_of(kept, "GK sở", "01/10/2026", **{"xếp loại": "2025 HTTNV"}) == "cần xem xét"


def test_what_is_kept_is_cited_by_its_article_of_the_new_law(kept: LawStack) -> None:
    value = rulebook_on(date(2026, 10, 1), stack=kept).value("condition.LĐTT.rating")

    assert value is not None
    assert (value["at_least"], str(value.citation)) == ("HTTNV", "khoản 2 Điều 3 Luật 06/2026/QH16")
    before = rulebook_on(date(2026, 9, 30), stack=kept).value("condition.LĐTT.rating")
    assert before is not None
    assert str(before.citation) == "Điều 24 Luật Thi đua, khen thưởng 2022"


def test_a_text_that_was_unread_before_stays_a_question_where_it_is_kept(kept: LawStack) -> None:
    value = rulebook_on(date(2026, 10, 1), stack=kept).value("condition.BK tỉnh.collective")

    assert value is not None
    assert (value.state, str(value.citation)) == ("unread", "Điều 74 Luật Thi đua, khen thưởng 2022")


def test_a_law_of_2027_answers_before_and_from_its_day(made_up: LawStack) -> None:
    def seats(day: date) -> int | None:
        return allowance("CSTĐCS", 20, rulebook_on(day, stack=made_up)).seats

    assert (seats(date(2027, 6, 30)), seats(date(2027, 7, 1))) == (None, 4)
    two = {"đã có": "CSTĐCS 2025, 1/QĐ 30/12; CSTĐCS 2026, 2/QĐ 30/12", "thành tích": "2026"}
    assert verdict_of(made_up, "CSTĐ tỉnh", DAY_BEFORE, **two) == "trái quy định"
    assert verdict_of(made_up, "CSTĐ tỉnh", FIRST_DAY, **two) == "đúng quy định"
    bare = {"sáng kiến": "không", "thành tích": "2026"}
    assert verdict_of(made_up, "CSTĐ tỉnh", DAY_BEFORE, **bare) == "trái quy định"
    assert verdict_of(made_up, "CSTĐ tỉnh", FIRST_DAY, **bare) == "đúng quy định"
    assert verdict_of(made_up, "LĐTT", DAY_BEFORE, **{"xếp loại": "2026 HTTNV"}) == "đúng quy định"
    assert verdict_of(made_up, "LĐTT", FIRST_DAY, **{"xếp loại": "2026 HTTNV"}) == "trái quy định"


def test_a_law_of_2027_over_one_that_nobody_read_is_proven_all_the_same() -> None:
    stack = laid_and_proven(compiled("CSTĐCS", LAW_2027, own_law(), MADE_UP).pack, own_law(), trusted=None)

    assert allowance("CSTĐCS", 20, rulebook_on(date(2027, 7, 1), stack=stack)).seats == 4
    assert allowance("CSTĐCS", 20, rulebook_on(date(2027, 6, 30), stack=stack)).state == "unread"


def test_the_jurist_is_asked_in_words_about_both_days(kept: LawStack) -> None:
    asked = [case.question for case in compiled("CSTĐCS", LAW_2027, kept, MADE_UP).cases]

    assert (
        "Đơn vị có 20 người đạt Lao động tiên tiến đề nghị Chiến sĩ thi đua cơ sở. Ngày 30/06/2027: luật "
        "không đặt mức (khoản 2 Điều 3 Luật 06/2026/QH16). Từ ngày 01/07/2027: được xét tối đa 4 (khoản 2 "
        "Điều 3 Luật giả định 2027). Đúng không?"
    ) in asked
    assert (
        "Ai quyết định Chiến sĩ thi đua cơ sở. Ngày 30/06/2027: Thủ trưởng cơ quan, đơn vị, còn để ngỏ Chủ "
        "tịch Ủy ban nhân dân cấp xã (khoản 2 Điều 3 Luật 06/2026/QH16). Từ ngày 01/07/2027: Thủ trưởng cơ "
        "quan, đơn vị, Chủ tịch Ủy ban nhân dân cấp xã (khoản 2 Điều 3 Luật giả định 2027). Đúng không?"
    ) in asked


def test_a_dropped_condition_asks_who_was_refused_the_day_before(kept: LawStack) -> None:
    cases = compiled("CSTĐ tỉnh", LAW_2027, kept, MADE_UP).cases

    assert (
        "Chiến sĩ thi đua cấp tỉnh, không có sáng kiến nào. Ngày 30/06/2027: trái quy định (khoản 2 Điều 3 "
        "Luật 06/2026/QH16). Từ ngày 01/07/2027: điều này không bị xét. Đúng không?"
    ) in [case.question for case in cases]


def test_a_condition_that_had_a_figure_may_be_dropped() -> None:
    said: Said = {"condition.LĐTT.rating": (DROPPED, {})}

    stack = laid_and_proven(compiled("LĐTT", LAW_2026, own_law(), said).pack, own_law(), trusted=None)

    assert verdict_of(stack, "LĐTT", "01/10/2026", **{"xếp loại": "2025 HTNV"}) == "đúng quy định"


def test_a_ground_that_the_law_no_longer_names_is_asked_for_on_the_day_before_alone(kept: LawStack) -> None:
    cases = compiled("BK tỉnh", LAW_2027, kept, MADE_UP).cases
    gone = [case for case in cases if "Có 02 lần liên tục được tặng danh hiệu" in case.told]

    assert gone
    assert {case.answers[1] for case in gone} == {"pháp luật không có tiêu chuẩn này"}
    assert {len(case.rows) for case in gone} == {1}


@pytest.mark.parametrize(
    ("award", "law", "said"), [("BK tỉnh", LAW_2026, None), ("CSTĐCS", LAW_2027, MADE_UP)]
)
def test_the_cases_that_write_themselves_notice_95_of_100_wrong_figures(
    award: str, law: NewLaw, said: Said | None, tmp_path: Path
) -> None:
    folder = folder_of(compiled(award, law, own_law(), said), tmp_path / "pack")
    trials = list(trials_of_pack(folder))

    sample = random.Random(20261128).sample(trials, 20)  # all of them: make mutants PACK=…

    survivors = [told for told, survives in sample if survives()]

    assert len(trials) >= 50
    assert len(survivors) <= 1, survivors
