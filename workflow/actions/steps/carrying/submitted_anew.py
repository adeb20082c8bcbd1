"""A submission that was acted on is not written anew: a draft of which it would say something else goes up by
another one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from roles.doors.refusals import Refused
from vietnamese.dates import short_date
from workflow.actions.steps.carrying.acted_submissions import acted_submissions, contents_now
from workflow.models import Decision


def refuse_number_acted_on(changed: Iterable[Decision], taking: Iterable[Decision], *, on: date) -> None:
    """`changed` stand as they are to be saved; `taking` get lines from them and keep their own number. Raises
    Refused where one bears a number of that year under which something else was acted on."""
    for decision in changed:
        _refuse(decision, remedy="Ghi số và ngày của tờ trình mới.", on=on)
    for decision in taking:
        remedy = f"Sửa dự thảo “{decision.subject}” trước: ghi số và ngày của tờ trình mới."
        _refuse(decision, remedy=remedy, on=on)


def _refuse(decision: Decision, *, remedy: str, on: date) -> None:
    number, dated = decision.submission_number, decision.submission_on
    if not number or dated is None:
        return
    for each in acted_submissions(decision):
        if each.given and (each.given.number, each.given.on.year) == (number, dated.year):
            if each.given.on == dated and each.contents == contents_now(decision, on=on):
                return
            raise Refused(
                f"Tờ trình số {number} ngày {short_date(each.given.on)} đã được người có thẩm quyền xem xét "
                f"ngày {short_date(each.entry.acted_on)}, giữ nguyên như khi trình; "
                "nội dung tờ trình nay đã khác.",
                remedy=remedy,
            )
