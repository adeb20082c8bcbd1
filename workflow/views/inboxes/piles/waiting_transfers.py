"""Who is said to come to a unit and waits to be taken over, a line each."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from dossiers.models import Transfer
from dossiers.recipients.transfers.shown_transfers import transfers_to_take
from roles.models import Office, Unit
from roles.queries import names_on
from roles.reader.current_office import CurrentOffice
from vietnamese.dates import short_date
from workflow.views.inboxes.waiting_lines import Waiting

# More than anybody reads on one page.
MOST = 50


def transfers_of_office(current: CurrentOffice, *, on: date) -> list[Waiting]:
    """For the clerk of the unit, who writes its people; two statements, one where nobody comes."""
    unit = current.organ
    if current.office != Office.UNIT_CLERK or not isinstance(unit, Unit):
        return []
    rows = list(transfers_to_take(unit).select_related("recipient")[:MOST])
    names = names_on({row.from_unit_id for row in rows}, on=on)
    return [_line(row, names[row.from_unit_id]) for row in rows]


def _line(row: Transfer, old_unit: str) -> Waiting:
    return Waiting(
        what="Tiếp nhận",
        title=f"{row.recipient.name} chuyển đến từ ngày {short_date(row.moved_on)}",
        beside=old_unit,
        url=reverse("dossiers:take_transfer", args=[row.pk]),
        since=row.proposed_on,
        icon="switch-horizontal",
    )
