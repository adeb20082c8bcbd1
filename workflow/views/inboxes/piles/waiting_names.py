"""What waits of misspelt names: what units asked the Board's office to mend, as one line."""

from __future__ import annotations

from django.db.models import Count, Min
from django.urls import reverse

from roles.models import Jurisdiction, Office
from roles.reader.current_office import CurrentOffice
from vietnamese.numbers import counted
from workflow.views.inboxes.waiting_lines import Waiting
from workflow.whose_turn import name_requests_of


def pile_of_name_requests(current: CurrentOffice) -> list[Waiting]:
    """One statement."""
    organ = current.organ
    if current.office != Office.BOARD_OFFICER or not isinstance(organ, Jurisdiction):
        return []
    rows = name_requests_of(organ).select_related(None).order_by()
    told = rows.aggregate(number=Count("pk"), since=Min("asked_on"))
    if not told["number"]:
        return []
    return [
        Waiting(
            what="Trả lời",
            title=f"{counted(told['number'])} đề nghị sửa tên viết sai",
            beside=organ.name,
            url=reverse("workflow:name_requests", args=[organ.pk]),
            since=told["since"],
            icon="pencil",
        )
    ]
