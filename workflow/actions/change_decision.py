"""Change a draft of a decision, line by line: what it carries, in which order, and its words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet

from dossiers.models import Nomination
from law.awards import name_of
from roles.doors.foreign_ids import refuse_foreign
from roles.doors.given_numbers import refuse_of_tomorrow
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Refused, refuse_if
from trail.entries import StandingMove
from trail.queries import entries_told
from trail.record import Note, record_many
from trail.state.proved_table import proofs
from trail.verbs import Verb
from workflow.actions.draft_decision import DecisionWording, with_symbol
from workflow.actions.steps.carrying.after_the_vote import refuse_before_vote
from workflow.actions.steps.carrying.decision_contents import (
    as_told,
    bases_of,
    changes_between,
    in_given_order,
    move_lines,
    obstacles_to_carry,
    recount,
    set_lines,
)
from workflow.actions.steps.carrying.submitted_anew import refuse_number_acted_on
from workflow.actions.steps.locked_decision import known_decision, locked_decision
from workflow.actions.steps.locking import locked_nominations, overtaken
from workflow.actions.steps.moving import NOTHING_SETTLED, notes_for
from workflow.actions.steps.single import settle_all
from workflow.models import Decision, DecisionState, Line
from workflow.models.proved_tables import OF_DECISION
from workflow.table.act_rights import may, require
from workflow.table.moves import BY_ACT, Act
from workflow.table.row import Carrier


@dataclass(frozen=True, slots=True)
class DecisionChange:
    """`places` numbers lines anew by their keys; `moved` says which other draft takes a line over; `added`
    are nominations. `seen`: how many entries the decision's history had when it was shown (trail.queries).
    `answer`: what the clerk is told of a draft that he returned."""

    wording: DecisionWording
    seen: int
    places: Mapping[int, int] = field(default_factory=dict)
    removed: Collection[int] = ()
    moved: Mapping[int, int] = field(default_factory=dict)
    added: Collection[int] = ()
    answer: str = ""


@one_act
def change_decision(decision_id: int, change: DecisionChange, *, by: AbstractBaseUser, on: date) -> Decision:
    """The draft as it stands then, its money by the law of that day. Raises `Overtaken` when somebody else
    changed it since it was shown, `Refused` where no line would be left, or where what the clerk returned
    would stay as it is and nobody says why."""
    mandate = require(may(Act.CHANGE_DECISION, by, known_decision(decision_id), on=on))
    decision, others = _locked(decision_id, change)
    _refuse_unseen(decision, change.seen)
    refuse_of_tomorrow(change.wording.submission, paper="Tờ trình", on=on)
    change = replace(change, wording=with_symbol(change.wording, decision.jurisdiction, on=on))
    lines = list(decision.lines.order_by("ordinal", "pk"))
    live = {line.pk: line for line in lines if line.is_live}
    named = {*change.places, *change.removed, *change.moved}
    refuse_foreign(named, live, field="Dòng của dự thảo")
    rows = locked_nominations([*(line.nomination_id for line in live.values()), *change.added])
    added = _to_add(decision, rows, change.added, on=on)
    staying = [line for line in live.values() if line.pk not in {*change.removed, *change.moved}]
    if not staying and not added:
        raise Refused(
            "Dự thảo không còn trường hợp nào.", remedy="Để lại ít nhất một dòng, hoặc dùng “Bỏ dự thảo”."
        )
    carried = [*(line.nomination_id for line in staying), *(row.pk for row in added)]
    refuse_before_vote(change.wording.submission, carried)
    seats = settle_all(added, on=on) if added else NOTHING_SETTLED
    before = as_told(decision)

    Line.objects.filter(pk__in=change.removed).delete()
    move_lines(live, change.moved, others)
    dead = [line for line in lines if not line.is_live]
    set_lines(decision, in_given_order(staying, change.places), dead, rows, added, on=on)
    _reword(decision, change.wording, on=on)
    changes = changes_between(before, as_told(decision))
    is_same = not (changes or added or change.removed or change.moved)
    refuse_number_acted_on([] if is_same else [decision], others.values(), on=on)
    verb, kept_because = _settled_return(decision, change, is_same=is_same)
    decision.save()
    for other in others.values():
        recount(other)
    told = {**_names(live, rows, change), "changes": changes, "answer": "" if kept_because else change.answer}
    kept = proofs([decision.pk, *others], *OF_DECISION)
    notes = [
        Note(
            subject=("decision", each.pk),
            reason=kept_because if each is decision else "",
            details={**(told if each is decision else {}), "total": each.reward_total, **kept[each.pk]},
            jurisdiction_id=each.jurisdiction_id,
            about=each.subject,
        )
        for each in (decision, *others.values())
    ]
    carrier = ("decision", decision.pk)
    stayed: dict[int, list[StandingMove]] = {row.dossier_id: [] for row in rows}
    of_dossiers = notes_for(
        stayed, rows, reason=kept_because, about=decision.subject, seats=seats, carried_by=carrier
    )
    record_many(verb, [*notes, *of_dossiers], by=mandate.actor, on=on)
    return decision


def _locked(decision_id: int, change: DecisionChange) -> tuple[Decision, dict[int, Decision]]:
    """The draft and those that take lines over, locked in the order of their keys. What a decision is of
    never changes, so which others fit is asked before."""
    asked = set(change.moved.values()) - {decision_id}
    fitting = [other.pk for other in _alike(decision_id).filter(pk__in=asked)] if asked else []
    refuse_foreign(change.moved.values(), fitting, field="Chuyển sang dự thảo")
    locked = {pk: locked_decision(pk, Act.CHANGE_DECISION) for pk in sorted({decision_id, *fitting})}
    return locked.pop(decision_id), locked


def _alike(decision_id: int) -> QuerySet[Decision]:
    """The others of the same jurisdiction, award, way and year: what all lines of a decision share."""
    rows = Decision.objects.exclude(pk=decision_id)
    same = Decision.objects.filter(pk=decision_id).values("jurisdiction", "award", "way", "year").first()
    return rows.filter(**same) if same else rows.none()


def drafts_beside(decision: Decision) -> list[Decision]:
    """The other drafts that may take its lines over, the oldest first."""
    rows = _alike(decision.pk).filter(state=DecisionState.DRAFTED, is_dropped=False)
    return list(rows.order_by("pk"))


def _refuse_unseen(decision: Decision, seen: int) -> None:
    if entries_told(("decision", decision.pk)) != seen:
        raise overtaken((Carrier.DECISION, decision.pk), BY_ACT[Act.CHANGE_DECISION].label)


def _to_add(
    decision: Decision, rows: Sequence[Nomination], wanted: Collection[int], *, on: date
) -> list[Nomination]:
    added = [row for row in rows if row.pk in set(wanted)]
    own = [row.pk for row in added if row.dossier.jurisdiction_id == decision.jurisdiction_id]
    refuse_foreign(wanted, own, field="Thêm vào dự thảo")
    obstacles = [*_other_awards(decision, added), *obstacles_to_carry(decision.jurisdiction, added, on=on)]
    refuse_if(obstacles, message="Chưa sửa được dự thảo.")
    return added


def _other_awards(decision: Decision, added: Iterable[Nomination]) -> Iterator[Obstacle]:
    for row in added:
        if (row.award, row.way, row.dossier.year) != (decision.award, decision.way, decision.year):
            yield Obstacle(
                f"{row.recipient_name} ({name_of(row.award)}): khác danh hiệu, loại hoặc năm của dự thảo.",
                remedy="Đưa vào dự thảo khác.",
                about=str(row.pk),
            )


def _reword(decision: Decision, wording: DecisionWording, *, on: date) -> None:
    decision.about, decision.achievement = wording.about, wording.achievement
    decision.proposal, submission = wording.proposal, wording.submission
    decision.submission_number = submission.number if submission else ""
    decision.submission_on = submission.on if submission else None
    decision.bases = bases_of(decision, on=on)


def _settled_return(decision: Decision, change: DecisionChange, *, is_same: bool) -> tuple[Verb, str]:
    """Of a draft that the clerk returned: its fault is mended, or it stays with the reason he is told."""
    is_kept = bool(decision.to_mend) and is_same
    if is_kept and not any(letter.isalpha() for letter in change.answer):
        raise Refused(
            f"Chưa sửa gì từ khi bị trả lại: “{decision.to_mend}”.",
            remedy="Sửa dự thảo, hoặc ghi ở “Trả lời người trả lại” vì sao giữ nguyên.",
        )
    decision.to_mend = ""
    return (Verb.DRAFT_KEPT, change.answer.strip()) if is_kept else (Verb.DECISION_CHANGED, "")


def _names(
    live: Mapping[int, Line], rows: Sequence[Nomination], change: DecisionChange
) -> dict[str, list[str] | str]:
    """Who came in, who went, as the history tells it."""
    called = {row.pk: row.recipient_name for row in rows}
    submission = change.wording.submission
    return {
        "lines_added": [called[pk] for pk in change.added],
        "lines_removed": [called[live[pk].nomination_id] for pk in change.removed],
        "lines_moved": [called[live[pk].nomination_id] for pk in change.moved],
        "petition": submission.told if submission else "",
    }
