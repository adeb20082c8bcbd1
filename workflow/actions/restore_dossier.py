"""Restore a discarded draft: it lies on the unit's desk again as it was left."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from dossiers.models import Dossier
from dossiers.models.proved_tables import DOSSIER
from roles.doors.one_act import one_act
from trail.record import record
from trail.state.proved_table import proof
from trail.verbs import Verb
from workflow.actions.steps.handing import reopen_last_passage
from workflow.actions.steps.locking import locked_dossier, overtaken
from workflow.table.act_rights import may, require
from workflow.table.moves import BY_ACT, Act
from workflow.table.row import Carrier


@one_act
def restore_dossier(dossier_id: int, *, by: AbstractBaseUser, on: date) -> Dossier:
    """Undoes `discard_dossier`; `Overtaken` where somebody has brought it back already."""
    dossier = locked_dossier(dossier_id)
    mandate = require(may(Act.RESTORE_DOSSIER, by, dossier, on=on))
    if dossier.discarded_on is None:
        raise overtaken((Carrier.DOSSIER, dossier.pk), BY_ACT[Act.RESTORE_DOSSIER].label)
    dossier.discarded_on, dossier.discarded_by_id = None, None
    dossier.save(update_fields=["discarded_on", "discarded_by"])
    reopen_last_passage(dossier)
    record(
        Verb.DOSSIER_RESTORED,
        subject=("dossier", dossier.pk),
        by=mandate.actor,
        on=on,
        details=proof(dossier.pk, DOSSIER),
        jurisdiction_id=dossier.jurisdiction_id,
        unit_id=dossier.unit_id,
        about=f"{dossier.code} {dossier.title}",
    )
    return dossier
