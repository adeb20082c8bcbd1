"""What a signature settles of money: its amounts, and the words about it, which change no more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from workflow.actions.steps.locked_decision import LineCase
from workflow.models import Decision, Line
from workflow.reports.reward_money import prices_of, told_on_paper

_SETTLED = ("amount", "is_paid", "money_citation", "signed_note")


def price_signed(decision: Decision, lines: Sequence[LineCase], *, on: date) -> None:
    """Money of the day of signing; lines of which nothing changed are not written again."""
    prices = prices_of([line.reward for line in lines], on=on)
    notes = told_on_paper(prices)
    changed = []
    for line in lines:
        price, note = prices[line.reward.nomination], notes[line.reward.nomination]
        if (line.amount, line.is_paid, line.signed_note) != (price.amount, price.is_paid, note):
            settled = (price.amount, price.is_paid, price.citation, note)
            changed.append(Line(pk=line.pk, **dict(zip(_SETTLED, settled, strict=True))))
    if changed:
        Line.objects.bulk_update(changed, _SETTLED)
    decision.reward_total = sum(price.amount or 0 for price in prices.values() if price.is_paid)
