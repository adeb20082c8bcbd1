"""Send back: the desk that has the dossier returns it whole, with a reason; the unit mends revision n+1."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from dossiers.judging.sealed_revision import open_again
from dossiers.models import Dossier, Nomination, Standing, in_list_order
from dossiers.models.proved_tables import DOSSIER
from dossiers.seats.claiming import settle
from roles.doors.foreign_ids import not_of_this
from roles.doors.one_act import one_act
from roles.doors.refusals import Refused
from roles.models import Office
from roles.rights.permissions import Mandate
from trail.record import Note, record_many
from trail.state.proved_table import proof
from trail.verbs import Verb
from workflow.actions.sign import signer_lines
from workflow.actions.steps.carriers import leave_agendas, obstacles_of_carried
from workflow.actions.steps.handing import hand_over
from workflow.actions.steps.holding import end_holds
from workflow.actions.steps.law_says import told_to_unit
from workflow.actions.steps.locking import locked_dossier, nominations_of, open_passage
from workflow.actions.steps.moving import StandingChange, move
from workflow.actions.steps.on_cases.disqualifying import end_disqualifications
from workflow.models import Passage
from workflow.models.desks import Desk
from workflow.table.act_rights import may, require
from workflow.table.moves import Act
from workflow.table.rules import board_after_the_bloc
from workflow.whose_turn import DISQUALIFIABLE, RETURNABLE, open_passage_of

_ONE_BY_ONE = "Trường hợp còn đang thẩm định: tạm giữ, hoặc kết luận không đủ điều kiện để đơn vị giải trình."


@one_act
def send_back(
    dossier_id: int, *, reason: str, by: AbstractBaseUser, on: date, chosen: Collection[str] = ()
) -> Passage:
    """The unit has it again. Only while nothing of it is tabled, passed, forwarded or in a decision.

    `chosen` are the keys of what the law says (`told_to_unit`) that the notice tells beside the reason.
    """
    dossier = locked_dossier(dossier_id)
    passage = open_passage(dossier, Act.SEND_BACK)
    mandate = require(may(Act.SEND_BACK, by, dossier, on=on, desk=passage.desk))
    if not reason.strip():
        raise Refused("Chưa ghi lý do trả lại.", remedy="Nêu rõ nội dung đơn vị cần sửa và căn cứ.")
    grounds = told_to_unit(dossier)
    if foreign := sorted(set(chosen) - set(grounds)):
        raise not_of_this("Nội dung cần hoàn thiện", ", ".join(foreign))
    return return_whole(
        dossier,
        passage,
        Act.SEND_BACK,
        Verb.SENT_BACK,
        mandate,
        reason.strip(),
        grounds=[grounds[key] for key in grounds if key in chosen],
        on=on,
    )


def what_holds(dossier: Dossier) -> Refused | None:
    """What the door would refuse today, for who asks before he writes a reason."""
    passage = open_passage_of(dossier)
    rows = dossier.nominations.exclude(standing=Standing.WITHDRAWN).select_related("dossier__bloc")
    if passage is None:
        return Refused("Hồ sơ đã kết thúc, không trả lại đơn vị được.")
    if passage.desk == Desk.UNIT:
        return Refused("Hồ sơ đang ở đơn vị, không phải trả lại.")
    return holding_fast(in_list_order(rows))


def holding_fast(nominations: Iterable[Nomination]) -> Refused | None:
    """Each nomination that cannot go back, and why; those that are free are dealt with one by one where
    nothing will let the others go."""
    given = list(nominations)
    obstacles = obstacles_of_carried(given, returnable=RETURNABLE)
    if not obstacles:
        return None
    bound = {each.about for each in obstacles}
    is_open = any(row.standing in DISQUALIFIABLE and str(row.pk) not in bound for row in given)
    is_for_good = not all(each.remedy for each in obstacles)
    remedy = _ONE_BY_ONE if is_open and is_for_good else ""
    return Refused("Không trả lại được toàn bộ hồ sơ.", remedy=remedy, obstacles=obstacles)


def _desk_in_charge(dossier: Dossier, passage: Passage, *, on: date) -> str:
    is_left = passage.desk == Desk.BLOC and board_after_the_bloc(dossier, on) is not None
    return Desk.BOARD if is_left else passage.desk


def return_whole(
    dossier: Dossier,
    passage: Passage,
    act: Act,
    verb: Verb,
    mandate: Mandate,
    reason: str,
    *,
    on: date,
    grounds: Sequence[Mapping[str, Any]] = (),
) -> Passage:
    """What sending back and recalling share: content open, seats freed, the dossier on the unit's desk."""
    nominations = [row for row in nominations_of(dossier) if row.standing != Standing.WITHDRAWN]
    if refused := holding_fast(nominations):
        raise refused
    moves = move(act, [StandingChange(row, "return_to_unit") for row in nominations])
    end_holds(nominations, on=on)
    details = _of_return(dossier, mandate, grounds, desk=_desk_in_charge(dossier, passage, on=on))
    details |= end_disqualifications(nominations, reason, on=on)
    open_again(dossier)
    seats = settle([(dossier.unit_id, dossier.year)], jurisdiction=dossier.jurisdiction, on=on)
    left = leave_agendas(nominations, reason=reason)
    told = Note(
        subject=("dossier", dossier.pk),
        moves=moves.get(dossier.pk, []),
        reason=reason,
        details=details | proof(dossier.pk, DOSSIER) | seats[dossier.unit_id, dossier.year],
        jurisdiction_id=dossier.jurisdiction_id,
        unit_id=dossier.unit_id,
        about=dossier.title,
    )
    record_many(verb, [told, *left], by=mandate.actor, on=on)
    return hand_over(dossier, passage, act, on=on, came_back=True, note=reason)


def _of_return(
    dossier: Dossier, mandate: Mandate, grounds: Sequence[Mapping[str, Any]], *, desk: str
) -> dict[str, object]:
    """What the notice of return is printed from, however often: which revision, from which desk, signed how,
    and what was chosen of what the law said at that moment."""
    return {
        "revision": dossier.revision,
        "desk": desk,
        "signature": _signature(dossier, mandate),
        "grounds": list(grounds),
    }


def _signature(dossier: Dossier, mandate: Mandate) -> list[str]:
    """A deputy's office is to review what its bloc's head may not: he signs in the head's place all the same
    (Phụ lục I, mục II.7 Nghị định 30/2020/NĐ-CP)."""
    if mandate.office == Office.BLOC_DEPUTY and not mandate.capacity and dossier.bloc:
        return [f"KT. {dossier.bloc.word} trưởng".upper(), mandate.post.upper()]
    return signer_lines(mandate)
