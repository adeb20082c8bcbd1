"""Recall: the desk that sent a dossier takes it back until the receiver opens it."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from dossiers.models import Dossier
from dossiers.seats import settle
from roles.one_act import one_act
from roles.permissions import may_review, may_submit
from roles.refusals import Refused, require
from trail.record import Actor, Note, record_many
from trail.verbs import Verb
from workflow.actions.carriers import leave_agendas, refuse_carried
from workflow.actions.handing import hand_over
from workflow.actions.locking import locked_dossier, nominations_of, open_passage
from workflow.actions.moving import Change, move
from workflow.actions.send_back import return_whole
from workflow.models import Passage
from workflow.moves import Act


@one_act
def recall(dossier_id: int, *, by: AbstractBaseUser, on: date, reason: str = "") -> Passage:
    """The unit has it again, as revision n+1; refused once the bloc has opened it."""
    dossier = locked_dossier(dossier_id)
    passage = open_passage(dossier, Act.RECALL)
    mandate = require(may_submit(by, dossier.unit, on=on), to="thu hồi hồ sơ của đơn vị")
    _refuse_opened(passage)
    return return_whole(dossier, passage, Act.RECALL, Verb.RECALLED, mandate, reason.strip(), on=on)


@one_act
def bloc_recall(dossier_id: int, *, by: AbstractBaseUser, on: date, reason: str = "") -> Passage:
    """The bloc reviews again; refused once the Board's office has received the dossier."""
    dossier = locked_dossier(dossier_id)
    passage = open_passage(dossier, Act.BLOC_RECALL)
    assert dossier.bloc is not None
    right = may_review(by, dossier.bloc, dossier.unit, year=dossier.year, on=on)
    mandate = require(right, to="thu hồi kết quả bình xét")
    _refuse_opened(passage)
    return _back_to_bloc(dossier, passage, mandate.actor, reason.strip(), on=on)


def _back_to_bloc(dossier: Dossier, passage: Passage, actor: Actor, reason: str, *, on: date) -> Passage:
    nominations = [row for row in nominations_of(dossier) if row.standing != "withdrawn"]
    refuse_carried(nominations, returnable=("endorsed", "not_endorsed"))
    moves = move(Act.BLOC_RECALL, [Change(row, "return_to_bloc", reason) for row in nominations])
    seats = settle([(dossier.unit_id, dossier.year)], jurisdiction=dossier.jurisdiction, on=on)
    left = leave_agendas(nominations, reason=reason)
    told = Note(
        subject=("dossier", dossier.pk),
        moves=moves.get(dossier.pk, []),
        reason=reason,
        details=seats[dossier.unit_id, dossier.year],
        jurisdiction_id=dossier.jurisdiction_id,
        unit_id=dossier.unit_id,
        about=dossier.title,
    )
    record_many(Verb.RECALLED, [told, *left], by=actor, on=on)
    return hand_over(dossier, passage, Act.BLOC_RECALL, on=on, came_back=True, note=reason)


def _refuse_opened(passage: Passage) -> None:
    if passage.received_on is not None:
        raise Refused(
            f"Nơi nhận đã mở hồ sơ ngày {passage.received_on:%d/%m/%Y}, không thu hồi được nữa.",
            remedy="Đề nghị nơi nhận trả lại hồ sơ nếu cần sửa.",
        )
