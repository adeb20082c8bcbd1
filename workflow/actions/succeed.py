"""Succeed: a jurisdiction that ended hands its open dossiers to its successor."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from dossiers.models import Dossier
from dossiers.models.proved_tables import DOSSIER
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Refused, refuse_if
from roles.models import Jurisdiction
from trail.record import Note, record_many
from trail.state.proved_table import proofs
from trail.verbs import Verb
from workflow.actions.steps.carriers import notes_of_meetings
from workflow.actions.steps.locking import locked_dossiers
from workflow.models import AgendaItem, Decision, DecisionState, Line, Meeting, MeetingState, Passage
from workflow.models.proved_tables import OF_DECISION
from workflow.table.act_rights import may, require
from workflow.table.moves import Act


@one_act
def succeed(ended: Jurisdiction, *, by: AbstractBaseUser, on: date) -> int:
    """How many open dossiers the successor took over; their standings and desks stay as they are."""
    successor = ended.successor
    if successor is None or ended.until is None or ended.until >= on:
        raise Refused(
            f"{ended.name} chưa kết thúc hoặc chưa có cơ quan kế thừa.",
            remedy="Nhập văn bản kết thúc và cơ quan kế thừa trước khi bàn giao.",
        )
    mandate = require(may(Act.SUCCEED, by, ended, on=on))
    _refuse_open_meetings(ended)
    dropped = _drop_unfinished(ended)
    ids = Dossier.objects.filter(jurisdiction=ended, closed_on__isnull=True).values_list("pk", flat=True)
    dossiers = locked_dossiers(ids)
    Dossier.objects.filter(pk__in=dossiers).update(jurisdiction=successor)
    Passage.objects.filter(dossier__in=dossiers, closed_at__isnull=True).update(jurisdiction=successor)
    kept = proofs(list(dossiers), DOSSIER)
    notes = [
        Note(
            subject=("dossier", dossier.pk),
            reason=f"{ended.name} kết thúc ngày {ended.until:%d/%m/%Y}",
            details={"from": ended.pk, "to": successor.pk, **kept[dossier.pk]},
            jurisdiction_id=successor.pk,
            unit_id=dossier.unit_id,
            about=dossier.title,
        )
        for dossier in dossiers.values()
    ]
    record_many(Verb.HANDED_OVER, [*notes, *dropped], by=mandate.actor, on=on)
    return len(notes)


def _refuse_open_meetings(ended: Jurisdiction) -> None:
    """A roll was frozen and ballots lie in the box: only its own secretary can close that meeting."""
    meetings = Meeting.objects.filter(council__jurisdiction=ended, state=MeetingState.OPEN)
    refuse_if(
        [
            Obstacle(
                f"Cuộc họp “{meeting.title}” chưa kết thúc.", remedy="Kết thúc cuộc họp trước khi bàn giao."
            )
            for meeting in meetings
        ],
        message="Chưa bàn giao được.",
    )


def _drop_unfinished(ended: Jurisdiction) -> list[Note]:
    """Convened meetings and decisions without a number end with their organ; their nominations are free.

    Returns what is recorded of each on its own chain.
    """
    items = AgendaItem.objects.filter(
        meeting__council__jurisdiction=ended, meeting__state=MeetingState.CONVENED, is_live=True
    )
    meetings = set(items.values_list("meeting_id", flat=True))
    items.update(is_live=False)
    unfinished = Decision.objects.filter(
        jurisdiction=ended, state__in=[DecisionState.DRAFTED, DecisionState.SIGNED]
    )
    decisions = list(unfinished.select_for_update().order_by("pk"))
    Line.objects.filter(decision__in=decisions, is_live=True).update(is_live=False)
    Decision.objects.filter(pk__in=[decision.pk for decision in decisions]).update(is_dropped=True)
    reason = f"{ended.name} kết thúc hoạt động"
    kept = proofs([decision.pk for decision in decisions], *OF_DECISION)
    return [
        *notes_of_meetings(meetings, reason=reason),
        *(
            Note(
                subject=("decision", decision.pk),
                reason=reason,
                details=kept[decision.pk],
                jurisdiction_id=ended.pk,
                about=decision.subject,
            )
            for decision in decisions
        ),
    ]
