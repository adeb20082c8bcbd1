"""One progress page for all long work: it may be left, and the result waits. Each sees only his own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, Any

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dossiers.importing.workbooks.xlsx_pages import XLSX
from dossiers.models import Dossier, Job
from dossiers.models.job_runs import lacks_worker, take_up
from law_desk.previews.preview_job import KIND as LAW_PREVIEW
from roles.access.asked_request import AskedRequest, RequestAbout
from roles.access.declarations import declares, holds, signed_in
from roles.doors.refusals import Refused
from roles.doors.sent_once import sent_once
from roles.forms.fields import year_of
from roles.models import Jurisdiction
from roles.reader.current_office import current_office_of
from trail.kept_files.reading import read_kept
from workflow.long_work import BUNDLE, STATE_CHECK, VERIFICATION, check_history, check_rows
from workflow.long_work import bundle_year as ask_for_year
from workflow.models import StateCheck
from workflow.queries.auditing.file_alarms import SHOWN, alarm_in_words, alarms_told
from workflow.queries.auditing.state_faults import check_in_words, fault_in_words, gaps_in_words
from workflow.views.inboxes.visible_dossiers import opened_by
from workflow.views.shared.pdf_response import download

KINDS = {".zip": "application/zip", ".pdf": "application/pdf"}


@dataclass(frozen=True, slots=True)
class Progress:
    """What components/progress.html shows."""

    title: str
    lead: str
    state: str
    done: int
    total: int
    note: str
    poll_url: str
    leave_url: str
    result_url: str
    result_label: str
    faults_url: str
    again_url: str
    lacks_worker: bool


def progress_of(job: Job) -> Progress:
    """A failed job's file is the list of what was wrong; a finished one's is what was asked for."""
    file_url = reverse("workflow:job_result", args=[job.pk]) if job.result else ""
    told_at, label = _page_of_result(job)
    is_failed = job.state == Job.State.FAILED
    return Progress(
        title=job.title,
        lead="",
        state=job.state,
        done=job.done,
        total=job.total,
        note=job.message,
        poll_url=reverse("workflow:job_progress", args=[job.pk]),
        leave_url=job.back_url or reverse("workflow:jobs"),
        result_url=told_at or ("" if is_failed else file_url),
        result_label=label,
        faults_url=file_url if is_failed else "",
        again_url=reverse("workflow:job_again", args=[job.pk]) if job.is_silent else "",
        lacks_worker=lacks_worker(job),
    )


def _page_of_result(job: Job) -> tuple[str, str]:
    """Where it is read and what leads there; a file is taken from the job itself."""
    if job.kind == STATE_CHECK and job.state in (Job.State.DONE, Job.State.FAILED):
        return f"{reverse('workflow:verification')}#doi-chieu", "Xem từng loại dòng"
    if job.kind == LAW_PREVIEW and job.state == Job.State.DONE:
        return job.back_url, "Xem kết quả"
    return "", "Tải kết quả"


@signed_in
def jobs(request: AskedRequest) -> HttpResponse:
    """Where one comes back to what was left."""
    page = Paginator(_own(request).order_by("-created_at"), 20).get_page(request.GET.get("page"))
    return render(request, "workflow/jobs/list.html", {"page": page})


@signed_in
def job(request: AskedRequest, pk: Any) -> HttpResponse:
    found = get_object_or_404(_own(request), pk=pk)
    return render(request, "components/progress.html", {"job": progress_of(found)})


@signed_in
def progress(request: AskedRequest, pk: Any) -> HttpResponse:
    found = get_object_or_404(_own(request), pk=pk)
    return render(request, "components/progress_bar.html", {"job": progress_of(found)})


@signed_in
def again(request: AskedRequest, pk: Any) -> HttpResponse:
    """For who finds the work broken off: a worker does it from the beginning."""
    found = get_object_or_404(_own(request), pk=pk)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if found.is_silent:
        take_up(found)
    return redirect("workflow:job", pk=pk)


@signed_in
def result(request: AskedRequest, pk: Any) -> FileResponse:
    """Papers of a year are compared as a whole, as they were when each was taken into the file."""
    found = get_object_or_404(_own(request), pk=pk)
    if not found.result:
        raise Http404
    name = found.result.name.rpartition("/")[2]
    kind = KINDS.get(name[name.rfind(".") :], XLSX)
    return download(_content(found), name=name, kind=kind)


def _content(found: Job) -> IO[Any]:
    name = found.result.name or ""
    if found.kind == BUNDLE and "sha256" in found.about:
        about = ("jurisdiction", found.about["jurisdiction"])
        return read_kept(name, sha256=found.about["sha256"], about=about)
    try:
        return found.result.open()
    except FileNotFoundError as fault:
        raise Refused(
            "Tệp kết quả không còn trên máy chủ.", remedy="Chạy lại việc này để có tệp mới."
        ) from fault


def _own(request: AskedRequest) -> Any:
    return Job.objects.filter(owner_id=request.user.pk)


@declares("see_jurisdiction")
@sent_once
@require_POST
def bundle_year(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    year = year_of(request.POST.get("nam", ""), default=request.on.year)
    back = f"{reverse('workflow:register', args=[pk])}?nam={year}"
    asked = ask_for_year(request.subject, year=year, owner=request.user, back_url=back)
    return redirect("workflow:job", pk=asked.pk)


def _gaps(request: AskedRequest, check: StateCheck) -> list[dict[str, Any]]:
    """With the dossiers that this reader may open."""
    told, current = gaps_in_words(check), current_office_of(request)
    rows = list(Dossier.objects.filter(pk__in={pk for each in told for pk in each.dossiers}))
    opened = opened_by(current)(rows) if current and rows else set()
    codes = {each.pk: each.code for each in rows if each.pk in opened}
    return [
        {"gap": each, "dossiers": [(pk, codes[pk]) for pk in each.dossiers if pk in codes]} for each in told
    ]


@holds("audit")
@sent_once
def verification(request: AskedRequest) -> HttpResponse:
    """What the checks prove, what the last one found; posting starts the one that is asked for."""
    if request.method == "POST":
        ask = check_rows if request.POST.get("viec") == "du-lieu" else check_history
        asked = ask(owner=request.user, back_url=reverse("workflow:verification"))
        return redirect("workflow:job", pk=asked.pk)
    own = _own(request).filter(kind__in=[VERIFICATION, STATE_CHECK])
    last = StateCheck.objects.order_by("-began_at").first()
    given = {
        "earlier": own.order_by("-created_at")[:10],
        "last": last,
        "last_told": check_in_words(last) if last else "",
        "faults": [fault_in_words(fault) for fault in last.faults] if last else [],
        "gaps": _gaps(request, last) if last else [],
        "alarms": [alarm_in_words(alarm) for alarm in alarms_told()[:SHOWN]],
    }
    return render(request, "workflow/audit/verification.html", given)
