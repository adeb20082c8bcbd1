"""A jurisdiction with the first officer, who appoints everybody else: the very first one, and each below."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db import connection

from roles.appointments.accounts import account_for, open_account
from roles.appointments.appointing import appoint, appoint_first
from roles.appointments.postings import Posting
from roles.doors.one_act import one_act
from roles.doors.refusals import Overtaken, Refused
from roles.founding.jurisdictions import found_jurisdiction
from roles.founding.units import found_unit
from roles.models import Jurisdiction, Office
from vietnamese.dates import short_date

# Of two who begin at once there is no row yet that both could lock.
ONE_BEGINS = "SELECT pg_advisory_xact_lock(hashtextextended('the first jurisdiction', 0))"


@dataclass(frozen=True, kw_only=True)
class FirstOfficer:
    """Who appraises and appoints at the new jurisdiction, by which paper; `user` None: an account is made."""

    username: str
    full_name: str
    user: User | None
    post: str
    paper_number: str
    paper_on: date | None
    paper_by: str


@one_act
def found_below(
    above: Jurisdiction, *, officer: FirstOfficer, by: User, on: date, **given: Any
) -> tuple[Jurisdiction, str]:
    """The jurisdiction and the officer's initial password, empty if there was an account; all or nothing.

    `given` is what `found_jurisdiction` asks of the organ; the officer begins with it, today at the earliest.
    """
    made = found_jurisdiction(above=above, by=by, on=on, **given)
    user, password = account_for(username=officer.username, full_name=officer.full_name, user=officer.user)
    posting = Posting(
        user=user,
        office=Office.BOARD_OFFICER,
        organ=made,
        since=max(made.since, on),
        post=officer.post,
        paper_number=officer.paper_number,
        paper_on=officer.paper_on,
        paper_by=officer.paper_by,
    )
    appoint_first(posting, by=by, on=on)
    return made, password


@one_act
def found_first(
    *,
    level: str,
    name: str,
    since: date,
    place: str,
    officer: FirstOfficer,
    password: str,
    on: date,
    **given: Any,
) -> tuple[Jurisdiction, User]:
    """The first jurisdiction of an installation with its organ, and the account of its first officer.

    The installation's own act, asked of nobody's right: who calls it has proved otherwise that he may begin.
    Refused once there is any jurisdiction. `given` is what `found_jurisdiction` prints on papers.
    """
    with connection.cursor() as cursor:
        cursor.execute(ONE_BEGINS)
    if Jurisdiction.objects.exists():
        raise Overtaken(
            "Hệ thống đã có cấp có thẩm quyền.",
            remedy="Người có quyền phân công làm tiếp trên trang Phân công.",
        )
    if since > on:
        raise Refused(f"Ngày {short_date(since)} chưa đến.", remedy="Ghi ngày cơ quan bắt đầu có thẩm quyền.")
    organ = found_unit(level=level, name=name, since=since, place=place)
    made = found_jurisdiction(organ=organ, name=name, place=place, since=since, **given)
    user = open_account(officer.username, full_name=officer.full_name, password=password)
    appoint(
        by=None,
        user=user,
        office=Office.BOARD_OFFICER,
        organ=made,
        since=on,
        post=officer.post,
        paper_number=officer.paper_number,
        paper_on=officer.paper_on,
        paper_by=officer.paper_by,
        on=on,
    )
    return made, user
