"""The province of 2025 appoints its own officers by a paper of its own time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from roles.appointments.appointing import appoint_many, end_appointment
from roles.appointments.postings import Posting
from roles.models import Appointment, Jurisdiction
from roles.models.periods import valid_on


def appoint_anew(jurisdiction: Jurisdiction, *, since: date, on: date, **paper: Any) -> None:
    """Those who decide, appraise, number and audit go on under `paper`; who signs for the chair does so for
    the chair of that paper."""
    held = Appointment.objects.filter(valid_on(on), jurisdiction=jurisdiction).order_by("pk")
    before = list(held.select_related("user", "on_behalf_of", "jurisdiction"))
    anew = {row.pk: _posting(row, since=since, **paper) for row in before}
    principals = [row for row in before if row.on_behalf_of is None]
    for row in principals:  # a substitute leaves with the principal
        end_appointment(row, by=None, until=since - timedelta(days=1), on=on, reason="Sắp xếp tổ chức bộ máy")
    renewed = appoint_many([anew[row.pk] for row in principals], by=None, on=on)
    heads = dict(zip((row.pk for row in principals), renewed, strict=True))
    substitutes = [
        replace(anew[row.pk], on_behalf_of=heads[row.on_behalf_of.pk])
        for row in before
        if row.on_behalf_of is not None
    ]
    appoint_many(substitutes, by=None, on=on)


def _posting(row: Appointment, *, since: date, **paper: Any) -> Posting:
    return Posting(
        user=row.user,
        office=row.office,
        organ=row.organ,
        since=since,
        post=row.post,
        capacity=row.capacity,
        **paper,
    )
