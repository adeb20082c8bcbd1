"""The lists of a card as its page shows them: what its unit may edit, what no more, how each is known."""

from __future__ import annotations

from collections.abc import Sequence

from django.forms import BaseModelFormSet

from dossiers.models import Declared, Recipient
from dossiers.recipients.history_forms import DECLARED, LISTS
from dossiers.recipients.missing_facts import Missing
from dossiers.recipients.paper_checks.declared_facts import editable
from dossiers.recipients.paper_checks.how_known import tell_how_known

ShownList = tuple[str, BaseModelFormSet, Sequence[str], Sequence[Declared]]


def shown_lists(
    recipient: Recipient, lists: dict[str, BaseModelFormSet], missing: Missing
) -> list[ShownList]:
    """Of each list its label, its rows, what is missing in it, and what its unit edits no more."""
    settled = settled_rows(recipient, lists)
    return [
        (LISTS[name][0], each, missing.get(name, ()), settled.get(name, ())) for name, each in lists.items()
    ]


def settled_rows(recipient: Recipient, lists: dict[str, BaseModelFormSet]) -> dict[str, list[Declared]]:
    """By list what its unit edits no more, the latest first: what this house decided, what was held against
    its paper. Of these and of every row of the lists it is told how it is known."""
    settled = {
        name: list(getattr(recipient, name).filter(~editable(name)).order_by("-year", "-pk"))
        for name in DECLARED
        if name in lists
    }
    typed = [row.instance for name in settled for row in lists[name].initial_forms]
    tell_how_known([*(row for rows in settled.values() for row in rows), *typed])
    return settled
