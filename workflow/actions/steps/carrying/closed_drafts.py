"""Why a draft cannot be signed now, and who does what about it: one rule of the door and of the pages."""

from __future__ import annotations

from roles.doors.refusals import Obstacle
from workflow.models import Decision, DecisionState


def closed_to_signing(decision: Decision, *, carries: bool) -> Obstacle | None:
    """None where it may be signed, and of what is no draft any more; as `is_ready_to_sign` of
    `workflow/whose_turn.py` asks it of many. `carries`: a line of it stands."""
    if decision.state != DecisionState.DRAFTED or decision.is_dropped:
        return None
    if not carries:
        return Obstacle(
            "Dự thảo không còn trường hợp nào, chưa ký được.",
            remedy="Dự thảo không còn trường hợp nào: chuyên viên đưa trường hợp khác vào hoặc bỏ dự thảo; "
            "không duyệt nhầm thì người ký rút ý kiến không duyệt.",
        )
    if decision.to_mend:
        return Obstacle(
            f"Dự thảo đã bị trả lại để sửa, chuyên viên chưa sửa và chưa trả lời: “{decision.to_mend}”.",
            remedy="Chuyên viên sửa dự thảo, hoặc trả lời vì sao giữ nguyên, thì mới ký được."
            + _taken_back(decision),
        )
    return None


def _taken_back(decision: Decision) -> str:
    is_struck = decision.lines.filter(is_live=False).exclude(refused_reason="").exists()
    return (
        " Không duyệt nhầm thì người ký rút ý kiến không duyệt, rút xong ký được ngay." if is_struck else ""
    )
