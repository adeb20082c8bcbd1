"""The open meeting that a visitor finds: six have voted, the others vote today, at a sitting of today."""

from __future__ import annotations

from datetime import date, time

from roles.queries import council_roll
from trail.clock import VIETNAM, at, instant, present
from workflow.actions.adjourn import NextSitting, adjourn
from workflow.actions.open_meeting import open_meeting
from workflow.actions.resume import resume
from workflow.actions.steps.meetings.presences import Presence
from workflow.actions.vote import vote
from workflow.models import Meeting
from workflow.story.world import World

# Of the meeting's roll: who has voted, and who is away and writes.
HAVE_VOTED = ("ct.tinh", "tp.tdkt", "tvt01", "tvt02", "tvt03", "tvt04")
WRITES = "tvt10"
MEETS_AT, BREAKS_OFF_AT = time(8), time(11)
REASON = "Một số thành viên có việc đột xuất; các thành viên còn lại bỏ phiếu ở phiên sau."


def open_with_votes(world: World, meeting: Meeting, *, day: date, on: date) -> None:
    """Opened on `day`, the last one on which somebody could meet; where that is no more today, it broke off
    then and goes on today, so that minutes over two days say why."""
    roll = council_roll(world.council(world.province), on=day)
    presences = {row.user.pk: Presence("present") for row in roll}
    presences[world[WRITES].pk] = Presence("written", "đi công tác")
    chair = world["ct.tinh"]
    with at(day):
        open_meeting(meeting.pk, presences, opened_at=instant(day, MEETS_AT), by=chair, on=day)
        items = list(meeting.items.values_list("pk", flat=True))
        for username in HAVE_VOTED:
            vote(meeting.pk, dict.fromkeys(items, True), by=world[username], on=day)
        if day == on:
            return
        following = NextSitting(on, resumed_at(on), meeting.place)
        broken_off = instant(day, BREAKS_OFF_AT)
        adjourn(meeting.pk, following, adjourned_at=broken_off, reason=REASON, by=chair, on=day)
    with at(on):
        resume(meeting.pk, presences, resumed_at=instant(on, resumed_at(on)), by=chair, on=on)


def resumed_at(on: date) -> time:
    """The usual hour, or the present one where that is still to come."""
    moment = present().astimezone(VIETNAM)
    is_to_come = moment.date() == on and moment.time() < MEETS_AT
    return time(moment.hour, moment.minute) if is_to_come else MEETS_AT
