"""What a decision page shows: candidates ready for a draft, lines with money, who signs and how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from django.db.models import Count, Q, QuerySet
from django.db.models.expressions import RawSQL

from dossiers.local_law import lists_are_grouped, local_law
from dossiers.models import Standing, Way
from law.awards import FORMS, TITLES, Award
from law.awards import award as award_of
from law.findings import Finding
from law.procedure.routing import (
    authority_of,
    is_sent_above,
    may_decide,
    needs_council,
    unconfirmed_authority,
)
from roles.doors.law_in_force import stack_in_force
from roles.models import Jurisdiction
from roles.queries import with_predecessors
from roles.rights.permissions import Mandate, Organ, mandates_at
from vietnamese.collation import sort_key
from workflow.actions.sign import signer_lines
from workflow.models import AgendaItem, Decision, DecisionState, Line
from workflow.queries.meetings import NominationBefore, with_units
from workflow.reports.decision_paper import KINDS
from workflow.reports.reward_money import priced, tell_money, told_money
from workflow.whose_turn import past_the_board

Key = tuple[str, str, int]
# Drafted or signed; the word stands in the address of their list.
NOT_ISSUED = (DecisionState.DRAFTED, DecisionState.SIGNED, DecisionState.NUMBERED)
UNISSUED = "chua-ban-hanh"
LIVE_LINES = Count("lines", filter=Q(lines__is_live=True))


@dataclass(frozen=True, slots=True)
class ReadyForDraft:
    """Nominations that one decision or package may carry: one award, one way, one year of achievement."""

    award: Award
    way: str
    year: int
    rows: tuple[NominationBefore, ...]

    @property
    def way_label(self) -> str:
        return Way(self.way).label


@dataclass(frozen=True, slots=True)
class PricedRow:
    """One candidate with the money it would bring; `amount` is None where no text gives the factor."""

    shown: NominationBefore
    amount: int | None
    is_paid: bool
    citation: str
    money_note: str


@dataclass(frozen=True, slots=True)
class Hand:
    """Who would sign now, by which paper, for whom, and the block above the signature."""

    name: str
    lines: tuple[str, ...]
    posts: str  # the same in small letters: "KT. Chủ tịch, Phó Chủ tịch"
    paper: str
    signed_for: str


def ready_for_decision(jurisdiction: Jurisdiction, *, on: date) -> list[ReadyForDraft]:
    """Passed, or appraised and needing no council; in no live agenda or decision, and decided here."""
    return _ready(jurisdiction, on=on, is_above=False)


def ready_to_send_up(jurisdiction: Jurisdiction, *, on: date) -> list[ReadyForDraft]:
    """The same of what those above every jurisdiction decide."""
    return _ready(jurisdiction, on=on, is_above=True)


def _ready(jurisdiction: Jurisdiction, *, on: date, is_above: bool) -> list[ReadyForDraft]:
    law, stack = local_law(jurisdiction), stack_in_force()
    rows = [
        row
        for row in past_the_board(jurisdiction).select_related("dossier__bloc", "recipient")
        if is_sent_above(row.award, jurisdiction.level, on, stack=stack) == is_above
        and (
            row.standing == Standing.PASSED
            or not needs_council(row.award, law.rulebook_of(row.dossier, on=on)).needed
        )
    ]
    is_grouped = lists_are_grouped(jurisdiction, on=on)
    shown = sorted(with_units(rows, on=on), key=lambda row: _place(row, by_unit=is_grouped))
    return [
        ReadyForDraft(award_of(award), way, year, tuple(found))
        for (award, way, year), found in groupby(shown, key=_key)
    ]


def _key(row: NominationBefore) -> Key:
    nomination = row.nomination
    return (nomination.award, nomination.way, nomination.dossier.year)


def _place(row: NominationBefore, *, by_unit: bool) -> tuple[object, ...]:
    """Within a group as the list of the decision is printed."""
    (award, way, year), nomination = _key(row), row.nomination
    found, unit = award_of(award), sort_key(row.unit_beside_name) if by_unit else ""
    of_list = (tuple(KINDS).index(nomination.recipient.kind), unit, nomination.sort_key, nomination.pk)
    return (-year, not found.is_title, found.place, way, *of_list)


def group_of(groups: Iterable[ReadyForDraft], key: Key) -> ReadyForDraft | None:
    return next((one for one in groups if (one.award.code, one.way, one.year) == key), None)


def emptied_group(key: Key) -> ReadyForDraft | None:
    """What a form was opened for, when others have taken its last case since; None for guessed words."""
    code, way, year = key
    known = code in TITLES or code in FORMS
    return ReadyForDraft(award_of(code), way, year, ()) if known and way in Way.values and year else None


def with_money(rows: Sequence[NominationBefore], *, on: date) -> list[PricedRow]:
    """The reward of each by the law of a decision of that day."""
    money = priced([row.nomination for row in rows], on=on)
    told = told_money(money)
    found = [(row, money[row.nomination.pk], told[row.nomination.pk]) for row in rows]
    return [PricedRow(row, one.amount, one.is_paid, one.citation, words) for row, one, words in found]


def doubt_about(jurisdiction: Jurisdiction, award: str, *, on: date) -> Finding | None:
    """What the law says against this office deciding this award that day; None when nothing."""
    return may_decide(award, authority_of(jurisdiction.level), on, stack=stack_in_force())


def unconfirmed_about(award: str, *, on: date) -> str:
    """Where nothing is said against the office: what of its authority the law in force leaves unconfirmed."""
    return unconfirmed_authority(award, on, stack=stack_in_force())


def decisions_known_to(organs: Iterable[Organ]) -> QuerySet[Decision]:
    """What these jurisdictions may read: their own, and those of all they took over from."""
    return _decisions(with_predecessors(organ.pk for organ in organs if isinstance(organ, Jurisdiction)))


def decisions_of(organs: Iterable[Organ]) -> QuerySet[Decision]:
    """All drafts, signed and issued decisions of these jurisdictions, the latest first."""
    return _decisions([organ.pk for organ in organs if isinstance(organ, Jurisdiction)])


def _decisions(powers: RawSQL | list[int]) -> QuerySet[Decision]:
    rows = Decision.objects.filter(jurisdiction__in=powers, is_dropped=False)
    shown = rows.select_related("jurisdiction").prefetch_related("jurisdiction__paper_words")
    return shown.annotate(count=LIVE_LINES).order_by("-pk")


def lines_of_decision(decision: Decision, *, on: date) -> list[tuple[Line, NominationBefore]]:
    """Every line, also the refused ones, with unit and what the council said of it."""
    lines = list(
        decision.lines.select_related("nomination__dossier__bloc", "nomination__recipient").order_by(
            "ordinal"
        )
    )
    tell_money(lines, on=decision.signed_on or on)
    votes = _votes([line.nomination_id for line in lines])
    shown = with_units([line.nomination for line in lines], on=on)
    return [
        (line, _with_vote(row, votes.get(line.nomination_id))) for line, row in zip(lines, shown, strict=True)
    ]


def _with_vote(row: NominationBefore, item: AgendaItem | None) -> NominationBefore:
    return row if item is None else replace(row, item=item, citation=item.citation)


def _votes(nominations: Sequence[int]) -> dict[int, AgendaItem]:
    """The last counted vote on each."""
    items = AgendaItem.objects.filter(nomination__in=nominations).exclude(result="")
    items = items.select_related("meeting").order_by("pk")
    return {item.nomination_id: item for item in items}


def hand_of(mandate: Mandate) -> Hand:
    """Điều 13 Nghị định 30/2020/NĐ-CP: KT., TL. or TUQ. above the post of who signs."""
    lines, posts = tuple(signer_lines(mandate)), mandate.post
    if mandate.capacity:
        posts = f"{mandate.capacity} {mandate.principal_post}, {mandate.post}"
    return Hand(mandate.name, lines, posts, mandate.paper, mandate.signed_for)


def hands_for(jurisdiction: Jurisdiction, *, on: date) -> list[Hand]:
    """Everybody who may sign its decisions that day, who does so in his own right first."""
    return [hand_of(mandate) for mandate in mandates_at(jurisdiction, "sign_decision", on=on)]


def returners_of(decision: Decision, *, on: date) -> str:
    """The names of those who may send it back to be mended that day; empty unless it is signed and waits for
    its number."""
    if decision.state != DecisionState.SIGNED:
        return ""
    mandates = mandates_at(decision.jurisdiction, "number_decision", on=on)
    return " hoặc ".join(dict.fromkeys(each.name for each in mandates))


def told_counts(rows: Sequence[NominationBefore]) -> Iterator[tuple[str, int]]:
    """How many collectives, households and individuals, in that order, without the empty ones."""
    kinds = [row.nomination.recipient.kind for row in rows]
    for kind, label in (("collective", "tập thể"), ("household", "hộ gia đình"), ("individual", "cá nhân")):
        if kinds.count(kind):
            yield label, kinds.count(kind)


def vote_of_all(rows: Sequence[NominationBefore]) -> str:
    """A sentence on the council's vote where it is the same of all; empty where it is not, or of one case."""
    told = {row.item.arithmetic if row.item else "" for row in rows}
    if len(told) != 1 or len(rows) == 1:
        return ""
    arithmetic = told.pop()
    if not arithmetic:
        return "Không trường hợp nào qua Hội đồng bỏ phiếu."
    return f"Kết quả Hội đồng như nhau ở mọi trường hợp: {arithmetic}"
