"""Look: the officer asks again about what is held, and sets the day of the next look; nothing moves."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from dossiers.models import Nomination, Standing
from roles.doors.foreign_ids import refuse_foreign
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Refused, refuse_if
from trail.record import Note, record_many
from trail.verbs import Verb
from workflow.actions.steps.holding import Awaited, unsaid
from workflow.actions.steps.locking import locked_dossiers, locked_nominations, overtaken
from workflow.actions.steps.single import asked_at_each
from workflow.models import Hold
from workflow.table.moves import BY_ACT, Act
from workflow.table.row import Carrier


@one_act
def look(
    nomination_ids: Collection[int], *, found: str, awaited: Awaited, by: AbstractBaseUser, on: date
) -> int:
    """How many have a new day. `found`: what the look brought; `Overtaken` where nothing would change."""
    obstacles = list(unsaid(awaited, on=on))
    if not found.strip():
        obstacles.append(Obstacle("Chưa ghi kết quả xem lại.", remedy="Ghi đã hỏi ai, được trả lời thế nào."))
    refuse_if(obstacles, message="Chưa hẹn được ngày xem lại.")
    wanted = dict(Nomination.objects.filter(pk__in=nomination_ids).values_list("pk", "dossier_id"))
    dossiers = locked_dossiers(wanted.values())
    nominations = locked_nominations(nomination_ids, Standing.HELD)
    if not dossiers:
        raise Refused("Chưa chọn trường hợp nào.", remedy="Chọn ít nhất một trường hợp.")
    mandate = asked_at_each(Act.LOOK, dossiers.values(), by=by, on=on)
    refuse_foreign(nomination_ids, wanted, field="Trường hợp")
    if len(nominations) < len(set(nomination_ids)) or not _moved(nominations, awaited):
        raise overtaken((Carrier.DOSSIER, min(dossiers)), BY_ACT[Act.LOOK].label)
    record_many(Verb.LOOKED, _notes(nominations, found.strip(), awaited), by=mandate.actor, on=on)
    return len(nominations)


def _moved(nominations: Sequence[Nomination], awaited: Awaited) -> int:
    """How many holds changed: whoever comes second with the same day and the same words changes none."""
    rows = Hold.objects.filter(nomination__in=nominations, ended_on__isnull=True)
    return rows.exclude(next_look_on=awaited.look_on, awaited_from=awaited.of.strip()).update(
        next_look_on=awaited.look_on, awaited_from=awaited.of.strip()
    )


def _notes(nominations: Sequence[Nomination], found: str, awaited: Awaited) -> list[Note]:
    """One a dossier; which nominations were looked at, by key and by name."""
    by_dossier: dict[int, list[Nomination]] = {}
    for row in nominations:
        by_dossier.setdefault(row.dossier_id, []).append(row)
    return [
        Note(
            subject=("dossier", dossier_id),
            reason=found,
            details={
                **awaited.details,
                "nominations": [row.pk for row in rows],
                "cases": [f"{row.recipient_name} ({row.award})" for row in rows],
            },
            about=rows[0].dossier.title,
            jurisdiction_id=rows[0].dossier.jurisdiction_id,
            unit_id=rows[0].dossier.unit_id,
        )
        for dossier_id, rows in sorted(by_dossier.items())
    ]
