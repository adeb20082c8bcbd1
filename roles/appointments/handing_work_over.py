"""Somebody leaves for good: all that lies open before him goes to his heirs, and his account is closed.

Work lies with offices, never with accounts; so it goes with the appointments. Those that he holds end, each
heir comes into the same office at the same organ the day after, nobody comes in by the account any more: one
act, whole or not at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.models import User
from django.db.models import Q

from roles.appointments.appointing import appoint_many, end_appointment
from roles.appointments.appointment_notes import record_appointments
from roles.appointments.disabling_accounts import end_all_sessions
from roles.appointments.given_passwords import account_called, giver_of
from roles.appointments.postings import Posting
from roles.doors.founding_paper import FoundingPaper
from roles.doors.one_act import one_act
from roles.doors.open_work import open_work_of
from roles.doors.refusals import Obstacle, Overtaken, refuse_if
from roles.models import Appointment
from roles.models.appointment import SOLE_OFFICES
from roles.models.periods import valid_on
from trail.models import Entry
from trail.verbs import Verb
from vietnamese.dates import short_date
from vietnamese.text import clean

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkOfOffice:
    """One appointment of who leaves, what lies open by it, and who else holds that office there."""

    row: Appointment
    open_work: list[str]
    colleagues: list[User]

    @property
    def needs_heir(self) -> bool:
        return bool(self.open_work) and not self.colleagues


def work_of(user: User, *, on: date) -> list[WorkOfOffice]:
    """Of every appointment that runs that day, those for somebody else among them."""
    held = list(
        Appointment.objects.filter(valid_on(on), user=user)
        .select_related("user", "unit", "bloc", "council", "jurisdiction", "on_behalf_of__user")
        .order_by("pk")
    )
    return [WorkOfOffice(row, open_work_of(row, on=on), _colleagues(row, on=on)) for row in held]


@one_act
def hand_work_over(
    username: str,
    heirs: Mapping[int, User | None],
    *,
    last_day: date,
    paper: FoundingPaper,
    by: User,
    reason: str,
    on: date,
) -> tuple[User, list[Appointment]]:
    """`heirs` by appointment, None where nobody comes; the account that is closed, and who came into office.

    Raises Forbidden where `by` may not appoint everywhere the account serves, Overtaken where its offices are
    others than were shown, Refused with every obstacle.
    """
    user = account_called(username)
    works = work_of(user, on=on)
    held = [one.row for one in works]
    actor = giver_of(user, held, by=by, on=on)
    if {row.pk for row in held} != set(heirs):
        raise Overtaken(
            "Phân công của người này vừa được thay đổi; chưa có gì được ghi.",
            remedy="Mở lại trang để xem phân công và việc đang mở mới nhất.",
        )
    found = [*_of_act(user, by=by, reason=reason, last_day=last_day, on=on), *_of_heirs(user, works, heirs)]
    refuse_if(found, message="Chưa bàn giao được.")
    came = _change_hands(held, heirs, last_day=last_day, paper=paper, by=by, reason=clean(reason), on=on)
    user.is_active = False
    user.save(update_fields=["is_active"])
    end_all_sessions(user)
    left = list(Appointment.objects.filter(pk__in=heirs).select_related(*_ORGANS).order_by("pk"))
    record_appointments(Verb.WORK_HANDED_OVER, left, by=actor, on=on, reason=clean(reason))
    return user, came


_ORGANS = ("user", "unit", "bloc", "council", "jurisdiction")


def _change_hands(
    held: list[Appointment],
    heirs: Mapping[int, User | None],
    *,
    last_day: date,
    paper: FoundingPaper,
    by: User,
    reason: str,
    on: date,
) -> list[Appointment]:
    """Who holds an office alone leaves before his heir comes; who may appoint leaves after it, so that there
    is always somebody who may."""
    alone = [row for row in held if row.office in SOLE_OFFICES]
    others = [row for row in held if row.office not in SOLE_OFFICES]
    _end(alone, last_day=last_day, by=by, reason=reason, on=on)
    postings = [_posting(row, heir, paper, last_day) for row in held if (heir := heirs[row.pk]) is not None]
    came = appoint_many(postings, by=by, on=on) if postings else []
    _end(others, last_day=last_day, by=by, reason=reason, on=on)
    return came


def _end(rows: list[Appointment], *, last_day: date, by: User, reason: str, on: date) -> None:
    """What ends that day by its own paper, or ended with its principal a moment ago, is over already."""
    for row in rows:
        row.refresh_from_db(fields=["until"])
        if row.until is None or row.until > last_day:
            end_appointment(row, by=by, until=last_day, on=on, reason=reason)


def _posting(row: Appointment, heir: User, paper: FoundingPaper, last_day: date) -> Posting:
    return Posting(
        user=heir,
        office=row.office,
        organ=row.organ,
        since=last_day + ONE_DAY,
        post=row.post,
        paper_number=paper.number,
        paper_on=paper.on,
        paper_by=paper.by,
    )


def _colleagues(row: Appointment, *, on: date) -> list[User]:
    """Others who hold the office there in their own right, and can sign in."""
    here = {f"{name}_id": getattr(row, f"{name}_id") for name in _ORGANS[1:]}
    rows = Appointment.objects.filter(
        valid_on(on), Q(until__isnull=True) | Q(until__gt=on), office=row.office, capacity="", **here
    )
    rows = rows.filter(user__is_active=True).exclude(user=row.user_id)
    return [each.user for each in rows.select_related("user").order_by("pk")]


def last_worked_on(user: User, *, on: date) -> date | None:
    """The last day, of the two that may be his last one at work, on which the history tells of an act."""
    acts = Entry.objects.filter(actor=user, acted_on__range=(on - ONE_DAY, on)).order_by("-acted_on", "-id")
    return acts.values_list("acted_on", flat=True).first()


def _of_act(user: User, *, by: User, reason: str, last_day: date, on: date) -> list[Obstacle]:
    found = []
    if not clean(reason):
        found.append(Obstacle("Thiếu lý do thôi việc.", "Ghi lý do; nhật ký giữ lại lý do này."))
    if not user.is_active:
        found.append(Obstacle("Tài khoản này đã ngừng dùng."))
    if by.pk == user.pk:
        found.append(
            Obstacle("Đây là tài khoản của chính ông/bà.", "Nhờ người khác có quyền phân công bàn giao.")
        )
    if last_day not in (on, on - ONE_DAY):
        days = f"{short_date(on - ONE_DAY)} hoặc {short_date(on)}"
        found.append(
            Obstacle(f"Ngày làm việc cuối cùng phải là {days}.", "Bàn giao vào ngày người ấy thôi việc.")
        )
    elif (worked_on := last_worked_on(user, on=on)) and worked_on > last_day:
        day = short_date(worked_on)
        found.append(Obstacle(f"Người ấy còn làm việc ngày {day}, theo nhật ký.", f"Ghi ngày {day}."))
    return found


def _of_heirs(user: User, works: list[WorkOfOffice], heirs: Mapping[int, User | None]) -> list[Obstacle]:
    found = []
    for one in works:
        heir, office = heirs[one.row.pk], one.row.get_office_display()
        if heir is None and one.needs_heir:
            work = "; ".join(one.open_work)
            found.append(Obstacle(f"Chức trách “{office}” còn {work}.", "Chọn người nhận bàn giao."))
        if heir is not None and heir.pk == user.pk:
            found.append(
                Obstacle(f"Chức trách “{office}”: người nhận phải là người khác.", "Chọn người khác.")
            )
        if heir is not None and one.row.capacity:
            found.append(
                Obstacle(
                    f"“{office}” là việc ký {one.row.capacity} cho người khác nên không bàn giao được.",
                    "Để trống người nhận; người được ký thay giao ký bằng văn bản khác.",
                    "Điều 13 Nghị định 30/2020/NĐ-CP",
                )
            )
    return found
