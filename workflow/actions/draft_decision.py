"""Draft a decision: lines of one award and way, with bases and money of the day; seats counted again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from dossiers.judging.settlements import Settlement, Unanswered, answer_to, question_on
from dossiers.models import Nomination
from law.findings import Verdict
from law.procedure.routing import authority_of, may_decide
from roles.doors.foreign_ids import refuse_foreign
from roles.doors.given_numbers import GivenNumber, refuse_of_tomorrow
from roles.doors.law_in_force import stack_in_force
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Refused, refuse_if
from roles.models import Jurisdiction
from trail.entries import StandingMove
from trail.record import Note, record_many
from trail.state.proved_table import proof
from trail.verbs import Verb
from workflow.actions.steps.carrying.after_the_vote import refuse_before_vote
from workflow.actions.steps.carrying.decision_contents import (
    bases_of,
    lines_for,
    meeting_that_passed,
    obstacles_to_carry,
    total_of,
)
from workflow.actions.steps.locking import locked_nominations
from workflow.actions.steps.moving import notes_for
from workflow.actions.steps.single import settle_all
from workflow.models import Decision, Line
from workflow.models.proved_tables import OF_DECISION
from workflow.reports.board_office import submission_symbol
from workflow.table.act_rights import may, require
from workflow.table.moves import Act


@dataclass(frozen=True, slots=True)
class DecisionWording:
    """What the officer writes: `about` follows "Về việc", `achievement` follows "đã có".

    `submission` is the Board's own petition, by which it hands the draft to who signs; `settled` answers what
    the law leaves open of the authority to decide.
    """

    about: str
    achievement: str
    proposal: str = ""
    settled: Settlement | None = None
    submission: GivenNumber | None = None


def with_symbol(wording: DecisionWording, jurisdiction: Jurisdiction, *, on: date) -> DecisionWording:
    """The petition is cited as it is printed: a number alone gets the sign of the Board's office."""
    if wording.submission is None:
        return wording
    symbol = submission_symbol(jurisdiction, on=on)
    return replace(wording, submission=wording.submission.with_symbol(symbol))


@one_act
def draft_decision(
    jurisdiction: Jurisdiction,
    nomination_ids: Collection[int],
    wording: DecisionWording,
    *,
    by: AbstractBaseUser,
    on: date,
) -> Decision:
    """The draft, on the chair's desk.

    Of a nomination under another jurisdiction nothing is told, not even its name.
    """
    mandate = require(may(Act.DRAFT_DECISION, by, jurisdiction, on=on))
    refuse_of_tomorrow(wording.submission, paper="Tờ trình", on=on)
    wording = with_symbol(wording, jurisdiction, on=on)
    nominations = locked_nominations(nomination_ids)
    own = [row.pk for row in nominations if row.dossier.jurisdiction_id == jurisdiction.pk]
    refuse_foreign(nomination_ids, own, field="Trường hợp trong quyết định")
    answers: list[dict[str, Any]] = []
    obstacles = list(_obstacles(jurisdiction, nominations, wording, answers, on=on))
    refuse_if(obstacles, message="Chưa dự thảo được quyết định.")
    refuse_before_vote(wording.submission, own)
    seats = settle_all(nominations, on=on)

    decision = _create(jurisdiction, nominations, wording, by, on=on)
    lines = Line.objects.bulk_create(lines_for(decision, nominations, after=0, on=on))
    decision.reward_total = total_of(lines)
    decision.save(update_fields=["reward_total"])
    told = Note(
        subject=("decision", decision.pk),
        details={
            "award": decision.award,
            "lines": len(nominations),
            "total": decision.reward_total,
            "petition": wording.submission.told if wording.submission else "",
            **proof(decision.pk, *OF_DECISION),
        },
        overridden=answers,
        jurisdiction_id=jurisdiction.pk,
        about=decision.subject,
    )
    by_dossier: dict[int, list[StandingMove]] = {row.dossier_id: [] for row in nominations}
    carrier = ("decision", decision.pk)
    notes = notes_for(by_dossier, nominations, about=decision.subject, seats=seats, carried_by=carrier)
    record_many(Verb.DECISION_DRAFTED, [told, *notes], by=mandate.actor, on=on)
    return decision


def _obstacles(
    jurisdiction: Jurisdiction,
    nominations: Sequence[Nomination],
    wording: DecisionWording,
    answers: list[dict[str, Any]],
    *,
    on: date,
) -> Iterator[Obstacle]:
    """What stands in the way; what the law left open and was answered is added to `answers`."""
    if not nominations:
        raise Refused("Dự thảo chưa có trường hợp nào.", remedy="Chọn các trường hợp đủ điều kiện.")
    yield from _about_authority(jurisdiction, nominations, wording, answers, on=on)
    if len({(row.award, row.way, row.dossier.year) for row in nominations}) > 1:
        yield Obstacle(
            "Một quyết định chỉ gồm một danh hiệu hoặc hình thức, một loại và một năm thành tích.",
            remedy="Tách thành nhiều dự thảo.",
        )
    yield from obstacles_to_carry(jurisdiction, nominations, on=on)


def _about_authority(
    jurisdiction: Jurisdiction,
    nominations: Sequence[Nomination],
    wording: DecisionWording,
    answers: list[dict[str, Any]],
    *,
    on: date,
) -> Iterator[Obstacle]:
    stack = stack_in_force()
    for award in sorted({row.award for row in nominations}):
        finding = may_decide(award, authority_of(jurisdiction.level), on, stack=stack)
        if finding is None:
            continue
        try:
            if finding.verdict is not Verdict.REVIEW:
                raise Unanswered(finding.remedy)
            answers.append(answer_to(question_on(finding, stack, on=on), wording.settled, stack))
        except Unanswered as fault:
            yield Obstacle(finding.message, remedy=str(fault), citation=finding.citation)


def _create(
    jurisdiction: Jurisdiction,
    nominations: Sequence[Nomination],
    wording: DecisionWording,
    by: AbstractBaseUser,
    *,
    on: date,
) -> Decision:
    first = nominations[0]
    decision = Decision(
        jurisdiction=jurisdiction,
        award=first.award,
        way=first.way,
        year=first.dossier.year,
        about=wording.about,
        achievement=wording.achievement,
        proposal=wording.proposal,
        submission_number=wording.submission.number if wording.submission else "",
        submission_on=wording.submission.on if wording.submission else None,
        meeting=meeting_that_passed([row.pk for row in nominations]),
        drafted_on=on,
        drafted_by_id=by.pk,
    )
    decision.bases = bases_of(decision, on=on)
    decision.save()
    return decision
