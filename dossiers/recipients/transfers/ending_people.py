"""The doors by which somebody leaves a unit's list without being deleted, and comes back to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from dossiers.models import Recipient
from dossiers.recipients.transfers.transfer_obstacles import drafts_that_name
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Overtaken, refuse_if, require_mandate
from roles.queries import jurisdiction_of
from roles.rights.permissions import Mandate, mandate_for
from trail.record import record
from trail.verbs import Verb
from vietnamese.dates import short_date
from vietnamese.text import clean

TO = "ghi người, tập thể của đơn vị này kết thúc"


@one_act
def end_recipient(
    recipient_id: int, *, last_day: date, reason: str, by: AbstractBaseUser, on: date
) -> Recipient:
    """From the year after `last_day` on nobody offers it for an award; the card and its history stay.

    Raises Refused without a reason, for days that cannot be, and while a draft or a transfer names it;
    Overtaken when it has ended already.
    """
    row, mandate = _opened(recipient_id, by=by, on=on)
    if row.ended_on is not None:
        raise Overtaken(
            f"{row.name} đã được ghi kết thúc ngày {short_date(row.ended_on)}: {row.end_reason}.",
            remedy="Ghi sai thì ghi hoạt động lại, rồi ghi kết thúc cho đúng.",
        )
    said = clean(reason)
    faults = [*_faults_of_end(row, last_day, said, on=on), *drafts_that_name(row)]
    refuse_if(faults, message="Chưa ghi kết thúc.")
    row.ended_on, row.end_reason = last_day, said
    row.save(update_fields=["ended_on", "end_reason"])
    row.posts.filter(until__isnull=True, since__lte=last_day).update(until=last_day)
    _tell(Verb.RECIPIENT_ENDED, row, mandate, ["", short_date(last_day)], said, on=on)
    return row


@one_act
def resume_recipient(recipient_id: int, *, reason: str, by: AbstractBaseUser, on: date) -> Recipient:
    """It was ended by mistake, or works again. Overtaken when nothing was ended."""
    row, mandate = _opened(recipient_id, by=by, on=on)
    last_day = row.ended_on
    if last_day is None:
        raise Overtaken(f"{row.name} đang hoạt động; không có gì để ghi lại.")
    said = clean(reason)
    refuse_if(_unsaid(said), message="Chưa ghi hoạt động lại.")
    row.posts.filter(until=last_day).update(until=None)
    row.ended_on, row.end_reason = None, ""
    row.save(update_fields=["ended_on", "end_reason"])
    _tell(Verb.RECIPIENT_RESUMED, row, mandate, [short_date(last_day), ""], said, on=on)
    return row


def _opened(recipient_id: int, *, by: AbstractBaseUser, on: date) -> tuple[Recipient, Mandate]:
    """Under the lock under which its card is changed, and under which a draft takes people in."""
    row = Recipient.objects.select_for_update(of=("self",)).select_related("unit").get(pk=recipient_id)
    return row, require_mandate(mandate_for(by, "draft_dossier", row.unit, on=on), to=TO)


def _faults_of_end(row: Recipient, last_day: date, said: str, *, on: date) -> Iterator[Obstacle]:
    yield from _unsaid(said)
    if last_day > on:
        yield Obstacle(f"Ngày {short_date(last_day)} chưa đến.", remedy="Ghi khi ngày ấy đã qua.")
    if row.joined_on is not None and last_day < row.joined_on:
        yield Obstacle(
            f"Ngày ấy trước ngày vào làm việc {short_date(row.joined_on)}.", remedy="Xem lại hai ngày ấy."
        )
    if row.transfers.filter(outcome="").exists():
        yield Obstacle(
            f"{row.name} đang được ghi chuyển đến đơn vị khác.", remedy="Rút việc điều chuyển ấy trước."
        )


def _unsaid(said: str) -> Iterator[Obstacle]:
    if not any(letter.isalpha() for letter in said):
        yield Obstacle("Chưa ghi lý do.", remedy="Ghi ngắn bằng lời.")


def _tell(verb: Verb, row: Recipient, mandate: Mandate, days: list[str], reason: str, *, on: date) -> None:
    above = jurisdiction_of(row.unit, on=on)
    record(
        verb,
        subject=("recipient", row.pk),
        by=mandate.actor,
        on=on,
        reason=reason,
        details={"changes": [["Ngày cuối cùng ở đơn vị", *days]]},
        jurisdiction_id=above.pk if above else None,
        unit_id=row.unit_id,
        about=row.name,
    )
