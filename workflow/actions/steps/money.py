"""Reward money by the decision's day; of several titles of one period only the highest is paid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dossiers.models import Nomination
from law.awards import award as award_of
from law.seats_and_money.rewards import Reward, reward

# A higher title that may still fail its vote takes nobody's money away.
SURE = ("passed", "awarded")


@dataclass(frozen=True, slots=True)
class Price:
    """Whole đồng; `amount` is None where no confirmed text gives the factor."""

    amount: int | None
    is_paid: bool
    citation: str


def priced(nominations: Sequence[Nomination], *, on: date) -> dict[int, Price]:
    """By nomination id (Điều 68 Nghị định 91/2017/NĐ-CP, Điều 49 Nghị định 152/2025/NĐ-CP)."""
    rewards = _rewards(nominations, on=on)
    replaced = _replaced(nominations, rewards, on=on)
    return {
        row.pk: Price(
            amount=rewards[row.award, row.recipient.kind].amount,
            is_paid=row.pk not in replaced,
            citation=rewards[row.award, row.recipient.kind].citation,
        )
        for row in nominations
    }


def _rewards(nominations: Sequence[Nomination], *, on: date) -> dict[tuple[str, str], Reward]:
    keys = {(row.award, row.recipient.kind) for row in nominations}
    return {key: reward(*key, decided_on=on) for key in keys}


def _replaced(
    nominations: Sequence[Nomination], rewards: Mapping[tuple[str, str], Reward], *, on: date
) -> set[int]:
    """Titles for whose period the same recipient is about to receive a higher one."""
    titles = [row for row in nominations if award_of(row.award).is_title]
    others = Nomination.objects.filter(
        standing__in=SURE, recipient__in={row.recipient_id for row in titles}
    ).values_list("recipient_id", "achievement_since", "achievement_until", "award", "recipient__kind")
    amounts = {key: money.amount or 0 for key, money in rewards.items()}
    best: dict[tuple[int, date, date], int] = {}
    for recipient, since, until, award, kind in others:
        if not award_of(award).is_title:
            continue
        if (award, kind) not in amounts:
            amounts[award, kind] = reward(award, kind, decided_on=on).amount or 0
        key = (recipient, since, until)
        best[key] = max(best.get(key, 0), amounts[award, kind])
    return {
        row.pk
        for row in titles
        if best.get((row.recipient_id, row.achievement_since, row.achievement_until), 0)
        > amounts[row.award, row.recipient.kind]
    }
