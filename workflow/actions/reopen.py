"""Reopen: the officer takes his no back; the nomination is appraised anew and claims its seat again."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from dossiers.seats.claiming import settle
from roles.doors.one_act import one_act
from roles.doors.refusals import Refused
from trail.record import record_many
from trail.verbs import Verb
from workflow.actions.steps.moving import StandingChange, move
from workflow.actions.steps.on_cases.disqualifying import (
    conclude,
    locked_case,
    note_of,
    open_disqualification,
)
from workflow.models import Disqualification
from workflow.table.act_rights import may, require
from workflow.table.moves import Act


@one_act
def reopen(nomination_id: int, *, reason: str, by: AbstractBaseUser, on: date) -> Disqualification:
    """Refused where its seat was given away meanwhile, or the officer has upheld his no."""
    row = locked_case(nomination_id, Act.REOPEN)
    dossier = row.dossier
    mandate = require(may(Act.REOPEN, by, dossier, on=on))
    found = open_disqualification(row, Act.REOPEN)
    if not reason.strip():
        raise Refused(
            "Chưa ghi lý do xét lại.", remedy="Nêu điều gì trong giải trình, văn bản mới làm thay đổi."
        )

    moves = move(Act.REOPEN, [StandingChange(row, "reopen", reason.strip())])
    conclude(found, reason.strip(), on=on, is_upheld=False)
    seats = settle([(dossier.unit_id, dossier.year)], jurisdiction=dossier.jurisdiction, on=on)
    kept = seats[dossier.unit_id, dossier.year]
    note = note_of(row, found, reason=reason.strip(), moves=moves[dossier.pk], details=kept)
    record_many(Verb.REOPENED, [note], by=mandate.actor, on=on)
    return found
