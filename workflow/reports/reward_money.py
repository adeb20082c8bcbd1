"""Reward money by the decision's day; of several titles of one period only the highest is paid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Self

from django.db import connection

from dossiers.models import Nomination, Standing
from law.awards import award as award_of
from law.seats_and_money.rewards import Reward, reward
from roles.doors.law_in_force import stack_in_force
from vietnamese.dates import long_date
from workflow.models import DecisionState, Line

Period = tuple[int, date, date]

# A higher title that may still fail its vote takes nobody's money away.
SURE = (Standing.PASSED, Standing.AWARDED)


# At most one line of a nomination stands (the constraint one_live_line).
_SURE_TITLES = """
SELECT n.id, n.recipient_id, r.kind, n.award, n.achievement_since, n.achievement_until,
       l.id, CASE WHEN l.is_paid THEN l.amount END
  FROM dossiers_nomination n
  JOIN dossiers_recipient r ON r.id = n.recipient_id
  LEFT JOIN (workflow_line l JOIN workflow_decision d ON d.id = l.decision_id AND d.state <> ALL(%s))
    ON l.nomination_id = n.id AND l.is_live
 WHERE n.recipient_id = ANY(%s) AND n.standing = ANY(%s)
 ORDER BY n.id
"""


class RewardedCase(NamedTuple):
    """What the money of one nomination depends on; `kind` is its recipient's."""

    nomination: int
    recipient: int
    kind: str
    award: str
    since: date
    until: date

    @classmethod
    def of(cls, row: Nomination) -> Self:
        recipient = row.recipient
        return cls(
            row.pk, recipient.pk, recipient.kind, row.award, row.achievement_since, row.achievement_until
        )

    @property
    def is_title(self) -> bool:
        return award_of(self.award).is_title

    @property
    def period(self) -> Period:
        return self.recipient, self.since, self.until


@dataclass(frozen=True, slots=True)
class TitleBeside:
    """Another title of the same recipient and period, its vote passed; `paid` is what its signed `line`, if
    there is one, has brought already. Whole đồng."""

    nomination: int
    award: str
    year: int
    worth: int
    line: int | None
    paid: int

    def told(self, lines: Mapping[int, Line]) -> str:
        """The title and where it stands: in which decision, or on the way to one."""
        found = lines.get(self.line or 0)
        place = found.decision.cited if found else "Hội đồng đã thông qua, chờ quyết định"
        return f"{award_of(self.award).name} ({place})"

    def on_paper(self, lines: Mapping[int, Line]) -> str:
        """The title of its year, and the decision with number and day where it has them: nothing of what is
        still on its way, for a paper tells what holds for good."""
        found = lines.get(self.line or 0)
        decision = found.decision if found else None
        titled = f"{award_of(self.award).name} năm {self.year}"
        if decision is None or decision.issued_on is None:
            return titled
        return f"{titled} (Quyết định số {decision.full_number} {long_date(decision.issued_on)})"


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
        return self._noted([each.told(lines) for each in self.beside])

    def on_paper(self, lines: Mapping[int, Line]) -> str:
        """The same as a decision prints it."""
        return self._noted([each.on_paper(lines) for each in self.beside])

    def _noted(self, titles: Sequence[str]) -> str:
        if not titles:
            return ""
        what = "Đã nhận mức" if self.is_paid else "Hưởng mức cao hơn"
        return f"{what} của {'; '.join(titles)}"


def priced(nominations: Iterable[Nomination], *, on: date) -> dict[int, Price]:
    """`prices_of` nominations that carry their recipients."""
    return prices_of([RewardedCase.of(row) for row in nominations], on=on)


def prices_of(cases: Sequence[RewardedCase], *, on: date) -> dict[int, Price]:
    """By nomination id (Điều 68 Nghị định 91/2017/NĐ-CP, Điều 49 Nghị định 152/2025/NĐ-CP). One statement."""
    keys = {(case.award, case.kind) for case in cases}
    stack = stack_in_force()
    rewards = {key: reward(*key, decided_on=on, stack=stack) for key in keys}
    beside = _titles_beside(cases, rewards, on=on)
    return {
        case.nomination: _price(case, rewards[case.award, case.kind], beside.get(case.period, ()))
        for case in cases
    }


def _price(case: RewardedCase, own: Reward, titles: Iterable[TitleBeside]) -> Price:
    if not case.is_title or own.amount is None:
        return Price(own.amount, is_paid=True, citation=own.citation)
    others = [each for each in titles if each.nomination != case.nomination]
    best = max(others, key=lambda each: each.worth, default=None)
    if best is not None and best.worth > own.amount:
        return Price(own.amount, is_paid=False, citation=own.citation, beside=(best,))
    paid = tuple(each for each in others if each.paid)
    left = max(own.amount - sum(each.paid for each in paid), 0)
    return Price(left, is_paid=True, citation=own.citation, beside=paid)


def _titles_beside(
    cases: Sequence[RewardedCase], rewards: Mapping[tuple[str, str], Reward], *, on: date
) -> dict[Period, list[TitleBeside]]:
    """The sure titles of the same recipients. One statement."""
    people = list({case.recipient for case in cases if case.is_title})
    unsigned = [DecisionState.DRAFTED.value, DecisionState.REVOKED.value]
    with connection.cursor() as cursor:
        cursor.execute(_SURE_TITLES, [unsigned, people, [standing.value for standing in SURE]])
        rows = cursor.fetchall()
    prices = dict(rewards)
    found: dict[Period, list[TitleBeside]] = {}
    for *columns, line, paid in rows:
        case = RewardedCase(*columns)
        key = (case.award, case.kind)
        if case.is_title:
            if key not in prices:
                prices[key] = reward(*key, decided_on=on, stack=stack_in_force())
            worth = prices[key].amount or 0
            title = TitleBeside(case.nomination, case.award, case.until.year, worth, line, paid or 0)
            found.setdefault(case.period, []).append(title)
    return found


def told_money(prices: Mapping[int, Price]) -> dict[int, str]:
    """The words of each price. One statement, none where no decision is named."""
    lines = _lines_beside(prices)
    return {nomination: price.told(lines) for nomination, price in prices.items()}


def told_on_paper(prices: Mapping[int, Price]) -> dict[int, str]:
    """The same as a decision prints it, which its signature keeps in `signed_note`."""
    lines = _lines_beside(prices)
    return {nomination: price.on_paper(lines) for nomination, price in prices.items()}


def _lines_beside(prices: Mapping[int, Price]) -> dict[int, Line]:
    named = {each.line for price in prices.values() for each in price.beside if each.line}
    return Line.objects.select_related("decision").in_bulk(named) if named else {}


def tell_money(lines: Sequence[Line], *, on: date, on_paper: bool = False) -> None:
    """Sets `money_note` of each line; `on` is the day of signing: what is signed later changes nothing."""
    prices = priced([line.nomination for line in lines], on=on) if lines else {}
    told = told_on_paper(prices) if on_paper else told_money(prices)
    for line in lines:
        price = prices[line.nomination_id]
        if (line.is_paid, line.amount) == (price.is_paid, price.amount):
            line.money_note = told[line.nomination_id]
