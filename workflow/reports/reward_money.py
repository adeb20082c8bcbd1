"""Reward money by the decision's day; of several titles of one period only the highest is paid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dossiers.models import Nomination
from law.awards import award as award_of
from law.seats_and_money.rewards import Reward, reward
from workflow.models import DecisionState, Line

Period = tuple[int, date, date]


@dataclass(frozen=True, slots=True)
class Price:
    """Whole đồng, without what a lower title of the period has brought already; `amount` is None where no
    confirmed text gives the factor. `beside` are the lines that take this money's place or lessen it."""

    amount: int | None
    is_paid: bool
    citation: str
    beside: tuple[Line, ...] = ()

    @property
    def told(self) -> str:
        """Why there is no money, or less, with the title and the decision that brought it; else empty."""
        titles = "; ".join(
            f"{award_of(line.nomination.award).name} ({line.decision.cited})" for line in self.beside
        )
        if not titles:
            return ""
        return f"Đã nhận mức của {titles}" if self.is_paid else f"Hưởng mức cao hơn của {titles}"


def priced(nominations: Sequence[Nomination], *, on: date) -> dict[int, Price]:
    """By nomination id (Điều 68 Nghị định 91/2017/NĐ-CP, Điều 49 Nghị định 152/2025/NĐ-CP)."""
    rewards = _rewards(nominations, on=on)
    signed = _signed_titles(nominations)
    others = _rewards([line.nomination for lines in signed.values() for line in lines], on=on)
    return {row.pk: _price(row, signed.get(_period(row), ()), {**others, **rewards}) for row in nominations}


def _rewards(nominations: Sequence[Nomination], *, on: date) -> dict[tuple[str, str], Reward]:
    keys = {(row.award, row.recipient.kind) for row in nominations}
    return {key: reward(*key, decided_on=on) for key in keys}


def _price(row: Nomination, signed: Sequence[Line], rewards: Mapping[tuple[str, str], Reward]) -> Price:
    own = rewards[row.award, row.recipient.kind]
    if not award_of(row.award).is_title or own.amount is None:
        return Price(own.amount, is_paid=True, citation=own.citation)
    others = [line for line in signed if line.nomination_id != row.pk]
    worth = {line.pk: rewards[line.nomination.award, row.recipient.kind].amount or 0 for line in others}
    higher = [line for line in others if worth[line.pk] > own.amount]
    if higher:
        best = max(higher, key=lambda line: worth[line.pk])
        return Price(own.amount, is_paid=False, citation=own.citation, beside=(best,))
    paid = tuple(line for line in others if line.is_paid and line.amount)
    already = sum(line.amount or 0 for line in paid)
    return Price(max(own.amount - already, 0), is_paid=True, citation=own.citation, beside=paid)


def _signed_titles(nominations: Sequence[Nomination]) -> dict[Period, list[Line]]:
    """Titles of the same recipients in signed decisions: a draft may be refused, and a vote may fail."""
    titles = {row.recipient_id for row in nominations if award_of(row.award).is_title}
    lines = Line.objects.filter(is_live=True, nomination__recipient__in=titles).exclude(
        decision__state__in=(DecisionState.DRAFTED, DecisionState.REVOKED)
    )
    found: dict[Period, list[Line]] = {}
    for line in lines.select_related("decision", "nomination__recipient").order_by("pk"):
        if award_of(line.nomination.award).is_title:
            found.setdefault(_period(line.nomination), []).append(line)
    return found


def _period(row: Nomination) -> Period:
    return row.recipient_id, row.achievement_since, row.achievement_until


def tell_money(lines: Sequence[Line], *, on: date) -> None:
    """Sets `money_note` of each line; `on` is the day of signing: what is signed later changes nothing."""
    prices = priced([line.nomination for line in lines], on=on) if lines else {}
    for line in lines:
        price = prices[line.nomination_id]
        if (line.is_paid, line.amount) == (price.is_paid, price.amount):
            line.money_note = price.told
