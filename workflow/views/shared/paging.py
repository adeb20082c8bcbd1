"""Pages of a list that may be endless: each goes on from the last row seen, so none costs more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import F, Func, Q, QuerySet, TextField, Value
from django.db.models.lookups import GreaterThan
from django.http import HttpRequest

SIZE = 50
AFTER = "sau"
# Rows before a page that begins at a place are read in vain: whoever wants more of them filters.
FARTHEST = 10_000


@dataclass(frozen=True, slots=True)
class ListPage:
    """`rows` of one page; addresses are empty where there is nothing before or after."""

    rows: list[Any]
    next_url: str
    first_url: str


def page_by_day(
    request: HttpRequest,
    rows: QuerySet[Any],
    *,
    day: str = "opened_on",
    size: int = SIZE,
    make: Callable[[Any], Any] = lambda row: row,
    first: Callable[[int], list[Any]] | None = None,
) -> ListPage:
    """The page of `rows`, oldest first by (`day`, id), that comes after the place named in the address.

    `make` turns each row into what is shown; `first` gives the rows of the first page in a shorter way.
    """
    place = _place(request.GET.get(AFTER, ""))
    if place is None and first is not None:
        return _by_day(request, first(size + 1), day=day, size=size)
    if place is not None:
        since, number = place
        rows = rows.filter(Q(**{f"{day}__gte": since}) & (Q(**{f"{day}__gt": since}) | Q(pk__gt=number)))
    found = [make(row) for row in rows.order_by(day, "pk")[: size + 1]]
    return _by_day(request, found, day=day, size=size)


def _by_day(request: HttpRequest, found: list[Any], *, day: str, size: int) -> ListPage:
    return _page(request, found, size=size, mark=lambda row: f"{getattr(row, day).isoformat()}.{row.pk}")


def page_from_latest_day(
    request: HttpRequest, rows: QuerySet[Any], *, day: str, size: int = SIZE
) -> ListPage:
    """The page of `rows`, newest first by (`day`, id): what was written late stands at its own day."""
    if (place := _place(request.GET.get(AFTER, ""))) is not None:
        until, number = place
        rows = rows.filter(Q(**{f"{day}__lte": until}) & (Q(**{f"{day}__lt": until}) | Q(pk__lt=number)))
    return _by_day(request, list(rows.order_by(f"-{day}", "-pk")[: size + 1]), day=day, size=size)


def page_by_key(request: HttpRequest, rows: QuerySet[Any], *, size: int = SIZE) -> ListPage:
    """The page of `rows`, newest key first."""
    after = request.GET.get(AFTER, "")
    if after.isdecimal() and len(after) < 18:
        rows = rows.filter(pk__lt=int(after))
    found = list(rows.order_by("-pk")[: size + 1])
    return _page(request, found, size=size, mark=lambda row: str(row.pk))


class WholeRow(Func):
    """Several columns compared as one, by which an index on all of them finds where a page begins."""

    function = "ROW"
    output_field = TextField()


def page_by_columns(
    request: HttpRequest,
    rows: QuerySet[Any],
    columns: Sequence[str],
    *,
    known: QuerySet[Any],
    size: int = SIZE,
) -> ListPage:
    """The page of `rows`, by `columns` and id, that comes after the row whose id the address names; one that
    is not among what is `known` to the reader begins the list."""
    after = request.GET.get(AFTER, "")
    ordered = (*columns, "pk")
    if after.isdecimal() and len(after) < 18:
        last = known.filter(pk=int(after)).values_list(*ordered).first()
        if last is not None:
            rows = rows.filter(GreaterThan(WholeRow(*map(F, ordered)), WholeRow(*map(Value, last))))
    found = list(rows.order_by(*ordered)[: size + 1])
    return _page(request, found, size=size, mark=lambda row: str(row.pk))


def page_by_place(request: HttpRequest, rows: QuerySet[Any], *, size: int = SIZE) -> ListPage:
    """The page of `rows` in their own order that begins after so many of them; no further than FARTHEST."""
    given = request.GET.get(AFTER, "")
    start = min(int(given), FARTHEST) if given.isdecimal() and len(given) < 9 else 0
    found = list(rows[start : start + size + 1])
    return _page(request, found, size=size, mark=lambda _row: str(start + size))


def _page(request: HttpRequest, found: list[Any], *, size: int, mark: Any) -> ListPage:
    rows = found[:size]
    more = mark(rows[-1]) if len(found) > size else ""
    return ListPage(
        rows=rows,
        next_url=_address(request, more) if more else "",
        first_url=_address(request, "") if request.GET.get(AFTER) else "",
    )


def _place(text: str) -> tuple[date, int] | None:
    """None for what nobody's link ever held: the list then begins at its beginning."""
    day, _, number = text.partition(".")
    try:
        return (date.fromisoformat(day), int(number)) if number.isdecimal() and len(number) < 18 else None
    except ValueError:
        return None


def _address(request: HttpRequest, after: str) -> str:
    kept = [(name, value) for name, value in request.GET.items() if name != AFTER and value]
    return f"?{urlencode([*kept, (AFTER, after)] if after else kept)}"
