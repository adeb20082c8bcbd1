"""Decisions that rest on a meeting: once one is signed, what the meeting's record says is said."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from workflow.models import Decision, Line, Meeting


def signed_on_result(meeting: Meeting, *, is_locked: bool = False) -> Decision | None:
    """The first that was signed and carries a case which the meeting passed. `is_locked`: nobody signs one
    meanwhile; of decisions nothing is locked before a meeting, so that nobody waits in a circle."""
    rows = _resting(meeting)
    signed = [each for each in (rows.select_for_update() if is_locked else rows) if each.signed_on]
    return signed[0] if signed else None


def _resting(meeting: Meeting) -> QuerySet[Decision]:
    passed = meeting.items.filter(result="passed").values("nomination")
    carrying = Line.objects.filter(nomination__in=passed, is_live=True).values("decision")
    return Decision.objects.filter(Q(pk__in=carrying), is_dropped=False).order_by("pk")
