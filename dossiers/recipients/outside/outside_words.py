"""A decision taken elsewhere, in words."""

from __future__ import annotations

from dossiers.models import OutsideDecision
from dossiers.recipients.card_words import decision_words, title_line
from vietnamese.dates import short_date

STATES = {
    "waiting": "chờ đối chiếu với bản chụp",
    "confirmed": "đã đối chiếu, được tính",
    "ended": "đã bác, không tính",
}


def award_words(found: OutsideDecision) -> str:
    """ "Bằng khen của … năm 2019"."""
    return title_line(found.award, found.year, "", None, "")[0]


def paper_words(found: OutsideDecision) -> str:
    """ "Quyết định số 5/QĐ-BGDĐT ngày 01/11/2020 của …"."""
    return decision_words(found.number, found.dated_on, found.decided_by)


def seen_words(found: OutsideDecision) -> str:
    """How a title that it gave is known, behind its paper."""
    alone = ", người ghi tự đối chiếu" if found.is_read_alone else ""
    scan = f"“{found.scan_name}” (mã kiểm {found.scan_id[:16]}…)"
    return f"quyết định nơi khác, đã đối chiếu bản chụp {scan}{alone}"


def state_words(found: OutsideDecision) -> str:
    """Where it stands, who brought it there and when."""
    told = STATES[found.state]
    if found.ended_on is not None and found.ended_by is not None:
        return (
            f"{told}: {found.ended_by.get_full_name()}, ngày {short_date(found.ended_on)}: {found.end_reason}"
        )
    if found.confirmed_on is not None and found.confirmed_by is not None:
        said = f"{told}: {found.confirmed_by.get_full_name()}, ngày {short_date(found.confirmed_on)}"
        return f"{said}{_alone(found)}"
    return told


def _alone(found: OutsideDecision) -> str:
    if not found.is_read_alone:
        return ""
    why = found.alone_because or "không ghi lý do"
    return f"; người ghi tự đối chiếu: {why}"
