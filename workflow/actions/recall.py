"""Recall: the unit takes its dossier back until who received it, the bloc or the Board, opens it."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from roles.doors.one_act import one_act
from trail.verbs import Verb
from workflow.actions.send_back import return_whole
from workflow.actions.steps.locking import locked_dossier, open_passage, overtaken, refuse_opened
from workflow.models import Passage
from workflow.models.desks import Desk
from workflow.table.act_rights import may, require
from workflow.table.moves import BY_ACT, Act
from workflow.table.row import Carrier


@one_act
def recall(dossier_id: int, *, by: AbstractBaseUser, on: date, reason: str = "") -> Passage:
    """The unit has it again, as revision n+1; refused once it was opened, or the bloc has sent it on."""
    dossier = locked_dossier(dossier_id)
    passage = open_passage(dossier, Act.RECALL)
    mandate = require(may(Act.RECALL, by, dossier, on=on))
    if passage.desk == Desk.BOARD and dossier.bloc_id is not None:
        raise overtaken((Carrier.DOSSIER, dossier.pk), BY_ACT[Act.RECALL].label)
    refuse_opened(passage, Act.RECALL)
    return return_whole(dossier, passage, Act.RECALL, Verb.RECALLED, mandate, reason.strip(), on=on)
