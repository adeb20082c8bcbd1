"""The doors of what keeps an award from somebody: a matter is entered, ended, taken back; never deleted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from dossiers.models import Pending, Recipient
from dossiers.models.proved_tables import OF_CONDUCT
from dossiers.recipients.conduct.conduct_words import line_of_conduct
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Overtaken, refuse_if, require_mandate
from roles.queries import jurisdiction_of
from roles.rights.permissions import Mandate, mandate_for
from trail.record import record
from trail.state.proved_table import proof
from trail.verbs import Verb
from vietnamese.dates import short_date
from vietnamese.text import clean

TO = "ghi việc đang xem xét về người, tập thể của đơn vị này"
_FUTURE = "Ngày {day} chưa đến."


@one_act
def enter_matter(
    recipient_id: int, kind: Pending.Kind, *, since: date, source: str, by: AbstractBaseUser, on: date
) -> Pending:
    """A matter under way, by the paper that opened it. It holds awards back from `since` on.

    Raises Refused without a paper or before its day; Overtaken when the same one stands already.
    """
    recipient, mandate = _opened(recipient_id, by=by, on=on)
    paper = clean(source)
    refuse_if(_faults_of_entry(paper, since, on=on), message="Chưa ghi việc nào.")
    standing = recipient.pending.filter(struck_on__isnull=True, kind=kind, since=since, source=paper)
    if twice := standing.first():
        raise Overtaken(f"Việc này đã được ghi: {' '.join(line_of_conduct(twice))}.")
    matter = Pending.objects.create(
        recipient=recipient, kind=kind, since=since, source=paper, entered_by_id=by.pk, entered_on=on
    )
    _tell(Verb.MATTER_ENTERED, matter, "", mandate, on=on)
    return matter


@one_act
def end_matter(matter_id: int, *, until: date, result: str, by: AbstractBaseUser, on: date) -> Pending:
    """It ended on `until` with this result, and holds nothing back from the day after."""
    matter, mandate, before = _standing(matter_id, by=by, on=on)
    if matter.ended_on is not None and matter.until is not None:
        raise Overtaken(
            f"Việc này đã được ghi kết thúc ngày {short_date(matter.until)}: {matter.result}.",
            remedy="Ghi sai thì rút mục ấy rồi ghi lại.",
        )
    said = clean(result)
    refuse_if(_faults_of_end(matter, until, said, on=on), message="Chưa ghi kết thúc.")
    matter.until, matter.result, matter.ended_by_id, matter.ended_on = until, said, by.pk, on
    matter.save(update_fields=["until", "result", "ended_by", "ended_on"])
    _tell(Verb.MATTER_ENDED, matter, before, mandate, on=on)
    return matter


@one_act
def strike_matter(matter_id: int, *, reason: str, by: AbstractBaseUser, on: date) -> Pending:
    """It was told by mistake: it stays with the reason, and counts no more."""
    matter, mandate, before = _standing(matter_id, by=by, on=on)
    said = clean(reason)
    refuse_if(_unsaid(said, "lý do rút"), message="Chưa rút mục nào.")
    matter.strike_reason, matter.struck_by_id, matter.struck_on = said, by.pk, on
    matter.save(update_fields=["strike_reason", "struck_by", "struck_on"])
    _tell(Verb.MATTER_STRUCK, matter, before, mandate, on=on, reason=said)
    return matter


def _opened(recipient_id: int, *, by: AbstractBaseUser, on: date) -> tuple[Recipient, Mandate]:
    """Under the lock under which its card is changed as well."""
    recipient = Recipient.objects.select_for_update(of=("self",)).select_related("unit").get(pk=recipient_id)
    return recipient, require_mandate(mandate_for(by, "draft_dossier", recipient.unit, on=on), to=TO)


def _standing(matter_id: int, *, by: AbstractBaseUser, on: date) -> tuple[Pending, Mandate, str]:
    """The matter under its recipient's lock, and what its line says before the act."""
    recipient, mandate = _opened(Pending.objects.get(pk=matter_id).recipient_id, by=by, on=on)
    matter = Pending.objects.get(pk=matter_id)
    matter.recipient = recipient
    if matter.struck_on is not None:
        raise Overtaken(f"Mục này đã được rút ngày {short_date(matter.struck_on)}: {matter.strike_reason}.")
    return matter, mandate, line_of_conduct(matter)[1]


def _faults_of_entry(paper: str, since: date, *, on: date) -> Iterator[Obstacle]:
    yield from _unsaid(paper, "văn bản mở việc này")
    if since > on:
        yield Obstacle(_FUTURE.format(day=short_date(since)), remedy="Ghi ngày việc ấy đã bắt đầu.")


def _faults_of_end(matter: Pending, until: date, said: str, *, on: date) -> Iterator[Obstacle]:
    yield from _unsaid(said, "kết quả")
    if until > on:
        yield Obstacle(_FUTURE.format(day=short_date(until)), remedy="Ghi khi việc ấy đã kết thúc.")
    if until < matter.since:
        yield Obstacle(
            f"Ngày kết thúc {short_date(until)} trước ngày bắt đầu {short_date(matter.since)}.",
            remedy="Xem lại hai ngày ấy.",
        )


def _unsaid(said: str, what: str) -> Iterator[Obstacle]:
    if not any(letter.isalpha() for letter in said):
        yield Obstacle(f"Chưa ghi {what}.", remedy="Ghi ngắn bằng lời.")


def _tell(verb: Verb, matter: Pending, before: str, mandate: Mandate, *, on: date, reason: str = "") -> None:
    what, after = line_of_conduct(matter)
    recipient = matter.recipient
    above = jurisdiction_of(recipient.unit, on=on)
    record(
        verb,
        subject=("recipient", recipient.pk),
        by=mandate.actor,
        on=on,
        reason=reason,
        details={"changes": [[what, before, after]], **proof(recipient.pk, *OF_CONDUCT)},
        jurisdiction_id=above.pk if above else None,
        unit_id=recipient.unit_id,
        about=recipient.name,
    )
