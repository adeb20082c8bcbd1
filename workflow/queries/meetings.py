"""What a council has before it: candidates for an agenda, parts by award, quorum, who has still to vote."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import QuerySet

from dossiers.judging.law_marks import (
    Rests,
    dealt_with_in_words,
    is_left_settled,
    mark_left,
    resting_on_declared,
)
from dossiers.local_law import LocalLaw, local_law
from dossiers.models import Nomination, Standing
from dossiers.recipients.also_proposed import tell_also_proposed
from dossiers.recipients.paper_checks.checked_since import tell_checked_since
from law.awards import Award
from law.awards import award as award_of
from law.procedure.routing import needs_council
from law.procedure.thresholds import Threshold, quorum, threshold
from roles.models import Council, Jurisdiction
from roles.queries import names_on, with_predecessors
from roles.rights.permissions import Organ
from vietnamese.text import beside
from workflow.models import AgendaItem, Meeting, MeetingState
from workflow.queries.told_of_rows import PointCount, count_of, points_of
from workflow.whose_turn import past_the_board

NOTICED = (MeetingState.CONVENED, MeetingState.CALLED_OFF, MeetingState.ADJOURNED)


@dataclass(frozen=True, slots=True)
class NominationBefore:
    """A nomination as a council or a signer sees it; `item` is its agenda item, where there is one,
    and `citation` the article or local paper by which the council's vote on it was counted."""

    nomination: Nomination
    unit: str
    bloc: str
    item: AgendaItem | None = None
    citation: str = ""

    @property
    def unit_beside_name(self) -> str:
        """Empty where the nomination is the unit itself."""
        return beside(self.nomination.recipient_name, self.unit)

    @property
    def mark(self) -> str:
        """What is left of it after appraisal; empty where it was not judged."""
        return mark_left(self.nomination)

    @property
    def dealt_with(self) -> list[str]:
        return dealt_with_in_words(self.nomination)

    @property
    def rests_on(self) -> list[Rests]:
        """What nobody had held against its paper when it was appraised, and what became of that since."""
        return resting_on_declared(self.nomination)

    @property
    def is_left_settled(self) -> bool:
        """Whether the appraisal answered what its mark still tells of."""
        return is_left_settled(self.nomination)

    @property
    def points(self) -> list[Mapping[str, Any]]:
        """What the law left open or held against it, each once, with the reason that settled it."""
        return points_of(self.nomination)

    @property
    def count(self) -> PointCount:
        return count_of(self.nomination)


@dataclass(frozen=True, slots=True)
class Part:
    """All of one award; `bars` are the thresholds that apply, one for each body of law they came under."""

    award: Award
    rows: tuple[NominationBefore, ...]
    bars: tuple[Threshold, ...] = ()


@dataclass(frozen=True, slots=True)
class Quorum:
    members: int
    needed: int
    citation: str


def meetings_of(organs: Iterable[Organ]) -> QuerySet[Meeting]:
    """Of these councils, and of all councils whose past these jurisdictions keep; the latest first."""
    given = list(organs)
    councils = [organ.pk for organ in given if isinstance(organ, Council)]
    powers = with_predecessors(organ.pk for organ in given if isinstance(organ, Jurisdiction))
    rows = Meeting.objects.filter(council__in=councils) | Meeting.objects.filter(
        council__jurisdiction__in=powers
    )
    return rows.select_related("council").order_by("-meets_on", "-pk")


def notices_to(councils: Collection[int], *, on: date) -> QuerySet[Meeting]:
    """Meetings to which the members of these councils are called, and what they were told of since, until
    the day they meet or would have met."""
    rows = Meeting.objects.filter(council__in=councils, state__in=NOTICED, meets_on__gte=on)
    return rows.select_related("council").order_by("meets_on", "pk")


def open_beside(meeting: Meeting) -> QuerySet[Meeting]:
    """Other meetings of its council that are open: nobody sits in two at one time."""
    rows = Meeting.objects.filter(council=meeting.council_id, state=MeetingState.OPEN)
    return rows.exclude(pk=meeting.pk).order_by("opened_at", "pk")


def council_candidates(council: Council, *, on: date) -> list[NominationBefore]:
    """Appraised, on no agenda, and of an award that needs this council's vote."""
    rows = past_the_board(council.jurisdiction).filter(standing=Standing.APPRAISED)
    law = local_law(council.jurisdiction)
    needing = [row for row in rows.select_related("dossier__bloc") if _is_for_council(row, law, on=on)]
    return list(with_units(needing, on=on))


def _is_for_council(row: Nomination, law: LocalLaw, *, on: date) -> bool:
    return needs_council(row.award, law.rulebook_of(row.dossier, on=on)).needed


def with_units(rows: Collection[Nomination], *, on: date) -> Iterator[NominationBefore]:
    """Each with its unit, its bloc, what else it is proposed for and what was held against papers since it
    was appraised; the rows carry their dossier."""
    tell_also_proposed(list(rows))
    tell_checked_since(rows)
    names = names_on({row.dossier.unit_id for row in rows}, on=on)
    for row in rows:
        bloc = row.dossier.bloc
        yield NominationBefore(row, names[row.dossier.unit_id], bloc.name if bloc else "")


def agenda(meeting: Meeting, *, on: date) -> list[NominationBefore]:
    """The live items of a meeting in their order, or all of them once it is closed."""
    items = meeting.items.select_related("nomination__dossier__bloc", "nomination__recipient")
    items = items.filter(is_live=True) if meeting.closed_on is None else items.exclude(result="")
    ordered = list(items.order_by("ordinal"))
    shown = with_units([item.nomination for item in ordered], on=on)
    return [replace(row, item=item, citation=item.citation) for row, item in zip(shown, ordered, strict=True)]


def in_parts(rows: Sequence[NominationBefore]) -> list[Part]:
    """By award: titles first, the highest first; within a part the order stays."""
    ordered = sorted(rows, key=lambda row: _place(row.nomination.award))
    return [
        Part(award_of(code), tuple(found))
        for code, found in groupby(ordered, key=lambda row: row.nomination.award)
    ]


def with_bars(parts: Sequence[Part], *, council: Council, members: int, on: date) -> list[Part]:
    """Each part with the thresholds on ALL members, by the law of the days its dossiers were received."""
    law = local_law(council.jurisdiction)
    return [replace(part, bars=_bars(part, law, members=members, on=on)) for part in parts]


def _bars(part: Part, law: LocalLaw, *, members: int, on: date) -> tuple[Threshold, ...]:
    dossiers = [row.nomination.dossier for row in part.rows]
    receipts = {(one.received_on or on, one.received_in_id or 0): one for one in dossiers}
    books = (law.rulebook_of(one, on=on) for _receipt, one in sorted(receipts.items()))
    return tuple(dict.fromkeys(threshold(part.award.code, members, rules) for rules in books))


def quorum_of(council: Council, *, members: int, on: date) -> Quorum:
    """How many must be present (khoản 1 Điều 11 Thông tư 12/2019/TT-BNV and what followed it)."""
    rules = local_law(council.jurisdiction).rulebook_on(on)
    article = rules.value("quorum")
    return Quorum(members, quorum(members, rules), str(article.citation) if article else "")


def _place(code: str) -> tuple[bool, int, str]:
    found = award_of(code)
    return (not found.is_title, found.place, code)
