"""The transfers of a person, or of a unit, as pages show them; a constant number of statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from dossiers.models import Recipient, Transfer
from dossiers.recipients.transfers.offered_units import takers_at, who_appoints
from dossiers.recipients.transfers.transfer_rule import ToldRule, rules_at, told_rule
from roles.models import Unit
from roles.queries import names_on, profiles_of

_RELATED = ("recipient", "to_unit", "proposed_by", "answered_by")


@dataclass(frozen=True, slots=True)
class ShownTransfer:
    """`rule` is what the law asks of it; of one that led nowhere nothing. `stuck`: why nobody can answer."""

    transfer: Transfer
    old_unit: str
    new_unit: str
    rule: ToldRule | None
    stuck: str

    @property
    def is_open(self) -> bool:
        """Nobody has answered yet."""
        return not self.transfer.outcome

    @property
    def lacks_opinion(self) -> bool:
        """The old unit owes its opinion and has not told one."""
        opinion = self.transfer.opinion or (
            self.transfer.recipient.old_unit_opinion if not self.is_open else ""
        )
        return bool(self.rule and self.rule.is_owed and not opinion)


def transfers_of_unit(unit: Unit) -> QuerySet[Transfer]:
    """To it and from it; those that wait for an answer first, then the latest."""
    rows = Transfer.objects.filter(Q(to_unit=unit) | Q(from_unit=unit)).select_related(*_RELATED)
    return rows.order_by(F("answered_on").desc(nulls_first=True), "-moved_on", "-pk")


def transfers_to_take(unit: Unit) -> QuerySet[Transfer]:
    """Those that wait for this unit's answer, the oldest first."""
    return Transfer.objects.filter(to_unit=unit, outcome="").order_by("proposed_on", "pk")


def transfers_of_person(person: Recipient) -> QuerySet[Transfer]:
    return person.transfers.select_related(*_RELATED).order_by("-moved_on", "-pk")


@dataclass(frozen=True, slots=True)
class ShownPost:
    """Where somebody worked and as what."""

    since: date
    until: date | None
    place: str
    post: str


def posts_of(person: Recipient, *, on: date) -> list[ShownPost]:
    """In their order."""
    rows = list(person.posts.order_by("since", "pk"))
    names = names_on({row.unit_id for row in rows}, on=on)
    return [ShownPost(row.since, row.until, names[row.unit_id], row.post) for row in rows]


def left_units(people: Iterable[int], *, on: date) -> dict[int, str]:
    """By recipient id the unit from which he came last; two statements, none for nobody."""
    wanted = set(people)
    if not wanted:
        return {}
    rows = Transfer.objects.filter(recipient__in=wanted, outcome=Transfer.Outcome.TAKEN)
    last = dict(rows.order_by("moved_on", "pk").values_list("recipient_id", "from_unit_id"))
    names = names_on(last.values(), on=on)
    return {person: names[unit] for person, unit in last.items()}


def shown(rows: Iterable[Transfer], unit: Unit, *, on: date) -> Iterator[ShownTransfer]:
    """By the law that holds at the unit on that day."""
    found = list(rows)
    profiles = profiles_of({key for row in found for key in (row.from_unit_id, row.to_unit_id)}, on=on)
    waiting = {row.to_unit_id for row in found if not row.outcome}
    takers = takers_at(waiting, on=on) if waiting else {}
    rules = rules_at(unit, on=on) if found else None
    for row in found:
        old, new = profiles[row.from_unit_id].name, profiles[row.to_unit_id].name
        is_stuck = not row.outcome and row.to_unit_id not in takers
        is_held = row.outcome in ("", Transfer.Outcome.TAKEN)
        joined_on = row.recipient.joined_on
        yield ShownTransfer(
            row,
            old,
            new,
            told_rule(row.moved_on, joined_on=joined_on, old_unit=old, new_unit=new, rules=rules)
            if is_held and rules is not None
            else None,
            who_appoints(profiles[row.to_unit_id].jurisdiction) if is_stuck else "",
        )
