"""What the history tells of a transfer, on the card of who moves."""

from __future__ import annotations

from datetime import date

from dossiers.models import Recipient, Transfer
from dossiers.models.proved_tables import OF_TRANSFERS
from roles.models import Unit
from roles.queries import jurisdiction_of, names_on
from roles.rights.permissions import Mandate
from trail.record import record
from trail.state.proved_table import proof
from trail.verbs import Verb
from vietnamese.dates import short_date


def card_of(person: Recipient, *, on: date) -> dict[str, str]:
    """What the taking over may change, as the history tells it."""
    return {
        "Đơn vị": person.unit.name_on(on),
        "Chức vụ": person.post,
        "Mã cán bộ": person.staff_code,
        "Ngày chuyển đến": short_date(person.transferred_on) if person.transferred_on else "",
        "Nhận xét của đơn vị cũ": person.old_unit_opinion,
    }


def line_of_transfer(transfer: Transfer, *, on: date) -> str:
    names = names_on([transfer.from_unit_id, transfer.to_unit_id], on=on)
    return (
        f"từ {names[transfer.from_unit_id]} đến {names[transfer.to_unit_id]}, từ ngày "
        f"{short_date(transfer.moved_on)}, theo {transfer.paper}"
    )


def tell_transfer(
    verb: Verb, transfer: Transfer, at: Unit, mandate: Mandate, changes: list[list[str]], *, on: date
) -> None:
    above = jurisdiction_of(at, on=on)
    person = transfer.recipient
    record(
        verb,
        subject=("recipient", person.pk),
        by=mandate.actor,
        on=on,
        reason=transfer.reason,
        details={"changes": changes, **proof(person.pk, *OF_TRANSFERS)},
        jurisdiction_id=above.pk if above else None,
        unit_id=at.pk,
        about=person.name,
    )
