"""What "liên tục" means. The law does not say; this is the one place that reads it.

Default reading: year after year without a year left out, the last of them the year of the award or the
year before it.
"""

from __future__ import annotations

from collections.abc import Collection


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
