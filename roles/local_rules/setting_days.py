"""The doors of an office's own days: one is entered by its paper and withdrawn by another act, never deleted.

What was counted before stays as it was written: a due day moves neither when a day is entered nor when one is
withdrawn (`docs/decisions/0056-days-of-an-office.md`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.contrib.auth.models import User

from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Overtaken, refuse_if, require_mandate
from roles.local_rules.rules_above import calendar_at
from roles.models import Jurisdiction, LocalDay
from roles.models.proved_tables import LOCAL_DAY
from roles.rights.permissions import mandate_for
from trail.record import Actor, record
from trail.state.proved_table import proof
from trail.verbs import Verb
from vietnamese.calendar import Calendar, OutsideCalendarError, is_holiday, is_working_day
from vietnamese.dates import short_date
from vietnamese.text import clean

LABOUR_CODE = "Điều 112 Bộ luật Lao động 45/2019/QH14"


@one_act
def enter_local_day(
    *, by: User, jurisdiction: Jurisdiction, day: date, kind: str, paper: str, reason: str, on: date
) -> LocalDay:
    """Holds here and below until withdrawn. Raises Forbidden, or Refused with all obstacles."""
    mandate = require_mandate(
        mandate_for(by, "set_local_rule", jurisdiction, on=on), to="ghi ngày nghỉ, ngày làm bù"
    )
    Jurisdiction.objects.select_for_update(of=("self",)).get(pk=jurisdiction.pk)
    kind = LocalDay.Kind(kind)
    obstacles = [
        *_of_words(paper, reason),
        *_of_power(jurisdiction, day),
        *_of_day(jurisdiction, day, kind, on=on),
    ]
    refuse_if(obstacles, message="Chưa ghi được ngày này.")
    row = LocalDay.objects.create(
        jurisdiction=jurisdiction,
        day=day,
        kind=kind,
        paper=clean(paper),
        reason=clean(reason),
        entered_on=on,
        entered_by=by,
    )
    _record(Verb.LOCAL_DAY_SET, row, reason=row.reason, by=mandate.actor, on=on)
    return row


@one_act
def withdraw_local_day(row: LocalDay, *, by: User, reason: str, on: date) -> LocalDay:
    """From now on it is a day as any other. Raises Forbidden, Overtaken or Refused."""
    mandate = require_mandate(
        mandate_for(by, "set_local_rule", row.jurisdiction, on=on), to="rút ngày nghỉ, ngày làm bù"
    )
    found = LocalDay.objects.select_for_update(of=("self",)).select_related("jurisdiction").get(pk=row.pk)
    if found.withdrawn_on is not None:
        raise Overtaken(f"Ngày {short_date(found.day)} đã được rút ngày {short_date(found.withdrawn_on)}.")
    refuse_if(
        [] if clean(reason) else [Obstacle(message="Thiếu lý do rút.", remedy="Ghi vì sao rút ngày này.")],
        message="Chưa rút được ngày này.",
    )
    found.withdrawn_on, found.withdrawn_because = on, clean(reason)
    found.save(update_fields=["withdrawn_on", "withdrawn_because"])
    _record(Verb.LOCAL_DAY_WITHDRAWN, found, reason=found.withdrawn_because, by=mandate.actor, on=on)
    return found


def _of_words(paper: str, reason: str) -> Iterator[Obstacle]:
    if not clean(paper):
        yield Obstacle(message="Thiếu văn bản.", remedy="Ghi số, ngày và cơ quan ban hành văn bản.")
    if not clean(reason):
        yield Obstacle(message="Thiếu lý do.", remedy="Ghi vì sao cơ quan nghỉ hoặc làm bù ngày này.")


def _of_power(jurisdiction: Jurisdiction, day: date) -> Iterator[Obstacle]:
    if day < jurisdiction.since or (jurisdiction.until is not None and day > jurisdiction.until):
        yield Obstacle(message=f"Ngày {short_date(day)}, {jurisdiction.name} không có thẩm quyền quy định.")


def _of_day(jurisdiction: Jurisdiction, day: date, kind: str, *, on: date) -> Iterator[Obstacle]:
    """A day that already is what it is said to be would change nothing; holidays are the law's."""
    own = jurisdiction.local_days.filter(day=day, withdrawn_on__isnull=True).first()
    if own is not None:
        said = own.get_kind_display().lower()
        yield Obstacle(
            message=f"Ngày {short_date(day)} đã ghi là ngày {said} theo {own.paper}.",
            remedy="Rút dòng ấy trước, nếu ghi nhầm.",
        )
        return
    try:
        yield from _of_calendar(day, kind, calendar_at(jurisdiction, on=on))
    except OutsideCalendarError as fault:
        yield Obstacle(message=str(fault))


def _of_calendar(day: date, kind: str, calendar: Calendar) -> Iterator[Obstacle]:
    works, told = is_working_day(day, calendar), short_date(day)
    if kind == LocalDay.Kind.REST and not works:
        yield Obstacle(
            message=f"Ngày {told} đã là ngày nghỉ: thứ Bảy, Chủ nhật, ngày lễ hoặc ngày cấp trên cho nghỉ.",
            remedy="Không cần ghi ngày này.",
        )
    elif kind == LocalDay.Kind.WORK and works:
        yield Obstacle(
            message=f"Ngày {told} đã là ngày làm việc.", remedy="Chỉ ghi làm bù vào ngày vốn được nghỉ."
        )
    elif kind == LocalDay.Kind.WORK and is_holiday(day) and day not in calendar.rest:
        yield Obstacle(
            message=f"Ngày {told} là ngày nghỉ chung của cả nước, không phải ngày làm bù.",
            remedy="Chọn ngày làm bù ghi trong văn bản, thường là thứ Bảy.",
            citation=LABOUR_CODE,
        )


def _record(verb: Verb, row: LocalDay, *, reason: str, by: Actor, on: date) -> None:
    record(
        verb,
        subject=("local_day", row.pk),
        by=by,
        on=on,
        reason=reason,
        details={
            "day": row.day.isoformat(),
            "kind": row.kind,
            "paper": row.paper,
            **proof(row.pk, LOCAL_DAY),
        },
        jurisdiction_id=row.jurisdiction_id,
        about=f"{row.get_kind_display()} ngày {short_date(row.day)}",
    )
