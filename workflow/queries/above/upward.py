"""Where a nomination that was sent upward is now: the dossier above, on whose desk, how it stands there.

Several dossiers cost as many statements as one: one a level of jurisdiction, whatever their number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from dossiers.models import Dossier, Nomination, Standing
from vietnamese.numbers import counted
from workflow.models import Passage
from workflow.models.desks import DESK_LABELS, Desk

# Of the dossiers above, the keys of those that the reader may open.
Opened = Callable[[Iterable[Dossier]], set[int]]


@dataclass(slots=True)
class Above:
    """The dossier at the end of the way; without the right it is words, with it (`is_open`) a link."""

    dossier: Dossier
    place: str
    is_open: bool
    standings: Counter[str] = field(default_factory=Counter)

    @property
    def told(self) -> str:
        """How many stand how there, in the order of the way."""
        found = [(self.standings[each], each.told(self.dossier.bloc)) for each in Standing]
        return ", ".join(f"{counted(number)} {words.lower()}" for number, words in found if number)


def sent_up_of_dossiers(dossiers: Iterable[Dossier], *, opened: Opened) -> dict[int, list[Above]]:
    """By dossier: one line for each dossier above in which some of its nominations are now."""
    rows = Nomination.objects.filter(dossier__in=[each.pk for each in dossiers], standing=Standing.FORWARDED)
    return _gathered(dict(rows.values_list("pk", "dossier_id")), opened)


def sent_up_of(nominations: Iterable[Nomination], *, opened: Opened) -> dict[int, list[Above]]:
    """By nomination."""
    return _gathered({row.pk: row.pk for row in nominations if row.standing == Standing.FORWARDED}, opened)


def _gathered(began: dict[int, int], opened: Opened) -> dict[int, list[Above]]:
    """`began`: by the key of a forwarded nomination, that under which its end is told."""
    ended = _followed(began)
    above = {row.dossier_id: row.dossier for _key, row in ended}
    if not above:
        return {}
    desks = Passage.objects.filter(dossier__in=above, closed_at__isnull=True)
    desk_of, may_open = dict(desks.values_list("dossier_id", "desk")), opened(above.values())
    lines: dict[tuple[int, int], Above] = {}
    for key, row in ended:
        place = _place(row.dossier, desk_of.get(row.dossier_id, Desk.END))
        line = Above(row.dossier, place, is_open=row.dossier_id in may_open)
        lines.setdefault((key, row.dossier_id), line).standings[row.standing] += 1
    told: dict[int, list[Above]] = defaultdict(list)
    for (key, _dossier), line in sorted(lines.items()):
        told[key].append(line)
    return dict(told)


def _followed(on_the_way: dict[int, int]) -> list[tuple[int, Nomination]]:
    """The nomination at the end of each way; a province may have sent it on as well."""
    ended: list[tuple[int, Nomination]] = []
    related = ("dossier__jurisdiction", "dossier__unit", "dossier__bloc")
    while on_the_way:
        rows = Nomination.objects.filter(origin__in=on_the_way).select_related(*related).order_by("pk")
        further: dict[int, int] = {}
        for row in rows.defer("findings", "met", "settled"):
            assert row.origin_id is not None  # asked by it
            if row.standing == Standing.FORWARDED:
                further[row.pk] = on_the_way[row.origin_id]
            else:
                ended.append((on_the_way[row.origin_id], row))
        on_the_way = further
    return ended


def _place(dossier: Dossier, desk: str) -> str:
    here = "đã kết thúc" if desk == Desk.END else f"đang ở {DESK_LABELS[Desk(desk)]}"
    return f"{dossier.jurisdiction.name}, {here}"
