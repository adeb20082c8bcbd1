"""Correct name: a name or a post that was misspelt in a sealed dossier, mended by the Board's office.

The dossier is not returned, and what was sealed stays as it was: the entry keeps who, why, before and after,
and what nobody has signed yet reads the rows. A signed decision is mended by its correction (đính chính).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from dossiers.models import Nomination, Recipient
from dossiers.models.recipient import name_key
from roles.doors.one_act import one_act
from roles.doors.refusals import Refused, refuse_if
from roles.queries import jurisdiction_of
from trail.queries import timeline
from trail.record import Note, record_many
from trail.verbs import Verb
from vietnamese.text import clean, modern_tones
from workflow.actions.steps.locking import locked_nominations, overtaken
from workflow.actions.steps.on_cases.disqualifying import locked_case
from workflow.actions.steps.on_cases.naming import naming_faults, printed_elsewhere, settle_requests
from workflow.models import NameRequest
from workflow.table.act_rights import may, require
from workflow.table.moves import BY_ACT, Act
from workflow.table.row import Carrier

CALLED = {
    Recipient.Kind.INDIVIDUAL: "Họ và tên",
    Recipient.Kind.COLLECTIVE: "Tên tập thể",
    Recipient.Kind.HOUSEHOLD: "Tên hộ gia đình",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RightName:
    """As the unit's papers have it; `asked_by`: how the unit asked, for instance by which letter."""

    name: str
    post: str
    asked_by: str
    reason: str


@one_act
def correct_name(nomination_id: int, right: RightName, *, by: AbstractBaseUser, on: date) -> list[Nomination]:
    """Every open case of the same recipient in that dossier, and the card; those that were changed. What the
    unit asked of them is answered by it.

    Raises Refused without a reason, for what names somebody else, and where a signed decision or a package
    bears the name, or where nothing changes; Overtaken where somebody mended it so already.
    """
    row = locked_case(nomination_id, Act.CORRECT_NAME)
    dossier = row.dossier
    mandate = require(may(Act.CORRECT_NAME, by, dossier, on=on))
    name, post = modern_tones(clean(right.name)), clean(right.post)
    reason, asked_by = clean(right.reason), clean(right.asked_by)
    refuse_if(naming_faults(row, name, reason, asked_by), message="Chưa sửa gì.")
    if (row.recipient_name, row.recipient_post) == (name, post):
        if _was_mended(row):
            raise overtaken(
                (Carrier.DOSSIER, dossier.pk), BY_ACT[Act.CORRECT_NAME].label, verb=Verb.NAME_CORRECTED
            )
        raise Refused(
            "Tên và chức vụ không thay đổi: hồ sơ đang ghi đúng như vậy.", remedy="Ghi tên đúng rồi gửi."
        )
    bound = printed_elsewhere([row])
    refuse_if(bound.values(), message="Chưa sửa gì.")
    rows = _cases_of(row)
    before = (row.recipient_name, row.recipient_post)
    key, card_notes = _mend_card(row.recipient_id, before, (name, post), reason, on=on)
    for each in rows:
        each.recipient_name, each.recipient_post, each.sort_key = name, post, key
    Nomination.objects.bulk_update(rows, ["recipient_name", "recipient_post", "sort_key"])
    note = Note(
        subject=("dossier", dossier.pk),
        reason=reason,
        details={
            "changes": _changes(row.recipient.kind, before, (name, post)),
            "asked_by": asked_by,
            "corrected": {str(each.pk): {"recipient_name": name, "recipient_post": post} for each in rows},
            **settle_requests(rows, NameRequest.Outcome.CORRECTED, on=on),
        },
        jurisdiction_id=dossier.jurisdiction_id,
        unit_id=dossier.unit_id,
        about=dossier.title,
    )
    record_many(Verb.NAME_CORRECTED, [note, *card_notes], by=mandate.actor, on=on)
    return rows


def _was_mended(row: Nomination) -> bool:
    entries = timeline(("dossier", row.dossier_id)).filter(verb=Verb.NAME_CORRECTED)
    told = (json.loads(payload)["details"] for payload in entries.values_list("payload", flat=True))
    return any(str(row.pk) in details["corrected"] for details in told)


def _cases_of(row: Nomination) -> list[Nomination]:
    """Those of the same recipient in this dossier that no signature binds, locked by id."""
    same = Nomination.objects.filter(dossier=row.dossier_id, recipient=row.recipient_id)
    standings = BY_ACT[Act.CORRECT_NAME].ready.standings
    rows = locked_nominations(list(same.values_list("pk", flat=True)), *standings)
    bound = printed_elsewhere(rows)
    return [each for each in rows if each.pk not in bound]


def _mend_card(
    recipient_id: int, before: tuple[str, str], after: tuple[str, str], reason: str, *, on: date
) -> tuple[str, list[Note]]:
    """The key by which the name is sorted, and the note on the card where that still bore the misspelling."""
    card = Recipient.objects.select_for_update(of=("self",)).select_related("unit").get(pk=recipient_id)
    stood = (card.name, card.post)
    name = after[0] if card.name == before[0] else card.name
    post = after[1] if card.post == before[1] else card.post
    if (name, post) == stood:
        return name_key(card.kind, after[0]), []
    card.name, card.post = name, post
    card.save()
    above = jurisdiction_of(card.unit, on=on)
    note = Note(
        subject=("recipient", card.pk),
        reason=reason,
        details={"changes": _changes(card.kind, stood, (name, post))},
        jurisdiction_id=above.pk if above else None,
        unit_id=card.unit_id,
        about=name,
    )
    return name_key(card.kind, after[0]), [note]


def _changes(kind: str, before: tuple[str, str], after: tuple[str, str]) -> list[list[str]]:
    told = zip((CALLED[Recipient.Kind(kind)], "Chức vụ"), before, after, strict=True)
    return [[what, was, now] for what, was, now in told if was != now]
