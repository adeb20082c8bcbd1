"""How the members of a meeting take part, as its chair has said it of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from roles.doors.refusals import Obstacle

UNSAID = ""


@dataclass(frozen=True, slots=True)
class Presence:
    """How one member takes part, `UNSAID` while nobody has said it; an absence has its reason."""

    attendance: str
    reason: str = ""


def unsaid_of(presences: Mapping[int, Presence], names: Mapping[int, str]) -> Iterator[Obstacle]:
    """Nobody is there, nor away, but by what somebody has said; `names` of the members by user id."""
    left = [names[key] for key, each in presences.items() if each.attendance == UNSAID]
    if left:
        yield Obstacle(
            f"Chưa điểm danh {len(left):02d} thành viên: {', '.join(left)}.",
            remedy="Ghi từng người có mặt, vắng, hoặc gửi ý kiến bằng văn bản.",
        )
