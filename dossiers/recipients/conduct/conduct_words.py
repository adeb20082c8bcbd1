"""What keeps an award from a recipient, in words: a line for pages and for the history."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from dossiers.models import Pending, Recipient
from vietnamese.dates import short_date


def line_of_conduct(matter: Pending) -> tuple[str, str]:
    """("Việc đang xác minh đơn thư từ ngày 01/10/2020", "theo …; kết thúc ngày …, kết quả: …")."""
    what = f"Việc {matter.get_kind_display()} từ ngày {short_date(matter.since)}"
    said = [f"theo {matter.source}"] if matter.source else []
    if matter.until:
        result = f", kết quả: {matter.result}" if matter.result else ""
        said.append(f"đến hết ngày {short_date(matter.until)}{result}")
    if matter.struck_on:
        said.append(f"đã rút ngày {short_date(matter.struck_on)}, không tính: {matter.strike_reason}")
    return what, "; ".join(said) or "đang chờ kết luận"


def standing_matters(recipient: Recipient, *, on: date) -> list[tuple[str, str]]:
    """The lines of those that hold awards back on that day. One statement."""
    over = Q(until__lt=on) | Q(struck_on__isnull=False)
    return [line_of_conduct(each) for each in recipient.pending.exclude(over).order_by("since", "pk")]
