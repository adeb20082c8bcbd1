"""Questions an auditor asks of the history: one subject's timeline, and a search over jurisdictions."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Func, Q, QuerySet, TextField

from trail.entries import Subject
from trail.models import Chain, Entry
from trail.verbs import Verb
from vietnamese.text import fold

EntryPlace = tuple[date, int]


@dataclass(frozen=True, kw_only=True)
class EntryPage:
    """Entries, newest first, and the place after which the next page begins (None: this is the last)."""

    entries: list[Entry]
    next: EntryPlace | None


def timeline(subject: Subject) -> QuerySet[Entry]:
    """Everything that was done to one subject, in its order; the chain comes along."""
    kind, number = subject
    return (
        Entry.objects.filter(chain__subject_kind=kind, chain__subject_id=number)
        .select_related("chain")
        .order_by("seq")
    )


def timelines(kind: str, subject_ids: Iterable[int]) -> QuerySet[Entry]:
    """Everything that was done to these subjects of one kind, as it was written."""
    rows = Entry.objects.filter(chain__subject_kind=kind, chain__subject_id__in=subject_ids)
    return rows.select_related("chain").order_by("id")


def last_entries(kind: str, subject_ids: Collection[int], verbs: Collection[Verb]) -> dict[int, Entry]:
    """The last entry of these acts on each subject that has one, with its chain and actor. One statement."""
    rows = Entry.objects.filter(
        chain__subject_kind=kind, chain__subject_id__in=list(subject_ids), verb__in=list(verbs)
    )
    found = rows.select_related("chain", "actor").order_by("chain", "-seq").distinct("chain")
    return {entry.chain.subject_id: entry for entry in found}


def entries_told(subject: Subject) -> int:
    """How many there are of one subject: whoever saw fewer has not seen what was done last."""
    kind, number = subject
    count = Chain.objects.filter(subject_kind=kind, subject_id=number).values_list("count", flat=True).first()
    return count or 0


def search_entries(
    jurisdiction_ids: Collection[int], *, after: EntryPlace | None = None, size: int = 50, **asked_for: Any
) -> EntryPage:
    """Entries of these jurisdictions by what `_asked` takes, newest first.

    Keyset pages: hand `Page.next` back as `after`. An empty set of jurisdictions sees nothing.
    """
    asked = _asked(jurisdiction_ids, **asked_for)
    if after:
        day, number = after
        asked &= Q(acted_on__lte=day) & (Q(acted_on__lt=day) | Q(id__lt=number))
    found = Entry.objects.filter(asked).select_related("chain").order_by("-acted_on", "-id")[: size + 1]
    return _page(list(found), size=size)


def acts_of_days(
    jurisdiction_ids: Collection[int], days: Collection[date], **asked_for: Any
) -> dict[date, int]:
    """How many acts of each whole day `search_entries` would find; entries of one act bear one instant."""
    rows = Entry.objects.filter(_asked(jurisdiction_ids, **asked_for), acted_on__in=list(days)).order_by()
    act = Func(F("verb"), F("at"), function="ROW", output_field=TextField())
    return dict(rows.values_list("acted_on").annotate(number=Count(act, distinct=True)))


def _asked(
    jurisdiction_ids: Collection[int],
    *,
    text: str = "",
    actor_id: int | None = None,
    office: str = "",
    verb: Verb | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Q:
    """By what they are about (any accents), person, office, act and day."""
    asked = Q(jurisdiction_id__in=list(jurisdiction_ids)) & _words(text)
    chosen = {
        "actor_id": actor_id,
        "office": office or None,
        "verb": verb,
        "acted_on__gte": since,
        "acted_on__lte": until,
    }
    return asked & Q(**{name: value for name, value in chosen.items() if value is not None})


def _words(text: str) -> Q:
    """Every word must occur; % and _ of the asker mean themselves, since Django escapes them."""
    asked = Q()
    for word in fold(text).split():
        asked &= Q(words__contains=word)
    return asked


def _page(found: list[Entry], *, size: int) -> EntryPage:
    entries = found[:size]
    more = len(found) > size
    return EntryPage(entries=entries, next=(entries[-1].acted_on, entries[-1].id) if more else None)
