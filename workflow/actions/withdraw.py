"""Withdraw: the unit takes single nominations back for good; a name asked again comes in a supplement."""

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
def withdraw(nomination_ids: Collection[int], *, reason: str, by: AbstractBaseUser, on: date) -> int:
    """How many were withdrawn. An LĐTT withdrawn lowers the ceiling: refused when claims would exceed it."""
    if not reason.strip():
        raise Refused("Chưa ghi lý do rút.", remedy="Ghi lý do rút trường hợp đề nghị.")
    return move_single(
        Act.WITHDRAW,
        Verb.WITHDRAWN,
        nomination_ids,
        reason=reason.strip(),
        by=by,
        on=on,
    )
