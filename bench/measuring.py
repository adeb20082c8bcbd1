"""Two callables timed in turn, A B A B …, so that a drifting machine drifts for both."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any, TypedDict

from django.db import connection
from django.test.utils import CaptureQueriesContext


class Measured(TypedDict):
    product_ms: float
    raw_ms: float
    ratio: float
    sql: int
    rounds: int


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
    product_times, raw_times = [], []
    for _ in range(rounds):
        product_times.append(_timed(product, ready_product()))
        raw_times.append(_timed(raw, ready_raw()))
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


def _timed(act: Callable[[Any], object], subject: Any) -> float:
    began = time.perf_counter()
    act(subject)
    return (time.perf_counter() - began) * 1000
