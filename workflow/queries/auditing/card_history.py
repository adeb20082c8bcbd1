"""The history of a recipient's card: what was typed there, and what lists from Excel wrote on it."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from dossiers.models import Dossier, Recipient
from trail.models import Entry
from trail.phrases import ChangeInWords, changes_of
from trail.queries import last_entries, timeline
from trail.verbs import Verb


def history_of_card(person: Recipient) -> list[Entry]:
    """The entries on the recipient, and those of the lists from Excel that spoke of it, as they were written.

    An import is one entry of its dossier, whatever the number of its people; it is found by the name.
    """
    imports = Entry.objects.filter(verb=Verb.IMPORTED, words__contains=person.folded).select_related("chain")
    spoken = [
        entry for entry in imports if str(person.pk) in json.loads(entry.payload)["details"].get("people", {})
    ]
    return sorted([*timeline(("recipient", person.pk)), *spoken], key=lambda entry: entry.pk)


# What a card says is changed by its unit, and by who holds it against papers.
_CHANGING = (
    Verb.RECIPIENT_CHANGED,
    Verb.RECIPIENT_LOADED,
    Verb.IMPORTED,
    Verb.FACTS_CHECKED,
    Verb.FACT_CHECK_TAKEN_BACK,
    Verb.POST_ENTERED,
    Verb.POST_ENDED,
    Verb.POST_STRUCK,
    Verb.OUTSIDE_CONFIRMED,
    Verb.OUTSIDE_ENDED,
    Verb.MATTER_ENTERED,
    Verb.MATTER_ENDED,
    Verb.MATTER_STRUCK,
    Verb.DISCIPLINE_ENTERED,
    Verb.DISCIPLINE_ENDED,
    Verb.DISCIPLINE_STRUCK,
)


class CardSinceSealing(NamedTuple):
    """What became of a card after the dossier was handed over: each change as it stood then and stands now,
    who changed it last and on which day."""

    changes: list[ChangeInWords]
    changed_by: str
    changed_on: date


def cards_since_sealing(dossier: Dossier, people: Collection[int]) -> dict[int, CardSinceSealing]:
    """By recipient id, those of `people` whose cards say something else today than when the dossier's content
    was sealed; on the card itself, by a list from Excel, or held against its paper. Two statements."""
    sealed = last_entries("dossier", [dossier.pk], (Verb.SUBMITTED,)).get(dossier.pk)
    if sealed is None:
        return {}
    later = Entry.objects.filter(unit_id=dossier.unit_id, id__gt=sealed.pk, verb__in=_CHANGING)
    found: dict[int, list[Entry]] = {}
    for entry in later.select_related("chain").order_by("id"):
        for key in _spoken_of(entry).intersection(people):
            found.setdefault(key, []).append(entry)
    told = {key: _told_of(key, entries) for key, entries in found.items()}
    return {key: each for key, each in told.items() if each.changes}


def _spoken_of(entry: Entry) -> set[int]:
    if entry.chain.subject_kind == "recipient":
        return {entry.chain.subject_id}
    return {int(key) for key in json.loads(entry.payload)["details"].get("people", {})}


def _told_of(person: int, entries: list[Entry]) -> CardSinceSealing:
    """What was changed twice is told once, and what was changed back not at all."""
    by_what: dict[str, ChangeInWords] = {}
    for entry in entries:
        for change in changes_of(entry, only=person):
            before = by_what.get(change.what, change).before
            by_what[change.what] = ChangeInWords(change.what, before, change.after)
    changes = [each for each in by_what.values() if each.before != each.after]
    return CardSinceSealing(changes, entries[-1].actor_name, entries[-1].acted_on)
