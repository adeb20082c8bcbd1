"""Close a meeting: the box is opened; thresholds count on ALL members; the arithmetic is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.contrib.auth.models import AbstractBaseUser

from dossiers.local_law import local_law
from dossiers.models import Nomination
from law.awards import name_of
from law.procedure.ballots import open_vote_remedy
from law.procedure.voting import VoteResult, tally
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Refused, refuse_if
from roles.rights.permissions import Mandate
from trail.entries import StandingMove
from trail.record import Note, record_many
from trail.state.proved_table import proof
from trail.verbs import Verb
from workflow.actions.open_meeting import locked_meeting
from workflow.actions.steps.handing import close_finished
from workflow.actions.steps.locking import locked_nominations
from workflow.actions.steps.meetings.ballot_box import Votes, opened_box, write_ballots
from workflow.actions.steps.meetings.meeting_hours import (
    refuse_before_leaving,
    refuse_before_votes,
    refuse_wrong_moment,
)
from workflow.actions.steps.meetings.quorum_heads import refuse_without_quorum
from workflow.actions.steps.moving import SettledFigures, StandingChange, move, notes_for
from workflow.actions.steps.single import free_all
from workflow.models import AgendaItem, Meeting
from workflow.models.proved_tables import OF_MEETING
from workflow.table.act_rights import may, require
from workflow.table.moves import Act

_HANGS_ON_IT = "chưa có tỷ lệ phiếu quy định, và kết quả phụ thuộc tỷ lệ ấy."


@dataclass(frozen=True, slots=True)
class Counted:
    item: AgendaItem
    no: int
    result: VoteResult


@one_act
def close_meeting(meeting_id: int, *, closed_at: datetime, by: AbstractBaseUser, on: date) -> Meeting:
    """Every item is passed or failed; refused while a present member's vote is missing, while too few are
    left for the quorum, while the box is not as it was filled, or while a result hangs on a threshold that is
    not known. `closed_at` is the hour that the minutes will tell."""
    meeting = locked_meeting(meeting_id, Act.CLOSE_MEETING)
    mandate = require(may(Act.CLOSE_MEETING, by, meeting, on=on))
    refuse_wrong_moment(meeting, closed_at, what="Giờ kết thúc", on=on)
    refuse_before_votes(meeting, closed_at, what="Giờ kết thúc", on=on)
    refuse_before_leaving(meeting, closed_at)
    present = _heads_at_the_vote(meeting)
    items, votes = list(meeting.items.filter(is_live=True).order_by("ordinal")), opened_box(meeting)
    nominations = locked_nominations([item.nomination_id for item in items])
    counted = _count(meeting, items, votes, nominations, present=present, on=on)
    refuse_if(_open_results(meeting, counted), message="Chưa kết thúc được cuộc họp.")

    meeting.close()
    meeting.ends(closed_at)
    meeting.save(update_fields=["state", "closed_at", "closed_on"])
    passed = {found.item.nomination_id for found in counted if found.result.passed}
    changes = [StandingChange(row, "carry" if row.pk in passed else "fall") for row in nominations]
    moves = move(Act.CLOSE_MEETING, changes)
    _write(counted)
    write_ballots(meeting, votes)
    _record(meeting, moves, nominations, counted, mandate, free_all(nominations), on=on)
    close_finished({row.dossier_id for row in nominations})
    return meeting


def _heads_at_the_vote(meeting: Meeting) -> int:
    """How many were at the meeting for the vote; refused while one of them has not voted, or too few are."""
    roll = list(meeting.roll.order_by("ordinal"))
    here = [entry for entry in roll if entry.counts_as_present]
    waiting = [entry.name for entry in here if not entry.has_voted]
    if waiting:
        raise Refused(
            f"Còn {len(waiting)} thành viên có mặt chưa bỏ phiếu: {', '.join(waiting)}.",
            remedy="Chờ các thành viên gửi phiếu; ai đã về mà chưa bỏ phiếu thì ghi ra về rồi kết thúc.",
        )
    rules = local_law(meeting.council.jurisdiction).rulebook_on(meeting.meets_on)
    remedy = "Chờ thành viên đã về quay lại, hoặc tạm nghỉ để họp tiếp vào ngày khác."
    refuse_without_quorum(len(here), members=len(roll), rules=rules, remedy=remedy)
    return len(here)


def _count(
    meeting: Meeting,
    items: Sequence[AgendaItem],
    votes: Votes,
    nominations: Sequence[Nomination],
    *,
    present: int,
    on: date,
) -> list[Counted]:
    """Thresholds are those of the law of the day on which each dossier was received."""
    law = local_law(meeting.council.jurisdiction)
    dossier_of = {row.pk: row.dossier for row in nominations}
    assert meeting.members is not None  # frozen at the opening
    return [
        Counted(
            item,
            votes[item.pk, False],
            tally(
                item.award,
                members=meeting.members,
                present=present,
                **_apart(votes[item.pk, True], present=present),
                secret=True,
                rules=law.rulebook_of(dossier_of[item.nomination_id], on=on),
            ),
        )
        for item in items
    ]


def _apart(yes: int, *, present: int) -> dict[str, int]:
    """The law asks the two apart only to see that neither is more than there are heads. How many of them were
    written is counted nowhere: where one member wrote, it would be that member's vote."""
    at_meeting = min(yes, present)
    return {"yes_present": at_meeting, "yes_written": yes - at_meeting}


def _open_results(meeting: Meeting, counted: Sequence[Counted]) -> Iterator[Obstacle]:
    """Neither passed nor failed: no item may fall, and none be carried, by a guess.

    While somebody may still write in, no figure is told: the next one would tell what was written.
    """
    is_whole = not meeting.roll.filter(attendance="written", has_voted=False).exists()
    for item, result in ((found.item, found.result) for found in counted):
        if result.passed is None:
            why = result.arithmetic if is_whole else _HANGS_ON_IT
            yield Obstacle(
                f"Mục {item.ordinal} ({name_of(item.award)}): {why}",
                remedy=open_vote_remedy(item.award),
                citation=result.citation,
            )


def _write(counted: Sequence[Counted]) -> None:
    for found in counted:
        item, result = found.item, found.result
        item.yes, item.no, item.needed, item.is_live = result.yes, found.no, result.needed, False
        item.result = "invalid" if not result.valid else "passed" if result.passed else "failed"
        item.arithmetic, item.citation = result.arithmetic, result.citation
    fields = ["yes", "no", "needed", "is_live", "result", "arithmetic", "citation"]
    AgendaItem.objects.bulk_update([found.item for found in counted], fields)


def _record(
    meeting: Meeting,
    moves: dict[int, list[StandingMove]],
    nominations: Sequence[Nomination],
    counted: Sequence[Counted],
    mandate: Mandate,
    seats: SettledFigures,
    *,
    on: date,
) -> None:
    """The dossiers' entries tell the vote on each of theirs, in the words of the minutes."""
    told = Note(
        subject=("meeting", meeting.pk),
        rulebook=(meeting.rulebook, meeting.regime),
        details={"items": len(nominations), **proof(meeting.pk, *OF_MEETING)},
        jurisdiction_id=meeting.council.jurisdiction_id,
        about=meeting.title,
    )
    carrier = ("meeting", meeting.pk)
    notes = notes_for(moves, nominations, about=meeting.title, seats=seats, carried_by=carrier)
    words = {found.item.nomination_id: found.result.arithmetic for found in counted}
    notes = [
        replace(
            note,
            details={**note.details, "votes": {str(m.nomination): words[m.nomination] for m in note.moves}},
        )
        for note in notes
    ]
    record_many(Verb.CLOSED, [told, *notes], by=mandate.actor, on=on)
