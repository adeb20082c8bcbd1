"""Pages of a load: choose the kind, upload, wait, mend the faults, look through it, confirm."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dossiers.form_fields.one_file import WITH_A_FILE
from dossiers.importing.cell_faults import Refusal
from dossiers.importing.workbooks.xlsx_pages import marked_response, workbook_field, workbook_response
from dossiers.loading import access as access  # registers the question edit_load
from dossiers.loading import load_job
from dossiers.loading.kinds.every_kind import KINDS, kind_called
from dossiers.loading.load_files import faults_of
from dossiers.loading.load_kind import FirstAccount
from dossiers.loading.load_sheets.load_template import load_template
from dossiers.loading.sheet_rows.load_limits import MOST_ROWS
from dossiers.models import Job
from dossiers.models.job import RunLost
from dossiers.models.job_runs import lacks_worker
from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares, may_open
from roles.access.request_limits import takes
from roles.appointments.given_passwords import DAYS_GOOD
from roles.doors.refusals import Refused
from roles.doors.sent_once import sent_once
from roles.models import Jurisdiction

_A_PAGE = 100
_RECENT = 20


class LoadForm(forms.Form):
    file = workbook_field("Tệp dữ liệu", most_rows=MOST_ROWS, filled="tệp đã điền")


@declares("load_history")
@require_GET
def loads(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    """What can be loaded, and the loads of late."""
    power = request.subject
    earlier = Job.objects.filter(kind=load_job.KIND, about__jurisdiction=power.pk).select_related("owner")
    rows = [(job, KINDS[job.about["sheet"]].title) for job in earlier.order_by("-created_at")[:_RECENT]]
    rights = {kind.right for kind in KINDS.values()}
    held = {right for right in rights if may_open(right, request.user, power, on=request.on)}
    kinds = [kind for kind in KINDS.values() if kind.right in held]
    told = {"power": power, "kinds": kinds, "earlier": rows}
    return render(request, "dossiers/loading/loads.html", told)


@declares("load_history")
@sent_once
@require_http_methods(["GET", "POST"])
@takes(WITH_A_FILE)
def load(request: RequestAbout[Jurisdiction], pk: int, sheet: str) -> HttpResponse:
    """The template and the upload of one kind; a short file is examined at once."""
    power, kind = request.subject, kind_called(sheet)
    is_sent = request.method == "POST"
    form = LoadForm(request.POST, request.FILES) if is_sent else LoadForm()
    if is_sent and form.is_valid():
        try:
            job = load_job.start(power, kind, form.cleaned_data["file"], by=request.user)
        except Refusal as refusal:
            form.add_error("file", f"{refusal.what} {refusal.remedy}")
        else:
            load_job.examine_now_or_later(job, on=request.on)
            return redirect("dossiers:load_outcome", pk=job.pk)
    told = {"power": power, "kind": kind, "form": form}
    return render(request, "dossiers/loading/load.html", told, status=422 if form.errors else 200)


@declares("load_history")
@require_GET
def template(request: RequestAbout[Jurisdiction], pk: int, sheet: str) -> HttpResponse:
    kind = kind_called(sheet)
    return workbook_response(load_template(kind), name=f"Mẫu {kind.title.lower()}.xlsx")


@declares("edit_load")
@require_GET
def outcome(request: RequestAbout[Job], pk: object) -> HttpResponse:
    """Where the load stands now; the same address from the upload to the end."""
    job = request.subject
    if job.is_open:
        return render(request, "components/progress.html", {"job": _progress(job)})
    return render(request, "dossiers/loading/outcome.html", _shown(request, job))


@declares("edit_load")
@require_GET
def progress(request: RequestAbout[Job], pk: object) -> HttpResponse:
    """The bar alone, for a page that asks every two seconds."""
    return render(request, "components/progress_bar.html", {"job": _progress(request.subject)})


@declares("edit_load")
@require_GET
def marked(request: RequestAbout[Job], pk: object) -> HttpResponseBase:
    """The same file with the faulty cells in red."""
    return marked_response(request.subject)


@declares("edit_load")
@require_POST
def store(request: RequestAbout[Job], pk: object) -> HttpResponse:
    """Writes the whole file, at once or by a worker; another click may have come first."""
    job = request.subject
    if job.about["stage"] == "ready" and job.state == Job.State.DONE and job.about["new"]:
        with suppress(RunLost):
            if load_job.is_long(job) and not load_job.kind_of(job).is_told_once:
                job.hand_over(load_job.STORE, user_id=request.user.pk, on=request.on.isoformat())
            else:
                answer = load_job.store_or_examine_again(job, by=request.user, on=request.on)
                if isinstance(answer, Refused):
                    return _not_stored(request, job, answer)
                if any(each.password for each in answer.accounts):
                    return _passwords(request, job, answer.accounts)
    return redirect("dossiers:load_outcome", pk=job.pk)


@declares("edit_load")
@require_POST
def again(request: RequestAbout[Job], pk: object) -> HttpResponse:
    """For who finds the load broken off: it goes on at once, or waits for a worker where it is long."""
    if request.subject.is_silent:
        load_job.go_on(request.subject, on=request.on)
    return redirect("dossiers:load_outcome", pk=request.subject.pk)


def _passwords(request: HttpRequest, job: Job, accounts: Sequence[FirstAccount]) -> HttpResponse:
    """The one answer that bears them; no copy stays in the browser."""
    power = Jurisdiction.objects.get(pk=job.about["jurisdiction"])
    told: dict[str, Any] = {"job": job, "power": power, "kind": load_job.kind_of(job)}
    told |= {"accounts": accounts, "days": DAYS_GOOD}
    response = render(request, "dossiers/loading/first_passwords.html", told)
    response["Cache-Control"] = "private, no-store"
    return response


def _not_stored(request: HttpRequest, job: Job, refused: Refused) -> HttpResponse:
    job.refresh_from_db()
    told = {**_shown(request, job), "not_stored": refused}
    return render(request, "dossiers/loading/outcome.html", told, status=409)


def _shown(request: HttpRequest, job: Job) -> dict[str, Any]:
    about = job.about
    page = Paginator(faults_of(job), _A_PAGE).get_page(request.GET.get("page"))
    return {
        "job": job,
        "about": about,
        "file_told": f"Tệp {about['name']}",
        "power": Jurisdiction.objects.get(pk=about["jurisdiction"]),
        "kind": load_job.kind_of(job),
        "page": page,
        "faults": list(page.object_list),
        "untold": about.get("fault_count", 0) - page.paginator.count,
        "unnamed_doubts": about.get("doubtful", 0) - len(about.get("doubts", ())),
        "unnamed_refutals": about.get("refuted", 0) - len(about.get("refutals", ())),
        "unnamed_newcomers": about.get("newcomer_count", 0) - len(about.get("newcomers", ())),
    }


def _progress(job: Job) -> dict[str, Any]:
    return {
        "title": job.title,
        "lead": "Đọc tệp, kiểm tra từng ô, đối chiếu với dữ liệu đang có; khi ghi thì ghi cả bảng một lượt.",
        "state": job.state,
        "again_url": reverse("dossiers:load_again", args=[job.pk]) if job.is_silent else "",
        "lacks_worker": lacks_worker(job),
        "done": job.done,
        "total": job.total or load_job.STEPS,
        "note": job.message,
        "poll_url": reverse("dossiers:load_progress", args=[job.pk]),
        "leave_url": reverse("dossiers:loads", args=[job.about["jurisdiction"]]),
        "result_url": reverse("dossiers:load_outcome", args=[job.pk]),
    }
