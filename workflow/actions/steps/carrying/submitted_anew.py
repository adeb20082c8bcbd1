"""A submission that was acted on is not written anew: a draft that was changed goes up by another one."""

from __future__ import annotations

from collections.abc import Iterable

from roles.doors.refusals import Refused
from vietnamese.dates import short_date
from workflow.actions.steps.carrying.acted_submissions import acted_submissions
from workflow.models import Decision


def refuse_number_acted_on(changed: Iterable[Decision], taking: Iterable[Decision]) -> None:
    """`changed` stand as they are to be saved; `taking` get lines from them and keep their own number. Raises
    Refused where one bears a number of that year under which something else was acted on."""
    for decision in changed:
        _refuse(decision, remedy="Ghi số và ngày của tờ trình mới.")
    for decision in taking:
        remedy = f"Sửa dự thảo “{decision.subject}” trước: ghi số và ngày của tờ trình mới."
        _refuse(decision, remedy=remedy)


def _refuse(decision: Decision, *, remedy: str) -> None:
    number, on = decision.submission_number, decision.submission_on
    if not number or on is None:
        return
    for each in acted_submissions(decision):
        if each.given and (each.given.number, each.given.on.year) == (number, on.year):
            raise Refused(
                f"Tờ trình số {number} ngày {short_date(each.given.on)} đã được người có thẩm quyền xem xét "
                f"ngày {short_date(each.entry.acted_on)}, giữ nguyên như khi trình; dự thảo nay đã khác.",
                remedy=remedy,
            )
