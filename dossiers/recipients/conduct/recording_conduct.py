"""The doors of what keeps an award from somebody: it is entered, ended, struck; never deleted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.contrib.auth.models import AbstractBaseUser

from dossiers.models import Discipline, Pending, Recipient, ServicePost
from dossiers.models.proved_tables import OF_CONDUCT
from dossiers.recipients.conduct.conduct_words import ConductRow, line_of_conduct
from law.eligibility.discipline import SEVERITY
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Overtaken, refuse_if, require_mandate
from roles.queries import jurisdiction_of
from roles.rights.permissions import Mandate, mandate_at_unit
from trail.record import record
from trail.state.proved_table import proof
from trail.verbs import Verb
from vietnamese.dates import short_date
from vietnamese.text import clean

TO = "ghi kỷ luật, việc đang xem xét, chức vụ về người, tập thể của đơn vị này"
ENDED = {Discipline: Verb.DISCIPLINE_ENDED, Pending: Verb.MATTER_ENDED, ServicePost: Verb.POST_ENDED}
STRUCK = {Discipline: Verb.DISCIPLINE_STRUCK, Pending: Verb.MATTER_STRUCK, ServicePost: Verb.POST_STRUCK}
Row = TypeVar("Row", Discipline, Pending, ServicePost)


@dataclass(frozen=True, slots=True, kw_only=True)
class DisciplineFacts:
    """What the decision says; `until` is the last day on which it holds, where it is known."""

    kind: str
    decision_number: str
    decision_on: date
    decided_by: str
    since: date
    until: date | None = None


@one_act
def enter_matter(
    recipient_id: int, kind: Pending.Kind, *, since: date, source: str, by: AbstractBaseUser, on: date
) -> Pending:
    """A matter under way, by the paper that opened it. It holds awards back from `since` on.

    Raises Refused without a paper or before its day; Overtaken when the same one stands already.
    """
    recipient, mandate = opened_for_conduct(recipient_id, by=by, on=on)
    paper = clean(source)
    faults = [*unsaid(paper, "văn bản mở việc này"), *to_come(since, on=on)]
    refuse_if(faults, message="Chưa ghi việc nào.")
    same = recipient.pending.filter(struck_on__isnull=True, kind=kind, since=since, source=paper)
    refuse_twice(same.first())
    matter = Pending.objects.create(
        recipient=recipient, kind=kind, since=since, source=paper, entered_by_id=by.pk, entered_on=on
    )
    tell_conduct(Verb.MATTER_ENTERED, matter, "", mandate, on=on)
    return matter


@one_act
def enter_discipline(
    recipient_id: int, facts: DisciplineFacts, *, by: AbstractBaseUser, on: date
) -> Discipline:
    """A discipline of a person, by its decision.

    Raises Refused for a kind the law does not know, for what has no decision, and for days that cannot be;
    Overtaken when the same one stands already.
    """
    recipient, mandate = opened_for_conduct(recipient_id, by=by, on=on)
    number, organ = clean(facts.decision_number), clean(facts.decided_by)
    refuse_if(_faults_of(recipient, facts, number, organ, on=on), message="Chưa ghi kỷ luật nào.")
    told = {"kind": facts.kind, "since": facts.since, "decision_number": number}
    refuse_twice(recipient.disciplines.filter(struck_on__isnull=True, **told).first())
    row = Discipline.objects.create(
        recipient=recipient,
        **told,
        until=facts.until,
        decision_on=facts.decision_on,
        decided_by=organ,
        entered_by_id=by.pk,
        entered_on=on,
    )
    tell_conduct(Verb.DISCIPLINE_ENTERED, row, "", mandate, on=on)
    return row


@one_act
def end_conduct(of: type[Row], key: int, *, until: date, result: str, by: AbstractBaseUser, on: date) -> Row:
    """It ended on `until` with this result, and keeps nothing back from the day after."""
    row, mandate, before = _standing(of, key, by=by, on=on)
    if row.ended_on is not None and row.until is not None:
        raise Overtaken(
            f"Mục này đã được ghi kết thúc ngày {short_date(row.until)}: {row.result}.",
            remedy="Ghi sai thì rút mục ấy rồi ghi lại.",
        )
    said = clean(result)
    refuse_if(_faults_of_end(row, until, said, on=on), message="Chưa ghi kết thúc.")
    row.until, row.result, row.ended_by_id, row.ended_on = until, said, by.pk, on
    row.save(update_fields=["until", "result", "ended_by", "ended_on"])
    tell_conduct(ENDED[of], row, before, mandate, on=on)
    return row


@one_act
def strike_conduct(of: type[Row], key: int, *, reason: str, by: AbstractBaseUser, on: date) -> Row:
    """It was told by mistake: it stays with the reason, and counts no more."""
    row, mandate, before = _standing(of, key, by=by, on=on)
    said = clean(reason)
    refuse_if(unsaid(said, "lý do rút"), message="Chưa rút mục nào.")
    row.strike_reason, row.struck_by_id, row.struck_on = said, by.pk, on
    row.save(update_fields=["strike_reason", "struck_by", "struck_on"])
    tell_conduct(STRUCK[of], row, before, mandate, on=on, reason=said)
    return row


def opened_for_conduct(recipient_id: int, *, by: AbstractBaseUser, on: date) -> tuple[Recipient, Mandate]:
    """Under the lock under which its card is changed as well."""
    recipient = Recipient.objects.select_for_update(of=("self",)).select_related("unit").get(pk=recipient_id)
    mandate = mandate_at_unit(by, "draft_dossier", recipient.unit, on=on)
    return recipient, require_mandate(mandate, to=TO)


def _standing(of: type[Row], key: int, *, by: AbstractBaseUser, on: date) -> tuple[Row, Mandate, str]:
    """The row under its recipient's lock, and what its line says before the act."""
    rows = of._default_manager
    recipient, mandate = opened_for_conduct(rows.get(pk=key).recipient_id, by=by, on=on)
    row = rows.get(pk=key)
    row.recipient = recipient
    if row.struck_on is not None:
        raise Overtaken(f"Mục này đã được rút ngày {short_date(row.struck_on)}: {row.strike_reason}.")
    return row, mandate, line_of_conduct(row)[1]


def refuse_twice(standing: ConductRow | None) -> None:
    if standing is not None:
        raise Overtaken(f"Mục này đã được ghi: {', '.join(line_of_conduct(standing))}.")


def _faults_of(
    recipient: Recipient, facts: DisciplineFacts, number: str, organ: str, *, on: date
) -> Iterator[Obstacle]:
    if recipient.kind != Recipient.Kind.INDIVIDUAL:
        yield Obstacle("Kỷ luật chỉ ghi cho cá nhân.", remedy="Mở thẻ của người bị kỷ luật.")
    if facts.kind not in SEVERITY:
        yield Obstacle("Hình thức kỷ luật này luật không có.", remedy=f"Chọn: {', '.join(SEVERITY)}.")
    if not any(letter.isalnum() for letter in number):
        yield Obstacle("Chưa ghi số quyết định kỷ luật.", remedy="Ghi số, ký hiệu của quyết định.")
    yield from unsaid(organ, "cơ quan quyết định kỷ luật")
    yield from to_come(facts.decision_on, on=on)
    if facts.until is not None and facts.until < facts.since:
        yield backwards(facts.until, facts.since)


def _faults_of_end(row: ConductRow, until: date, said: str, *, on: date) -> Iterator[Obstacle]:
    yield from unsaid(said, "kết quả")
    yield from to_come(until, on=on)
    if until < row.since:
        yield backwards(until, row.since)


def to_come(day: date, *, on: date) -> Iterator[Obstacle]:
    if day > on:
        yield Obstacle(f"Ngày {short_date(day)} chưa đến.", remedy="Xem lại ngày ấy.")


def backwards(until: date, since: date) -> Obstacle:
    words = f"Ngày kết thúc {short_date(until)} trước ngày bắt đầu {short_date(since)}."
    return Obstacle(words, remedy="Xem lại hai ngày ấy.")


def unsaid(said: str, what: str) -> Iterator[Obstacle]:
    if not any(letter.isalpha() for letter in said):
        yield Obstacle(f"Chưa ghi {what}.", remedy="Ghi ngắn bằng lời.")


def tell_conduct(
    verb: Verb, row: ConductRow, before: str, mandate: Mandate, *, on: date, reason: str = ""
) -> None:
    what, after = line_of_conduct(row)
    recipient = row.recipient
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
