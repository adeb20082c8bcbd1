"""How a dossier came back to its unit: a desk sent it, with a notice, or the unit took it back itself."""

from __future__ import annotations

from collections.abc import Iterable

from roles.permissions import Mandate, may_appraise, may_review
from trail.models import Entry
from trail.verbs import Verb
from workflow.models import Passage


def returns_of(dossier_ids: Iterable[int]) -> dict[int, Entry]:
    """The last return of each dossier as the trail has it, whichever way. One statement."""
    rows = Entry.objects.filter(
        chain__subject_kind="dossier",
        chain__subject_id__in=list(dossier_ids),
        verb__in=[Verb.SENT_BACK, Verb.RECALLED],
    )
    found = rows.select_related("chain", "actor").order_by("chain", "-seq").distinct("chain")
    return {entry.chain.subject_id: entry for entry in found}


def sender_of(passage: Passage) -> Mandate | None:
    """Under which right the unit's `passage` was sent back; None when the unit took it back itself."""
    entry = returns_of([passage.dossier_id]).get(passage.dossier_id)
    if entry is None or entry.verb != Verb.SENT_BACK:
        return None
    dossier, day = passage.dossier, entry.acted_on
    found = may_appraise(entry.actor, dossier.jurisdiction, on=day)
    if found is None and dossier.bloc is not None:
        found = may_review(entry.actor, dossier.bloc, dossier.unit, year=dossier.year, on=day)
    return found or _as_recorded(entry)


def _as_recorded(entry: Entry) -> Mandate:
    """The right was taken away since: the trail still has the name and the post."""
    return Mandate(
        user_id=entry.actor_id or 0,
        name=entry.actor_name,
        office="",
        post=entry.office,
        capacity="",
        principal="",
        principal_post="",
        paper=entry.mandate,
    )
