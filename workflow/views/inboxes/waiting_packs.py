"""Law packs that wait for a jurist: those that another one proposed, a line each."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from law_desk.told_law import proposals_awaiting
from roles.models import Office
from roles.reader.current_office import CurrentOffice
from workflow.views.inboxes.waiting_lines import Waiting, age_of


def packs_to_confirm(current: CurrentOffice, *, on: date) -> list[Waiting]:
    """Nobody confirms his own proposal, so it waits for everybody but him."""
    if current.office != Office.JURIST:
        return []
    return [
        Waiting(
            what="Đối chiếu, xác nhận",
            title=f"Gói luật {row}",
            beside=f"{row.author}, {row.proposed_by.get_full_name()} đề nghị",
            url=reverse("law_desk:confirm", args=[row.pk]),
            since=row.proposed_on,
            age=age_of(row.proposed_on, on=on),
            icon="scale",
        )
        for row in proposals_awaiting(int(current.value))
    ]
