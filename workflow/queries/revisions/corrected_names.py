"""Names that were mended after the dossier was sealed: who, why, before and after, as the history has it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from dossiers.models import Nomination
from trail.phrases import ChangeInWords, changes_of
from trail.queries import timelines
from trail.verbs import Verb


class CorrectedName(NamedTuple):
    """One correction; `changes` are name and post, as far as they changed."""

    changes: list[ChangeInWords]
    who: str
    on: date
    reason: str
    asked_by: str


def tell_corrected_names(rows: Iterable[Nomination]) -> None:
    """Gives each row its `corrected`, the latest first. One statement."""
    rows = list(rows)
    found: dict[str, list[CorrectedName]] = {}
    entries = timelines("dossier", {row.dossier_id for row in rows}).filter(verb=Verb.NAME_CORRECTED)
    for entry in entries.order_by("-pk"):
        content = json.loads(entry.payload)
        told = CorrectedName(
            changes_of(entry),
            entry.actor_name,
            entry.acted_on,
            content["reason"],
            content["details"]["asked_by"],
        )
        for key in content["details"]["corrected"]:
            found.setdefault(key, []).append(told)
    for row in rows:
        row.corrected = found.get(str(row.pk), ())
