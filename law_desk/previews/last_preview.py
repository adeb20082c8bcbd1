"""The newest whole preview of a pack, and why it may say no more what is true."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from law_desk.models import LoadedPack, PackPreview
from roles.doors.law_in_force import stack_in_force
from trail.models import Entry
from vietnamese.dates import short_date
from vietnamese.numbers import grouped

_OF_THE_DESK = ("law_pack", "publisher_key", "entered_law")
"""Chains on which nothing is written that a dossier is judged by but the law itself, which is compared."""
MOST = 1000


@dataclass(frozen=True, slots=True)
class LastPreview:
    """`outdated` says in sentences what has changed since it was begun, or nothing; `running` is a newer one
    on which its job still works."""

    whole: PackPreview | None
    running: PackPreview | None
    outdated: tuple[str, ...] = ()


def last_preview(pack: LoadedPack, *, on: date) -> LastPreview:
    """Three statements, and the one of the law."""
    rows = PackPreview.objects.filter(pack=pack).select_related("job", "asked_by").order_by("-pk")
    whole = rows.filter(ended_at__isnull=False).first()
    newest = rows.first()
    running = newest if newest is not None and newest.job.is_open else None
    return LastPreview(whole, running, tuple(_outdated(whole, on=on)) if whole else ())


def _outdated(preview: PackPreview, *, on: date) -> list[str]:
    told = []
    if preview.beneath != stack_in_force().hash:
        told.append("Luật đang áp dụng đã đổi từ lúc ấy.")
    if preview.asked_on != on:
        told.append(f"Kết quả là của việc xác nhận vào ngày {short_date(preview.asked_on)}.")
    later = Entry.objects.filter(pk__gt=preview.last_entry).exclude(chain__subject_kind__in=_OF_THE_DESK)
    if number := later.order_by()[:MOST].count():
        more = " trở lên" if number == MOST else ""
        told.append(f"Từ lúc ấy nhật ký có thêm {grouped(number)} việc{more}.")
    return told
