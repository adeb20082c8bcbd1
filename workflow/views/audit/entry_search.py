"""The auditor's pages: search, timelines, a dossier as it stood, and what may be taken away as a file."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from dossiers.models import Dossier
from roles.access.asked_request import AskedRequest, RequestAbout
from roles.access.declarations import Door, declares, holds, may_open, register_question
from roles.models import Jurisdiction
from roles.queries import with_heirs, with_predecessors
from trail.entries import Subject
from trail.export import export_bundle
from trail.queries import EntryPage, EntryPlace, search_entries, timeline
from workflow.forms.audit import InstantForm, SearchForm
from workflow.models import Decision, Meeting
from workflow.queries.auditing.audit_history import dossier_at, people_called, posts_in
from workflow.queries.auditing.told_entries import days_of, told_entries
from workflow.views.shared.pdf_response import download

SIZE = 50


def _powers(dossier: Dossier) -> list[Jurisdiction]:
    return with_heirs(dossier.jurisdiction)


register_question(
    "export_history",
    of=Dossier,
    related=("unit", "bloc", "jurisdiction"),
    known_by="see_dossier",
    any_of=(Door(codename="audit", organ=_powers),),
)


@holds("audit")
def trail(request: AskedRequest) -> HttpResponse:
    """Searches the history of the auditor's jurisdictions."""
    asked = EntrySearch(request)
    page = asked.page(after=_place(request), size=SIZE)
    answer = {
        "form": asked.form,
        "people": asked.people,
        "days": days_of(told_entries(page.entries, user=request.user, on=request.on), subject_url),
        "next": _address(request, f"{page.next[0].isoformat()}.{page.next[1]}") if page.next else "",
        "first": _address(request, "") if request.GET.get("sau") else "",
        "query": request.GET.urlencode(),
    }
    return render(request, "workflow/audit/search.html", answer, status=422 if asked.form.errors else 200)


class EntrySearch:
    """A search as typed: `given` is empty where it cannot be carried out; `people`: those a name may mean."""

    def __init__(self, request: Any) -> None:
        own = [organ.pk for organ in request.organs if isinstance(organ, Jurisdiction)]
        kept = Jurisdiction.objects.filter(pk__in=with_predecessors(own))
        self.jurisdictions = list(kept.values_list("pk", flat=True))
        self.form = SearchForm(request.GET or {"q": ""}, posts=posts_in(self.jurisdictions))
        self.people: dict[int, str] = {}
        self.given: dict[str, Any] = self._given() if self.form.is_valid() else {}

    def page(self, *, after: EntryPlace | None, size: int) -> EntryPage:
        """Nothing is found by what could not be read."""
        if not self.given:
            return EntryPage(entries=[], next=None)
        return search_entries(self.jurisdictions, **self.given, after=after, size=size)

    def _given(self) -> dict[str, Any]:
        words = self.form.cleaned_data["nguoi"]
        if not words:
            return self.form.asked()
        self.people = people_called(words, self.jurisdictions)
        if len(self.people) == 1:
            return self.form.asked() | {"actor_id": next(iter(self.people))}
        return {}


def _place(request: HttpRequest) -> EntryPlace | None:
    """None for what no link of ours ever held: the list then begins at its beginning."""
    day, _, number = request.GET.get("sau", "").partition(".")
    try:
        return (date.fromisoformat(day), int(number)) if number.isdecimal() and len(number) < 18 else None
    except ValueError:
        return None


def _address(request: HttpRequest, after: str) -> str:
    kept = request.GET.copy()
    kept.pop("sau", None)
    if after:
        kept["sau"] = after
    return f"?{kept.urlencode()}"


TIMELINES = {"dossier": "timeline", "meeting": "meeting_timeline", "decision": "decision_timeline"}


def subject_url(entry: Any) -> str:
    """The timeline of what the entry is about; empty for appointments and local rules, which have no page."""
    name = TIMELINES.get(entry.chain.subject_kind)
    return reverse(f"workflow:{name}", args=[entry.chain.subject_id]) if name else ""


@declares("see_dossier")
def dossier_timeline(request: RequestAbout[Dossier], pk: int) -> HttpResponse:
    found = request.subject
    may_export = may_open("export_history", request.user, found, on=request.on)
    way = {"label": found.code, "url": reverse("workflow:dossier", args=[pk])}
    return _timeline(request, ("dossier", pk), found.title, way, dossier=found, may_export=may_export)


@declares("see_meeting")
def meeting_timeline(request: RequestAbout[Meeting], pk: int) -> HttpResponse:
    found = request.subject
    way = {"label": "Cuộc họp", "url": reverse("workflow:meeting", args=[pk])}
    return _timeline(request, ("meeting", pk), found.title, way)


@declares("see_decision")
def decision_timeline(request: RequestAbout[Decision], pk: int) -> HttpResponse:
    found = request.subject
    way = {"label": "Quyết định", "url": reverse("workflow:decision", args=[pk])}
    return _timeline(request, ("decision", pk), found.subject, way)


def _timeline(
    request: AskedRequest, subject: Subject, title: str, way: dict[str, str], **more: object
) -> HttpResponse:
    page = Paginator(timeline(subject), SIZE).get_page(request.GET.get("page"))
    given = {
        "title": title,
        "way": way,
        "page": page,
        "entries": told_entries(page, user=request.user, on=request.on),
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
