"""Who may hold a decision taken elsewhere against its scan: not who entered it, while another is there."""

from __future__ import annotations

from datetime import date

from dossiers.models import OutsideDecision
from roles.doors.refusals import Refused
from roles.queries import with_heirs
from roles.rights.permissions import Mandate, mandates_at
from vietnamese.text import clean


def other_readers(found: OutsideDecision, *, on: date) -> list[str]:
    """Name and post of everybody else who has the right that day, here or where it was taken over. One
    statement for each of these."""
    others: dict[int, Mandate] = {}
    for organ in with_heirs(found.jurisdiction):
        for each in mandates_at(organ, "check_history", on=on):
            if each.user_id != found.entered_by_id:
                others.setdefault(each.user_id, each)
    return [f"{each.name}, {each.post}" for each in others.values()]


def reason_alone(found: OutsideDecision, by: int, given: str, *, on: date) -> str:
    """Empty where somebody else reads the scan; otherwise why who entered it reads it himself. Raises Refused
    where he need not, or does not say why."""
    if by != found.entered_by_id:
        return ""
    if others := other_readers(found, on=on):
        raise Refused(
            "Người ghi quyết định không tự đối chiếu quyết định ấy với bản chụp.",
            remedy=f"Đề nghị người khác của cơ quan đối chiếu: {'; '.join(others)}.",
        )
    said = clean(given)
    if not any(letter.isalpha() for letter in said):
        raise Refused(
            "Chưa ghi vì sao người ghi tự đối chiếu.",
            remedy="Ghi ngắn bằng lời: cơ quan giao ai, theo văn bản, ý kiến nào.",
        )
    return said
