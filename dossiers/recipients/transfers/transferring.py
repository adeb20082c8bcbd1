"""The doors of a transfer: the unit that lets go tells it by its paper, the other one takes the person over.

Until then nothing changes: the old unit keeps the card. From the day on which he is taken over the new unit
proposes him, and the six-month rule of the law asks for the old one's opinion.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib.auth.models import AbstractBaseUser

from dossiers.models import Recipient, RecipientPost, Transfer
from dossiers.recipients.transfers.offered_units import units_to_move_to
from dossiers.recipients.transfers.telling_transfers import card_of, line_of_transfer, tell_transfer
from dossiers.recipients.transfers.transfer_obstacles import (
    TransferFacts,
    drafts_that_name,
    faults_of,
    taken_code,
)
from roles.doors.foreign_ids import refuse_foreign
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Overtaken, refuse_if, require_mandate
from roles.models import Unit
from roles.rights.permissions import Mandate, mandate_for
from trail.verbs import Verb
from vietnamese.dates import short_date
from vietnamese.text import clean

TO_LET_GO = "ghi người của đơn vị này chuyển công tác đi"
TO_TAKE = "tiếp nhận người chuyển công tác đến đơn vị này"
_ANSWERED = {
    Transfer.Outcome.DECLINED: Verb.TRANSFER_DECLINED,
    Transfer.Outcome.WITHDRAWN: Verb.TRANSFER_WITHDRAWN,
}


@one_act
def propose_transfer(recipient_id: int, facts: TransferFacts, *, by: AbstractBaseUser, on: date) -> Transfer:
    """Told by the unit that lets go. Raises Refused without a paper, for days that cannot be, and while a
    draft of that unit names the person; Overtaken when one is told already."""
    person = _locked(recipient_id)
    mandate = require_mandate(mandate_for(by, "draft_dossier", person.unit, on=on), to=TO_LET_GO)
    told = person.transfers.filter(outcome="").first()
    if told is not None:
        raise Overtaken(
            f"{person.name} đã được ghi chuyển đến {told.to_unit.name_on(on)} từ ngày "
            f"{short_date(told.moved_on)}, đang chờ nơi ấy tiếp nhận.",
            remedy="Ghi sai thì rút rồi ghi lại.",
        )
    offered = [each.pk for _place, rows in units_to_move_to(person.unit, on=on) for each, _name in rows]
    refuse_foreign([facts.to_unit], offered, field="Đơn vị chuyển đến")
    faults = [*facts.paper.obstacles, *faults_of(person, facts, on=on), *drafts_that_name(person)]
    refuse_if(faults, message="Chưa ghi điều chuyển.")
    transfer = Transfer.objects.create(
        recipient=person,
        from_unit=person.unit,
        to_unit_id=facts.to_unit,
        moved_on=facts.moved_on,
        opinion=clean(facts.opinion),
        proposed_by_id=by.pk,
        proposed_on=on,
        **facts.paper.fields,
    )
    changes = [
        ["Điều chuyển", "", line_of_transfer(transfer, on=on)],
        *([["Nhận xét của đơn vị cũ", "", transfer.opinion]] if transfer.opinion else []),
    ]
    tell_transfer(Verb.TRANSFER_PROPOSED, transfer, person.unit, mandate, changes, on=on)
    return transfer


@one_act
def take_transfer(
    transfer_id: int, *, post: str, staff_code: str, by: AbstractBaseUser, on: date
) -> Recipient:
    """The person is the new unit's from now on, with his whole history; where he worked is kept by its days.

    Raises Overtaken when it was answered already; Refused for a code that the unit has given away, and while
    a draft of the old unit names the person."""
    transfer, person = _standing(transfer_id)
    mandate = require_mandate(mandate_for(by, "draft_dossier", transfer.to_unit, on=on), to=TO_TAKE)
    code = clean(staff_code)
    faults = [*taken_code(transfer.to_unit, code), *drafts_that_name(person)]
    refuse_if(faults, message="Chưa tiếp nhận được.")
    before = card_of(person, on=on)
    _write_posts(person, transfer, clean(post))
    person.unit, person.staff_code, person.post = transfer.to_unit, code, clean(post)
    person.transferred_on, person.old_unit_opinion = transfer.moved_on, transfer.opinion
    person.save()
    _answer(transfer, Transfer.Outcome.TAKEN, "", by=by, on=on)
    after = card_of(person, on=on)
    changes = [[what, before[what], said] for what, said in after.items() if before[what] != said]
    tell_transfer(Verb.TRANSFER_TAKEN, transfer, transfer.to_unit, mandate, changes, on=on)
    return person


@one_act
def decline_transfer(transfer_id: int, *, reason: str, by: AbstractBaseUser, on: date) -> Transfer:
    """The unit to which he is said to come says no, with its reason; the card stays where it is."""
    transfer, _person = _standing(transfer_id)
    mandate = require_mandate(mandate_for(by, "draft_dossier", transfer.to_unit, on=on), to=TO_TAKE)
    return _closed(transfer, Transfer.Outcome.DECLINED, reason, transfer.to_unit, mandate, by=by, on=on)


@one_act
def withdraw_transfer(transfer_id: int, *, reason: str, by: AbstractBaseUser, on: date) -> Transfer:
    """The unit that told it takes it back, while nobody has answered."""
    transfer, _person = _standing(transfer_id)
    mandate = require_mandate(mandate_for(by, "draft_dossier", transfer.from_unit, on=on), to=TO_LET_GO)
    return _closed(transfer, Transfer.Outcome.WITHDRAWN, reason, transfer.from_unit, mandate, by=by, on=on)


def _closed(
    transfer: Transfer,
    outcome: Transfer.Outcome,
    reason: str,
    at: Unit,
    mandate: Mandate,
    *,
    by: AbstractBaseUser,
    on: date,
) -> Transfer:
    said = clean(reason)
    if not any(letter.isalpha() for letter in said):
        refuse_if([Obstacle("Chưa ghi lý do.", remedy="Ghi ngắn bằng lời.")], message="Chưa ghi được.")
    _answer(transfer, outcome, said, by=by, on=on)
    changes = [["Điều chuyển", line_of_transfer(transfer, on=on), outcome.label]]
    tell_transfer(_ANSWERED[outcome], transfer, at, mandate, changes, on=on)
    return transfer


def _locked(recipient_id: int) -> Recipient:
    """Under the lock under which the card is changed as well, and under which a draft takes people in."""
    rows = Recipient.objects.select_for_update(of=("self",)).select_related("unit")
    return rows.get(pk=recipient_id)


def _standing(transfer_id: int) -> tuple[Transfer, Recipient]:
    """The transfer under its person's lock, while nobody has answered it."""
    rows = Transfer.objects.select_related("from_unit", "to_unit", "answered_by")
    person = _locked(rows.get(pk=transfer_id).recipient_id)
    transfer = rows.get(pk=transfer_id)
    transfer.recipient = person
    if transfer.answered_by is not None and transfer.answered_on is not None:
        who, day = transfer.answered_by.get_full_name(), short_date(transfer.answered_on)
        raise Overtaken(f"{who} đã trả lời ngày {day}: {transfer.get_outcome_display()}.")
    return transfer, person


def _answer(
    transfer: Transfer, outcome: Transfer.Outcome, reason: str, *, by: AbstractBaseUser, on: date
) -> None:
    transfer.outcome, transfer.reason = outcome, reason
    transfer.answered_by_id, transfer.answered_on = by.pk, on
    transfer.save(update_fields=["outcome", "reason", "answered_by", "answered_on"])


def _write_posts(person: Recipient, transfer: Transfer, post: str) -> None:
    """The old post ends on the day before; of one that nobody has told the first day is that of joining."""
    last_day = transfer.moved_on - timedelta(1)
    held = person.posts.filter(until__isnull=True, since__lte=last_day)
    if not held.update(until=last_day) and not person.posts.exists() and person.joined_on is not None:
        RecipientPost.objects.create(
            recipient=person,
            unit=transfer.from_unit,
            post=person.post,
            since=person.joined_on,
            until=last_day,
        )
    RecipientPost.objects.create(recipient=person, unit=transfer.to_unit, post=post, since=transfer.moved_on)
