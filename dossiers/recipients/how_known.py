"""How each title and initiative of a card is known: by a decision of this house, or by the unit's word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dossiers.models import Declared, HeldTitle
from dossiers.recipients.card_words import decision_words
from law.facts import DECLARED, PROVEN
from vietnamese.dates import short_date

# Told before who declares was kept.
NOBODY_NAMED = "đơn vị khai từ trước, chưa ghi người khai"


class KnownHow(NamedTuple):
    """`state`: one of the provenances of law.facts; `told`: by what, or by whom and when."""

    state: str
    told: str


def tell_how_known(facts: Iterable[Declared]) -> None:
    """Sets `known` on each, a HeldTitle or an Initiative; `declared_by` comes with the rows."""
    for fact in facts:
        fact.known = _known(fact)


def _known(fact: Declared) -> KnownHow:
    if isinstance(fact, HeldTitle) and fact.nomination_id is not None:
        return KnownHow(PROVEN, decision_words(fact.decision_number, fact.decision_on))
    return KnownHow(DECLARED, declared_words(fact))


def declared_words(fact: Declared) -> str:
    """ "Nông Văn An khai ngày 20/11/2020, theo danh sách Excel “ds.xlsx”"."""
    if fact.declared_by is None or fact.declared_on is None:
        return NOBODY_NAMED
    source = f", theo {fact.declared_from}" if fact.declared_from else ""
    name = fact.declared_by.get_full_name() or fact.declared_by.get_username()
    return f"{name} khai ngày {short_date(fact.declared_on)}{source}"
