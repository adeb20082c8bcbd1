"""The history of a recipient's card: what was typed there, and what lists from Excel wrote on it."""

from __future__ import annotations

import json

from dossiers.models import Recipient
from trail.models import Entry
from trail.queries import timeline
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
