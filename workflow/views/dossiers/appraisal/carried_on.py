"""What waits beyond the Board's desk: appraised or passed, in no agenda and no decision."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dossiers.local_law import local_law
from dossiers.models import Nomination, Standing
from law.procedure.routing import CouncilNeed, is_sent_above, needs_council
from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares
from roles.doors.law_in_force import stack_in_force
from roles.models import Jurisdiction
from roles.queries import names_on
from workflow.access import page_opens
from workflow.table.moves import Act
from workflow.views.dossiers.appraisal.appraisal_rows import PAGE, award_place
from workflow.views.inboxes.waiting_lines import line_address
from workflow.whose_turn import past_the_board


@declares("see_jurisdiction")
@require_GET
def carried_on(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    """Appraised or passed, in no agenda, decision or package: what needs a council, what can go on."""
    jurisdiction = request.subject
    page = Paginator(past_the_board(jurisdiction), PAGE).get_page(request.GET.get("page"))
    law = local_law(jurisdiction)
    rows = list(page)
    needing = [row for row in rows if asks_council(row, law)]
    keys, stack = {row.pk for row in needing}, stack_in_force()
    above = [
        row
        for row in rows
        if row.pk not in keys and is_sent_above(row.award, jurisdiction.level, request.on, stack=stack)
    ]
    keys |= {row.pk for row in above}
    names = names_on([row.dossier.unit_id for row in rows], on=request.on)
    told_page = {
        "jurisdiction": jurisdiction,
        "page": page,
        "needing": _by_award(needing, names),
        "ready": _by_award([row for row in rows if row.pk not in keys], names),
        "above": _by_award(above, names),
        "packages_url": line_address("workflow:packages", jurisdiction.pk),
        "councils": [
            (each, line_address("workflow:convene", each.pk))
            for each in jurisdiction.councils.order_by("pk")
            if page_opens(Act.CONVENE, request.user, each, on=request.on)
        ],
        "draft_url": line_address("workflow:to_draft", jurisdiction.pk)
        if page_opens(Act.DRAFT_DECISION, request.user, jurisdiction, on=request.on)
        else "",
    }
    return render(request, "workflow/carried_on.html", told_page)


def asks_council(row: Nomination, law: Any) -> bool:
    """Whether it is appraised and the law of its day wants a council's vote before a decision."""
    need = council_need(row, law)
    return row.standing == Standing.APPRAISED and need is not None and need.needed


def council_need(row: Nomination, law: Any) -> CouncilNeed | None:
    """What the law of the day of receipt says of a vote on it; None before that day."""
    if row.dossier.received_on is None:
        return None
    return needs_council(row.award, law.rulebook_of(row.dossier, on=row.dossier.received_on))


def _by_award(
    rows: list[Nomination], names: dict[int, str]
) -> list[tuple[str, list[tuple[Nomination, str]]]]:
    found: dict[str, list[tuple[Nomination, str]]] = defaultdict(list)
    for row in rows:
        found[row.award].append((row, names[row.dossier.unit_id]))
    return sorted(found.items(), key=lambda each: award_place(each[0]))
