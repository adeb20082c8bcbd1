"""The history as an auditor reads it: entries in words, whom to search for, a dossier at an instant."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from dossiers.drafting.removing import REMOVED
from dossiers.judging.nomination_grounds import ground_words
from dossiers.models import Dossier, Recipient, Revision
from law.awards import UnknownAward
from law.awards import award as award_of
from roles.doors.law_in_force import stack_in_force
from roles.models import Appointment
from trail.models import Entry
from trail.phrases import (
    ChangeInWords,
    MoveInWords,
    act_label,
    award_in_full,
    changes_of,
    facts_in_words,
    moves_of,
    proposals_of,
    sentence,
    standing_in_words,
    told_verb,
)
from trail.replay import entries_until, standings_from
from trail.verbs import Verb
from vietnamese.collation import person_key
from vietnamese.numbers import two_digits
from vietnamese.text import has_every_word
from workflow.queries.revisions.hidden_conduct import HIDDEN, tells_of_conduct

CARRIERS = ("decision", "meeting")
NAMED = 3
# As many as somebody reads in one entry; an import of thousands is read person by person.
CHANGES_SHOWN = 100


@dataclass(frozen=True, slots=True)
class EntryInWords:
    """One entry in words; `law` says under which law it was judged, `names` whose cases it is about.

    `carrier` is ("decision" or "meeting", key) where one of these carried the cases, or is what it is about.
    """

    entry: Entry
    act: str
    sentence: str
    moves: tuple[MoveInWords, ...]
    facts: tuple[tuple[str, str], ...]
    changes: tuple[ChangeInWords, ...]
    more_changes: int
    overridden: tuple[str, ...]
    law: str
    about: str
    names: str
    nominations: tuple[int, ...]
    carrier: tuple[str, int] | None

    @property
    def is_of_its_day(self) -> bool:
        """Whether the server wrote it on the day that the act names."""
        return timezone.localdate(self.entry.at) == self.entry.acted_on


@dataclass(frozen=True, slots=True)
class Stood:
    """One nomination as it stood then; `preference` is the unit's order within an award, 0 without one."""

    nomination: int
    name: str
    preference: int
    award: str
    ground: str
    standing: str
    standing_words: str


@dataclass(frozen=True, slots=True)
class AtInstant:
    """The dossier then: its nominations, the last act before, and the sealed revision of that time."""

    rows: tuple[Stood, ...]
    entries: int
    last: EntryInWords | None
    revision: Revision | None


def entry_in_words(
    entry: Entry, *, of_card: Recipient | None = None, hides_conduct: bool = False
) -> EntryInWords:
    """`of_card`: an act on many, as an import, is told only as far as it is about this recipient.
    `hides_conduct`: of a settled doubt about conduct only that there was one."""
    content = json.loads(entry.payload)
    rulebook = content["rulebook"] or {}
    only = of_card.pk if of_card else None
    changes = proposals_of(entry, only=only) + changes_of(entry, only=only)
    return EntryInWords(
        entry=entry,
        act=act_label(told_verb(content)),
        sentence=sentence(entry),
        moves=tuple(each for each in moves_of(entry) if of_card is None or of_card.name in each.about),
        facts=tuple(facts_in_words(entry)),
        changes=tuple(changes[:CHANGES_SHOWN]),
        more_changes=max(len(changes) - CHANGES_SHOWN, 0),
        overridden=tuple(
            f"{HIDDEN}, đã xem xét" if hides_conduct and tells_of_conduct(each) else _overridden(each)
            for each in content["overridden"]
        ),
        law=_law_called(rulebook.get("regime", "")),
        about=content["about"],
        names=_names(content),
        nominations=tuple(content["details"].get("nominations", ())),
        carrier=_carrier(entry, content["details"]),
    )


def _names(content: Mapping[str, Any]) -> str:
    """ "Nông Văn A (Chiến sĩ thi đua cơ sở) và 05 trường hợp khác"; empty where the act names nobody."""
    cases = content["details"].get("cases", [])
    named = list(dict.fromkeys([move["about"] for move in content["moves"]] or cases))
    more = f" và {two_digits(len(named) - NAMED)} trường hợp khác" if len(named) > NAMED else ""
    return ", ".join(map(award_in_full, named[:NAMED])) + more


def _carrier(entry: Entry, details: Mapping[str, Any]) -> tuple[str, int] | None:
    if entry.chain.subject_kind in CARRIERS:
        return entry.chain.subject_kind, entry.chain.subject_id
    return next(((kind, details[kind]) for kind in CARRIERS if isinstance(details.get(kind), int)), None)


def _law_called(regime: str) -> str:
    """The law in force for what was judged, empty where nothing was judged."""
    return next((str(one.citation) for one in stack_in_force().regimes if one.id == regime), "")


def _overridden(said: Any) -> str:
    """A doubt of the law that a person settled, with what was chosen to settle it and the reason given."""
    if isinstance(said, str):
        return said
    told, reason = said.get("told", ""), str(said.get("reason", ""))
    parts = [str(said.get("message", "")).rstrip("."), f"lý do: {reason.rstrip('.') if told else reason}"]
    parts += [f"căn cứ kết luận: {told}"] if told else []
    citation = said.get("citation", "")
    return ", ".join(part for part in parts if part) + (f" ({citation})" if citation else "")


def appointed_in(jurisdictions: Collection[int]) -> QuerySet[Appointment]:
    """Everybody who ever held an office in these jurisdictions: whom an auditor may search for."""
    within = (
        Q(jurisdiction__in=jurisdictions)
        | Q(council__jurisdiction__in=jurisdictions)
        | Q(bloc__jurisdiction__in=jurisdictions)
        | Q(unit__profiles__jurisdiction__in=jurisdictions)
    )
    return Appointment.objects.filter(within).select_related("user")


def people_called(words: str, jurisdictions: Collection[int]) -> dict[int, str]:
    """Users whose name or account holds every word, with any accents; by id."""
    found = {row.user_id: row.user for row in appointed_in(jurisdictions).order_by("user_id")}
    names = {pk: f"{user.get_full_name()} ({user.get_username()})" for pk, user in found.items()}
    return {pk: name for pk, name in names.items() if has_every_word(name, words)}


def posts_in(jurisdictions: Collection[int]) -> list[str]:
    """The posts under which people act there, for the filter by office."""
    return sorted(set(appointed_in(jurisdictions).order_by().values_list("post", flat=True).distinct()))


def dossier_at(dossier: Dossier, instant: datetime | date) -> AtInstant:
    """Read again from the history alone; names come from the entries and from the sealed content."""
    entries = entries_until(("dossier", dossier.pk), instant)
    standings = standings_from(entries)
    revision = _revision_at(dossier, entries)
    sealed = {one["id"]: one for one in revision.content["nominations"]} if revision else {}
    day = date.fromisoformat(revision.content["on"]) if revision else None
    spoken = {move["nomination"]: move["about"] for entry in entries for move in _moves(entry)}
    rows = [
        _stood(pk, standing, sealed.get(pk), spoken.get(pk, ""), day=dossier.received_on or day)
        for pk, standing in standings.items()
        if standing != REMOVED
    ]
    return AtInstant(
        rows=tuple(sorted(rows, key=_list_place)),
        entries=len(entries),
        last=entry_in_words(entries[-1]) if entries else None,
        revision=revision,
    )


def _list_place(row: Stood) -> tuple[str, bool, int, str, int]:
    return (row.award, row.preference == 0, row.preference, person_key(row.name), row.nomination)


def _revision_at(dossier: Dossier, entries: list[Entry]) -> Revision | None:
    """The nth submission sealed the nth revision."""
    submitted = sum(entry.verb == Verb.SUBMITTED for entry in entries)
    return dossier.revisions.filter(number__lte=submitted).order_by("-number").first()


def _moves(entry: Entry) -> Iterator[dict[str, Any]]:
    yield from json.loads(entry.payload)["moves"]


def _stood(pk: int, standing: str, sealed: dict[str, Any] | None, about: str, *, day: date | None) -> Stood:
    return Stood(
        nomination=pk,
        name=sealed["recipient_name"] if sealed else about,
        preference=sealed["ordinal"] if sealed else 0,
        award=_award_name(sealed["award"]) if sealed else "",
        ground=ground_words(sealed.get("ground", ""), day) if sealed else "",
        standing=standing,
        standing_words=standing_in_words(standing),
    )


def _award_name(code: str) -> str:
    try:
        return award_of(code).name
    except UnknownAward:
        return code
