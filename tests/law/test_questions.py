"""What is left to a person asks a question, and names what can answer it: no free words where a paper can."""

import pytest

from law.basics.instruments import all_instruments, is_compared, missing_article
from law.basics.owed_papers import PAPER_NAMES
from law.citations import Citation, example_of_article, quoted_citation
from law.judgement.reviews import SettledBy, WantedFigure, asked_by, reviews, reviews_of_the_house


def test_each_asks_a_question_and_names_what_can_answer_it() -> None:
    for entry in (*reviews(), *reviews_of_the_house()):
        assert entry.question.endswith("?"), entry.rule
        assert entry.settled_by, entry.rule
        assert len(set(entry.settled_by)) == len(entry.settled_by), entry.rule
        by_paper = {SettledBy.PAPER, SettledBy.CHOICE} & set(entry.settled_by)
        assert bool(entry.papers) == bool(by_paper), entry.rule
        by_figure = {SettledBy.FIGURE, SettledBy.CHOICE} & set(entry.settled_by)
        assert bool(entry.figure) == bool(by_figure), entry.rule
        assert set(entry.papers) <= PAPER_NAMES.keys() | {"other"}, entry.rule


def test_words_alone_answer_only_where_they_stand_alone() -> None:
    free = [entry for entry in reviews() if SettledBy.TEXT in entry.settled_by]

    assert {entry.rule for entry in free} == {"eligibility.held_title", "initiative.one_use"}
    assert all(entry.settled_by == (SettledBy.TEXT,) for entry in free)


@pytest.mark.parametrize(
    ("rule", "regime", "by"),
    [
        ("eligibility.months_worked", "R3", "eligibility.months_worked"),
        ("eligibility.months_worked", "R4", "*"),
        ("eligibility.months_worked", "R2027", "eligibility.months_worked"),
        ("vote.CSTĐCS", "R2", "vote.*"),
        ("registration.title", "R1", "registration.title"),
        ("eligibility.time_in_post", "R3", "*"),
    ],
)
def test_a_rule_that_no_entry_names_in_its_regime_is_asked_by_its_own_elsewhere(
    rule: str, regime: str, by: str
) -> None:
    """A pack may open a regime that the table does not know, or a rule that never left anything open."""
    assert asked_by(rule, regime).rule == by


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("number", "7", "7"),
        ("number", "7,5", "7,5"),
        ("share", "70", "70%"),
        ("share", "66,67 %", "66,67%"),
        ("day", "5/1/2026", "05/01/2026"),
        ("document", "12/QĐ-UBND ngày 5/1/2026", "số 12/QĐ-UBND ngày 05/01/2026"),
        ("document", "Số 15-TTr/HU, 05/01/2026", "số 15-TTr/HU ngày 05/01/2026"),
    ],
)
def test_a_figure_is_kept_as_the_house_writes_it(kind: str, typed: str, kept: str) -> None:
    assert WantedFigure(kind, "Số ấy").read(typed) == kept


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        *(("number", typed) for typed in ("", "bảy tháng", "-3")),
        *(("share", typed) for typed in ("0", "100,5", "đa số")),
        *(("day", typed) for typed in ("31/02/2026", "đầu năm")),
        *(
            ("document", typed)
            for typed in ("12", "12/QĐ-UBND", "QĐ-UBND ngày 5/1/2026", "12/QĐ ngày 31/02/2026")
        ),
    ],
)
def test_what_is_no_figure_of_the_kind_that_is_asked_is_refused(kind: str, typed: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        WantedFigure(kind, "Số ấy").read(typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("khoản 2 điều 24 luật thi đua, khen thưởng 2022", "khoản 2 Điều 24 Luật Thi đua, khen thưởng 2022"),
        ("Điều 4 của Luật 06/2026/QH16.", "Điều 4 Luật 06/2026/QH16"),
        ("điểm a, khoản 1, Điều 4, Luật 06/2026/QH16", "điểm a khoản 1 Điều 4 Luật 06/2026/QH16"),
        ("Luật 06/2026/QH16", None),
        ("Điều 4", None),
        ("khoản 2 Điều 24 Luật Đất đai 2024", None),
    ],
)
def test_an_article_is_quoted_with_a_known_instrument(typed: str, kept: str | None) -> None:
    quoted = quoted_citation(typed, [each.name for each in all_instruments()])

    assert (str(quoted) if quoted else None) == kept


CITED = [Citation("Luật Thi đua, khen thưởng 2022", "74", "1", "d")]


@pytest.mark.parametrize(
    ("typed", "fault", "compared"),
    [
        ("Điều 97 Luật Thi đua, khen thưởng 2022", "có 96 điều, không có Điều 97", False),
        ("khoản 3 Điều 94 Luật Thi đua, khen thưởng 2022", "có 2 khoản, không có khoản 3", True),
        ("khoản 1 Điều 95 Luật Thi đua, khen thưởng 2022", "không chia khoản", True),
        ("khoản 2 Điều 94 Luật Thi đua, khen thưởng 2022", "", True),
        ("Điều 96 Luật Thi đua, khen thưởng 2022", "", True),
        ("khoản 1 Điều 74 Luật Thi đua, khen thưởng 2022", "", True),
        ("khoản 99 Điều 74 Luật Thi đua, khen thưởng 2022", "", False),
        ("Điều 4 Luật 06/2026/QH16", "", False),
    ],
)
def test_a_quoted_article_is_compared_as_far_as_the_text_was_read(
    typed: str, fault: str, compared: bool
) -> None:
    known = all_instruments()
    quoted = quoted_citation(typed, [each.name for each in known])
    assert quoted is not None

    told = missing_article(quoted, known)

    assert fault in told and bool(told) is bool(fault)
    assert fault or is_compared(quoted, known, CITED) is compared


@pytest.mark.parametrize(
    ("about", "example"),
    [
        ("Luật 06/2026/QH16 còn đặt điều kiện này không?", "khoản … Điều … Luật 06/2026/QH16"),
        (
            "Điều nào? khoản 1 Điều 5 Nghị định 152/2025/NĐ-CP",
            "khoản … Điều … Nghị định 152/2025/NĐ-CP",
        ),
        ("Đơn vị đã đăng ký chưa?", "khoản … Điều … Luật Thi đua, khen thưởng 2022"),
    ],
)
def test_an_example_names_the_instrument_that_the_question_is_about(about: str, example: str) -> None:
    assert example_of_article(about, [each.name for each in all_instruments()]) == example
