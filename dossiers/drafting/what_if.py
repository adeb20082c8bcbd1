"""If … then: a draft with some of its list left out, or with more of the base; nothing is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dossiers.judging.dossier_findings import judge_case
from dossiers.judging.law_facts import case_of
from dossiers.local_law import LocalLaw, local_law
from dossiers.models import Dossier
from dossiers.seats.counting import BASE_AWARDS, Count, capped_awards, count_claims
from law.awards import award as award_of
from law.basics.nominees import persons_of
from law.facts import Case, Nominee, Unasked, UnitFacts, listed_facts
from law.findings import Finding, Verdict, gravest
from law.judgement.judging import Judgement
from law.seats_and_money.quotas import Allowance, allowance


@dataclass(frozen=True, slots=True)
class SeatsCompared:
    """One capped award, as it is and as it would be."""

    name: str
    was: Allowance
    was_claimed: int
    now: Allowance
    now_claimed: int


@dataclass(frozen=True, slots=True)
class FindingsChange:
    """A nomination (or, with none, the whole dossier) whose findings would differ."""

    nominee: str
    was: tuple[Finding, ...]
    now: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ComparedFigure:
    """One line of the comparison; `code` is the verdict that is counted, empty for all."""

    code: str
    was: int
    now: int

    @property
    def is_changed(self) -> bool:
        return self.was != self.now


@dataclass(frozen=True, slots=True)
class Imagined:
    cases: ComparedFigure
    verdicts: tuple[ComparedFigure, ...]
    money: ComparedFigure
    seats: tuple[SeatsCompared, ...]
    changes: tuple[FindingsChange, ...]


def imagine(dossier: Dossier, *, kept: Collection[str] | None, more: int, on: date) -> Imagined:
    """`kept` are nominee ids that stay (None: all of them), `more` what is added to the base of the seats.

    The statements do not grow with the list.
    """
    law = local_law(dossier.jurisdiction)
    case = case_of(dossier, on=on, local=law)
    gone = {each.id for each in case.nominees} - set(kept) if kept is not None else set()
    other = _without(case, gone, more=more, year=dossier.year)
    before, after = (_judged(each, dossier, law, on=on) for each in (case, other))
    left = {each.id for each in other.nominees}
    return Imagined(
        cases=ComparedFigure("", len(case.nominees), len(other.nominees)),
        verdicts=_verdicts(before, after, case, left),
        money=ComparedFigure("", before.reward_total, after.reward_total),
        seats=_seats(dossier, law, case, other, on=on),
        changes=_changes(before, after, [*(each.id for each in case.nominees if each.id in left), ""]),
    )


def _judged(case: Case, dossier: Dossier, law: LocalLaw, *, on: date) -> Judgement:
    return judge_case(case, dossier=dossier, rules=law.rulebook_of(dossier, on=on))


def _without(case: Case, gone: Collection[str], *, more: int, year: int) -> Case:
    nominees = _linked_again(
        [each for each in case.nominees if each.id not in gone], persons_of(case.nominees)
    )
    fewer = sum(each.id in gone and _was_in_base(each, year) for each in case.nominees)
    unit = case.unit
    if isinstance(unit, UnitFacts):
        unit = replace(unit, advanced_workers=max(_base(case) - fewer + more, 0))
    return replace(case, nominees=nominees, unit=unit)


def _base(case: Case) -> int:
    number = case.unit.advanced_workers if isinstance(case.unit, UnitFacts) else 0
    return 0 if isinstance(number, Unasked) else number or 0


def _was_in_base(nominee: Nominee, year: int) -> bool:
    """Counted through this nomination alone: not also by a title that stands elsewhere."""
    elsewhere = any(
        title.award in BASE_AWARDS and title.year == year for title in listed_facts(nominee.titles)
    )
    return nominee.award in BASE_AWARDS and not elsewhere


def _linked_again(kept: Sequence[Nominee], persons: Mapping[str, str]) -> tuple[Nominee, ...]:
    """Nominations of one person stay linked to each other when the first of them is left out."""
    first: dict[str, str] = {}
    linked = []
    for each in kept:
        person = persons[each.id]
        linked.append(replace(each, same_person_as=first.get(person)))
        first.setdefault(person, each.id)
    return tuple(linked)


def _verdicts(before: Judgement, after: Judgement, case: Case, left: set[str]) -> tuple[ComparedFigure, ...]:
    was = Counter(gravest(_of(before, each.id)) for each in case.nominees)
    now = Counter(gravest(_of(after, key)) for key in left)
    found = (ComparedFigure(verdict.value, was[verdict], now[verdict]) for verdict in reversed(Verdict))
    return tuple(each for each in found if each.was or each.now)


def _of(judgement: Judgement, key: str) -> tuple[Finding, ...]:
    """The adverse findings of one nominee, of the whole dossier for an empty key; seats are told apart."""
    return tuple(
        each
        for each in judgement.adverse
        if (each.nominee or "") == key and not each.rule.startswith("quota.")
    )


def _changes(before: Judgement, after: Judgement, keys: Sequence[str]) -> tuple[FindingsChange, ...]:
    found = (FindingsChange(key, _of(before, key), _of(after, key)) for key in keys)
    return tuple(
        replace(each, was=tuple(_minus(each.was, each.now)), now=tuple(_minus(each.now, each.was)))
        for each in found
        if each.was != each.now
    )


def _minus(some: Sequence[Finding], others: Sequence[Finding]) -> list[Finding]:
    return [each for each in some if each not in others]


def _seats(
    dossier: Dossier, law: LocalLaw, case: Case, other: Case, *, on: date
) -> tuple[SeatsCompared, ...]:
    counts = count_claims([(dossier.unit_id, dossier.year)], awards=capped_awards(), drafts_of=dossier.pk)
    return tuple(
        _seat(each, law, case, other, on=dossier.received_on or on)
        for each in counts
        if each.claimed or each.drafted
    )


def _seat(each: Count, law: LocalLaw, case: Case, other: Case, *, on: date) -> SeatsCompared:
    rules = law.rulebook_received(each.received_on, by=each.received_in, on=on)
    gone = sum(one.award == each.award for one in case.nominees) - sum(
        one.award == each.award for one in other.nominees
    )
    claimed = each.claimed + each.drafted
    return SeatsCompared(
        name=award_of(each.award).name,
        was=allowance(each.award, each.base, rules),
        was_claimed=claimed,
        now=allowance(each.award, _base(other), rules),
        now_claimed=claimed - gone,
    )
