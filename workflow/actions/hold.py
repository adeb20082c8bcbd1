"""Hold: a pending matter stops a nomination; its seat stays, it returns to where it stood."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, refuse_if
from trail.verbs import Verb
from workflow.actions.steps.holding import Awaited, unsaid
from workflow.actions.steps.single import move_single
from workflow.table.moves import Act


@one_act
def hold(
    nomination_ids: Collection[int], *, reason: str, awaited: Awaited, by: AbstractBaseUser, on: date
) -> int:
    """How many were held; needs a reason, who is to conclude, the day of the next look, and no open
    meeting or decision that carries them."""
    obstacles = list(unsaid(awaited, on=on))
    if not reason.strip():
        obstacles.append(Obstacle("Chưa ghi lý do tạm giữ.", remedy="Ghi lý do và văn bản liên quan."))
    refuse_if(obstacles, message="Chưa tạm giữ được.")
    return move_single(
        Act.HOLD,
        Verb.HELD,
        nomination_ids,
        reason=reason.strip(),
        by=by,
        on=on,
        awaited=awaited,
    )
