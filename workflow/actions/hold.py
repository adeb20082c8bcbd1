"""Hold and release: a pending matter stops a nomination; its seat stays, it returns to where it stood."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from roles.one_act import one_act
from roles.permissions import may_hold
from roles.refusals import Obstacle, Refused, refuse_if
from trail.verbs import Verb
from workflow.actions.holding import Awaited, unsaid
from workflow.actions.single import move_single
from workflow.moves import Act


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
        "hold",
        Verb.HELD,
        nomination_ids,
        right=lambda dossier: may_hold(by, dossier.jurisdiction, on=on),
        to="tạm giữ trường hợp đề nghị",
        reason=reason.strip(),
        on=on,
        awaited=awaited,
    )


@one_act
def release(nomination_ids: Collection[int], *, reason: str, by: AbstractBaseUser, on: date) -> int:
    """How many go on from where they were held; needs the conclusion as its reason."""
    if not reason.strip():
        raise Refused("Chưa ghi lý do tiếp tục xét.", remedy="Ghi kết luận và văn bản liên quan.")
    return move_single(
        Act.RELEASE,
        "release",
        Verb.RELEASED,
        nomination_ids,
        right=lambda dossier: may_hold(by, dossier.jurisdiction, on=on),
        to="tiếp tục xét trường hợp đề nghị",
        reason=reason.strip(),
        on=on,
    )
