"""What "liên tục" means. The law does not say; this is the one place that reads it.

Default reading: year after year without a year left out, the last of them the year of the award or the
year before it. The other reading counts the times a recipient was considered: 2020 and 2022 are two
times in a row when nothing was asked for 2021, but not when the title of 2021 was revoked: a year that was
considered and lost breaks the row under both readings. A jurisdiction chooses under `continuity.reading`;
without its choice a case in which both differ is left to a person, where the law leaves room for both.
"""

from __future__ import annotations

from collections.abc import Collection

from law.basics.local_keys import BY_TIMES, BY_YEARS, READING_KEY, READINGS
from law.basics.rulebook_types import Rulebook


def is_continuous(
    years: Collection[int], times: int, reading: str = BY_YEARS, lost: Collection[int] = ()
) -> bool:
    """Whether these years hold `times` in a row under that reading."""
    return any(len(row) >= times for row in series(years, reading, lost))


def reading_of(rules: Rulebook) -> str:
    """The reading this jurisdiction chose, else the default one."""
    chosen = rules.local.get(READING_KEY)
    return chosen if isinstance(chosen, str) and chosen in READINGS else BY_YEARS


def readings_differ(years: Collection[int], times: int, rules: Rulebook, lost: Collection[int] = ()) -> bool:
    """Whether nobody chose a reading and the answer hangs on which one is taken."""
    if rules.local.get(READING_KEY) in READINGS:
        return False
    return is_continuous(years, times, BY_YEARS) != is_continuous(years, times, BY_TIMES, lost)


def series(years: Collection[int], reading: str, lost: Collection[int] = ()) -> list[tuple[int, ...]]:
    """The rows of years that count as one after another under that reading, the latest first.

    `lost` are years that were considered and do not count.
    """
    if reading != BY_TIMES:
        return runs(years)
    rows: list[list[int]] = [[]]
    for year in sorted({*years, *lost}, reverse=True):
        if year in years:
            rows[-1].append(year)
        else:
            rows.append([])
    return [tuple(reversed(row)) for row in rows if row]


def runs(years: Collection[int]) -> list[tuple[int, ...]]:
    """Every unbroken row of years, the latest row first, each oldest year first."""
    found: list[list[int]] = []
    for year in sorted(set(years), reverse=True):
        if found and found[-1][-1] == year + 1:
            found[-1].append(year)
        else:
            found.append([year])
    return [tuple(reversed(run)) for run in found]


def reaches(run: Collection[int], award_years: Collection[int]) -> bool:
    """Whether the row ends in a year the award is asked for, or in the year before one."""
    return bool(run) and any(max(run) in (year, year - 1) for year in award_years)
