"""What keeps an award from a recipient, in words: a line for pages and for the history."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from dossiers.models import Discipline, Pending, Recipient, ServicePost
from dossiers.recipients.card_words import decision_words
from vietnamese.dates import short_date

ConductRow = Discipline | Pending | ServicePost


def line_of_conduct(row: ConductRow) -> tuple[str, str]:
    """("Việc đang xác minh đơn thư từ ngày 01/10/2020", "theo …; kết thúc ngày …, kết quả: …")."""
    if isinstance(row, Discipline):
        about, opened = f"Kỷ luật {row.kind}", _decided(row)
    elif isinstance(row, ServicePost):
        about, opened = f"{row.post}, {row.organ}", _decided(row)
    else:
        about, opened = f"Việc {row.get_kind_display()}", f"theo {row.source}" if row.source else ""
    said = [opened] if opened else []
    if row.until:
        result = f", kết quả: {row.result}" if row.result else ""
        said.append(f"đến hết ngày {short_date(row.until)}{result}")
    if row.struck_on:
        said.append(f"đã rút ngày {short_date(row.struck_on)}, không tính: {row.strike_reason}")
    return f"{about} từ ngày {short_date(row.since)}", "; ".join(said) or "chưa ghi văn bản"


def _decided(row: Discipline | ServicePost) -> str:
    return decision_words(row.decision_number, row.decision_on, row.decided_by)


def standing_conduct(recipient: Recipient, *, on: date) -> list[tuple[str, str]]:
    """The lines of what is not struck and not over on that day; disciplines first. Two statements."""
    over = Q(until__lt=on) | Q(struck_on__isnull=False)
    rows: list[ConductRow] = [
        *recipient.disciplines.exclude(over).order_by("since", "pk"),
        *recipient.pending.exclude(over).order_by("since", "pk"),
    ]
    return [line_of_conduct(each) for each in rows]
