"""Every rule that holds for some awards on a day: what a dossier is judged by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from law.basics.values import Value
from law.packs.desk.rules_of_award import subjects_of
from law.packs.in_words.rules_told import SOURCES, is_confirmed, of_law_before
from law.rulebook import Rulebook

_OF_NO_AWARD = (
    *("base_salary", "one_title_paid", "one_use", "priority", "simplified", "transition", "vote_readings"),
    *("clock.appraisal", "clock.appraisal_province", "clock.appraisal_sudden", "clock.appraisal_campaign"),
    *("clock.notify", "clock.return", "clock.answer", "course"),
)
"""What is asked of a dossier whatever it proposes, by family or whole key."""


@dataclass(frozen=True, slots=True)
class HeldRule:
    """A value that holds, by its key; `unconfirmed` are words of `unconfirmed_words`, if any."""

    key: str
    value: Value
    unconfirmed: tuple[str, ...]


def rules_of_awards(awards: Sequence[str], rules: Rulebook) -> Iterator[tuple[str, tuple[HeldRule, ...]]]:
    """(award, the rules that are its own alone) in the order given, then ("", those that are one for several
    awards or for every dossier); raises KeyError for an award that there is not."""
    shared: dict[str, None] = {}
    for award in awards:
        own = []
        for subject, is_shared in subjects_of(award, rules.stack):
            if is_shared:
                shared[subject.key] = None
            else:
                own.append(subject.key)
        yield award, _held(own, rules)
    general = [
        key for key, _ in rules.values() if key in _OF_NO_AWARD or key.partition(".")[0] in _OF_NO_AWARD
    ]
    yield "", _held([*shared, *general], rules)


def _held(keys: Sequence[str], rules: Rulebook) -> tuple[HeldRule, ...]:
    """A subject that ended before that day, or begins later, holds nothing."""
    found = ((key, rules.value(key)) for key in keys)
    return tuple(_told(key, value, rules) for key, value in found if value is not None)


def _told(key: str, value: Value, rules: Rulebook) -> HeldRule:
    """Whose text nobody read says so in its words."""
    doubts = [_SECOND_HAND] if value.confidence == "medium" else []
    if value.state != "unread" and not is_confirmed(key, value, rules):
        doubts.append(_LAW_BEFORE)
    return HeldRule(key, value, tuple(doubts))


_SECOND_HAND, _LAW_BEFORE = "nguồn dẫn lại", "văn bản mới"


def unconfirmed_words(rules: Rulebook) -> Mapping[str, str]:
    """What each word about an unconfirmed rule means, as a part of a sentence."""
    meanings = {_SECOND_HAND: SOURCES["medium"], _LAW_BEFORE: of_law_before(rules)}
    return {word: f"{told[:1].lower()}{told[1:]}".rstrip(".") for word, told in meanings.items()}
