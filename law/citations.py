"""An article of the law, and the one way in which this house writes it.

Every value and every finding carries one, so that a reader can open the text and check.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a rule stands; written "điểm c khoản 1 Điều 69 Nghị định 91/2017/NĐ-CP"."""

    instrument: str
    article: str | None = None
    clause: str | None = None
    point: str | None = None

    def __str__(self) -> str:
        parts = []
        if self.point:
            parts.append(f"điểm {self.point}")
        if self.clause:
            parts.append(f"khoản {self.clause}")
        if self.article:
            parts.append(f"Điều {self.article}")
        return " ".join([*parts, self.instrument])
