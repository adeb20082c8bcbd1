"""The rules of one award under a new law, and the page of one rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from dossiers.evidence.kept_upload import SentFile
from dossiers.evidence.paper_response import paper_response
from dossiers.form_fields.one_file import WITH_A_FILE
from law.awards import name_of
from law_desk.entering.entering_rules import enter_rule as enter
from law_desk.entering.entering_rules import entry_told
from law_desk.entering.keeping_rules import may_be_kept
from law_desk.entering.rule_form import RuleForm
from law_desk.entering.worksheet import EnteredRule, Worksheet, worksheet
from law_desk.models import EnteredLaw, RuleEntry
from roles.access.asked_request import AskedRequest
from roles.access.declarations import holds
from roles.access.request_limits import takes
from roles.doors.refusals import Forbidden, Refused
from roles.doors.sent_once import sent_once

FILTERS: Mapping[str, tuple[str, Callable[[EnteredRule], bool]]] = {
    "chua": ("Chưa trả lời", lambda each: not each.rule.is_confirmed and each.entry is None),
    "doi": ("Thay đổi", lambda each: each.is_changed),
    "nghi": ("Nghi vấn", lambda each: each.is_in_doubt),
}


def sheet_of(law: int, award: str) -> Worksheet:
    """Http404 where there is no such law or award."""
    try:
        return worksheet(get_object_or_404(EnteredLaw, pk=law), award)
    except KeyError as fault:
        raise Http404 from fault


@holds("enter_law")
@require_GET
def award_rules(request: AskedRequest, law: int, award: str) -> HttpResponse:
    sheet = sheet_of(law, award)
    chosen = request.GET.get("loc", "")
    shown = [each for each in sheet.rules if chosen not in FILTERS or FILTERS[chosen][1](each)]
    told = {
        "sheet": sheet,
        "name": name_of(award),
        "lines": [(each, entry_told(each.entry) if each.entry else "") for each in shown],
        "chosen": chosen,
        "may_keep": len(may_be_kept(sheet)),
        "filters": [(code, label, sum(map(of, sheet.rules))) for code, (label, of) in FILTERS.items()],
    }
    return render(request, "law_desk/entering/award_rules.html", told)


@holds("enter_law")
@sent_once
@takes(WITH_A_FILE)
def enter_rule(request: AskedRequest, law: int, award: str, rule: str) -> HttpResponse:
    sheet = sheet_of(law, award)
    found = sheet.rule(rule)
    if found is None:
        raise Http404
    is_sent = request.method == "POST"
    form = RuleForm(*((request.POST, request.FILES) if is_sent else ()), found=found, sheet=sheet)
    sent = SentFile(request, "scan")
    told = {
        "sheet": sheet,
        "name": name_of(award),
        "found": found,
        "form": form,
        "history": _history(sheet.law, rule),
    }
    if is_sent and form.is_valid():
        try:
            scan = sent.handed() if sent.upload or sent.kept else None
            enter(sheet.law.pk, award, rule, form.typed, scan=scan, by=request.user, on=request.on)
        except Forbidden:
            raise
        except Refused as refused:
            told |= {"refused": refused, "kept_file": sent.goes_on()}
            return render(request, "law_desk/entering/enter_rule.html", told, status=422)
        messages.success(request, f"Đã ghi: {found.rule.subject}.")
        return redirect("law_desk:award_rules", law=law, award=award)
    if "scan" not in form.errors:
        told["kept_file"] = sent.goes_on()
    return render(request, "law_desk/entering/enter_rule.html", told, status=422 if form.errors else 200)


@holds("enter_law")
@require_GET
def scan(request: AskedRequest, entry: int) -> HttpResponseBase:
    """The stored bytes, under the name they were given."""
    row = get_object_or_404(RuleEntry.objects.select_related("scan"), pk=entry, scan__isnull=False)
    assert row.scan is not None
    return paper_response(row.scan, name=row.scan_name, about=("entered_law", row.law_id))


def _history(law: EnteredLaw, rule: str) -> list[tuple[RuleEntry, str]]:
    """Everything that was ever entered of the rule, the newest first."""
    rows = RuleEntry.objects.filter(law=law, key=rule).select_related("entered_by").order_by("-pk")
    return [(row, entry_told(row)) for row in rows]
