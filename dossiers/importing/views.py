"""Pages of an import: upload, wait, mend the faults, settle the doubts, store. dossiers.importing decides."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dossiers.form_fields.one_file import WITH_A_FILE
from dossiers.importing import access as access  # registers the question edit_import
from dossiers.importing import import_job
from dossiers.importing.cell_faults import Refusal
from dossiers.importing.matching.people import NEW
from dossiers.importing.opening.limits import MAX_ROWS
from dossiers.importing.workbooks.template import template_workbook
from dossiers.importing.workbooks.xlsx_pages import marked_response, workbook_field, workbook_response
from dossiers.judging.nomination_grounds import ground_words, law_day
from dossiers.judging.offered_awards import offered_awards
from dossiers.models import Dossier, Job
from dossiers.models.job import RunLost
from dossiers.models.job_runs import lacks_worker
from law.awards import award as award_of
from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares
from roles.access.request_limits import LONG_FORM, takes
from roles.doors.refusals import Refused
from roles.doors.sent_once import sent_once
from vietnamese.numbers import counted

_A_PAGE = 100


class UploadForm(forms.Form):
    file = workbook_field("Tệp danh sách", most_rows=MAX_ROWS, filled="tệp danh sách đã điền")


@declares("edit_draft")
@sent_once
@require_http_methods(["GET", "POST"])
@takes(WITH_A_FILE)
def upload(request: RequestAbout[Dossier], pk: int) -> HttpResponse:
    """What to do, the template, earlier imports of this dossier; a short list is examined at once."""
    dossier = request.subject
    if dossier.is_shut:
        return render(request, "dossiers/sealed.html", {"dossier": dossier})
    is_sent = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if is_sent else UploadForm()
    if is_sent and form.is_valid():
        try:
            job = import_job.start(dossier, form.cleaned_data["file"], by=request.user)
        except Refusal as refusal:
            form.add_error("file", f"{refusal.what} {refusal.remedy}")
        else:
            import_job.examine_now_or_later(job, on=request.on)
            return redirect("dossiers:import_outcome", pk=job.pk)
    earlier = Job.objects.filter(kind=import_job.KIND, about__dossier=dossier.pk).order_by("-created_at")[:5]
    told = {"dossier": dossier, "form": form, "earlier": earlier, "most_rows": MAX_ROWS}
    return render(request, "dossiers/importing/upload.html", told, status=422 if form.errors else 200)


@declares("edit_draft")
@require_GET
def template(request: RequestAbout[Dossier], pk: int) -> HttpResponse:
    """The workbook with the unit's own people."""
    dossier = request.subject
    return workbook_response(
        template_workbook(
            dossier,
            law_on=law_day(dossier, on=request.on),
            awards=offered_awards(dossier, on=request.on),
        ),
        name=f"Mẫu danh sách {dossier.code}.xlsx",
    )


@declares("edit_import")
@require_GET
def outcome(request: RequestAbout[Job], pk: object) -> HttpResponse:
    """Where the import stands now; the same address from the upload to the end."""
    job = request.subject
    if job.is_open:
        return render(request, "components/progress.html", {"job": _progress(job)})
    return render(request, "dossiers/importing/outcome.html", _shown(request, job))


@declares("edit_import")
@require_GET
def progress(request: RequestAbout[Job], pk: object) -> HttpResponse:
    """The bar alone, for a page that asks every two seconds."""
    return render(request, "components/progress_bar.html", {"job": _progress(request.subject)})


@declares("edit_import")
@require_GET
def marked(request: RequestAbout[Job], pk: object) -> HttpResponseBase:
    """The same list with the faulty cells in red."""
    return marked_response(request.subject)


@declares("edit_import")
@require_POST
@takes(LONG_FORM)
def reply(request: RequestAbout[Job], pk: object) -> HttpResponse:
    """Keeps the answers to doubtful matches and looks again."""
    job = request.subject
    if job.about["stage"] == "questions":
        questions = job.about["questions"]
        given = {q["key"]: request.POST.get(f"q{number}", "") for number, q in enumerate(questions)}
        if missing := sum(1 for value in given.values() if not value):
            messages.warning(request, f"Còn {counted(missing)} trường hợp chưa chọn.")
        with suppress(RunLost):
            import_job.answer_questions(job, given)
            import_job.examine_now_or_later(job, on=request.on)
    return redirect("dossiers:import_outcome", pk=job.pk)


@declares("edit_import")
@require_POST
def store(request: RequestAbout[Job], pk: object) -> HttpResponse:
    """Writes the whole list into the dossier, at once or by a worker; another click may have come first."""
    job = request.subject
    if job.about["stage"] == "ready" and job.state == Job.State.DONE:
        with suppress(RunLost):
            if import_job.is_long(job):
                job.hand_over(import_job.STORE, user_id=request.user.pk, on=request.on.isoformat())
            elif refused := import_job.store_or_examine_again(job, by=request.user, on=request.on):
                return _not_stored(request, job, refused)
    return redirect("dossiers:import_outcome", pk=job.pk)


@declares("edit_import")
@require_POST
def again(request: RequestAbout[Job], pk: object) -> HttpResponse:
    """For who finds the import broken off: it goes on at once, or waits for a worker where it is long."""
    if request.subject.is_silent:
        import_job.go_on(request.subject, on=request.on)
    return redirect("dossiers:import_outcome", pk=request.subject.pk)


def _not_stored(request: HttpRequest, job: Job, refused: Refused) -> HttpResponse:
    job.refresh_from_db()
    told = {**_shown(request, job), "not_stored": refused}
    return render(request, "dossiers/importing/outcome.html", told, status=409)


def _shown(request: HttpRequest, job: Job) -> dict[str, Any]:
    faults = import_job.faults_of(job)
    page = Paginator(faults, _A_PAGE).get_page(request.GET.get("page"))
    return {
        "job": job,
        "about": job.about,
        "file_told": f"Tệp {job.about['name']}",
        "dossier": Dossier.objects.get(pk=job.about["dossier"]),
        "page": page,
        "faults": list(page.object_list),
        "grounds": [(ground_words(code), count) for code, count in job.about.get("grounds", {}).items()],
        "awards": [(award_of(code).name, count) for code, count in job.about.get("awards", {}).items()],
        "named": [(line, award_of(line["award"]).name) for line in job.about.get("named", ())],
        "unnamed": job.about.get("proposed", 0) - len(job.about.get("named", ())),
        "unnamed_newcomers": job.about.get("newcomer_count", 0) - len(job.about.get("newcomers", ())),
        "questions": list(enumerate(job.about.get("questions", ()))),
        "new": NEW,
    }


def _progress(job: Job) -> dict[str, Any]:
    here = reverse("dossiers:import_outcome", args=[job.pk])
    return {
        "title": job.title,
        "lead": "Bốn bước: đọc tệp, kiểm tra từng ô, đối chiếu người, tổng hợp.",
        "state": job.state,
        "again_url": reverse("dossiers:import_again", args=[job.pk]) if job.is_silent else "",
        "lacks_worker": lacks_worker(job),
        "done": job.done,
        "total": job.total or import_job.STEPS,
        "note": job.message,
        "poll_url": reverse("dossiers:import_progress", args=[job.pk]),
        "leave_url": reverse("dossiers:draft", args=[job.about["dossier"]]),
        "result_url": here,
    }
