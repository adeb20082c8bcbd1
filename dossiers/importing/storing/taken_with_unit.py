"""Who moved once and whose unit was then succeeded: a list of the new unit takes him over with the others."""

from __future__ import annotations

from collections.abc import Mapping

from dossiers.drafting.open_draft import Draft
from dossiers.models import Transfer
from dossiers.models.proved_tables import OF_TRANSFERS
from trail.record import Note, record_many
from trail.state.proved_table import proofs
from trail.verbs import Verb


def tell_taken_with_unit(draft: Draft, taken_over: Mapping[int, int]) -> None:
    """Keeps their unit anew on their own cards; `taken_over` are units before by recipient id. One statement
    where none of them ever moved."""
    moved = Transfer.objects.filter(recipient__in=taken_over, outcome=Transfer.Outcome.TAKEN)
    names = dict(moved.values_list("recipient_id", "recipient__name"))
    if not names:
        return
    kept = proofs(sorted(names), *OF_TRANSFERS)
    dossier = draft.dossier
    notes = [
        Note(
            subject=("recipient", key),
            details=kept[key],
            jurisdiction_id=dossier.jurisdiction_id,
            unit_id=dossier.unit_id,
            about=name,
        )
        for key, name in sorted(names.items())
    ]
    record_many(Verb.RECIPIENT_CHANGED, notes, by=draft.mandate.actor, on=draft.on)
