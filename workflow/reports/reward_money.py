"""Reward money by the decision's day; of several titles of one period only the highest is paid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, OuterRef, Subquery, When

from dossiers.models import Nomination, Standing
from law.awards import award as award_of
from law.seats_and_money.rewards import Reward, reward
from workflow.models import DecisionState, Line

Period = tuple[int, date, date]

# A higher title that may still fail its vote takes nobody's money away.
SURE = (Standing.PASSED, Standing.AWARDED)


@dataclass(frozen=True, slots=True)
class TitleBeside:
    """Another title of the same recipient and period, its vote passed; `paid` is what its signed `line`, if
    there is one, has brought already. Whole đồng."""

    nomination: int
    award: str
    worth: int
    line: int | None
    paid: int

    def told(self, lines: Mapping[int, Line]) -> str:
        """The title and where it stands: in which decision, or on the way to one."""
        found = lines.get(self.line or 0)
        place = found.decision.cited if found else "Hội đồng đã thông qua, chờ quyết định"
        return f"{award_of(self.award).name} ({place})"


@dataclass(frozen=True, slots=True)
class Price:
    """Whole đồng, without what a lower title of the period has brought already; `amount` is None where no
    confirmed text gives the factor. `beside` are the titles that take this money's place or lessen it."""

    amount: int | None
    is_paid: bool
    citation: str
    beside: tuple[TitleBeside, ...] = ()

    def told(self, lines: Mapping[int, Line]) -> str:
        """Why there is no money, or less, with the title and the decision that brings it; else empty."""
        if not self.beside:
            return ""
        titles = "; ".join(each.told(lines) for each in self.beside)
        return f"Đã nhận mức của {titles}" if self.is_paid else f"Hưởng mức cao hơn của {titles}"


def priced(nominations: Sequence[Nomination], *, on: date) -> dict[int, Price]:
    """By nomination id (Điều 68 Nghị định 91/2017/NĐ-CP, Điều 49 Nghị định 152/2025/NĐ-CP)."""
    keys = {(row.award, row.recipient.kind) for row in nominations}
    rewards = {key: reward(*key, decided_on=on) for key in keys}
    beside = _titles_beside(nominations, rewards, on=on)
    return {
        row.pk: _price(row, rewards[row.award, row.recipient.kind], beside.get(_period(row), ()))
        for row in nominations
    }


def _price(row: Nomination, own: Reward, titles: Iterable[TitleBeside]) -> Price:
    if not award_of(row.award).is_title or own.amount is None:
        return Price(own.amount, is_paid=True, citation=own.citation)
    others = [each for each in titles if each.nomination != row.pk]
    best = max(others, key=lambda each: each.worth, default=None)
    if best is not None and best.worth > own.amount:
        return Price(own.amount, is_paid=False, citation=own.citation, beside=(best,))
    paid = tuple(each for each in others if each.paid)
    left = max(own.amount - sum(each.paid for each in paid), 0)
    return Price(left, is_paid=True, citation=own.citation, beside=paid)


def _titles_beside(
    nominations: Sequence[Nomination], rewards: Mapping[tuple[str, str], Reward], *, on: date
) -> dict[Period, list[TitleBeside]]:
    """The sure titles of the same recipients. One statement."""
    people = {row.recipient_id for row in nominations if award_of(row.award).is_title}
    signed = Line.objects.filter(nomination=OuterRef("pk"), is_live=True).exclude(
        decision__state__in=(DecisionState.DRAFTED, DecisionState.REVOKED)
    )
    rows = Nomination.objects.filter(standing__in=SURE, recipient__in=people).annotate(
        line=Subquery(signed.values("pk")[:1]),
        paid=Subquery(signed.values(money=Case(When(is_paid=True, then=F("amount"))))[:1]),
    )
    prices = dict(rewards)
    found: dict[Period, list[TitleBeside]] = {}
    columns = ("award", "achievement_since", "achievement_until", "recipient__kind")
    for row in rows.select_related("recipient").only(*columns).order_by("pk"):
        key = (row.award, row.recipient.kind)
        if award_of(row.award).is_title:
            if key not in prices:
                prices[key] = reward(*key, decided_on=on)
            title = TitleBeside(row.pk, row.award, prices[key].amount or 0, row.line, row.paid or 0)
            found.setdefault(_period(row), []).append(title)
    return found


def _period(row: Nomination) -> Period:
    return row.recipient_id, row.achievement_since, row.achievement_until


def told_money(prices: Mapping[int, Price]) -> dict[int, str]:
    """The words of each price. One statement, none where no decision is named."""
    named = {each.line for price in prices.values() for each in price.beside if each.line}
    lines = Line.objects.select_related("decision").in_bulk(named) if named else {}
    return {nomination: price.told(lines) for nomination, price in prices.items()}


def tell_money(lines: Sequence[Line], *, on: date) -> None:
    """Sets `money_note` of each line; `on` is the day of signing: what is signed later changes nothing."""
    prices = priced([line.nomination for line in lines], on=on) if lines else {}
    told = told_money(prices)
    for line in lines:
        price = prices[line.nomination_id]
        if (line.is_paid, line.amount) == (price.is_paid, price.amount):
            line.money_note = told[line.nomination_id]
