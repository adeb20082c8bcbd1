"""Two callables timed in turn, A B A B …, so that a drifting machine drifts for both.

A machine with other work on it makes wall times swing by half. The processor time of this process and of the
database's backends together holds from run to run: `by_processor_time()` measures with it.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypedDict

from django.db import connection
from django.test.utils import CaptureQueriesContext


class Measured(TypedDict):
    product_ms: float
    raw_ms: float
    ratio: float
    sql: int
    rounds: int


_by_processor_time = False


@contextmanager
def by_processor_time() -> Iterator[None]:
    """Every measurement inside counts processor time; the database must run on this machine."""
    global _by_processor_time
    _by_processor_time = True
    try:
        yield
    finally:
        _by_processor_time = False


def alternately(
    product: Callable[[Any], object],
    raw: Callable[[Any], object],
    *,
    rounds: int,
    ready_product: Callable[[], Any] = lambda: None,
    ready_raw: Callable[[], Any] = lambda: None,
) -> Measured:
    """Medians over `rounds` after one round that is not counted; what `ready_…` do is not timed."""
    product(ready_product())
    raw(ready_raw())
    clock = _processor_clock() if _by_processor_time else time.perf_counter
    product_times, raw_times = [], []
    for _ in range(rounds):
        product_times.append(_timed(clock, product, ready_product()))
        raw_times.append(_timed(clock, raw, ready_raw()))
    subject = ready_product()
    with CaptureQueriesContext(connection) as captured:
        product(subject)
    one, other = statistics.median(product_times), statistics.median(raw_times)
    return Measured(
        product_ms=round(one, 3),
        raw_ms=round(other, 3),
        ratio=round(one / other, 2),
        sql=len(captured),
        rounds=rounds,
    )


def _timed(clock: Callable[[], float], act: Callable[[Any], object], subject: Any) -> float:
    began = clock()
    act(subject)
    return (clock() - began) * 1000


def _processor_clock() -> Callable[[], float]:
    """Seconds that this process and the backends of its database have run so far."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
        schedules = [Path(f"/proc/{pid}/schedstat") for (pid,) in cursor.fetchall()]

    def seconds() -> float:
        return time.process_time() + sum(int(each.read_text().split()[0]) for each in schedules) / 1e9

    return seconds
