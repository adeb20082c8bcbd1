"""A dossier received under one law and decided under another: which of them holds is a word of the law."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType

import pytest

from law.basics.law_stack import LawStack
from law.citations import Citation
from law.facts import UNASKED, Achievement, Case, Nominee
from law.findings import Finding
from law.judgement.judging import Judgement, judge
from law.rulebook import own_law, rulebook_on
from tests.law.pack_ground import changed, copied, laid, refusal_of

DAY = date(2025, 7, 1)
"""The first day of the later law; the earlier one asks LĐTT for HTTNV."""
BEFORE = DAY - timedelta(days=1)
RULE = "transition.received_before"
NEW = Citation("Nghị định 152/2025/NĐ-CP", article="9")
STRICTER, MILDER = "HTXSNV", "HTNV"


def law(holds: str, grade: str, *, is_read: bool = True) -> LawStack:
    """The own law with another word about older dossiers, and another grade for LĐTT, from that day."""
    stack = own_law()
    between, rating = stack.subjects[RULE], stack.subjects["condition.LĐTT.rating"]
    said = [
        replace(each, fields=MappingProxyType({**each.fields, "holds": holds})) if each.since == DAY else each
        for each in between.values
    ]
    newest = rating.values[0]
    later = replace(
        newest, since=DAY, citation=NEW, fields=MappingProxyType({**newest.fields, "at_least": grade})
    )
    kept = (later, replace(newest, until=BEFORE), *rating.values[1:])
    regimes = tuple(
        replace(each, is_read=is_read) if each.since == DAY else each for each in own_law().regimes
    )
    stack = stack.with_subject(replace(between, values=tuple(said)))
    return replace(stack.with_subject(replace(rating, values=kept)), regimes=regimes)


def judged(
    stack: LawStack, grade: str, *, received: date = BEFORE, decided: date = DAY, chosen: str = ""
) -> Judgement:
    worker = Nominee(
        id="n1",
        kind="individual",
        award="LĐTT",
        way="công trạng",
        achievement=Achievement(date(2024, 1, 1), date(2024, 12, 31)),
        ratings={2024: grade},
        chosen_law=chosen or UNASKED,
    )
    case = Case("A", on=received, received_on=received, decided_on=decided, nominees=(worker,))
    return judge(case, rulebook_on(received, stack=stack))


def between(found: Judgement) -> list[Finding]:
    return [each for each in found.findings if each.rule == RULE]


def ratings(found: Judgement) -> list[tuple[str, str]]:
    return [
        (each.verdict.value, each.citation) for each in found.findings if each.rule == "eligibility.rating"
    ]


OLD_SAYS, NEW_SAYS = "Điều 24 Luật Thi đua, khen thưởng 2022", str(NEW)


@pytest.mark.parametrize(
    ("holds", "later", "grade", "verdict", "by"),
    [
        ("law_of_receipt", STRICTER, "HTTNV", "lawful", OLD_SAYS),
        ("law_of_receipt", MILDER, "HTNV", "unlawful", OLD_SAYS),
        ("law_of_decision", STRICTER, "HTTNV", "unlawful", NEW_SAYS),
        ("law_of_decision", MILDER, "HTNV", "lawful", NEW_SAYS),
        ("more_favourable", STRICTER, "HTTNV", "lawful", OLD_SAYS),
        ("more_favourable", MILDER, "HTNV", "lawful", NEW_SAYS),
        ("more_favourable", STRICTER, "HTNV", "unlawful", OLD_SAYS),
        ("more_favourable", MILDER, "HTXSNV", "lawful", OLD_SAYS),
    ],
)
def test_the_word_of_the_later_law_says_whose_conditions_an_older_dossier_follows(
    holds: str, later: str, grade: str, verdict: str, by: str
) -> None:
    found = judged(law(holds, later), grade)

    assert (found.verdict.value, ratings(found)) == (verdict, [(verdict, by)])


@pytest.mark.parametrize("holds", ["law_of_receipt", "law_of_decision", "more_favourable", "choice"])
def test_before_and_after_the_day_there_is_one_law_and_nothing_to_weigh(holds: str) -> None:
    stack = law(holds, STRICTER)

    before, after = judged(stack, "HTTNV", decided=BEFORE), judged(stack, "HTTNV", received=DAY)

    assert (ratings(before), ratings(after)) == ([("lawful", OLD_SAYS)], [("unlawful", NEW_SAYS)])
    assert [*between(before), *between(after), *before.laws, *after.laws] == []


@pytest.mark.parametrize(
    ("later", "grade", "told"),
    [
        (
            MILDER,
            "HTNV",
            "Áp dụng Luật Thi đua, khen thưởng 2022 (luật của ngày quyết định) vì có lợi hơn: theo luật của "
            f"ngày tiếp nhận thì trái quy định ({OLD_SAYS}); theo luật của ngày quyết định thì đúng quy định "
            f"({NEW_SAYS}).",
        ),
        (
            STRICTER,
            "HTTNV",
            "Áp dụng Luật Thi đua, khen thưởng 2022 (luật của ngày tiếp nhận) vì có lợi hơn: theo luật của "
            f"ngày tiếp nhận thì đúng quy định ({OLD_SAYS}); theo luật của ngày quyết định thì trái quy định "
            f"({NEW_SAYS}).",
        ),
    ],
)
def test_the_better_law_is_told_with_the_articles_of_both(later: str, grade: str, told: str) -> None:
    (found,) = between(judged(law("more_favourable", later), grade))

    assert (found.message, found.verdict.value) == (told, "lawful")
    assert found.citation == "khoản 3 Điều 60 Nghị định 152/2025/NĐ-CP"


def test_where_both_laws_answer_alike_nothing_is_told() -> None:
    assert between(judged(law("more_favourable", STRICTER), "HTXSNV")) == []


def test_a_later_law_that_nobody_read_leaves_a_refusal_to_a_person_and_lets_the_rest_stand() -> None:
    stack = law("more_favourable", STRICTER, is_read=False)

    refused, allowed = judged(stack, "HTNV"), judged(stack, "HTTNV")

    (left,) = [each for each in refused.findings if each.is_adverse]
    assert (left.rule, left.verdict.value, left.asked_under) == ("eligibility.rating", "review", "→")
    assert "được áp dụng nếu có lợi hơn; chương trình chưa xác nhận văn bản" in left.message
    assert (allowed.verdict.value, ratings(allowed)) == ("lawful", [("lawful", OLD_SAYS)])


def test_a_choice_is_asked_for_only_where_the_two_laws_answer_otherwise() -> None:
    stack = law("choice", STRICTER)

    (asked,) = between(judged(stack, "HTTNV"))
    assert (asked.verdict.value, asked.fact) == ("review", "chosen_law")
    assert asked.message == (
        "Hai luật cho kết luận khác nhau, người được đề nghị chọn: theo luật của ngày tiếp nhận thì đúng quy "
        f"định ({OLD_SAYS}); theo luật của ngày quyết định thì trái quy định ({NEW_SAYS})."
    )
    assert ratings(judged(stack, "HTTNV")) == []
    for alike, verdict in (("HTXSNV", "lawful"), ("HTNV", "unlawful")):
        assert (between(judged(stack, alike)), judged(stack, alike).verdict.value) == ([], verdict)


@pytest.mark.parametrize(
    ("chosen", "verdict", "by"), [("R2", "lawful", OLD_SAYS), ("R3", "unlawful", NEW_SAYS)]
)
def test_what_was_chosen_holds(chosen: str, verdict: str, by: str) -> None:
    found = judged(law("choice", STRICTER), "HTTNV", chosen=chosen)

    assert ratings(found) == [(verdict, by)]
    (told,) = between(found)
    assert told.verdict.value == "lawful" and told.message.startswith("Người được đề nghị chọn Luật Thi đua")
    assert [each.regime for each in found.laws] == ["R2", "R3"]


def test_a_choice_of_a_law_that_is_none_of_the_two_is_none() -> None:
    (asked,) = between(judged(law("choice", STRICTER), "HTTNV", chosen="R1"))

    assert asked.verdict.value == "review"


def test_what_one_law_said_of_its_own_beginning_is_no_word_about_the_next() -> None:
    """Nobody has read what Luật 2022 says of older dossiers: theirs is the law of the day of receipt."""
    found = judged(own_law(), "HTTNV", received=date(2023, 12, 31), decided=date(2024, 1, 1))

    assert (found.verdict.value, between(found)) == ("lawful", [])


@pytest.mark.parametrize(
    ("old", "new", "refusal"),
    [
        ('holds = "choice"', 'holds = "newest"', "“holds” không nhận “newest”"),
        ('holds = "choice"\n', "", "Thiếu trường “holds”"),
    ],
)
def test_a_pack_says_what_holds_in_words_that_the_program_knows(
    tmp_path: Path, old: str, new: str, refusal: str
) -> None:
    pack = copied(tmp_path)
    changed(pack, "transitional.toml", old, new)

    assert refusal in refusal_of(lambda: laid(pack))


def test_a_pack_that_brings_it_must_ask_it_the_day_before_and_across(tmp_path: Path) -> None:
    pack = copied(tmp_path)
    page = pack / "cases" / "tinh_huong.md"
    told = page.read_text(encoding="utf-8").split("\n## CSTĐ tỉnh: tiếp nhận trước")[0]
    page.write_text(told, encoding="utf-8")

    refusal = refusal_of(lambda: laid(pack))

    assert "(Điều 6 Luật giả định 2027, từ 01/07/2027): không có tình huống đúng" in refusal
    assert "không có tình huống ngày 30/06/2027 (ngày trước)" in refusal
