"""The only translator from rows to the facts of the law. What nobody entered stays a question not asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from dossiers.judging.facts_json import to_json
from dossiers.judging.history_rows import HistoryRow, history_rows
from dossiers.local_law import LocalLaw, local_law
from dossiers.models import OPEN, Dossier, Nomination, Recipient, Standing, Way, code_of
from dossiers.seats.counting import capped_awards, count_claims, headcount
from law.awards import counted_award
from law.facts import (
    UNASKED,
    Achievement,
    Case,
    CollectiveFacts,
    DecisionRef,
    Discipline,
    HeldTitle,
    Initiative,
    Nominee,
    Post,
    Study,
    UnitFacts,
    Use,
)
from law.procedure.courses import is_simplified
from vietnamese.dates import short_date
from vietnamese.text import fold

_NOT_APPRAISED = (Standing.DRAFT, Standing.SUBMITTED, Standing.ENDORSED)
__all__ = ["case_of", "nominee_id", "nominee_of", "to_json"]

_FIGURES = (
    "people",
    "advanced_workers",
    "grassroots_fighters",
    "completed",
    "women",
    "warned_or_worse",
)


def nominee_id(nomination: Nomination | int) -> str:
    """The id under which the law speaks of a nomination."""
    return str(nomination if isinstance(nomination, int) else nomination.pk)


def case_of(
    dossier: Dossier,
    *,
    on: date,
    nominations: Iterable[Nomination] | None = None,
    local: LocalLaw | None = None,
    chosen: Mapping[int, str] | None = None,
) -> Case:
    """The case of the dossier's open nominations, or of the given ones, as they stand on `on`.

    `chosen` is the regime that is being chosen at the appraisal, by id. Four statements,
    three when the jurisdiction's law is given, for any number of nominations.
    """
    wanted = None if nominations is None else [nomination.pk for nomination in nominations]
    known = history_rows(dossier, on=on, standings=OPEN if wanted is None else (), nominations=wanted or ())
    received_on = dossier.received_on or on
    law = local or local_law(dossier.jurisdiction)
    rules = law.rulebook_of(dossier, on=on)
    return Case(
        id=dossier.code,
        on=on,
        received_on=received_on,
        simplified=is_simplified(dossier.way, rules) or UNASKED,
        local=rules.local,
        unit=_unit_facts(dossier),
        nominees=_nominees([_with_choice(row, chosen or {}) for row in known], on=on),
    )


def _with_choice(row: HistoryRow, chosen: Mapping[int, str]) -> HistoryRow:
    """A choice is made, or made anew, at the appraisal; what was recorded there holds from then on."""
    return row._replace(chosen_law=chosen.get(row.id)) if row.standing in _NOT_APPRAISED else row


def _unit_facts(dossier: Dossier) -> UnitFacts:
    """`advanced_workers` is the base of the seats: LĐTT, CSTT of the year, this dossier's drafts included."""
    counted = count_claims([(dossier.unit_id, dossier.year)], awards=capped_awards(), drafts_of=dossier.pk)
    return UnitFacts(
        headcount=headcount(dossier.unit_id),
        advanced_workers=counted[0].base,
        level=dossier.unit.level,
    )


def _nominees(known: list[HistoryRow], *, on: date) -> tuple[Nominee, ...]:
    """A held nomination is linked to no other: while it is held it carries nobody's prerequisite."""
    first: dict[int, str] = {}
    nominees = []
    for row in known:
        is_held = row.standing == Standing.HELD
        same = None if is_held else first.get(row.recipient_id)
        if not is_held:
            first.setdefault(row.recipient_id, nominee_id(row.id))
        nominees.append(nominee_of(row, same_person_as=same, on=on))
    return tuple(nominees)


def nominee_of(row: HistoryRow, *, same_person_as: str | None, on: date) -> Nominee:
    """One nomination, or one recipient's history, as the law sees it."""
    is_person = row.kind == Recipient.Kind.INDIVIDUAL
    return Nominee(
        id=nominee_id(row.id),
        kind=row.kind,
        award=row.award,
        way=row.way,
        ground=row.ground or UNASKED,
        sex=row.sex or UNASKED,
        position=row.position or UNASKED,
        same_person_as=same_person_as,
        chosen_law=row.chosen_law or UNASKED,
        achievement=Achievement(row.achievement_since, row.achievement_until, _key(row)),
        joined_on=row.joined_on or UNASKED,
        transferred_on=row.transferred_on,
        old_unit_opinion=row.old_unit_opinion or None,
        maternity_months=row.maternity_months,
        study=Study(row.study_months, row.study_result or None) if row.study_months else None,
        posts=tuple(Post(post["post"], _day(post["since"]), _day(post["until"])) for post in row.posts),
        ratings={int(year): level for year, level in row.ratings.items()},
        titles=_titles(row, on=on),
        initiatives=tuple(_initiative(each) for each in row.initiatives) if is_person else UNASKED,
        discipline=tuple(
            Discipline(each["kind"], _day(each["since"]), _day(each["until"])) for each in row.discipline
        ),
        pending=tuple(row.pending),
        collective=_collective(row),
    )


def _key(row: HistoryRow) -> str:
    """One merit is told by its way and period; a campaign or sudden merit also by what was done."""
    period = f"{row.way} {short_date(row.achievement_since)} - {short_date(row.achievement_until)}"
    return period if row.way == Way.MERIT else f"{period} {fold(row.achievement)}".strip()


def _titles(row: HistoryRow, *, on: date) -> tuple[HeldTitle, ...]:
    held = [_title(each, on=on) for each in row.titles]
    return (*held, _title_of_this_round(row.proposed, on=on)) if row.proposed else tuple(held)


def _title(each: dict[str, Any], *, on: date) -> HeldTitle:
    since, until, revoked_on = _day(each["since"]), _day(each["until"]), _day(each["revoked_on"])
    own = each["award"]
    award = counted_award(own)
    return HeldTitle(
        award=award,
        year=each["year"],
        way=each["way"],
        decision=DecisionRef(each["number"] or None, _day(each["on"])),
        revoked=revoked_on is not None and revoked_on <= on,
        achievement=Achievement(since or UNASKED, until or UNASKED) if since or until else UNASKED,
        provenance=each["provenance"],
        given_as=UNASKED if own == award else own,
    )


def _title_of_this_round(proposed: dict[str, Any], *, on: date) -> HeldTitle:
    """LĐTT asked for in another dossier of the year: both are decided together, so it counts for CSTĐCS.
    (One asked for in the same dossier is linked by `same_person_as`.)"""
    return HeldTitle(
        award=proposed["award"],
        year=proposed["year"],
        way=Way.MERIT.value,
        decision=DecisionRef(f"đề nghị cùng năm, hồ sơ số {proposed['dossier']}", on),
        revoked=False,
        achievement=Achievement(_day(proposed["since"]), _day(proposed["until"])),
    )


def _initiative(each: dict[str, Any]) -> Initiative:
    return Initiative(
        code=each["code"],
        kind=each["kind"],
        level=each["level"],
        year=each["year"],
        decision=DecisionRef(each["number"] or None, _day(each["on"])),
        used_in=tuple(
            Use(code_of(use["year"], use["dossier"]), use["unit"], use["award"], _day(use["on"]))
            for use in each["used_in"]
        ),
        provenance=each["provenance"],
    )


def _collective(row: HistoryRow) -> Any:
    """The year's figures; None where the collective has entered none, not asked of anybody else."""
    if row.kind != Recipient.Kind.COLLECTIVE:
        return UNASKED
    if row.figures is None:
        return None
    return CollectiveFacts(
        **{name: row.figures[name] for name in _FIGURES},
        founded_on=_day(row.figures["founded_on"]) or UNASKED,
        party_cell=row.figures["party_cell"] or None,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
