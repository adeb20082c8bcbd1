"""Receive: the desk that has the dossier opens it; no recall after. At the Board the day pins the law."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from dossiers.local_law import local_law
from dossiers.models import Dossier
from dossiers.models.proved_tables import DOSSIER
from law.procedure.courses import course_of
from law.procedure.deadlines import due
from roles.doors.one_act import one_act
from trail.record import record
from trail.state.proved_table import proof
from trail.verbs import Verb
from workflow.actions.steps.locking import locked_dossier, open_passage, overtaken
from workflow.models import Passage
from workflow.models.desks import Desk
from workflow.table.act_rights import may, require
from workflow.table.moves import BY_ACT, Act
from workflow.table.row import Carrier


@one_act
def receive(dossier_id: int, *, by: AbstractBaseUser, on: date) -> Passage:
    """The passage, now received; the Board's due day counts from it (the clock of its way)."""
    dossier = locked_dossier(dossier_id)
    passage = open_passage(dossier, Act.RECEIVE)
    if not BY_ACT[Act.RECEIVE].ready.suits(passage):
        raise overtaken((Carrier.DOSSIER, dossier.pk), BY_ACT[Act.RECEIVE].label)
    mandate = require(may(Act.RECEIVE, by, dossier, on=on, desk=passage.desk))
    verb, rulebook = Verb.TAKEN_UP, None
    if passage.desk == Desk.BOARD:
        verb, rulebook = Verb.RECEIVED, _pin(dossier, passage, on=on)
    _stamp(passage, by, on=on)
    record(
        verb,
        subject=("dossier", dossier.pk),
        by=mandate.actor,
        on=on,
        rulebook=rulebook,
        details=proof(dossier.pk, DOSSIER) if rulebook else {},
        jurisdiction_id=dossier.jurisdiction_id,
        unit_id=dossier.unit_id,
        about=dossier.title,
    )
    return passage


def _pin(dossier: Dossier, passage: Passage, *, on: date) -> tuple[str, str]:
    """The regime follows from the day the appraising body received the dossier."""
    dossier.received_on, dossier.received_in_id = on, dossier.jurisdiction_id
    law = local_law(dossier.jurisdiction)
    rules = law.rulebook_on(on)
    dossier.regime, dossier.rulebook = rules.regime, rules.hash
    dossier.save(update_fields=["received_on", "received_in", "regime", "rulebook"])
    limit = due(course_of(dossier.way, rules).clock, on, rules, law.calendar_on(on))
    passage.due_on, passage.due_citation = limit.on, limit.citation
    return rules.hash, rules.regime


def _stamp(passage: Passage, by: AbstractBaseUser, *, on: date) -> None:
    passage.received_at, passage.received_on, passage.received_by_id = timezone.now(), on, by.pk
    passage.save(update_fields=["received_at", "received_on", "received_by", "due_on", "due_citation"])
