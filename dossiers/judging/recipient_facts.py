"""One recipient's whole history as facts of the law, without a dossier: what could be proposed next."""

from __future__ import annotations

from datetime import date

from dossiers.judging.history_rows import known_of_recipient
from dossiers.judging.law_facts import nominee_of
from dossiers.models import Recipient
from law.facts import Nominee


def history_of(recipient: Recipient, *, on: date) -> Nominee:
    """As known on that day; one statement. Award and period are for the asker to set."""
    return nominee_of(known_of_recipient(recipient, on=on), same_person_as=None, on=on)
