"""Recall: the unit takes its dossier back until the bloc opens it."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from roles.doors.one_act import one_act
from trail.verbs import Verb
from workflow.actions.send_back import return_whole
from workflow.actions.steps.locking import locked_dossier, open_passage, refuse_opened
from workflow.models import Passage
from workflow.table.act_rights import may, require
from workflow.table.moves import Act


@one_act
def recall(dossier_id: int, *, by: AbstractBaseUser, on: date, reason: str = "") -> Passage:
    """The unit has it again, as revision n+1; refused once the bloc has opened it."""
    dossier = locked_dossier(dossier_id)
    passage = open_passage(dossier, Act.RECALL)
    mandate = require(may(Act.RECALL, by, dossier, on=on))
    refuse_opened(passage, Act.RECALL)
    return return_whole(dossier, passage, Act.RECALL, Verb.RECALLED, mandate, reason.strip(), on=on)
