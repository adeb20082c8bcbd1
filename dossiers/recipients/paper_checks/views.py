"""The pile of what units declared, held against papers many at once, and the page that takes one back."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from dossiers.local_law import local_law
from dossiers.models import Evidence, PaperCheck
from dossiers.recipients.card_words import line_of
from dossiers.recipients.paper_checks.checking_facts import SCAN_OF_ALL, check_facts, take_back_check
from dossiers.recipients.paper_checks.declared_facts import Fact, FactKind, declared_facts, scans_of
from dossiers.recipients.paper_checks.forms import EVERYWHERE, FindingForm, PileForm, TakeBackForm
from dossiers.recipients.paper_checks.how_known import CONTRADICTED, check_words, tell_how_known
from law.basics.local_keys import CHECKED_SHARE
from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares
from roles.doors.refusals import Forbidden, Refused
from roles.doors.sent_once import sent_once
from roles.forms.posted_ids import id_or_none, ticked_ids
from roles.models import Jurisdiction
from roles.organs.unit_choices import units_from
from roles.queries import names_on
from vietnamese.numbers import counted

PAGE = 20
TICKED, SCAN, COMMON = "chon", "giay-", "giay-chung"
FIELD = "Dữ kiện đơn vị khai"


@declares("check_history")
@sent_once
@require_http_methods(["GET", "POST"])
def declared(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    """What is ticked is found right, or wrong, all of it; the rest waits."""
    jurisdiction = request.subject
    rules = local_law(jurisdiction).rulebook_on(request.on)
    units = units_from(jurisdiction, day=request.on)
    asked = PileForm(request.GET, units=units, share=rules.local_number(CHECKED_SHARE))
    form, refused = FindingForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            return _said(request, asked.kind, form)
        except Forbidden:
            raise
        except Refused as fault:
            refused = fault
    by_rule = rules.local_citation(CHECKED_SHARE) if asked.share else ""
    return _pile(request, asked, form, refused=refused, by_rule=by_rule)


def _said(request: RequestAbout[Jurisdiction], kind: FactKind, form: FindingForm) -> HttpResponse:
    ticked = ticked_ids(request.POST, TICKED, field=FIELD)
    scans = {key: id_or_none(request.POST, f"{SCAN}{key}", field="Bản chụp giấy tờ") for key in ticked}
    outcome = PaperCheck.Outcome(form.cleaned_data["outcome"])
    checks = check_facts(
        request.subject,
        kind,
        set(ticked),
        outcome,
        by=request.user,
        on=request.on,
        reason=form.cleaned_data["reason"],
        seen_where=form.cleaned_data["seen_where"],
        scans={key: scan for key, scan in scans.items() if scan is not None},
        scan_of_all=id_or_none(request.POST, COMMON, field=SCAN_OF_ALL),
    )
    messages.success(request, f"Đã ghi {counted(len(checks))} kết luận: {outcome.label}.")
    return redirect(request.get_full_path())


def _pile(
    request: RequestAbout[Jurisdiction],
    asked: PileForm,
    form: FindingForm,
    *,
    refused: Refused | None,
    by_rule: str,
) -> HttpResponse:
    jurisdiction, on = request.subject, request.on
    every = declared_facts(jurisdiction, asked.kind, on=on)
    rows = asked.narrowed(every, jurisdiction)
    rows = rows.select_related("recipient", "declared_by").order_by("recipient__sort_key", "year", "pk")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    facts: list[Fact] = list(page)
    tell_how_known(facts)
    names = names_on({row.recipient.unit_id for row in facts}, on=on)
    scans = scans_of({row.recipient_id for row in facts}, jurisdiction)
    posted = request.POST.getlist(TICKED)
    everywhere = asked.everywhere()
    number = page.paginator.count
    more = asked.narrowed(every, jurisdiction, scope=EVERYWHERE).count() - number if everywhere else 0
    told: dict[str, Any] = {
        "jurisdiction": jurisdiction,
        "everywhere": everywhere,
        "more": more,
        "asked": asked,
        "is_filtered": bool(request.GET),
        "by_rule": by_rule,
        "form": form,
        "refused": refused,
        "page": page,
        "number": number,
        "rows": [
            {
                "fact": row,
                "what": line_of(row)[0],
                "told": line_of(row)[1],
                "unit": names[row.recipient.unit_id],
                "scans": scans.get(row.recipient_id, ()),
                "is_ticked": str(row.pk) in posted,
                "chosen": request.POST.get(f"{SCAN}{row.pk}", ""),
                "is_denied": row.known.state == CONTRADICTED,
            }
            for row in facts
        ],
        "common": _of_several(facts, scans),
        "common_chosen": request.POST.get(COMMON, ""),
        "waits": any(row.known.check is None for row in facts),
    }
    is_faulty = refused is not None or bool(form.errors)
    return render(request, "dossiers/paper_checks/pile.html", told, status=422 if is_faulty else 200)


def _of_several(facts: list[Fact], scans: dict[int, list[Evidence]]) -> list[tuple[Evidence, int]]:
    """The papers in which more than one of what waits may be seen, and how many of it."""
    waiting = [fact.recipient_id for fact in facts if fact.known.check is None]
    there = {paper.pk: paper for key in waiting for paper in scans.get(key, ())}
    number = Counter(paper.pk for key in waiting for paper in scans.get(key, ()))
    return [(paper, number[key]) for key, paper in there.items() if number[key] > 1]


@declares("take_back_check")
@sent_once
@require_http_methods(["GET", "POST"])
def take_back(request: RequestAbout[PaperCheck], pk: int) -> HttpResponse:
    check = request.subject
    form, refused = TakeBackForm(request.POST or None), None
    back = _pile_of(check)
    if request.method == "POST" and form.is_valid():
        try:
            take_back_check(pk, by=request.user, on=request.on, reason=form.cleaned_data["reason"])
        except Forbidden:
            raise
        except Refused as fault:
            refused = fault
        else:
            messages.success(request, "Đã rút kết luận đối chiếu; dữ kiện lại là lời khai của đơn vị.")
            return redirect(back)
    what, _said_of_it = line_of(check.fact)
    told = {
        "title": "Rút kết luận đối chiếu",
        "question": f"{check.recipient.name}, {what}: {check.get_outcome_display()}; {check_words(check)}.",
        "consequences": [
            "Dữ kiện lại là lời khai của đơn vị, chưa đối chiếu; nhận xét dựa trên nó nói rõ như vậy.",
            "Kết luận cũ, người ghi và lý do rút được giữ trong nhật ký.",
        ],
        "form": form,
        "refused": refused,
        "submit_label": "Rút kết luận",
        "cancel_url": back,
        "cancel_label": "Đối chiếu giấy tờ",
    }
    is_faulty = refused is not None or bool(form.errors)
    return render(request, "dossiers/paper_checks/take_back.html", told, status=422 if is_faulty else 200)


def _pile_of(check: PaperCheck) -> str:
    kind = FactKind.TITLES if check.title_id is not None else FactKind.INITIATIVES
    return f"{reverse('dossiers:declared', args=[check.jurisdiction_id])}?loai={kind.value}&pham_vi=tat-ca"
