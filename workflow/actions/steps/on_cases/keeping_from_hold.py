"""What cannot be held, why, and who does what about it: what the door "hold" refuses, for its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django_fsm import can_proceed

from dossiers.models import Nomination, Standing
from workflow.actions.steps.carriers import standing_told, what_binds

_NOT_HERE_YET = "Hồ sơ được cơ quan thẩm định tiếp nhận rồi mới tạm giữ được."
_ABOVE = "Nơi ấy đang xét: có việc phải dừng thì báo nơi ấy."
_OVER = "Việc xét đã xong, không còn gì để tạm giữ."
_WAYS_OUT = {
    Standing.DRAFT: _NOT_HERE_YET,
    Standing.SUBMITTED: _NOT_HERE_YET,
    Standing.SENT_UP: _ABOVE,
    Standing.FORWARDED: _ABOVE,
    Standing.NOT_QUALIFIED: "Đã dừng xét; cơ quan thẩm định rút kết luận thì mới tạm giữ được.",
}


@dataclass(slots=True)
class KeptFromHold:
    """Of one reason and one way out, all whom it concerns."""

    why: str
    way_out: str
    cases: list[Nomination]


def kept_from_hold(nominations: Sequence[Nomination]) -> list[KeptFromHold]:
    """By reason, in the order of the list; what is held already is left out, and what may be held. The rows
    carry their dossier."""
    bound = {row.pk: (why, way_out) for row, why, way_out in what_binds(nominations)}
    found: dict[tuple[str, str], KeptFromHold] = {}
    for row in nominations:
        if row.standing == Standing.HELD or (row.pk not in bound and can_proceed(row.hold)):
            continue
        why, way_out = bound.get(row.pk) or (standing_told(row), "")
        way_out = way_out or _WAYS_OUT.get(Standing(row.standing), _OVER)
        found.setdefault((why, way_out), KeptFromHold(why, way_out, [])).cases.append(row)
    return list(found.values())


def free_to_hold(nominations: Sequence[Nomination], kept: Sequence[KeptFromHold]) -> list[Nomination]:
    """Those that the door would hold, of which `kept` are the others."""
    others = {row.pk for each in kept for row in each.cases}
    return [row for row in nominations if row.standing != Standing.HELD and row.pk not in others]
