"""What keeps somebody from leaving: everything wrong is told at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.contrib.auth.models import User

from roles.appointments.departing.work_left_behind import ONE_DAY, WorkOfOffice, last_worked_on
from roles.doors.refusals import Obstacle
from roles.models import LeavingAccount
from vietnamese.dates import short_date
from vietnamese.text import clean


def of_act(user: User, *, by: User, reason: str, last_day: date, on: date) -> list[Obstacle]:
    found = []
    if not clean(reason):
        found.append(Obstacle("Thiếu lý do thôi việc.", "Ghi lý do; nhật ký giữ lại lý do này."))
    if not user.is_active:
        found.append(Obstacle("Tài khoản này đã ngừng dùng."))
    if (leaving := LeavingAccount.objects.filter(user=user).first()) is not None:
        day = short_date(leaving.last_day)
        found.append(
            Obstacle(f"Công việc của người này đã được bàn giao; tài khoản đóng khi hết ngày {day}.")
        )
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


def of_heirs(
    user: User, works: Sequence[WorkOfOffice], heirs: Mapping[int, User | None], *, last_day: date
) -> list[Obstacle]:
    chosen = [heir for heir in heirs.values() if heir is not None]
    leaving = set(LeavingAccount.objects.filter(user__in=chosen).values_list("user", flat=True))
    found = []
    for one in works:
        heir, office = heirs[one.row.pk], one.row.get_office_display()
        if heir is None and one.open_work and not one.goes_on_after(last_day):
            work = "; ".join(one.open_work)
            found.append(Obstacle(f"Chức trách “{office}” còn {work}.", "Chọn người nhận bàn giao."))
        if heir is not None and heir.pk == user.pk:
            found.append(
                Obstacle(f"Chức trách “{office}”: người nhận phải là người khác.", "Chọn người khác.")
            )
        if heir is not None and heir.pk in leaving:
            found.append(
                Obstacle(
                    f"Chức trách “{office}”: người nhận cũng thôi việc khi hết ngày.", "Chọn người khác."
                )
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
