"""The pages of decisions taken elsewhere: the list, entering one, its own page, confirming and ending it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from dossiers.evidence.kept_upload import SentFile
from dossiers.evidence.paper_response import paper_response
from dossiers.form_fields.answered_forms import refusal_of, status_of
from dossiers.form_fields.one_file import WITH_A_FILE
from dossiers.models import OutsideDecision
from dossiers.recipients.outside.entering_outside import enter_outside
from dossiers.recipients.outside.forms import OutsideEndForm, OutsideForm, SeenAloneForm, SeenForm
from dossiers.recipients.outside.named_people import typed_lines
from dossiers.recipients.outside.outside_words import award_words, paper_words, state_words
from dossiers.recipients.outside.second_reader import other_readers
from dossiers.recipients.outside.settling_outside import confirm_outside, end_outside
from law.awards import award as award_of
from law.awards import name_of
from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares
from roles.access.request_limits import takes
from roles.doors.refusals import Refused
from roles.doors.sent_once import sent_once
from roles.models import Jurisdiction
from roles.queries import names_on
from vietnamese.numbers import counted

PAGE = 50


@declares("check_history")
@require_GET
def outside_decisions(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    """All that were entered, the latest decision first; what waits is told apart."""
    rows = OutsideDecision.objects.filter(jurisdiction=request.subject).annotate(named=Count("lines"))
    waiting = rows.filter(confirmed_on__isnull=True, ended_on__isnull=True).count()
    rows = rows.select_related("entered_by", "confirmed_by", "ended_by").order_by("-dated_on", "-pk")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    told = {
        "jurisdiction": request.subject,
        "page": page,
        "rows": [(row, award_words(row), paper_words(row), state_words(row)) for row in page],
        "waiting": waiting,
    }
    return render(request, "dossiers/outside/list.html", told)


@declares("check_history")
@sent_once
@require_http_methods(["GET", "POST"])
@takes(WITH_A_FILE)
def enter(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    """All faults of the paper and of the list at once, beside what was typed and the scan that was chosen."""
    sent = SentFile(request, "scan")
    form = OutsideForm(request.POST or None, request.FILES or None, has_scan=sent.kept is not None)
    refused: Refused | None = None
    if request.method == "POST" and form.is_valid():
        found: list[OutsideDecision] = []

        def act() -> None:
            facts = form.facts(sent.handed())
            lines = typed_lines(form.cleaned_data["people"])
            found.append(enter_outside(request.subject, facts, lines, by=request.user, on=request.on))

        refused = refusal_of(act)
        if refused is None:
            messages.success(request, "Đã ghi quyết định; đối chiếu với bản chụp rồi mới được tính.")
            return redirect("dossiers:outside_decision", pk=found[0].pk)
    told = {"jurisdiction": request.subject, "form": form, "refused": refused}
    told["kept_file"] = None if "scan" in form.errors else sent.goes_on()
    return render(request, "dossiers/outside/enter.html", told, status=status_of(form, refused))


@declares("see_outside")
@require_GET
def outside_decision(request: RequestAbout[OutsideDecision], pk: int) -> HttpResponse:
    """What the paper says, whom it names, how the law counts it and where it stands."""
    return render(request, "dossiers/outside/decision.html", _told(request))


@declares("see_outside")
@sent_once
@require_http_methods(["GET", "POST"])
def confirm(request: RequestAbout[OutsideDecision], pk: int) -> HttpResponse:
    """Beside the list and the scan: what is ticked is said of all of it. Who entered it is told who else
    reads it; where nobody does, he says why he reads it himself."""
    told = _told(request)
    is_alone = told["is_own"] and not told["others"]
    form: SeenForm = (SeenAloneForm if is_alone else SeenForm)(request.POST or None)
    refused: Refused | None = None
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data.get("alone_because", "")
        refused = refusal_of(lambda: confirm_outside(pk, by=request.user, on=request.on, alone_because=why))
        if refused is None:
            lines = request.subject.lines.count()
            messages.success(request, f"Đã đối chiếu; {counted(lines)} người, tập thể được tính.")
            return redirect("dossiers:outside_decision", pk=pk)
    told |= {"form": form, "refused": refused}
    return render(request, "dossiers/outside/confirm.html", told, status=status_of(form, refused))


@declares("see_outside")
@sent_once
@require_http_methods(["GET", "POST"])
def end(request: RequestAbout[OutsideDecision], pk: int) -> HttpResponse:
    found = request.subject
    form, refused = OutsideEndForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        refused = refusal_of(lambda: end_outside(pk, **told, by=request.user, on=request.on))
        if refused is None:
            messages.success(request, "Đã bác quyết định ấy; danh hiệu theo nó không tính nữa.")
            return redirect("dossiers:outside_decision", pk=pk)
    given = {
        "title": "Bác quyết định nơi khác",
        "question": f"{award_words(found)}, {paper_words(found)}.",
        "consequences": [
            "Danh hiệu, hình thức theo quyết định này ở lại trong lịch sử từng người, ghi là không đúng, "
            "và không tính nữa.",
            "Hồ sơ đang xét dựa trên nó được báo là dữ kiện đã bị bác.",
            "Quyết định, bản chụp, người bác và lý do được giữ; không xóa được.",
        ],
        "form": form,
        "refused": refused,
        "submit_label": "Bác quyết định này",
        "is_grave": True,
        "cancel_url": reverse("dossiers:outside_decision", args=[pk]),
        "cancel_label": "Quyết định nơi khác",
    }
    return render(request, "dossiers/conduct/asked.html", given, status=status_of(form, refused))


@declares("see_outside")
@require_GET
def scan(request: RequestAbout[OutsideDecision], pk: int) -> HttpResponseBase:
    found = request.subject
    return paper_response(found.scan, name=found.scan_name, about=("jurisdiction", found.jurisdiction_id))


def _told(request: RequestAbout[OutsideDecision]) -> dict[str, Any]:
    found = request.subject
    lines = found.lines.select_related("recipient").order_by("recipient__sort_key", "pk")
    page = Paginator(lines, PAGE * 10).get_page(1)
    units = names_on({line.recipient.unit_id for line in page}, on=request.on)
    award = award_of(found.award)
    is_counted = bool(award.counts_as) and found.ended_on is None
    cited = award.counted_by(found.dated_on) if is_counted else None
    is_own = found.state == "waiting" and found.entered_by_id == request.user.pk
    return {
        "is_own": is_own,
        "others": other_readers(found, on=request.on) if is_own else [],
        "found": found,
        "what": award_words(found),
        "paper": paper_words(found),
        "standing": state_words(found),
        "counts_as": name_of(award.counts_as) if cited else "",
        "cited": str(cited or ""),
        "rows": [(line.recipient, units[line.recipient.unit_id]) for line in page],
        "list_url": reverse("dossiers:outside_decisions", args=[found.jurisdiction_id]),
    }
