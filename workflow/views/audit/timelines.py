"""Histories of one subject, a dossier as it stood, and the extract that may be taken away."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from dossiers.models import Dossier, Recipient
from roles.access.asked_request import AskedRequest, RequestAbout
from roles.access.declarations import Door, declares, may_open, register_question
from roles.models import Jurisdiction
from roles.queries import with_heirs
from trail.export import export_bundle
from trail.models import Entry
from trail.queries import timeline, timelines
from workflow.forms.audit import InstantForm
from workflow.models import Decision, Meeting, Package
from workflow.queries.auditing.audit_history import dossier_at
from workflow.queries.auditing.card_history import history_of_card
from workflow.queries.auditing.told_entries import told_entries
from workflow.queries.revisions.hidden_conduct import may_know_conduct
from workflow.views.shared.pdf_response import download

SIZE = 25


def _powers(dossier: Dossier) -> list[Jurisdiction]:
    return with_heirs(dossier.jurisdiction)


register_question(
    "export_history",
    of=Dossier,
    related=("unit", "bloc", "jurisdiction"),
    known_by="see_dossier",
    any_of=(Door(codename="audit", organ=_powers),),
)


TIMELINES = {
    "dossier": "timeline",
    "meeting": "meeting_timeline",
    "decision": "decision_timeline",
    "package": "package_timeline",
    "recipient": "recipient_timeline",
}


def subject_url(entry: Any) -> str:
    """The timeline of what the entry is about; empty for appointments and local rules, which have no page."""
    name = TIMELINES.get(entry.chain.subject_kind)
    return reverse(f"workflow:{name}", args=[entry.chain.subject_id]) if name else ""


@declares("see_dossier")
def dossier_timeline(request: RequestAbout[Dossier], pk: int) -> HttpResponse:
    found = request.subject
    may_export = may_open("export_history", request.user, found, on=request.on)
    may_see_people = may_open("see_history_of_people", request.user, found, on=request.on)
    way = {"label": found.code, "url": reverse("workflow:dossier", args=[pk])}
    hides_conduct = not may_know_conduct(request.user, found, on=request.on)
    told: dict[str, Any] = {
        "dossier": found,
        "hides_conduct": hides_conduct,
        "may_export": may_export,
        "may_see_people": may_see_people,
    }
    return _timeline(request, timeline(("dossier", pk)), found.title, way, **told)


@declares("see_history_of_people")
def people_timeline(request: RequestAbout[Dossier], pk: int) -> HttpResponse:
    """Every change of the cards of those whom the dossier proposes: what it was judged by."""
    found = request.subject
    way = {"label": found.code, "url": reverse("workflow:timeline", args=[pk])}
    people = found.nominations.values_list("recipient_id", flat=True)
    title = f"Dữ liệu về người, tập thể của {found.code}"
    return _timeline(request, timelines("recipient", people), title, way)


@declares("see_recipient")
def recipient_timeline(request: RequestAbout[Recipient], pk: int) -> HttpResponse:
    """What was typed on the card, and what lists from Excel wrote on it."""
    found = request.subject
    way = {"label": found.name, "url": reverse("dossiers:recipient", args=[pk])}
    return _timeline(request, history_of_card(found), found.name, way, of_card=found)


@declares("see_meeting")
def meeting_timeline(request: RequestAbout[Meeting], pk: int) -> HttpResponse:
    found = request.subject
    way = {"label": "Cuộc họp", "url": reverse("workflow:meeting", args=[pk])}
    return _timeline(request, timeline(("meeting", pk)), found.title, way)


@declares("see_decision")
def decision_timeline(request: RequestAbout[Decision], pk: int) -> HttpResponse:
    found = request.subject
    way = {"label": "Quyết định", "url": reverse("workflow:decision", args=[pk])}
    return _timeline(request, timeline(("decision", pk)), found.subject, way)


@declares("see_package")
def package_timeline(request: RequestAbout[Package], pk: int) -> HttpResponse:
    found = request.subject
    way = {"label": "Hồ sơ trình cấp trên", "url": reverse("workflow:package", args=[pk])}
    return _timeline(request, timeline(("package", pk)), found.subject, way)


def _timeline(
    request: AskedRequest,
    entries: QuerySet[Entry] | list[Entry],
    title: str,
    way: dict[str, str],
    *,
    of_card: Recipient | None = None,
    hides_conduct: bool = False,
    **more: Any,
) -> HttpResponse:
    page = Paginator(entries, SIZE).get_page(request.GET.get("page"))
    given = {
        "title": title,
        "way": way,
        "page": page,
        "entries": told_entries(
            page, user=request.user, on=request.on, of_card=of_card, hides_conduct=hides_conduct
        ),
        **more,
    }
    return render(request, "workflow/audit/timeline.html", given)


@declares("see_dossier")
def as_it_stood(request: RequestAbout[Dossier], pk: int) -> HttpResponse:
    """The nominations and their standings at a day or a minute, read from the history alone."""
    found = request.subject
    form = InstantForm(request.GET or {"ngay": request.on})
    is_valid = form.is_valid()
    given = {
        "dossier": found,
        "form": form,
        "then": dossier_at(found, form.instant()) if is_valid else None,
        "day": form.cleaned_data["ngay"] if is_valid else None,
        "time": form.cleaned_data["gio"] if is_valid else None,
    }
    return render(request, "workflow/audit/as_it_stood.html", given, status=200 if is_valid else 422)


@declares("export_history")
def bundle(request: RequestAbout[Dossier], pk: int) -> FileResponse:
    """A file that `verify_trail --bundle` checks without the database."""
    found = request.subject
    return download(
        export_bundle([("dossier", pk)]), name=f"nhat-ky-{found.code}.zip", kind="application/zip"
    )
