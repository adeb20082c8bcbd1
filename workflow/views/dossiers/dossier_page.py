"""The dossier for whoever may read it: where it is, whom it names, how each stands, what may be done now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dossiers.judging.dossier_findings import findings_to_store
from dossiers.judging.law_marks import MarkCount
from dossiers.judging.missing_papers import attached_papers
from dossiers.models import Dossier, Nomination, Standing, in_list_order
from dossiers.recipients.also_proposed import tell_also_proposed
from dossiers.recipients.paper_checks.checked_since import tell_checked_since
from dossiers.recipients.paper_checks.refuted_facts import refuted_facts
from law.awards import award as award_of
from roles.access.asked_request import AskedRequest, RequestAbout
from roles.access.declarations import declares, may_open
from roles.doors.law_in_force import stack_at_receipt, stack_in_force
from roles.models import Bloc
from roles.queries import names_on
from workflow.models import AgendaItem, DecisionState, Disqualification, Hold, Line, NameRequest
from workflow.models.desks import Desk
from workflow.queries.above.sent_packages import packages_of_dossier, papers_from_above
from workflow.queries.above.upward import sent_up_of
from workflow.queries.journey import JourneyStep, journeys
from workflow.queries.revisions.corrected_names import tell_corrected_names
from workflow.queries.revisions.hidden_conduct import hide_conduct, may_know_conduct
from workflow.queries.revisions.which_revisions import since_last
from workflow.queries.told_of_rows import STILL_OPEN, ToldOnce, told_of_rows
from workflow.reports.returned import discarding_reason, earlier_returns, returns_of
from workflow.table.act_rights import may
from workflow.table.moves import BY_ACT, Act
from workflow.views.comparisons.received_dossier import received_response
from workflow.views.comparisons.refuted_since import judge_anew
from workflow.views.disqualified.exchanges import tell_exchanges
from workflow.views.disqualified.refused_lines import refusals_in
from workflow.views.disqualified.ways_on import ways_on
from workflow.views.dossiers.next_steps import next_steps, recall_told, reviewed_by_another
from workflow.views.dossiers.offers import offers
from workflow.views.inboxes.unit_drafts import judged_drafts
from workflow.whose_turn import open_passage_of

PAGE = 100


@declares("see_what_was_handed_over")
@require_GET
def dossier(request: RequestAbout[Dossier], pk: int) -> HttpResponse:
    """The dossier; while its unit mends it, who had it on a desk reads what he saw."""
    found = request.subject
    is_whole = found.is_sealed or may_open("see_dossier", request.user, found, on=request.on)
    return dossier_response(request, found) if is_whole else received_response(request, found)


def dossier_response(
    request: AskedRequest, dossier: Dossier, *, status: int = 200, **given: Any
) -> HttpResponse:
    """The whole page; `given` may hold `refused`."""
    on: date = request.on
    passage = open_passage_of(dossier)
    page = Paginator(nominations_shown(dossier), PAGE).get_page(request.GET.get("page"))
    _tell_where_above(page, user=request.user, on=on)
    tally = _judged_now(request, dossier, page) if _is_draft(dossier) else ()
    refuted = refuted_facts(dossier)
    if refuted:
        judge_anew(list(page), on=on)
    if not _is_draft(dossier):
        tell_checked_since(page)
    hides_conduct = not may_know_conduct(request.user, dossier, on=on)
    if hides_conduct:
        hide_conduct(page)
    once = _tell_of_law(page, dossier.bloc)
    tell_also_proposed(list(page))
    tell_corrected_names(page)
    tell_exchanges(dossier, [no for row in page for no in getattr(row, "noes", ())])
    offered = offers(dossier, passage, user=request.user, on=on)
    return render(
        request,
        "workflow/dossier.html",
        {
            "dossier": dossier,
            "unit_name": names_on([dossier.unit_id], on=dossier.submitted_on or on)[dossier.unit_id],
            "passage": passage,
            "discarded_for": discarding_reason(dossier) if dossier.discarded_on else "",
            "returned": returns_of([dossier.pk]).get(dossier.pk),
            "earlier_returns": earlier_returns(dossier) if dossier.revision > 2 else [],
            "line": _line(dossier),
            "regime": _regime_of(dossier),
            "packs": _packs_of(dossier),
            "sent_packages": packages_of_dossier(dossier),
            "counts": counts_of(dossier),
            "changes": since_last(dossier, passage, on=on) if dossier.is_sealed and passage else None,
            "once": once,
            "hides_conduct": hides_conduct,
            "refuted": refuted,
            "refusals": refusals_in(dossier) if _has_refused(page) else [],
            "tally": tally,
            "is_law_open": any(row.standing in STILL_OPEN for row in page),
            "steps_next": next_steps(dossier, user=request.user, on=on)
            or reviewed_by_another(dossier, passage, user=request.user, on=on),
            "recall_told": recall_told(dossier, passage, user=request.user, on=on),
            "page": page,
            "papers": attached_papers(dossier)
            .select_related("paper", "nomination")
            .order_by("kind", "pk")[:200],
            "revisions": dossier.revisions.defer("content").order_by("-number"),
            "offers": offered,
            "is_next_primary": not any(each.is_primary for each in offered),
            "may_withdraw": passage is not None
            and passage.desk != Desk.UNIT
            and bool(may(Act.WITHDRAW, request.user, dossier, on=on)),
            "may_restore": dossier.discarded_on is not None
            and bool(may(Act.RESTORE_DOSSIER, request.user, dossier, on=on)),
            "may_correct": passage is not None
            and passage.desk != Desk.UNIT
            and bool(may(Act.CORRECT_NAME, request.user, dossier, on=on)),
            "may_request_name": passage is not None
            and passage.desk != Desk.UNIT
            and bool(may(Act.REQUEST_NAME, request.user, dossier, on=on)),
            "signed": _signed_cases(page),
            "correctable": BY_ACT[Act.CORRECT_NAME].ready.standings,
            "withdrawable": BY_ACT[Act.WITHDRAW].ready.standings,
            **ways_on(dossier, passage, user=request.user, on=on),
            **_carriers_open(page, user=request.user, on=on),
            **_links(dossier, user=request.user, on=on),
            **given,
        },
        status=status,
    )


def _signed_cases(rows: Iterable[Nomination]) -> set[int]:
    """Those whose name stands under a signature: what is asked of it now is a correction of the decision."""
    lines = [line for row in rows for line in getattr(row, "live_lines", ())]
    return {line.nomination_id for line in lines if line.decision.state != DecisionState.DRAFTED}


def _has_refused(rows: Iterable[Nomination]) -> bool:
    return any(row.standing == Standing.REFUSED for row in rows)


def _is_draft(dossier: Dossier) -> bool:
    return not dossier.is_sealed and dossier.discarded_on is None


def _judged_now(request: AskedRequest, dossier: Dossier, rows: Iterable[Nomination]) -> tuple[MarkCount, ...]:
    """Nothing is kept of a draft before it is handed in: its rows bear, for this page alone, what the
    drafting page shows of them; returned are that page's counts."""
    shown = judged_drafts(request, on=request.on).page_of(dossier)
    told = findings_to_store(shown.judgement, on=request.on)
    for row in rows:
        if row.standing == Standing.DRAFT and row.pk in told:
            for name in ("verdict", "findings", "met"):
                setattr(row, name, told[row.pk][name])
            row.judged_on = request.on
    return shown.tally


def _line(dossier: Dossier) -> list[JourneyStep]:
    """Why it came back stands in a notice of its own beneath."""
    steps = journeys([dossier])[dossier.pk]
    return [replace(step, note="") if step.state == "came_back" else step for step in steps]


def nominations_shown(dossier: Dossier) -> QuerySet[Nomination]:
    """In the unit's order within each award, with the meetings and decisions that carry them."""
    items = AgendaItem.objects.filter(Q(is_live=True) | ~Q(result="")).select_related(
        "meeting__council__jurisdiction"
    )
    lines = Line.objects.filter(is_live=True)
    lines = lines.select_related("decision__jurisdiction", "decision__meeting__council")
    rows = dossier.nominations.select_related("recipient").prefetch_related(
        Prefetch("agenda_items", queryset=items, to_attr="told_items"),
        Prefetch("lines", queryset=lines, to_attr="live_lines"),
        Prefetch("holds", queryset=Hold.objects.filter(ended_on__isnull=True), to_attr="open_holds"),
        Prefetch("disqualifications", queryset=Disqualification.objects.order_by("-pk"), to_attr="noes"),
        Prefetch("name_requests", queryset=NameRequest.objects.order_by("-pk"), to_attr="asked_names"),
    )
    return in_list_order(rows)


def counts_of(dossier: Dossier) -> list[tuple[str, str, int]]:
    """(award code, standing, how many), the order of the catalogue."""
    rows = dossier.nominations.order_by().values("award", "standing").annotate(number=Count("pk"))
    found = [(row["award"], row["standing"], row["number"]) for row in rows]
    order = [standing.value for standing in Standing]
    return sorted(found, key=lambda each: (_place(each[0]), order.index(each[1])))


def _place(code: str) -> tuple[bool, int]:
    found = award_of(code)
    return (not found.is_title, found.place)


def _regime_of(dossier: Dossier) -> str:
    """The law under which it is appraised, in words; empty until the Board has received it."""
    regimes = stack_in_force().regimes
    return next((str(regime.citation) for regime in regimes if regime.id == dossier.regime), "")


def _packs_of(dossier: Dossier) -> list[str]:
    """By which law packs, and their versions, the dossier is judged; their page says by whose word."""
    return [f"{each.name}, bản {each.version}" for each in stack_at_receipt(dossier.received_on).layers[1:]]


def _links(dossier: Dossier, *, user: Any, on: date) -> dict[str, Any]:
    """The dossiers before, after and above, as far as this reader may open them."""
    above = Dossier.objects.filter(nominations__origin__dossier=dossier).distinct()
    return {
        "first": _readable([dossier.first], user=user, on=on),
        "supplements": _readable(
            dossier.supplements.select_related("unit", "bloc", "jurisdiction"), user=user, on=on
        ),
        "below": _readable(
            Dossier.objects.filter(nominations__continuations__dossier=dossier)
            .select_related("unit", "bloc", "jurisdiction")
            .distinct()[:20],
            user=user,
            on=on,
        ),
        "above": _readable(above.select_related("unit", "bloc", "jurisdiction"), user=user, on=on),
    }


def _tell_where_above(rows: Iterable[Nomination], *, user: Any, on: date) -> None:
    """Beside each nomination that was sent up, where it is now, or by which paper it came back."""

    def opened(above: Iterable[Dossier]) -> set[int]:
        return {each.pk for each in above if may_open("see_dossier", user, each, on=on)}

    shown = list(rows)
    above, papers = sent_up_of(shown, opened=opened), papers_from_above(shown)
    for row in shown:
        # For the template beside the row itself.
        vars(row).update(above=above.get(row.pk, []), from_above=papers.get(row.pk))


def _tell_of_law(rows: Iterable[Nomination], bloc: Bloc | None) -> list[ToldOnce]:
    """What is shared, and beside each nomination the rest."""
    shown = list(rows)
    once, of_each = told_of_rows(shown, bloc)
    for row in shown:
        # For the template beside the row itself.
        row.told = of_each[row.pk]  # type: ignore[attr-defined]
    return once


def _carriers_open(rows: Iterable[Nomination], *, user: Any, on: date) -> dict[str, set[int]]:
    """Which of the meetings and decisions that carry the rows this reader may open; others are mere words."""
    shown = list(rows)
    # Prefetched under these names by the page's queryset.
    meetings = {item.meeting for row in shown for item in row.told_items}  # type: ignore[attr-defined]
    decisions = {line.decision for row in shown for line in row.live_lines}  # type: ignore[attr-defined]
    return {
        "meetings_open": {each.pk for each in meetings if may_open("see_meeting", user, each, on=on)},
        "decisions_open": {each.pk for each in decisions if may_open("see_decision", user, each, on=on)},
    }


def _readable(rows: Iterable[Dossier | None], *, user: Any, on: date) -> list[tuple[Dossier, bool]]:
    return [(row, may_open("see_dossier", user, row, on=on)) for row in rows if row is not None]
