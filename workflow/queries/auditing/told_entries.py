"""Lines of the history for a reader: what each is about as people call it, its papers, and lines by day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.urls import reverse

from dossiers.models import Recipient
from roles.access.declarations import may_open
from trail.models import Entry
from trail.verbs import Verb
from vietnamese.dates import short_date
from workflow.access import PUBLISHED
from workflow.models import Decision, Meeting, MeetingState
from workflow.queries.auditing.audit_history import EntryInWords, entry_in_words

Thing = Decision | Meeting
# What the unit was told by a notice: the words of the link, what its address asks.
NOTICES = {
    Verb.DISQUALIFIED: ("Thông báo không đủ điều kiện (PDF)", ""),
    Verb.UPHELD: ("Thông báo sau giải trình (PDF)", "?sau=giai-trinh"),
}
PAPERED = (
    Verb.DECISION_DRAFTED,
    Verb.DECISION_CHANGED,
    Verb.SIGNED,
    Verb.NUMBERED,
    Verb.ISSUED,
    Verb.CORRECTED,
    Verb.REVOKED,
)


class EntryLink(NamedTuple):
    """Where a line leads: to the thing itself, or to one of its papers."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class ToldEntry:
    """`title` is the decision by number and subject, the meeting by day and name; empty for all else."""

    words: EntryInWords
    title: str = ""
    links: tuple[EntryLink, ...] = ()


@dataclass(frozen=True, slots=True)
class ActOfDay:
    """All lines of one kind of act on a page, with the address of what each is about (empty: no page)."""

    label: str
    lines: list[tuple[ToldEntry, str]]

    @property
    def number(self) -> int:
        """How often it was done: all lines that one act wrote bear one instant."""
        return len({told.words.entry.at for told, _url in self.lines})


@dataclass(frozen=True, slots=True)
class DayOfTrail:
    """`number` is how many acts were done on the whole day, `acts` what a page shows of them."""

    day: date
    number: int
    acts: list[ActOfDay]


def told_entries(
    entries: Iterable[Entry],
    *,
    user: Any,
    on: date,
    of_card: Recipient | None = None,
    hides_conduct: bool = False,
) -> list[ToldEntry]:
    """In their order; what the reader may not open is told without a link. `of_card`: of an act on many only
    what is about this recipient. `hides_conduct`: the reader may not know what keeps an award from whom.

    Two statements for any number of entries, and one for each kind of right: carriers of one council, or of
    one jurisdiction and state, have the same readers.
    """
    words = [entry_in_words(entry, of_card=of_card, hides_conduct=hides_conduct) for entry in entries]
    things = _things(words)
    opened: dict[Any, bool] = {}

    def is_open(thing: Thing) -> bool:
        key = _readers_of(thing)
        if key not in opened:
            name = "see_decision" if isinstance(thing, Decision) else "see_meeting"
            opened[key] = may_open(name, user, thing, on=on)
        return opened[key]

    return [_told(each, things.get(each.carrier) if each.carrier else None, is_open) for each in words]


def days_of(
    told: Iterable[ToldEntry], url_of: Callable[[Entry], str], *, numbers: Mapping[date, int]
) -> list[DayOfTrail]:
    """By day as they come, within the day by act in the order of its first line; `numbers`: how many acts
    each whole day has, of which a page may hold but a part."""
    found: dict[date, dict[str, list[tuple[ToldEntry, str]]]] = {}
    for each in told:
        entry = each.words.entry
        found.setdefault(entry.acted_on, {}).setdefault(each.words.act, []).append((each, url_of(entry)))
    return [
        DayOfTrail(day, numbers.get(day, 0), [ActOfDay(label, lines) for label, lines in acts.items()])
        for day, acts in found.items()
    ]


def _things(words: Iterable[EntryInWords]) -> dict[tuple[str, int], Thing]:
    keys = {each.carrier for each in words if each.carrier}
    decisions = Decision.objects.select_related("jurisdiction__organ", "meeting__council")
    meetings = Meeting.objects.select_related("council__jurisdiction")
    found: dict[tuple[str, int], Thing] = {}
    for kind, rows in (("decision", decisions), ("meeting", meetings)):
        wanted = [key for each, key in keys if each == kind]
        found |= {(kind, row.pk): row for row in rows.filter(pk__in=wanted)}
    return found


def _readers_of(thing: Thing) -> tuple[object, ...]:
    """What the right to read it hangs on. On one page all published decisions name the units of one reader:
    it is one dossier's history, or that of the auditor's own jurisdiction."""
    if isinstance(thing, Meeting):
        return ("meeting", thing.council_id)
    council = thing.meeting.council_id if thing.meeting else None
    return ("decision", thing.jurisdiction_id, council, thing.state in PUBLISHED)


def _told(words: EntryInWords, thing: Thing | None, is_open: Callable[[Thing], bool]) -> ToldEntry:
    links: list[EntryLink] = []
    if thing is not None and is_open(thing):
        links = [*_of_decision(thing, words)] if isinstance(thing, Decision) else [*_of_meeting(thing, words)]
    elif words.entry.verb in NOTICES and words.nominations:
        label, asked = NOTICES[Verb(words.entry.verb)]
        address = reverse("workflow:disqualification_notice", args=[words.nominations[0]])
        links = [EntryLink(label, f"{address}{asked}")]
    title = words.about if words.entry.chain.subject_kind == "recipient" else _title(thing)
    return ToldEntry(words, title, tuple(links))


def _title(thing: Thing | None) -> str:
    if thing is None:
        return ""
    if isinstance(thing, Meeting):
        return f"Cuộc họp ngày {short_date(thing.meets_on)}: {thing.title}"
    return f"{thing.called}: {thing.subject}"


def _of_decision(decision: Decision, words: EntryInWords) -> Iterator[EntryLink]:
    yield EntryLink("Xem quyết định", reverse("workflow:decision", args=[decision.pk]))
    if words.entry.verb in PAPERED and not decision.is_dropped:
        yield EntryLink("Bản in (PDF)", reverse("workflow:decision_paper", args=[decision.pk]))


def _of_meeting(meeting: Meeting, words: EntryInWords) -> Iterator[EntryLink]:
    yield EntryLink("Xem cuộc họp", reverse("workflow:meeting", args=[meeting.pk]))
    if words.entry.verb in (Verb.CLOSED, Verb.MINUTED) and meeting.state == MeetingState.MINUTED:
        yield EntryLink("Biên bản (PDF)", reverse("workflow:minutes", args=[meeting.pk]))
