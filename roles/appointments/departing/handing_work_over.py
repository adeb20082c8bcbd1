"""Somebody leaves for good: all that lies open before him goes to his heirs, and his account is closed.

Work lies with offices, never with accounts; so it goes with the appointments. Those that he holds end, each
heir comes into the same office at the same organ the day after: one act, whole or not at all. Whose last day
is today works to its end; his account is closed in the night (`closing_accounts.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.contrib.auth.models import User

from roles.appointments.appointing import appoint_many, end_appointment
from roles.appointments.appointment_notes import record_appointments
from roles.appointments.departing.leaving_obstacles import of_act, of_heirs
from roles.appointments.departing.work_left_behind import ONE_DAY, ORGANS, work_of
from roles.appointments.disabling_accounts import end_all_sessions
from roles.appointments.given_passwords import account_called, giver_of
from roles.appointments.postings import Posting
from roles.doors.founding_paper import FoundingPaper
from roles.doors.one_act import one_act
from roles.doors.refusals import Overtaken, refuse_if
from roles.models import Appointment, LeavingAccount
from roles.models.appointment import SOLE_OFFICES
from trail.verbs import Verb
from vietnamese.text import clean


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
    """`heirs` by appointment, None where nobody comes; whose account is closed, and who came into office.

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
    found = of_act(user, by=by, reason=reason, last_day=last_day, on=on)
    refuse_if([*found, *of_heirs(user, works, heirs, last_day=last_day)], message="Chưa bàn giao được.")
    came = _change_hands(held, heirs, last_day=last_day, paper=paper, by=by, reason=clean(reason), on=on)
    _close(user, last_day=last_day, on=on)
    left = list(Appointment.objects.filter(pk__in=heirs).select_related("user", *ORGANS).order_by("pk"))
    record_appointments(Verb.WORK_HANDED_OVER, left, by=actor, on=on, reason=clean(reason))
    return user, came


def _close(user: User, *, last_day: date, on: date) -> None:
    """At once, or at the end of a day that is not over: the work of that day lies before nobody else."""
    if last_day >= on:
        LeavingAccount.objects.create(user=user, last_day=last_day)
        return
    user.is_active = False
    user.save(update_fields=["is_active"])
    end_all_sessions(user)


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
