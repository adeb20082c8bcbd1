"""Exact time in a post: whole days of the calendar, both ends included, gaps left out, nothing twice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from law.eligibility.question import add_months

ServiceSpan = tuple[date, date]
ONE_DAY = timedelta(days=1)


def lasts(spans: Iterable[ServiceSpan], months: int) -> bool:
    """Whether the spans together reach so many full months."""
    return full_months(spans) >= months


def full_months(spans: Iterable[ServiceSpan]) -> int:
    """Full months of each unbroken stretch; the days left over are added to the last stretch."""
    apart = merged(spans)
    if not apart:
        return 0
    *earlier, (since, until) = apart
    counted = [_whole_and_rest(*span) for span in earlier]
    last, _ = _whole_and_rest(since, until + sum(rest for _, rest in counted) * ONE_DAY)
    return sum(whole for whole, _ in counted) + last


def years_and_months(spans: Iterable[ServiceSpan]) -> str:
    """The full years and months of the spans, "05 năm 03 tháng"."""
    years, months = divmod(full_months(spans), 12)
    return f"{years:02d} năm {months:02d} tháng"


def merged(spans: Iterable[ServiceSpan]) -> list[ServiceSpan]:
    """The same days without overlap, oldest first."""
    found: list[ServiceSpan] = []
    for since, until in sorted(spans):
        if found and since <= found[-1][1] + ONE_DAY:
            found[-1] = (found[-1][0], max(found[-1][1], until))
        else:
            found.append((since, until))
    return found


def _whole_and_rest(since: date, until: date) -> tuple[int, int]:
    """Full months from the first to the last day, both included, and the days beyond them."""
    end = until + ONE_DAY
    months = (end.year - since.year) * 12 + end.month - since.month
    if add_months(since, months) > end:
        months -= 1
    return months, (end - add_months(since, months)).days
