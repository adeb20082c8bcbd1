"""One thing of an installation that was looked at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LookedAt:
    """`told` is what was found; `remedy` how to mend it, empty where nothing is wrong (both Vietnamese)."""

    told: str
    remedy: str = ""

    @property
    def ok(self) -> bool:
        return not self.remedy

    def __str__(self) -> str:
        return f"Được: {self.told}" if self.ok else f"Cần sửa: {self.told} Cách sửa: {self.remedy}"
