"""The world as an older program left it; the chains are of no concern here."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.db import connection

from trail.models import Entry
from workflow.models import Ballot, Envelope


def rewrite(change: Callable[[dict[str, Any]], object]) -> None:
    """Each entry as `change` leaves its details."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for entry in Entry.objects.all():
            content = json.loads(entry.payload)
            change(content["details"])
            text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            cursor.execute("UPDATE trail_entry SET payload = %s WHERE id = %s", [text, entry.pk])


def unseal() -> None:
    """Votes lay in the box as ballots, and no entry knew of an envelope."""
    for envelope in Envelope.objects.select_related("entry"):
        choices = envelope.choices().items()
        Ballot.objects.bulk_create(Ballot(item_id=item, agrees=agrees) for item, agrees in choices)
    Envelope.objects.all().delete()
    rewrite(lambda details: details.get("changed", {}).pop("workflow_envelope", None))


def split_tallies() -> None:
    """Entries kept one who agreed in writing apart from those who agreed at the meeting."""
    rewrite(_split)


def _split(details: dict[str, Any]) -> None:
    kept = details.get("kept", {}).get("workflow_agendaitem")
    if kept is None:
        return
    at = kept["fields"].index("yes")
    kept["fields"][at : at + 1] = ["yes_present", "yes_written"]
    for row in kept["rows"]:
        yes = row[at + 1]
        row[at + 1 : at + 2] = [None, None] if yes is None else [yes - 1, 1]
