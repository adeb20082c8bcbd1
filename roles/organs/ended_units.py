"""What stands beside the name of a unit that has ended: since when, and who carries on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from roles.models import Succession, Unit
from roles.queries import names_on
from vietnamese.dates import short_date


def ended_words(units: Iterable[int], *, on: date) -> dict[int, str]:
    """Of those that had ended before that day; one statement where none has, else three for any number."""
    rows = Unit.objects.filter(pk__in=list(units), ended_on__lt=on)
    ended = dict(rows.order_by("pk").values_list("pk", "ended_on"))
    if not ended:
        return {}
    heirs: dict[int, list[int]] = {}
    taken = Succession.objects.filter(predecessor__in=ended, happened_on__lte=on).order_by("pk")
    for old, heir in taken.values_list("predecessor", "successor"):
        heirs.setdefault(old, []).append(heir)
    names = names_on({heir for of_one in heirs.values() for heir in of_one}, on=on)
    told = {pk: f"đã kết thúc ngày {short_date(day)}" for pk, day in ended.items() if day}
    for pk, of_one in heirs.items():
        told[pk] += f"; kế tục: {', '.join(names[heir] for heir in of_one)}"
    return told
