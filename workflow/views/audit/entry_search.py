"""The auditor's search in the history of his jurisdictions."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from roles.access.asked_request import AskedRequest
from roles.access.declarations import holds
from roles.models import Jurisdiction
from roles.queries import with_predecessors
from trail.queries import EntryPage, EntryPlace, acts_of_days, search_entries
from workflow.forms.audit import SearchForm
from workflow.queries.auditing.audit_history import people_called, posts_in
from workflow.queries.auditing.told_entries import days_of, told_entries
from workflow.views.audit.timelines import subject_url

SIZE = 50


@holds("audit")
def trail(request: AskedRequest) -> HttpResponse:
    """Searches the history of the auditor's jurisdictions."""
    asked = EntrySearch(request)
    page = asked.page(after=_place(request), size=SIZE)
    told = told_entries(page.entries, user=request.user, on=request.on)
    answer = {
        "form": asked.form,
        "people": asked.people,
        "days": days_of(told, subject_url, numbers=asked.acts_of({each.acted_on for each in page.entries})),
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

    def acts_of(self, days: Collection[date]) -> dict[date, int]:
        """How many acts the search finds on each of these days, whatever a page shows of them."""
        return acts_of_days(self.jurisdictions, days, **self.given) if days else {}

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
