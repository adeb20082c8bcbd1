"""A petition that tells of a vote is not older than the vote."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Max

from roles.doors.given_numbers import GivenNumber, refuse_dated_before
from workflow.models import AgendaItem


def refuse_before_vote(submission: GivenNumber | None, nominations: Collection[int]) -> None:
    """One statement, none without a petition."""
    if submission is None:
        return
    passed = AgendaItem.objects.filter(nomination__in=nominations, result="passed")
    last = passed.aggregate(last=Max("meeting__closed_on"))["last"]
    refuse_dated_before(submission, last, paper="Tờ trình", of="Hội đồng họp xong")
