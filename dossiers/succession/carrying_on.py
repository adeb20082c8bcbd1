"""Who at the heir carries on the open dossiers of units that end: they come to nobody's table where it has
neither a clerk nor a head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dossiers.models import Dossier
from roles.doors.refusals import Obstacle
from roles.models import Appointment, Office, Unit
from roles.models.periods import valid_on
from vietnamese.numbers import counted

CARRYING = (Office.UNIT_CLERK, Office.UNIT_HEAD)
THEM = "cán bộ làm công tác thi đua hoặc thủ trưởng"


def open_dossiers(units: Sequence[Unit], *, locked: bool = True) -> list[Dossier]:
    rows = Dossier.objects.filter(unit__in=units, closed_on=None, discarded_on=None).order_by("pk")
    found = rows.select_related("unit")
    return list(found.select_for_update(of=("self",)) if locked else found)


def has_somebody(heir: Unit, *, on: date) -> bool:
    """Whether its clerk or its head can sign in that day."""
    rows = Appointment.objects.filter(valid_on(on), unit=heir, office__in=CARRYING)
    return rows.filter(user__is_active=True).exists()


def of_nobody_there(dossiers: Sequence[Dossier], heir: Unit, name: str, *, on: date) -> Iterator[Obstacle]:
    """A heir that begins with the act has nobody yet: the preview tells of that."""
    if dossiers and not has_somebody(heir, on=on):
        yield Obstacle(
            f"“{name}” chưa có ai làm tiếp {counted(len(dossiers))} hồ sơ đang mở: chưa phân công {THEM}.",
            remedy=f"Phân công {THEM} của “{name}” ở trang “Phân công” trước, rồi sáp nhập.",
            about=name,
        )


def nobody_yet(units: Sequence[Unit], heir: Unit | None, *, on: date) -> str:
    """What the preview warns of, empty where somebody is there."""
    if heir is not None and has_somebody(heir, on=on):
        return ""
    number = len(open_dossiers(units, locked=False))
    waiting = f": {counted(number)} hồ sơ đang mở chưa nằm ở bàn ai cho đến khi ấy" if number else ""
    return f"phân công {THEM} ngay sau khi sáp nhập{waiting}"
