"""When a request has taken long enough: no further statement is run, and what it began is taken back.

Between two statements only: what Python itself computes meanwhile, and a child that examines a file, have
limits of their own, and one statement alone is ended by PostgreSQL (`limit_statements` in databases.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from django.db import Error, OperationalError, connection

# PostgreSQL's own codes: a statement ended by its timeout, a lock by its own, a transaction left idle.
ENDED = frozenset({"57014", "55P03", "25P03"})
# What takes an act back must be run at any time.
TAKING_BACK = ("ROLLBACK", "RELEASE")


class DeadlinePassed(OperationalError):
    """Raised before a statement; as a fault of the database it ends the transaction it is raised in."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Statements of this thread's connection are run for so many seconds."""
    end = monotonic() + seconds

    def in_time(execute: Callable[..., Any], sql: Any, *given: Any) -> Any:
        if monotonic() >= end and not str(sql).startswith(TAKING_BACK):
            raise DeadlinePassed(f"the request had {seconds} seconds")
        return execute(sql, *given)

    with connection.execute_wrapper(in_time):
        yield


def is_ended_early(fault: BaseException) -> bool:
    """Whether a request was ended because it, or what it waited for, took too long; another try may do."""
    if isinstance(fault, DeadlinePassed):
        return True
    if not isinstance(fault, Error):
        return False
    return getattr(fault.__cause__, "sqlstate", None) in ENDED
