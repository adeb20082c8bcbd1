"""Who may sign for whom, and that an authority is not passed on: Điều 13 Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

from roles.appointments.postings import Posting
from roles.doors.refusals import Obstacle
from roles.models import Appointment, Capacity, Council, Office
from vietnamese.dates import short_date

SIGNING = "Điều 13 Nghị định 30/2020/NĐ-CP"


def substitution_obstacles(posting: Posting) -> list[Obstacle]:
    """What forbids the substitution; nothing for who acts in his own right."""
    principal = posting.on_behalf_of
    if not posting.capacity and principal is None:
        return []
    if not posting.capacity or principal is None:
        return [
            _signing(
                posting, "Người ký thay, thừa lệnh, thừa ủy quyền phải ghi rõ ký cho ai và ký theo cách nào."
            )
        ]
    if isinstance(posting.organ, Council):
        return [_signing(posting, "Thành viên hội đồng tự biểu quyết, không có người làm thay.")]
    return [
        *_of_principal(posting, principal),
        *_of_passing_on(posting, principal),
        *_of_limits(posting, principal),
    ]


def _of_principal(posting: Posting, principal: Appointment) -> list[Obstacle]:
    orders: dict[str, str] = (
        {Office.UNIT_CLERK: Office.UNIT_HEAD} if posting.capacity == Capacity.ORDER else {}
    )
    if principal.organ != posting.organ or principal.office != orders.get(posting.office, posting.office):
        return [
            _signing(posting, "Người ký thay phải ký cho người giữ đúng chức trách đó, tại đúng tổ chức đó.")
        ]
    if principal.user_id == posting.user.pk:
        return [_signing(posting, f"{posting.person} không thể ký thay chính mình.")]
    return []


def _of_passing_on(posting: Posting, principal: Appointment) -> list[Obstacle]:
    if principal.capacity == Capacity.AUTHORISED:
        return [
            _signing(posting, "Người được ký thừa ủy quyền không được ủy quyền lại hay giao người khác ký.")
        ]
    if principal.capacity and posting.capacity != Capacity.DEPUTY:
        return [_signing(posting, "Chỉ người đứng đầu được giao ký thừa lệnh, thừa ủy quyền.")]
    if principal.capacity == Capacity.DEPUTY:
        return [_signing(posting, "Cấp phó ký thay không giao người khác ký thay mình.")]
    return []


def _of_limits(posting: Posting, principal: Appointment) -> list[Obstacle]:
    found = []
    if posting.capacity == Capacity.AUTHORISED and posting.until is None:
        found.append(
            _signing(posting, "Giao ký thừa ủy quyền phải có thời hạn.", "Ghi ngày kết thúc theo văn bản.")
        )
    if principal.since > posting.since or (principal.until and principal.until < posting.since):
        found.append(
            _signing(
                posting, f"Ngày {short_date(posting.since)} người được ký thay không giữ chức trách này."
            )
        )
    return found


def _signing(posting: Posting, message: str, remedy: str = "") -> Obstacle:
    return Obstacle(message=message, remedy=remedy, citation=SIGNING, about=posting.person)
