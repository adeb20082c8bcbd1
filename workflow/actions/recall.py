"""Recall: the unit takes its dossier back until the bloc opens it."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from roles.one_act import one_act
from trail.verbs import Verb
from workflow.actions.locking import locked_dossier, open_passage, refuse_opened
from workflow.actions.send_back import return_whole
from workflow.models import Passage
from workflow.moves import Act
from workflow.rights import may, require


@one_act
def recall(dossier_id: int, *, by: AbstractBaseUser, on: date, reason: str = "") -> Passage:
    """The unit has it again, as revision n+1; refused once the bloc has opened it."""
    dossier = locked_dossier(dossier_id)
    passage = open_passage(dossier, Act.RECALL)
    mandate = require(may(Act.RECALL, by, dossier, on=on))
    refuse_opened(passage, Act.RECALL)
    return return_whole(dossier, passage, Act.RECALL, Verb.RECALLED, mandate, reason.strip(), on=on)
