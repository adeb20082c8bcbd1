"""Close a dossier: nothing in it is open any more. Enqueued in the transaction of the last one out."""

from __future__ import annotations

from datetime import date

from dossiers.models import Dossier
from dossiers.models.proved_tables import DOSSIER
from roles.doors.one_act import one_act
from trail.record import SYSTEM, record
from trail.state.proved_table import proof
from trail.verbs import Verb
from workflow.actions.steps.handing import hand_over, something_open
from workflow.actions.steps.locking import locked_dossier
from workflow.models import Passage
from workflow.table.moves import Act


@one_act
def close_dossier(dossier_id: int, *, on: date) -> Passage | None:
    """The passage at the end; None when it is closed already or something is open again. Safe to repeat."""
    dossier = locked_dossier(dossier_id)
    passage = (
        Passage.objects.select_related("task__process")
        .filter(dossier=dossier, closed_at__isnull=True)
        .first()
    )
    if passage is None or Dossier.objects.filter(something_open(), pk=dossier.pk).exists():
        return None
    dossier.closed_on = on
    dossier.save(update_fields=["closed_on"])
    record(
        Verb.DOSSIER_CLOSED,
        subject=("dossier", dossier.pk),
        by=SYSTEM,
        on=on,
        details=proof(dossier.pk, DOSSIER),
        jurisdiction_id=dossier.jurisdiction_id,
        unit_id=dossier.unit_id,
        about=dossier.title,
    )
    return hand_over(dossier, passage, Act.CLOSE_DOSSIER, on=on)
