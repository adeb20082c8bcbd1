"""Uphold: after the unit's answer, or after its days, the officer's no to a nomination stands."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from roles.doors.one_act import one_act
from roles.doors.refusals import Refused
from trail.record import record_many
from trail.verbs import Verb
from vietnamese.dates import short_date
from workflow.actions.sign import signer_lines
from workflow.actions.steps.handing import close_finished
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
def uphold(nomination_id: int, *, reason: str, by: AbstractBaseUser, on: date) -> Disqualification:
    """Final for this dossier; the recipient may be proposed again in a supplement."""
    row = locked_case(nomination_id, Act.UPHOLD)
    mandate = require(may(Act.UPHOLD, by, row.dossier, on=on))
    found = open_disqualification(row, Act.UPHOLD)
    if not reason.strip():
        raise Refused(
            "Chưa ghi kết luận.", remedy="Nêu vì sao giữ nguyên, nhất là về điều đơn vị giải trình."
        )
    _refuse_early(found, on=on)

    conclude(found, reason.strip(), on=on, is_upheld=True)
    signature = {"signature": signer_lines(mandate)}
    note = note_of(row, found, reason=reason.strip(), details=signature)
    record_many(Verb.UPHELD, [note], by=mandate.actor, on=on)
    close_finished([row.dossier_id])
    return found


def _refuse_early(found: Disqualification, *, on: date) -> None:
    if not found.still_awaits_answer(on=on):
        return
    if found.answer_due_on is None:
        raise Refused(
            "Đơn vị chưa giải trình và chưa được cho hạn giải trình.",
            remedy="Rút kết luận, rồi kết luận lại và ghi hạn; hoặc đợi đơn vị giải trình.",
        )
    raise Refused(
        f"Đơn vị còn được giải trình đến hết ngày {short_date(found.answer_due_on)}.",
        remedy="Kết luận sau khi đơn vị giải trình hoặc sau ngày này; xét lại thì được ngay.",
        citation=found.answer_citation,
    )
