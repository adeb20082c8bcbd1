"""What came back from above is written down: a decision, a refusal, a return, with its scan."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from dossiers.evidence.kept_upload import SentFile
from dossiers.form_fields.one_file import WITH_A_FILE
from dossiers.recipients.transfers.proposing_units import proposing_names
from law.procedure.routing import AUTHORITIES, deciders_above
from roles.access.asked_request import RequestAbout
from roles.access.request_limits import takes
from roles.doors.law_in_force import stack_in_force
from workflow.access import page_of
from workflow.actions.record_reply import record_reply as record_reply_door
from workflow.forms.meetings import chosen_items, ticked_items
from workflow.forms.sending_up import ReplyForm
from workflow.models import Package, Reply
from workflow.queries.above.sent_packages import cases_of
from workflow.table.moves import Act
from workflow.views.shared.act_questions import RefusalInWords
from workflow.views.shared.attempt import refusal_of


@page_of(Act.RECORD_REPLY)
@takes(WITH_A_FILE)
def record_reply(request: RequestAbout[Package], pk: int) -> HttpResponse:
    """One paper at a time, on the cases that it names; the others wait on."""
    found = request.subject
    deciders = deciders_above(found.award, request.on, stack=stack_in_force())
    initial = {"decided_by": AUTHORITIES[deciders[0]]} if deciders else {}
    sent = SentFile(request, "scan")
    has_scan = sent.kept is not None
    form = ReplyForm(request.POST or None, request.FILES or None, initial=initial, has_scan=has_scan)
    refused: RefusalInWords | None = None
    if request.method == "POST" and form.is_valid():
        refused = refusal_of(lambda: _recorded(request, form, sent))
        if refused is None:
            messages.success(request, "Đã ghi trả lời của cấp trên. Đơn vị đọc kết quả ở trang hồ sơ.")
            return redirect("workflow:package", pk=pk)
    waiting = [case.nomination for case in cases_of(found).filter(is_live=True)]
    units = proposing_names(waiting, on=request.on)
    told = {
        "package": found,
        "form": form,
        "refused": refused,
        "kept_file": None if "scan" in form.errors else sent.goes_on(),
        "rows": [(row, units[row.pk]) for row in waiting],
        "ticked": ticked_items(request.POST) if request.method == "POST" else {row.pk for row in waiting},
    }
    status = refused.status if refused else 422 if form.errors else 200
    return render(request, "workflow/packages/reply.html", told, status=status)


def _recorded(request: RequestAbout[Package], form: ReplyForm, sent: SentFile) -> Reply:
    chosen = chosen_items(request.POST)
    paper = form.paper(sent.handed())
    return record_reply_door(request.subject.pk, chosen, paper, by=request.user, on=request.on)
