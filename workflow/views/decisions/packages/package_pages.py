"""Packages: what waits to be sent up and what was, the page of one, its petition and its archive."""

from __future__ import annotations

from zipfile import ZipFile

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from dossiers.recipients.transfers.proposing_units import proposing_names
from law.awards import award as award_of
from printing.documents.petition import render_petition
from printing.documents.petition_docx import petition_docx
from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares
from roles.models import Jurisdiction
from trail.kept_files.reading import read_kept
from workflow.access import page_opens
from workflow.models import Package, PackageState, Reply
from workflow.queries.above.sent_packages import cases_of, packages_known_to
from workflow.queries.decisions import hands_for, ready_to_send_up, told_counts
from workflow.reports.packed.archive import PETITION_DOCX, PETITION_PDF
from workflow.reports.packed.petition_above import petition_above
from workflow.table.moves import Act
from workflow.views.dossiers.offers import offers_on
from workflow.views.shared.pdf_response import download, pdf_response

PAGE = 100
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@declares("see_jurisdiction")
@require_GET
def packages(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    """Groups that one petition may carry, then the packages there are."""
    jurisdiction = request.subject
    groups = ready_to_send_up(jurisdiction, on=request.on)
    told = {
        "jurisdiction": jurisdiction,
        "groups": [(one, list(told_counts(one.rows))) for one in groups],
        "may_prepare": page_opens(Act.PREPARE_PACKAGE, request.user, jurisdiction, on=request.on),
        "page": Paginator(packages_known_to(jurisdiction), 30).get_page(request.GET.get("page")),
    }
    return render(request, "workflow/packages/list.html", told)


@declares("see_package")
@require_GET
def package(request: RequestAbout[Package], pk: int) -> HttpResponse:
    """What is in it, how far it is, and what came back."""
    found = request.subject
    page = Paginator(cases_of(found), PAGE).get_page(request.GET.get("page"))
    cases = list(page)
    units = proposing_names([case.nomination_id for case in cases], on=found.prepared_on)
    told = {
        "package": found,
        "words": found.jurisdiction.words_on(found.petition_on or request.on),
        "award": award_of(found.award),
        "page": page,
        "rows": [(case, units[case.nomination_id]) for case in cases],
        "count": found.cases.count(),
        "replies": found.replies.select_related("scan", "recorded_by").order_by("pk"),
        "hands": hands_for(found.jurisdiction, on=request.on) if _is_prepared(found) else [],
        "offers": offers_on(found, user=request.user, on=request.on),
    }
    return render(request, "workflow/packages/package.html", told)


def _is_prepared(found: Package) -> bool:
    return found.state == PackageState.PREPARED


@declares("see_package")
@require_GET
def package_petition(request: RequestAbout[Package], pk: int) -> FileResponse:
    """The petition that went up, out of its archive, or the draft with the mark of one."""
    found = request.subject
    if found.file:
        return pdf_response(_member(found, PETITION_PDF), name=f"to-trinh-cap-tren-{found.pk}.pdf")
    if not _is_prepared(found):
        raise Http404
    paper = petition_above(found, on=request.on)
    return pdf_response(render_petition(paper), name=f"du-thao-to-trinh-cap-tren-{found.pk}.pdf")


@declares("see_package")
@require_GET
def package_petition_word(request: RequestAbout[Package], pk: int) -> FileResponse:
    """The same as a Word file, which is edited and signed on paper while it is a draft."""
    found = request.subject
    if found.file:
        content = _member(found, PETITION_DOCX)
        return download(content, name=f"to-trinh-cap-tren-{found.pk}.docx", kind=DOCX)
    if not _is_prepared(found):
        raise Http404
    content = petition_docx(petition_above(found, on=request.on))
    return download(content, name=f"du-thao-to-trinh-cap-tren-{found.pk}.docx", kind=DOCX)


def _member(found: Package, name: str) -> bytes:
    kept = read_kept(found.file.name or "", sha256=found.sha256, about=("package", found.pk))
    with kept, ZipFile(kept) as archive:
        return archive.read(name)


@declares("see_package")
@require_GET
def package_archive(request: RequestAbout[Package], pk: int) -> FileResponse:
    """The archive as it was sent."""
    found = request.subject
    if not found.file:
        raise Http404
    kept = read_kept(found.file.name or "", sha256=found.sha256, about=("package", pk))
    return download(kept, name=f"ho-so-trinh-cap-tren-{found.pk}.zip", kind="application/zip")


@declares("see_package")
@require_GET
def reply_scan(request: RequestAbout[Package], pk: int, reply: int) -> FileResponse:
    """The scan of a paper from above."""
    rows = Reply.objects.filter(package=request.subject).select_related("scan")
    found = get_object_or_404(rows, pk=reply)
    kept = read_kept(found.scan.file.name or "", sha256=found.scan_id, about=("package", pk))
    return download(kept, name=found.scan_name, kind=found.scan.content_type)
