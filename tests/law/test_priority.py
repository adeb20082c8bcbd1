"""Who goes first, who falls out, and why."""

from datetime import date

from law.seats_and_money.priority import Candidate, fall_out, rank

DAY = date(2020, 11, 2)
ARTICLE = "Điều 3 Nghị định 91/2017/NĐ-CP"


def order(*candidates: Candidate) -> list[str]:
    return [ranked.candidate.id for ranked in rank(candidates, on=DAY)]


def test_the_order_of_the_unit_comes_first_then_rating_then_score() -> None:
    assert order(Candidate("b", rank=2), Candidate("a", rank=1)) == ["a", "b"]
    assert order(Candidate("b", rating="HTTNV"), Candidate("a", rating="HTXSNV")) == ["a", "b"]
    assert order(Candidate("b", score=90), Candidate("a", score=95)) == ["a", "b"]


def test_between_equals_the_woman_goes_first_and_the_article_is_named() -> None:
    man, woman = Candidate("man", rank=1, is_woman=False), Candidate("woman", rank=1, is_woman=True)

    first, second = rank([man, woman], on=DAY)

    assert (first.candidate.id, first.citation) == ("woman", ARTICLE)
    assert (second.reason, second.citation) == ("ngang nhau với woman; ưu tiên nữ", ARTICLE)


def test_a_woman_does_not_pass_a_better_candidate() -> None:
    assert order(Candidate("woman", rank=2, is_woman=True), Candidate("man", rank=1)) == ["man", "woman"]


def test_exactly_seventy_percent_women_is_enough_and_less_is_not() -> None:
    seven = Candidate("7/10", women=7, people=10)
    less = Candidate("69/100", women=69, people=100)

    assert order(less, seven) == ["7/10", "69/100"]
    assert rank([less, seven], on=DAY)[1].citation == ARTICLE


def test_equals_whom_nothing_sets_apart_are_marked_as_tied() -> None:
    _, second = rank([Candidate("a", rank=1, is_woman=False), Candidate("b", rank=1, is_woman=False)], on=DAY)

    assert second.is_tied
    assert "cần người có thẩm quyền chọn" in second.reason


def test_the_unread_decree_sets_nobody_apart() -> None:
    man, woman = Candidate("man", rank=1), Candidate("woman", rank=1, is_woman=True)

    assert [one.candidate.id for one in rank([man, woman], on=date(2025, 3, 3))] == ["man", "woman"]
    assert [one.candidate.id for one in rank([man, woman], on=date(2025, 7, 1))] == ["woman", "man"]


def test_those_beyond_the_seats_fall_out() -> None:
    seven = [Candidate(str(place), rank=place) for place in range(1, 8)]

    assert [out.candidate.id for out in fall_out(seven, 6, on=DAY)] == ["7"]
    assert fall_out(seven, 7, on=DAY) == []
    assert len(fall_out(seven, 0, on=DAY)) == 7
