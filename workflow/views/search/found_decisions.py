"""Decisions by their number or by words of what they are about."""

from __future__ import annotations

from django.db.models import Case, Q, QuerySet, Value, When

from roles.forms.searched_words import EXACT, Folded, every_word, nearness
from roles.models import Council, Jurisdiction, Unit
from roles.reader.current_office import CurrentOffice
from roles.rights.permissions import CODENAMES
from roles.rights.unit_heirs import with_past_units
from workflow.access import PUBLISHED
from workflow.models import Decision, Line
from workflow.queries.decisions import decisions_known_to
from workflow.views.search.searched_for import SearchedFor, number_and_rest


def found_decisions(current: CurrentOffice, sought: SearchedFor, *, most: int) -> list[Decision]:
    """By its number first, then the nearest, the latest first; each with its `nearness`."""
    rows = decisions_within(current).annotate(folded=Folded("about"), folded_symbol=Folded("symbol"))
    numbered = _numbered(sought.words) | _numbered(sought.plain)
    by_words = nearness(sought.plain, name="about", at="folded")
    near = Case(When(numbered, then=Value(EXACT - 1)), default=by_words)
    asked = sought.met(lambda words: every_word(words, at="folded") | _numbered(words), year="year")
    found = rows.filter(asked).annotate(nearness=near)
    shown = found.select_related("jurisdiction").prefetch_related("jurisdiction__paper_words")
    return list(shown.order_by("nearness", "-pk")[:most])


def decisions_within(current: CurrentOffice) -> QuerySet[Decision]:
    """The doors of `see_decision` for many at once: those whose people it names and the council that voted
    read a decision once it is out, the jurisdiction and its heirs every one."""
    organ = current.organ
    if isinstance(organ, Jurisdiction):
        sees = "see_jurisdiction" in CODENAMES[current.office]
        return decisions_known_to([organ]) if sees else Decision.objects.none()
    out = Decision.objects.filter(state__in=PUBLISHED, is_dropped=False)
    if isinstance(organ, Council):
        return out.filter(meeting__council=organ)
    if isinstance(organ, Unit):
        named = Line.objects.filter(nomination__dossier__unit__in=with_past_units([organ.pk]))
        return out.filter(pk__in=named.values("decision"))
    return out.none()


def _numbered(words: str) -> Q:
    """Nothing for words that are no number."""
    asked = number_and_rest(words)
    if asked is None:
        return Q(pk__in=())
    number, rest = asked
    if rest.isdecimal() and len(rest) == 4:
        return Q(number=number, number_year=int(rest))
    return Q(number=number, folded_symbol__contains=rest.partition("/")[2] or rest)
