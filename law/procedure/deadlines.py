"""Named clocks of the procedure, in working days counted from the next working day.

A clock with `calendar` counts plain days, as the law does after a judgment of a court.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from law.basics.values import Value
from law.rulebook import LawStack, Rulebook, own_law
from vietnamese.calendar import NATIONAL, Calendar, add_working_days


@dataclass(frozen=True, slots=True)
class Due:
    """`on` and `days` are None where the days are left to the province, or unread, and nobody gave them."""

    on: date | None
    citation: str
    days: int | None
    label: str
    is_local: bool = False
    in_working_days: bool = True

    @property
    def told_days(self) -> str:
        """ "10 ngày làm việc", or "10 ngày" where the law counts plain days; empty where nobody gave them."""
        if self.days is None:
            return ""
        return f"{self.days} {'ngày làm việc' if self.in_working_days else 'ngày'}"


def clocks(*, stack: LawStack | None = None) -> dict[str, str]:
    """Every clock of the stack, without one of the program's own law, with its Vietnamese label."""
    prefix = "clock."
    return {
        key.removeprefix(prefix): str(subject.values[0]["label"])
        for key, subject in (stack or own_law()).subjects.items()
        if key.startswith(prefix)
    }


def due(clock: str, from_day: date, rules: Rulebook, calendar: Calendar = NATIONAL) -> Due:
    """The last day of this clock when it starts on `from_day`; raises KeyError for an unknown clock.

    Days off are those of `calendar`, as in the words beside the day (vietnamese/deadline_words.py): public
    holidays are the same everywhere (Điều 112 Bộ luật Lao động 45/2019/QH14), but an office may rest, or work
    a day in exchange, by a paper of its own. A province's own figure holds where the
    law leaves the days to it, or asks for more of them. A clock of which nobody gave the days is that of
    `else_by`, where the law names one.
    """
    value = rules.value(f"clock.{clock}")
    if value is None:
        raise KeyError(clock)
    key = value.get("local_key", "")
    local = rules.local_number(key) if key else None
    national = value["days"] if value.is_set else None
    if local is None and national is None and (other := value.get("else_by")):
        return due(other, from_day, rules, calendar)
    is_local = local is not None and (national is None or local < national)
    days = local if is_local else national
    return Due(
        on=None if days is None else _ends(from_day, days, value, calendar),
        citation=rules.local_citation(key) if is_local else str(value.citation),
        days=days,
        label=value["label"],
        is_local=is_local,
        in_working_days=not value.get("calendar", False),
    )


def _ends(day: date, days: int, value: Value, calendar: Calendar) -> date:
    if value.get("calendar"):
        return day + timedelta(days=days)
    return add_working_days(day, days, calendar)
