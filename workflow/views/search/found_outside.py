"""Decisions taken elsewhere: by their number, or by words of who decided and who signed."""

from __future__ import annotations

from django.db.models import Case, Q, TextField, Value, When
from django.db.models.functions import Concat

from dossiers.models import OutsideDecision
from roles.forms.searched_words import EXACT, Folded, every_word, nearness
from roles.models import Jurisdiction
from roles.queries import with_predecessors
from roles.reader.current_office import CurrentOffice
from roles.rights.permissions import CODENAMES
from workflow.views.search.searched_for import SearchedFor, number_and_rest

_WORDS = Concat("decided_by", Value(" "), "signer", output_field=TextField())


def found_outside(current: CurrentOffice, sought: SearchedFor, *, most: int) -> list[OutsideDecision]:
    """The doors of `see_outside` for many at once: who holds history against papers reads those of the
    jurisdiction and of those it took over from. By number first, each with its `nearness`."""
    organ = current.organ
    if not isinstance(organ, Jurisdiction) or "check_history" not in CODENAMES[current.office]:
        return []
    within = OutsideDecision.objects.filter(jurisdiction__in=with_predecessors([organ.pk]))
    rows = within.annotate(folded_number=Folded("number"), folded=Folded(_WORDS))
    numbered = _numbered(sought.words) | _numbered(sought.plain)
    by_words = nearness(sought.plain, name="decided_by", at="folded")
    near = Case(When(numbered, then=Value(EXACT - 1)), default=by_words)
    asked = sought.met(lambda words: every_word(words, at="folded") | _numbered(words), year="year")
    found = rows.filter(asked).annotate(nearness=near).select_related("confirmed_by", "ended_by")
    return list(found.order_by("nearness", "-dated_on", "-pk")[:most])


def _numbered(words: str) -> Q:
    """A number is typed there with its symbol; nothing for words that are no number."""
    asked = number_and_rest(words)
    if asked is None:
        return Q(pk__in=())
    number, rest = asked
    found = Q(folded_number__regex=rf"^0*{number}(/|$)")
    if rest.isdecimal() and len(rest) == 4:
        return found & Q(dated_on__year=int(rest))
    return found & Q(folded_number__contains=rest.partition("/")[2] or rest)
