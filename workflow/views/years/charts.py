"""What a year is shown by: charts of bars, and short lists of things that can be opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of a chart: as long as `value`, read as `told` (else the figure itself)."""

    label: str
    value: int
    told: str = ""
    url: str = ""
    tone: str = "blue"


@dataclass(frozen=True, slots=True)
class Chart:
    title: str
    bars: Sequence[Bar]
    note: str = ""


@dataclass(frozen=True, slots=True)
class ShortList:
    """`lines` are (what, beside it, address where there is one); at `url` all of them stand, `number` of them
    where they were counted."""

    title: str
    lines: Sequence[tuple[str, str, str]]
    url: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class SeatYear:
    """Charts and lists that hold something; `number` is a calendar year, `heading` and `note`
    say what of it is counted. `late` and `odd` call for their reader, and stand before the year."""

    number: int
    heading: str
    note: str
    charts: Sequence[Chart]
    lists: Sequence[ShortList]
    late: Sequence[ShortList] = ()
    odd: Sequence[Chart] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.charts or self.lists or self.is_calling)

    @property
    def is_calling(self) -> bool:
        return bool(self.late or self.odd)


BY_DAY_OF_ACT = "Tính theo ngày thực hiện trong năm, không theo năm thành tích."


def filled(
    number: int,
    charts: Sequence[Chart],
    lists: Sequence[ShortList] = (),
    *,
    is_of_achievement: bool = False,
    note: str = BY_DAY_OF_ACT,
) -> SeatYear:
    """Without what would be empty: what was done in the year, or what is asked for its achievement. `note`
    says by which day it is counted."""
    return SeatYear(
        number,
        f"Thành tích năm {number}" if is_of_achievement else f"Trong năm {number}",
        "" if is_of_achievement else note,
        [each for each in charts if each.bars],
        [each for each in lists if each.lines],
    )


def days_of(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)
