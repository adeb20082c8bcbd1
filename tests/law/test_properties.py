"""What holds for every figure: shares are never exceeded, money is whole, more is never less."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from law.awards import FORMS, TITLES
from law.procedure.thresholds import threshold
from law.procedure.voting import tally
from law.rulebook import rulebook_on
from law.seats_and_money.quotas import allowance
from law.seats_and_money.rewards import reward

BASES = st.integers(min_value=0, max_value=100_000)
DAYS = st.dates(min_value=date(2017, 10, 1), max_value=date(2026, 12, 31))
AWARDS = st.sampled_from([*TITLES, *FORMS])
KINDS = st.sampled_from(["individual", "collective", "household"])


@given(base=BASES, share=st.integers(min_value=1, max_value=15))
def test_seats_never_exceed_the_share_and_one_more_would(base: int, share: int) -> None:
    rules = rulebook_on(date(2020, 12, 1), local={"grassroots_fighter_share": share})

    seats = allowance("CSTĐCS", base, rules).seats

    assert seats is not None
    assert seats * 100 <= base * share < (seats + 1) * 100


@given(base=BASES)
def test_one_more_advanced_worker_never_takes_a_seat_away(base: int) -> None:
    rules = rulebook_on(date(2020, 12, 1))

    assert (allowance("CSTĐCS", base + 1, rules).seats or 0) >= (allowance("CSTĐCS", base, rules).seats or 0)


@given(award=AWARDS, kind=KINDS, day=DAYS)
def test_money_is_a_multiple_of_ten_thousand_and_less_than_a_step_above_the_product(award, kind, day) -> None:
    found = reward(award, kind, decided_on=day)

    if found.amount is not None and found.factor is not None:
        assert found.amount % 10_000 == 0
        assert 0 <= found.amount - found.factor * found.base < 10_000


@given(kind=KINDS, day=DAYS, awards=st.lists(AWARDS, min_size=2, max_size=5))
def test_a_higher_factor_never_brings_less_money(kind, day, awards) -> None:
    known = [found for award in awards if (found := reward(award, kind, decided_on=day)).amount is not None]

    by_factor = sorted(known, key=lambda found: found.factor or 0)

    assert [found.amount for found in by_factor] == sorted(found.amount or 0 for found in known)


@given(members=st.integers(min_value=1, max_value=500), percent=st.integers(min_value=1, max_value=100))
def test_the_needed_votes_reach_the_share_and_one_less_does_not(members: int, percent: int) -> None:
    rules = rulebook_on(date(2026, 3, 2), local={"vote.CSTĐCS": percent})

    needed = threshold("CSTĐCS", members, rules).needed

    assert needed is not None
    assert (needed - 1) * 100 < members * percent <= needed * 100


@given(members=st.integers(min_value=1, max_value=100), yes=st.integers(min_value=0, max_value=99))
def test_one_more_yes_never_turns_passed_into_failed(members: int, yes: int) -> None:
    rules = rulebook_on(date(2020, 12, 1))

    def passed(count: int) -> bool | None:
        return tally(
            "CSTĐ tỉnh",
            members=members,
            present=members,
            yes_present=count,
            yes_written=0,
            secret=True,
            rules=rules,
        ).passed

    if yes < members and passed(yes):
        assert passed(yes + 1)
