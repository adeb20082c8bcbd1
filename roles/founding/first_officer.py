"""A jurisdiction below one's own, with the first officer who appoints everybody else there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import User

from roles.appointments.accounts import account_for
from roles.appointments.appointing import appoint_first
from roles.appointments.postings import Posting
from roles.doors.one_act import one_act
from roles.founding.jurisdictions import found_jurisdiction
from roles.models import Jurisdiction, Office


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
