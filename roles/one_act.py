"""One act, one transaction; here alone, what the database stops of two at once is told as Overtaken.

Locks and guards answer nearly all of it in better words before; this is the wall behind them.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import DatabaseError, transaction
from django_fsm import TransitionNotAllowed

from roles.refusals import Overtaken

Given = ParamSpec("Given")
Made = TypeVar("Made")

# PostgreSQL's own codes: a unique, exclusion, foreign or check constraint; serialization; deadlock; lock.
OF_TWO_AT_ONCE = frozenset({"23505", "23P01", "23503", "23514", "40001", "40P01", "55P03"})

log = logging.getLogger(__name__)


def one_act(act: Callable[Given, Made]) -> Callable[Given, Made]:
    """The door as one transaction: whole or not at all, and `Overtaken` when another act was in the way."""

    @wraps(act)
    def door(*args: Given.args, **kwargs: Given.kwargs) -> Made:
        try:
            with transaction.atomic():
                return act(*args, **kwargs)
        except (DatabaseError, TransitionNotAllowed) as fault:
            if not _is_of_two_at_once(fault):
                raise
            log.warning("%s was stopped", act.__name__, exc_info=fault)
            raise Overtaken(
                "Người khác vừa xử lý cùng nội dung này vào cùng lúc; chưa có gì được ghi.",
                remedy="Mở lại trang để xem tình trạng mới nhất rồi thực hiện lại nếu còn cần.",
            ) from fault

    return door


def _is_of_two_at_once(fault: Exception) -> bool:
    if isinstance(fault, TransitionNotAllowed):
        return True
    return getattr(fault.__cause__, "sqlstate", None) in OF_TWO_AT_ONCE
