"""What an appointment must satisfy before it is written: everything wrong is told at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Q

from roles.appointments.postings import Posting, last_day_of
from roles.appointments.substitution import substitution_obstacles
from roles.doors.refusals import Obstacle
from roles.models import Appointment, Bloc, Council, Jurisdiction, Office, Unit
from roles.models.appointment import SOLE_OFFICES
from roles.rights.permissions import COUNCIL_OFFICES, ORGANS, Organ
from vietnamese.dates import short_date
from vietnamese.text import clean

OFFICES_AT: dict[type[Organ], tuple[str, ...]] = {
    Unit: (Office.UNIT_HEAD, Office.UNIT_CLERK),
    Bloc: (Office.BLOC_HEAD, Office.BLOC_DEPUTY),
    Council: COUNCIL_OFFICES,
    Jurisdiction: (Office.BOARD_OFFICER, Office.CHAIR, Office.CLERK, Office.AUDITOR, Office.JURIST),
}


def obstacles_of(postings: Sequence[Posting]) -> list[Obstacle]:
    """Everything that forbids these appointments; one SQL statement, whatever their number."""
    return [each for found in obstacles_of_each(postings) for each in found]


def obstacles_of_each(postings: Sequence[Posting]) -> list[list[Obstacle]]:
    """The same, told apart: what forbids each of them, those before it being there already."""
    seated = _seated_at({posting.organ for posting in postings})
    found: list[list[Obstacle]] = []
    for posting in postings:
        own = [*_of_itself(posting), *substitution_obstacles(posting)]
        if not own:
            own = _of_others(posting, seated.get(posting.organ, []))
            seated.setdefault(posting.organ, []).append(posting.row())
        found.append(own)
    return found


def _of_itself(posting: Posting) -> list[Obstacle]:
    office, end = _label(posting.office), last_day_of(posting.organ)
    found = list(posting.paper.obstacles)
    if posting.office not in OFFICES_AT[type(posting.organ)]:
        found.append(_obstacle(posting, f"Không có chức trách “{office}” ở loại tổ chức này."))
    found += _of_jurist(posting)
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


def _of_jurist(posting: Posting) -> list[Obstacle]:
    """Law is loaded once for the whole house: who does it serves where nobody stands above."""
    organ = posting.organ
    if posting.office != Office.JURIST or not isinstance(organ, Jurisdiction) or organ.above is None:
        return []
    what = f"Chức trách “{_label(posting.office)}” chỉ có ở cấp cao nhất."
    return [_obstacle(posting, what, f"Phân công ở cấp trên ({organ.above.name}).")]


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
    known: dict[tuple[type[Organ], int], Organ] = {(type(organ), organ.pk): organ for organ in organs}
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
