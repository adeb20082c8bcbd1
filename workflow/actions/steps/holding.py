"""The clock of what is held: for whom it waits and when it is looked at next; begun, moved, ended here."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dossiers.models import Nomination
from roles.doors.refusals import Obstacle
from vietnamese.dates import short_date
from workflow.models import Hold


@dataclass(frozen=True, slots=True)
class Awaited:
    """`of`: who is to conclude; `look_on`: the day the officer sets himself, for no law sets one."""

    of: str
    look_on: date | None

    @property
    def details(self) -> dict[str, Any]:
        """As the trail keeps it."""
        return {
            "awaited_from": self.of.strip(),
            "next_look_on": self.look_on.isoformat() if self.look_on else None,
        }


NOBODY = Awaited("", None)


def unsaid(awaited: Awaited, *, on: date) -> Iterator[Obstacle]:
    """What a hold has to say and does not; a look lies ahead, for today's is this one."""
    if not awaited.of.strip():
        yield Obstacle(
            "Chưa ghi nơi phải có kết luận.",
            remedy="Ghi cơ quan, người đang thanh tra, kiểm tra hoặc giải quyết.",
        )
    if awaited.look_on is None:
        yield Obstacle("Chưa hẹn ngày xem lại.", remedy="Chọn ngày hỏi lại kết quả; ngày này dời được.")
    elif awaited.look_on <= on:
        yield Obstacle(
            f"Ngày xem lại {short_date(awaited.look_on)} không ở sau hôm nay ({short_date(on)}).",
            remedy="Chọn một ngày sau hôm nay.",
        )


def begin_holds(nominations: Sequence[Nomination], awaited: Awaited, *, on: date) -> None:
    """One INSERT, and none where nothing is held."""
    rows = [
        Hold(nomination=row, held_on=on, awaited_from=awaited.of.strip(), next_look_on=awaited.look_on)
        for row in nominations
    ]
    Hold.objects.bulk_create(rows)


def end_holds(nominations: Collection[Nomination], *, on: date) -> None:
    """One UPDATE; of those that were not held there is nothing to end."""
    Hold.objects.filter(nomination__in=nominations, ended_on__isnull=True).update(ended_on=on)
