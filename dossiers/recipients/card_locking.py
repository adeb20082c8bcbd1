"""One of two who save a card goes first; the other is told who that was."""

from __future__ import annotations

from django.utils.timezone import localtime

from dossiers.models import Recipient
from roles.doors.refusals import Overtaken
from trail.phrases import sentence
from trail.queries import timeline
from vietnamese.dates import clock_time, short_date


def locked_card(recipient_id: int) -> Recipient:
    """With its unit, under its row lock: what is read of the card from now on is changed by nobody else."""
    return Recipient.objects.select_for_update(of=("self",)).select_related("unit").get(pk=recipient_id)


def overtaken_card(recipient: Recipient) -> Overtaken:
    """Tells the second of two editors who has changed the card last, and when."""
    last = timeline(("recipient", recipient.pk)).order_by("-seq").first()
    told = ""
    if last:
        when = f"{clock_time(localtime(last.at))} ngày {short_date(last.acted_on)}"
        told = f" Lúc {when}, {sentence(last)}"
    return Overtaken(
        f"Thẻ này đã được sửa sau khi ông/bà mở trang; phần vừa nhập chưa được ghi.{told}",
        remedy="Phần vừa nhập còn nguyên dưới đây. Xem các chỗ khác nhau rồi bấm Lưu.",
    )
