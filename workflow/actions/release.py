"""Release: a pending matter is over; the nomination goes on from where it was held."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from roles.doors.one_act import one_act
from roles.doors.refusals import Refused
from trail.verbs import Verb
from workflow.actions.steps.single import move_single
from workflow.table.moves import Act


@one_act
def release(nomination_ids: Collection[int], *, reason: str, by: AbstractBaseUser, on: date) -> int:
    """How many go on from where they were held; needs the conclusion as its reason."""
    if not reason.strip():
        raise Refused("Chưa ghi lý do tiếp tục xét.", remedy="Ghi kết luận và văn bản liên quan.")
    return move_single(
        Act.RELEASE,
        Verb.RELEASED,
        nomination_ids,
        reason=reason.strip(),
        by=by,
        on=on,
    )
