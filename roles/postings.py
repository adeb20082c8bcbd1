"""What an appointment must satisfy before it is written: everything wrong is told at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User
from django.db.models import Q

from roles.models import Appointment, Bloc, Capacity, Council, Jurisdiction, Office, Unit
from roles.models.appointment import SOLE_OFFICES
from roles.papers import Paper
from roles.permissions import COUNCIL_OFFICES, ORGANS, Organ
from roles.refusals import Obstacle
from vietnamese.dates import short_date
from vietnamese.text import clean

SIGNING = "Điều 13 Nghị định 30/2020/NĐ-CP"
OFFICES_AT: dict[type[Organ], tuple[str, ...]] = {
    Unit: (Office.UNIT_HEAD, Office.UNIT_CLERK),
    Bloc: (Office.BLOC_HEAD, Office.BLOC_DEPUTY),
    Council: COUNCIL_OFFICES,
    Jurisdiction: (Office.BOARD_OFFICER, Office.CHAIR, Office.CLERK, Office.AUDITOR),
}


@dataclass(frozen=True, kw_only=True)
class Posting:
    """One appointment that is asked for; `capacity` empty means in his own right."""

    user: User
    office: str
    organ: Organ
    since: date
    post: str
    paper_number: str
    paper_on: date | None
    paper_by: str
    until: date | None = None
    capacity: str = ""
    on_behalf_of: Appointment | None = None

    @property
    def person(self) -> str:
        return self.user.get_full_name() or self.user.get_username()

    @property
    def paper(self) -> Paper:
        return Paper(self.paper_number, self.paper_on, self.paper_by)

    @property
    def last_day(self) -> date | None:
        """An appointment ends with its organ at the latest."""
        ends = [day for day in (self.until, last_day_of(self.organ)) if day is not None]
        return min(ends, default=None)

    def row(self) -> Appointment:
        """The appointment, not yet written."""
        return Appointment(
            user=self.user,
            office=self.office,
            post=clean(self.post),
            capacity=self.capacity,
            on_behalf_of=self.on_behalf_of,
            since=self.since,
            until=self.last_day,
            **{str(type(self.organ)._meta.model_name): self.organ},
            **self.paper.fields,
        )


def last_day_of(organ: Organ) -> date | None:
    """The organ's own last day, when it has one."""
    if isinstance(organ, Jurisdiction):
        return organ.until
    return None if isinstance(organ, Council) else organ.ended_on


def obstacles_of(postings: Sequence[Posting]) -> list[Obstacle]:
    """Everything that forbids these appointments; one SQL statement, whatever their number."""
    seated = _seated_at({posting.organ for posting in postings})
    found: list[Obstacle] = []
    for posting in postings:
        own = [*_of_itself(posting), *_of_substitution(posting)]
        if not own:
            own = _of_others(posting, seated.get(posting.organ, []))
            seated.setdefault(posting.organ, []).append(posting.row())
        found += own
    return found


def _of_itself(posting: Posting) -> list[Obstacle]:
    office, end = _label(posting.office), last_day_of(posting.organ)
    found = list(posting.paper.obstacles)
    if posting.office not in OFFICES_AT[type(posting.organ)]:
        found.append(_obstacle(posting, f"Không có chức trách “{office}” ở loại tổ chức này."))
    if not clean(posting.post):
        found.append(
            _obstacle(posting, "Thiếu chức vụ của người được phân công.", "Ghi chức vụ sẽ in khi ký.")
        )
    if not posting.user.is_active:
        found.append(_obstacle(posting, f"Tài khoản của {posting.person} đã ngừng dùng."))
    if posting.until is not None and posting.until < posting.since:
        days = f"{short_date(posting.until)} đứng trước {short_date(posting.since)}"
        found.append(_obstacle(posting, f"Ngày kết thúc {days}.", "Sửa lại một trong hai ngày."))
    if end is not None and end < posting.since:
        found.append(_obstacle(posting, f"Tổ chức này đã kết thúc hoạt động ngày {short_date(end)}."))
    return found


def _of_substitution(posting: Posting) -> list[Obstacle]:
    """Điều 13 Nghị định 30/2020/NĐ-CP: who may sign for whom, and that an authority is not passed on."""
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
    orders = {Office.UNIT_CLERK: Office.UNIT_HEAD} if posting.capacity == Capacity.ORDER else {}
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


def _of_others(posting: Posting, seated: Iterable[Appointment]) -> list[Obstacle]:
    overlapping = [row for row in seated if _overlap(posting, row) and row.capacity == posting.capacity]
    for row in overlapping:
        same_person = row.user_id == posting.user.pk
        if same_person and (row.office == posting.office or isinstance(posting.organ, Council)):
            return [
                _obstacle(
                    posting,
                    f"{posting.person} đã giữ chức trách “{_label(row.office)}” ở đây từ "
                    f"{short_date(row.since)}.",
                    "Kết thúc phân công cũ trước, hoặc chọn kỳ khác.",
                )
            ]
        if row.office == posting.office and not posting.capacity and posting.office in SOLE_OFFICES:
            holder = row.user.get_full_name() or row.user.get_username()
            return [
                _obstacle(
                    posting,
                    f"Chức trách “{_label(row.office)}” chỉ có một người; {holder} đang giữ từ "
                    f"{short_date(row.since)}.",
                    "Kết thúc phân công của người đó, hoặc phân công ký thay.",
                )
            ]
    return []


def _seated_at(organs: Iterable[Organ]) -> dict[Organ, list[Appointment]]:
    here = Q(pk__in=[])
    for model in ORGANS:
        ids = [organ.pk for organ in organs if isinstance(organ, model)]
        if ids:
            here |= Q(**{f"{model._meta.model_name}__in": ids})
    seated: dict[Organ, list[Appointment]] = {}
    known = {(type(organ), organ.pk): organ for organ in organs}
    for row in Appointment.objects.filter(here).select_related("user"):
        seated.setdefault(known[row.organ_key], []).append(row)
    return seated


def _overlap(posting: Posting, row: Appointment) -> bool:
    starts_in_time = posting.last_day is None or row.since <= posting.last_day
    return starts_in_time and (row.until is None or posting.since <= row.until)


def _label(office: str) -> str:
    return Office(office).label


def _obstacle(posting: Posting, message: str, remedy: str = "") -> Obstacle:
    return Obstacle(message=message, remedy=remedy, about=posting.person)


def _signing(posting: Posting, message: str, remedy: str = "") -> Obstacle:
    return Obstacle(message=message, remedy=remedy, citation=SIGNING, about=posting.person)
