"""Reward money: factor x multiplier x base salary of the decision day, rounded up once to 10.000 đ.

Of several titles of one person and one period only the highest is paid; each form of reward is paid.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from law.awards import award as award_of
from law.basics.nominees import kind_of, persons_of
from law.basics.unread import UNREAD
from law.basics.values import Value
from law.facts import Achievement, Nominee
from law.rulebook import LawStack, Rulebook, rulebook_beside, rulebook_on

_KIND_NAMES = {"collective": "tập thể", "household": "hộ gia đình"}


@dataclass(frozen=True, slots=True)
class Reward:
    """`amount` in whole đồng; None where no confirmed text gives the factor or the multiplier.

    `factor` includes the multiplier of a collective or household. `note` says in Vietnamese what a
    reader should know: a factor that changed since the dossier was received, or why there is no amount.
    """

    amount: int | None
    factor: Decimal | None
    base: int
    citation: str
    confidence: str = "high"
    note: str = ""


@dataclass(frozen=True, slots=True)
class NomineeReward:
    """What one nomination brings; `is_paid` is false where a higher title of the period takes its place."""

    nominee: str
    award: str
    amount: int | None
    is_paid: bool
    citation: str
    confidence: str = "high"
    note: str = ""


def reward(
    award: str,
    kind: str,
    *,
    decided_on: date,
    regime_on: date | None = None,
    stack: LawStack | None = None,
) -> Reward:
    """The money for one recipient of this kind (individual, collective, household).

    Factor and base salary are those of the decision day (điều 68 NĐ 91/2017, điều 49 NĐ 152/2025);
    `regime_on` only lets the note say that the factor has changed since the dossier was received.
    """
    rules = rulebook_on(decided_on, stack=stack)
    base = rules.value("base_salary")
    value = rules.value(f"reward.{award_of(award).judged_as}")
    if base is not None and value is not None and value.state == "none":
        return _no_money(value, base)
    if base is None or value is None or not value.is_set:
        return _unknown(value, rules, base, what="hệ số tiền thưởng")
    multiplier = _multiplier(award, kind, rules)
    if multiplier is not None and multiplier.state == "unread":
        return _unknown(multiplier, rules, base, what=f"mức nhân cho {_KIND_NAMES[kind]}")
    times = multiplier["times"] if multiplier is not None and multiplier.is_set else Decimal(1)
    factor = value["factor"] * times
    return Reward(
        amount=_rounded_up(Fraction(factor) * base["amount"], base["round_up_to"]),
        factor=factor,
        base=base["amount"],
        citation=str(value.citation),
        confidence=value.confidence if base.confidence == "high" else base.confidence,
        note=_note(award, value, rules, regime_on),
    )


def rewards_of(
    nominees: Sequence[Nominee],
    *,
    decided_on: date,
    regime_on: date | None = None,
    stack: LawStack | None = None,
) -> tuple[NomineeReward, ...]:
    """The money of each nomination, in their order, with the highest title of each person and period."""
    priced: dict[tuple[str, str], Reward] = {}
    rewards: list[Reward] = []
    for nominee in nominees:
        key = (nominee.award, kind_of(nominee))
        if key not in priced:
            priced[key] = reward(*key, decided_on=decided_on, regime_on=regime_on, stack=stack)
        rewards.append(priced[key])
    replaced = _replaced_titles(nominees, rewards)
    return tuple(
        NomineeReward(
            nominee=nominee.id,
            award=nominee.award,
            amount=money.amount,
            is_paid=nominee.id not in replaced,
            citation=money.citation,
            confidence=money.confidence,
            note=money.note,
        )
        for nominee, money in zip(nominees, rewards, strict=True)
    )


def citation_of_one_title(decided_on: date, *, stack: LawStack | None = None) -> str:
    """The article by which only the highest of several titles of one period is paid; empty where none is."""
    value = rulebook_on(decided_on, stack=stack).value("one_title_paid")
    return str(value.citation) if value is not None else ""


def total(rewards: Iterable[NomineeReward]) -> int:
    """What is paid out in all, whole đồng."""
    return sum(reward.amount or 0 for reward in rewards if reward.is_paid)


def _multiplier(award: str, kind: str, rules: Rulebook) -> Value | None:
    """The award's own multiplier, else that of all forms of reward; titles have their own factors."""
    if award_of(award).is_title or kind == "individual":
        return None
    own = rules.value(f"multiplier.{kind}.{award}")
    return own if own is not None else rules.value(f"multiplier.{kind}_form")


def _rounded_up(amount: Fraction, step: int) -> int:
    return math.ceil(amount / step) * step


def _no_money(value: Value, base: Value) -> Reward:
    """The law gives no sum with this award."""
    return Reward(
        amount=0,
        factor=None,
        base=base["amount"],
        citation=str(value.citation),
        confidence=value.confidence,
        note="Pháp luật không đặt mức tiền thưởng kèm theo; tặng phẩm lưu niệm theo quy định riêng.",
    )


def _unknown(value: Value | None, rules: Rulebook, base: Value | None, *, what: str) -> Reward:
    return Reward(
        amount=None,
        factor=None,
        base=base["amount"] if base is not None else 0,
        citation=str(value.citation if value is not None else rules.regime_citation),
        confidence="low",
        note=f"{UNREAD.capitalize()} về {what}; chưa tính được tiền thưởng.",
    )


def _note(award: str, value: Value, rules: Rulebook, regime_on: date | None) -> str:
    if regime_on is None:
        return ""
    earlier = rulebook_beside(rules, regime_on).value(f"reward.{award_of(award).judged_as}")
    if earlier is None or not earlier.is_set or earlier["factor"] == value["factor"]:
        return ""
    old, new = (
        f"{factor.normalize():f}".replace(".", ",") for factor in (earlier["factor"], value["factor"])
    )
    return f"Hệ số theo ngày quyết định là {new}; theo ngày tiếp nhận hồ sơ là {old}."


def _plain(factor: Decimal) -> str:
    return f"{factor.normalize():f}".replace(".", ",")


def _replaced_titles(nominees: Sequence[Nominee], rewards: Sequence[Reward]) -> set[str]:
    """Titles whose money gives way to a higher one of the same person and period."""
    persons = persons_of(nominees)
    groups: dict[str, list[tuple[Nominee, Reward]]] = {}
    for nominee, money in zip(nominees, rewards, strict=True):
        if award_of(nominee.award).is_title:
            groups.setdefault(persons[nominee.id], []).append((nominee, money))
    replaced: set[str] = set()
    for group in groups.values():
        best: list[Nominee] = []
        for nominee, _ in sorted(group, key=_dearest_first):
            if any(_same_period(nominee, paid) for paid in best):
                replaced.add(nominee.id)
            else:
                best.append(nominee)
    return replaced


def _dearest_first(entry: tuple[Nominee, Reward]) -> tuple[int, int]:
    nominee, money = entry
    return -(money.amount or 0), award_of(nominee.award).place


def _same_period(one: Nominee, other: Nominee) -> bool:
    """Periods stated on both sides must be equal; one that nobody stated counts as the same."""
    first, second = _period(one), _period(other)
    return first is None or second is None or first == second


def _period(nominee: Nominee) -> tuple[date, date] | None:
    merit = nominee.achievement
    if isinstance(merit, Achievement) and isinstance(merit.since, date) and isinstance(merit.until, date):
        return merit.since, merit.until
    return None
