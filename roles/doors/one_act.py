"""One act, one transaction; here alone, what the database refuses is put into words.

Locks and guards answer nearly all of it in better words before; this is the wall behind them. A door that
knows what a constraint of its own table means says it with `database_refusals_as`; `rehearsed` does an act
and takes it back. A test keeps transactions out of every other module.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import DatabaseError, IntegrityError, transaction
from django_fsm import TransitionNotAllowed

from roles.doors.law_in_force import law_asked_once
from roles.doors.refusals import Overtaken, Refused

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
            with transaction.atomic(), law_asked_once(in_act=True):
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


@contextmanager
def database_refusals_as(words: Callable[[], Refused]) -> Iterator[None]:
    """What a constraint refuses inside is told by `words`, which may still ask the database."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as fault:
        raise words() from fault


@contextmanager
def rehearsed() -> Iterator[None]:
    """What is done inside can be looked at inside, and is taken back at the end; refusals come through."""
    with transaction.atomic():
        try:
            yield
        finally:
            transaction.set_rollback(True)


def leave_nothing() -> None:
    """What the running act has written so far is taken back when it ends, though it refuses nothing."""
    transaction.set_rollback(True)


def _is_of_two_at_once(fault: Exception) -> bool:
    if isinstance(fault, TransitionNotAllowed):
        return True
    return getattr(fault.__cause__, "sqlstate", None) in OF_TWO_AT_ONCE
