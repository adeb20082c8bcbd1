"""Answer: the unit says why a nomination that was found not qualified is; the officer concludes upon it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from dossiers.evidence.handed_in import HandedIn
from dossiers.models import Evidence, Nomination
from dossiers.models.proved_tables import EVIDENCE
from roles.doors.one_act import one_act
from roles.doors.refusals import Refused
from roles.rights.permissions import Mandate
from trail.record import record_many
from trail.state.proved_table import changed
from trail.verbs import Verb
from vietnamese.dates import short_date
from workflow.actions.steps.locking import overtaken
from workflow.actions.steps.on_cases.disqualifying import (
    NOTHING_SAID,
    locked_case,
    note_of,
    open_disqualification,
)
from workflow.models import Disqualification
from workflow.table.act_rights import may, require
from workflow.table.moves import BY_ACT, Act
from workflow.table.row import Carrier


@one_act
def answer(
    nomination_id: int, *, words: str, by: AbstractBaseUser, on: date, paper: HandedIn | None = None
) -> Disqualification:
    """Once, up to the last day; without a last day until the officer has concluded.

    `paper` is what proves it; it lies with the nomination, beside what was sealed.
    """
    row = locked_case(nomination_id, Act.ANSWER)
    mandate = require(may(Act.ANSWER, by, row.dossier, on=on))
    found = open_disqualification(row, Act.ANSWER)
    if not words.strip():
        raise Refused("Chưa ghi nội dung giải trình.", remedy="Nêu lý lẽ, số liệu và văn bản chứng minh.")
    if found.answered_on is not None:
        raise overtaken((Carrier.DOSSIER, row.dossier_id), BY_ACT[Act.ANSWER].label)
    if found.answer_due_on is not None and on > found.answer_due_on:
        raise Refused(
            f"Thời hạn giải trình đã hết ngày {short_date(found.answer_due_on)}.",
            remedy="Trao đổi với cơ quan thẩm định; cơ quan ấy rút kết luận được nếu có căn cứ mới.",
            citation=found.answer_citation,
        )

    found.answer, found.answered_on = words.strip(), on
    found.save(update_fields=["answer", "answered_on"])
    details = _laid_beside(row, paper, mandate) if paper else NOTHING_SAID
    note = note_of(row, found, reason=found.answer, details=details)
    record_many(Verb.ANSWERED, [note], by=mandate.actor, on=on)
    return found


def _laid_beside(row: Nomination, paper: HandedIn, mandate: Mandate) -> dict[str, Any]:
    """What the entry keeps of it, beside the row of the answer."""
    evidence = Evidence.objects.create(
        dossier_id=row.dossier_id,
        nomination=row,
        paper=paper.kept.row(),
        kind="other",
        name=paper.name,
        attached_by_id=mandate.user_id,
    )
    return {
        "evidence": evidence.pk,
        "name": evidence.name,
        "sha256": evidence.paper_id,
        **changed(EVIDENCE, [evidence.pk]),
    }
