"""What loaded law asks: of a jurist packs to confirm and laws to enter, of a place rules to set again."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from law_desk.entering.opening_laws import WaitingLaw, laws_to_enter
from law_desk.entering.worksheet import AWARDS
from law_desk.told_law import proposals_awaiting
from roles.doors.law_in_force import stack_in_force
from roles.local_rules.rules_to_set_again import RuleToSetAgain, bounded_rules, rules_to_set_again
from roles.models import Jurisdiction, Office
from roles.reader.current_office import CurrentOffice
from vietnamese.dates import short_date
from workflow.views.inboxes.waiting_lines import Waiting


def packs_to_confirm(current: CurrentOffice) -> list[Waiting]:
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
            icon="scale",
        )
        for row in proposals_awaiting(int(current.value))
    ]


def laws_on_desk(current: CurrentOffice, *, on: date) -> list[Waiting]:
    """A law waits until every award was confirmed under it; one to come should be by its first day."""
    if current.office != Office.JURIST:
        return []
    return [_to_enter(law, on=on) for law in laws_to_enter() if law.confirmed < len(AWARDS)]


def _to_enter(law: WaitingLaw, *, on: date) -> Waiting:
    since = law.opened.opened_on if law.opened and law.since > on else law.since
    return Waiting(
        what="Nhập quy định",
        title=law.instrument,
        beside=f"{law.confirmed} trên {len(AWARDS)} danh hiệu, hình thức đã xác nhận",
        url=reverse("law_desk:entered_law", args=[law.opened.pk]) if law.opened else reverse("law_desk:desk"),
        since=since,
        due_on=law.since if law.since > on else None,
        icon="pencil",
    )


def local_rules_to_set(current: CurrentOffice, *, on: date) -> list[Waiting]:
    """For who sets local rules there: the law forbids a value from a day on, which is its last day's next."""
    if current.office != Office.BOARD_OFFICER or not isinstance(current.organ, Jurisdiction):
        return []
    rows = list(bounded_rules(on=on, of=current.organ))
    if not rows:
        return []
    return [_to_set(each, on=on) for each in rules_to_set_again(rows, stack=stack_in_force())]


def _to_set(each: RuleToSetAgain, *, on: date) -> Waiting:
    law, since = each.broken.law, min(on, each.broken.law.since)
    return Waiting(
        what="Đặt lại quy định",
        title=each.label,
        beside=f"Đang đặt {each.shown}; từ {short_date(law.since)} pháp luật quy định {each.broken.limit}",
        note=f"{law.citation}",
        url=reverse("roles:set_rule", args=[each.row.jurisdiction_id, each.row.key]),
        since=since,
        due_on=each.broken.last_day,
        icon="scale",
    )
