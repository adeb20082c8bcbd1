"""The doors to what a unit tells of its people and collectives; every change is recorded with who made it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import models

from dossiers.models import Declared, HeldTitle, Initiative, Recipient
from dossiers.models.proved_tables import TYPED_TITLES
from dossiers.recipients.card_words import CardLine, card_changes, facts_of, line_of
from dossiers.recipients.paper_checks.settled_facts import refuse_refuted_again, refuse_settled
from roles.doors.foreign_ids import refuse_foreign
from roles.doors.one_act import database_refusals_as, one_act
from roles.doors.refusals import Overtaken, Refused, require_mandate
from roles.models import Unit
from roles.queries import jurisdiction_of
from roles.rights.permissions import Mandate, mandate_at_unit, mandate_for
from trail.record import Note, record, record_many
from trail.state.proved_table import proof, proofs
from trail.verbs import Verb


def add_recipient(unit: Unit, facts: Mapping[str, Any], *, by: object, on: date) -> Recipient:
    """A new person, collective or household of the unit; `facts` are columns of Recipient."""
    return add_recipients(unit, [facts], by=by, on=on)[0]


@one_act
def add_recipients(
    unit: Unit, everybody: Sequence[Mapping[str, Any]], *, by: object, on: date
) -> list[Recipient]:
    """A whole staff at once, all or none, each recorded as if alone; a constant number of statements."""
    mandate = require_mandate(
        mandate_for(by, "draft_dossier", unit, on=on), to="ghi danh sách người và tập thể của đơn vị này"
    )
    codes = [facts.get("staff_code", "") for facts in everybody]
    _refuse_taken_codes(unit, codes)
    recipients = [Recipient(unit=unit, **facts) for facts in everybody]
    for recipient in recipients:
        recipient.index_name()
    with database_refusals_as(lambda: _taken_meanwhile(unit, codes)):
        recipients = Recipient.objects.bulk_create(recipients)
    kept = proofs([recipient.pk for recipient in recipients], TYPED_TITLES)
    audited_by = _jurisdiction_id(unit, on=on)
    notes = [
        Note(
            subject=("recipient", recipient.pk),
            details={"changes": card_changes([], _general(recipient, facts)), **kept[recipient.pk]},
            jurisdiction_id=audited_by,
            unit_id=unit.pk,
            about=recipient.name,
        )
        for recipient, facts in zip(recipients, everybody, strict=True)
    ]
    record_many(Verb.RECIPIENT_ADDED, notes, by=mandate.actor, on=on)
    return recipients


@one_act
def change_recipient(
    recipient_id: int,
    facts: Mapping[str, Any],
    *,
    lists: Sequence[tuple[type[models.Model], Sequence[models.Model], Sequence[models.Model]]] = (),
    by: object,
    on: date,
) -> Recipient:
    """Changes columns, and the lists of its history: (model, rows to save, rows to delete) each.

    Raises Refused for a row of somebody else, and for a title that was decided in this system.
    """
    recipient = Recipient.objects.select_for_update(of=("self",)).select_related("unit").get(pk=recipient_id)
    mandate = require_mandate(
        mandate_at_unit(by, "draft_dossier", recipient.unit, on=on),
        to="ghi danh sách người và tập thể của đơn vị này",
    )
    codes = [facts.get("staff_code", "")]
    _refuse_taken_codes(recipient.unit, codes, besides=recipient.pk)
    before = _general(recipient, facts)
    for name, value in facts.items():
        setattr(recipient, name, value)
    with database_refusals_as(lambda: _taken_meanwhile(recipient.unit, codes, besides=recipient.pk)):
        recipient.save()
    told = card_changes(before, _general(recipient, facts))
    _refuse_others(recipient, [row for _model, saved, deleted in lists for row in (*saved, *deleted)])
    for model, saved, deleted in lists:
        told += _write_list(recipient, model, _declared(saved, mandate, on=on), deleted)
    if told:
        _tell(recipient, mandate, on=on, details={"changes": told, **proof(recipient.pk, TYPED_TITLES)})
    return recipient


def _general(recipient: Recipient, facts: Mapping[str, Any]) -> list[CardLine]:
    return list(facts_of(recipient, facts))


def _jurisdiction_id(unit: Unit, *, on: date) -> int | None:
    """Whose auditor reads of it."""
    above = jurisdiction_of(unit, on=on)
    return above.pk if above else None


def _refuse_others(recipient: Recipient, rows: Sequence[models.Model]) -> None:
    """A new row is nobody's yet; of stored ones the form has read whose they are. What was held against its
    paper is changed by nobody here, and what was found wrong is not declared again."""
    facts = [row for row in rows if isinstance(row, HeldTitle | Initiative)]
    refuse_settled(facts)
    refuse_refuted_again(recipient, [row for row in facts if isinstance(row, HeldTitle)])
    stored = [row for row in rows if row.pk is not None]
    own = [
        row.pk
        for row in stored
        if getattr(row, "recipient_id", None) == recipient.pk and getattr(row, "nomination_id", None) is None
    ]
    refuse_foreign([row.pk for row in stored], own, field="Dòng trong hồ sơ cá nhân, tập thể")


def _declared(rows: Sequence[models.Model], mandate: Mandate, *, on: date) -> Sequence[models.Model]:
    """The same rows, of which it is told who declared them last, on the card itself."""
    for row in rows:
        if isinstance(row, Declared):
            row.declared_by_id, row.declared_on, row.declared_from = mandate.user_id, on, ""
    return rows


def _write_list(
    recipient: Recipient,
    model: type[models.Model],
    saved: Sequence[models.Model],
    deleted: Sequence[models.Model],
) -> list[list[str]]:
    """What became of the lines that are saved and deleted, as they stood and stand."""
    keys = [row.pk for row in (*saved, *deleted) if row.pk is not None]
    before = [line_of(row) for row in model._default_manager.filter(pk__in=keys).order_by("pk")]
    for row in deleted:
        row.delete()
    for row in saved:
        # Every model of a history belongs to a recipient.
        row.recipient = recipient  # type: ignore[attr-defined]
        _save(row)
    return card_changes(before, [line_of(row) for row in saved])


def _save(row: models.Model) -> None:
    """Two rows of one year, or parts greater than the whole: the database's own constraints say no."""
    words = Refused(
        f"{row._meta.verbose_name}: “{row}” trùng với dòng khác, hoặc số liệu không khớp.",
        remedy="Mỗi năm chỉ ghi một dòng; số người từng loại không được lớn hơn tổng số người.",
    )
    with database_refusals_as(lambda: words):
        row.save()


def _refuse_taken_codes(unit: Unit, staff_codes: Sequence[str], *, besides: int | None = None) -> None:
    """A code is one recipient's, of those stored and of those that come together."""
    given = [code for code in staff_codes if code]
    if (taken := _taken(unit, given, besides=besides)) is not None:
        raise taken
    twice = next((code for code, times in Counter(given).items() if times > 1), None)
    if twice is not None:
        raise Refused(f"Mã cán bộ {twice} ghi cho hai người.", remedy="Mỗi người một mã.")


def _taken(unit: Unit, staff_codes: Sequence[str], *, besides: int | None = None) -> Refused | None:
    """Whose the first taken code is; None when none is taken. No statement without a code."""
    others = Recipient.objects.filter(unit=unit, staff_code__in=staff_codes)
    other = (others if besides is None else others.exclude(pk=besides)).first()
    if other is None:
        return None
    return Refused(
        f"Mã cán bộ {other.staff_code} đã thuộc về {other.name}.",
        remedy="Kiểm tra lại mã, hoặc mở hồ sơ của người đó để sửa.",
    )


def _taken_meanwhile(unit: Unit, staff_codes: Sequence[str], *, besides: int | None = None) -> Refused:
    """This happens when somebody else gave a code away at the same moment."""
    return _taken(unit, [code for code in staff_codes if code], besides=besides) or Overtaken(
        "Danh sách của đơn vị vừa được người khác sửa vào cùng lúc; chưa có gì được ghi.",
        remedy="Tải lại trang để xem danh sách mới nhất rồi ghi lại.",
    )


def _tell(recipient: Recipient, mandate: Mandate, *, on: date, details: Mapping[str, Any]) -> None:
    record(
        Verb.RECIPIENT_CHANGED,
        subject=("recipient", recipient.pk),
        by=mandate.actor,
        on=on,
        details=details,
        jurisdiction_id=_jurisdiction_id(recipient.unit, on=on),
        unit_id=recipient.unit_id,
        about=recipient.name,
    )
