"""What waits on the office's desk, in one list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dossiers.models import Nomination, Way
from roles.access.asked_request import AskedRequest
from roles.access.declarations import signed_in
from roles.models import Jurisdiction, Office
from roles.queries import names_on
from roles.reader.current_office import CurrentOffice, current_office_of
from workflow.forms.dossier_filters import InboxFilterForm
from workflow.models import Passage
from workflow.models.desks import Desk
from workflow.reports.returned import recalled_of
from workflow.views.inboxes.chosen_dossiers import by_words
from workflow.views.inboxes.dossiers_on_desk import back_in_words, came_down_at
from workflow.views.inboxes.unit_drafts import judged_drafts
from workflow.views.inboxes.waiting import passages_awaiting, piles, waiting
from workflow.views.shared.paging import page_by_day
from workflow.whose_turn import (
    InLine,
    disqualifications_of,
    first_awaiting_board,
    holds_of,
    in_line,
    past_the_board,
    sudden_awaiting_board,
)

DESK_OFFICES = (
    Office.UNIT_CLERK,
    Office.UNIT_HEAD,
    Office.BLOC_HEAD,
    Office.BLOC_DEPUTY,
    Office.BOARD_OFFICER,
)


@signed_in
@require_GET
def inbox(request: AskedRequest) -> HttpResponse:
    """By office: dossiers on its desk with filters, or its meetings and decisions."""
    current, on = current_office_of(request), request.on
    if current is None:
        return render(request, "workflow/no_work.html")
    drafts = judged_drafts(request, on=on)
    if current.office not in DESK_OFFICES:
        return render(
            request,
            "workflow/waiting.html",
            {"rows": waiting(current, user=request.user, drafts=drafts, on=on, most=200)},
        )
    form = InboxFilterForm(request.GET or None, passages=passages_awaiting(current), current=current, on=on)
    form.is_valid()
    is_filtered = any(form.chosen(name) for name in form.fields)
    wanted, board = _filtered(passages_awaiting(current), form, on=on), _board_of(current)
    if board and not is_filtered:
        wanted = wanted.exclude(dossier__way=Way.SUDDEN)
    first = None if is_filtered else _first_of(current)
    page = page_by_day(request, in_line(wanted), make=InLine._make, first=first)
    before = [] if is_filtered or page.first_url else _sudden(board)
    told = {
        "form": form,
        "page": page,
        "rows": _told([*before, *page.rows], on=on),
        "is_filtered": is_filtered,
        "is_head": current.office == Office.UNIT_HEAD,
        "piles": [] if is_filtered or page.first_url else piles(current, drafts=drafts, on=on),
        **_beside(current),
    }
    return render(request, "workflow/inbox.html", told)


def _beside(current: CurrentOffice) -> dict[str, bool]:
    """Whether the Board's other piles hold anything: no button leads to an empty one."""
    if current.office != Office.BOARD_OFFICER or current.jurisdiction is None:
        return {}
    return {
        "has_appraised": past_the_board(current.jurisdiction).exists(),
        "has_held": holds_of(current.jurisdiction).exists(),
        "has_disqualified": disqualifications_of(current.jurisdiction).exists(),
    }


def _board_of(current: CurrentOffice) -> Jurisdiction | None:
    organ = current.organ
    return organ if current.office == Office.BOARD_OFFICER and isinstance(organ, Jurisdiction) else None


def _sudden(board: Jurisdiction | None) -> list[InLine]:
    """What goes before all others, on the first page."""
    return [InLine._make(row) for row in in_line(sudden_awaiting_board(board))] if board else []


def _first_of(current: CurrentOffice) -> Callable[[int], list[InLine]] | None:
    """The Board's desk is the long one."""
    board = _board_of(current)
    return None if board is None else lambda most: first_awaiting_board(board, most=most)


def _filtered(rows: QuerySet[Passage], form: InboxFilterForm, *, on: date) -> QuerySet[Passage]:
    if award := form.chosen("award"):
        rows = rows.filter(Exists(Nomination.objects.filter(dossier=OuterRef("dossier"), award=award)))
    if bloc := form.chosen("bloc"):
        rows = rows.filter(dossier__bloc=bloc)
    if year := form.chosen("year"):
        rows = rows.filter(dossier__year=year)
    if received := form.chosen("received"):
        rows = rows.filter(received_on__isnull=received == "chua")
    if form.chosen("due"):
        rows = rows.filter(due_on__lt=on)
    if words := form.chosen("q"):
        rows = rows.filter(by_words(words, at="dossier__"))
    return rows


def _told(rows: Sequence[InLine], *, on: date) -> list[dict[str, Any]]:
    names = names_on([row.unit_id for row in rows], on=on)
    sizes = _sizes([row.dossier_id for row in rows])
    recalled, down = recalled_of(rows), came_down_at(rows)
    return [
        {
            "dossier": row,
            "unit": names[row.unit_id],
            "number": sizes.get(row.dossier_id, 0),
            "is_urgent": row.desk == Desk.BOARD and row.way == Way.SUDDEN,
            "is_draft": row.desk == Desk.UNIT,
            "back": back_in_words(row, is_recalled=row.dossier_id in recalled)
            if row.came_back
            else down.get(row.dossier_id, ""),
        }
        for row in rows
    ]


def _sizes(dossier_ids: Sequence[int]) -> dict[int, int]:
    rows = Nomination.objects.filter(dossier__in=dossier_ids).exclude(standing="withdrawn").order_by()
    return dict(rows.values_list("dossier_id").annotate(number=Count("pk")))
