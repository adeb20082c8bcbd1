"""Council meetings: agenda, frozen roll, and ballots that stand apart from the names on the roll."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django_fsm import transition

from dossiers.models import Nomination
from law.awards import award as award_of
from roles.doors.state_field import StateField
from roles.models import Council, CouncilVersion
from trail.clock import VIETNAM


class MeetingState(models.TextChoices):
    CONVENED = "convened", "Đã triệu tập"
    CALLED_OFF = "called_off", "Đã hủy họp"
    OPEN = "open", "Đang họp"
    ADJOURNED = "adjourned", "Tạm nghỉ, chờ họp tiếp"
    CLOSED = "closed", "Đã kết thúc"
    MINUTED = "minuted", "Đã có biên bản"


class Meeting(models.Model):
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="meetings")
    version = models.ForeignKey(CouncilVersion, on_delete=models.PROTECT, null=True, related_name="meetings")
    state = StateField(default=MeetingState.CONVENED, choices=MeetingState.choices)
    title = models.CharField("Nội dung", max_length=300)
    convened_on = models.DateField("Ngày triệu tập")
    # Of the sitting that comes or is held: an adjourned meeting has the day on which it goes on.
    meets_on = models.DateField("Ngày họp")
    starts_at = models.TimeField("Giờ bắt đầu", null=True, blank=True)
    place = models.CharField("Địa điểm", max_length=200, blank=True)
    # What the members are told of a change; the latest words, all of them stay in the trail.
    notice = models.CharField("Thông báo cho thành viên", max_length=2000, blank=True)
    notified_on = models.DateField("Ngày thông báo", null=True)
    members = models.PositiveSmallIntegerField("Tổng số thành viên", null=True)
    present = models.PositiveSmallIntegerField("Số có mặt", null=True)
    presided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    presiding_mandate = models.CharField(max_length=400, blank=True)
    # As the secretary and the chair enter them, never the moment of a click.
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_on = models.DateField(null=True)
    regime = models.CharField(max_length=4, blank=True)
    rulebook = models.CharField(max_length=64, blank=True)
    minutes_number = models.CharField("Số biên bản", max_length=60, blank=True)
    minutes_on = models.DateField("Ngày biên bản", null=True)
    minutes = models.FileField(upload_to="minutes", blank=True)
    minutes_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [models.Index(fields=["council", "state", "meets_on"])]

    def __str__(self) -> str:
        return self.title

    def ends(self, at: datetime) -> None:
        """The entered instant, and its day."""
        self.closed_at, self.closed_on = at, at.astimezone(VIETNAM).date()

    @transition(field=state, source=MeetingState.CONVENED, target=None)
    def change(self) -> None:
        """Its day, hour, place, title or agenda become others."""

    @transition(field=state, source=[MeetingState.CONVENED, MeetingState.ADJOURNED], target=None)
    def postpone(self) -> None:
        """Its first sitting, or the one that it was adjourned to, is on a later day."""

    @transition(field=state, source=MeetingState.CONVENED, target=MeetingState.CALLED_OFF)
    def call_off(self) -> None:
        """It will not meet; what was on its agenda waits for another council."""

    @transition(field=state, source=MeetingState.CONVENED, target=MeetingState.OPEN)
    def open(self) -> None:
        """Quorum is there; the roll is frozen."""

    @transition(field=state, source=MeetingState.OPEN, target=None)
    def note_attendance(self) -> None:
        """A member leaves, or comes back."""

    @transition(field=state, source=MeetingState.OPEN, target=MeetingState.ADJOURNED)
    def adjourn(self) -> None:
        """It breaks off; nobody votes until it goes on."""

    @transition(field=state, source=MeetingState.ADJOURNED, target=MeetingState.OPEN)
    def resume(self) -> None:
        """The quorum is there again."""

    @transition(field=state, source=MeetingState.OPEN, target=MeetingState.CLOSED)
    def close(self) -> None:
        """Voting is over."""

    @transition(
        field=state, source=[MeetingState.OPEN, MeetingState.ADJOURNED, MeetingState.CLOSED], target=None
    )
    def write_record(self) -> None:
        """What was discussed, and when, until the minutes are printed for their signatures."""

    @transition(field=state, source=MeetingState.CLOSED, target=MeetingState.MINUTED)
    def minute(self) -> None:
        """The minutes are printed."""


class RollEntry(models.Model):
    """A member of the frozen roll: present, absent with a written opinion, or absent; never a choice."""

    class Attendance(models.TextChoices):
        PRESENT = "present", "có mặt"
        WRITTEN = "written", "vắng, gửi ý kiến bằng văn bản"
        ABSENT = "absent", "vắng"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="roll")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    post = models.CharField(max_length=200)
    office = models.CharField(max_length=30)
    ordinal = models.PositiveSmallIntegerField()
    attendance = models.CharField(max_length=8, choices=Attendance.choices, default=Attendance.ABSENT)
    absence_reason = models.CharField("Lý do vắng", max_length=200, blank=True)
    has_voted = models.BooleanField(default=False)
    left_at = models.DateTimeField("Ra về lúc", null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "user"], name="one_roll_entry_a_member")]

    def __str__(self) -> str:
        return self.name

    @property
    def owes_a_ballot(self) -> bool:
        """Takes part and has not voted yet; who has left without a vote has none to give."""
        return not self.has_voted and self.left_at is None and self.attendance != self.Attendance.ABSENT

    @property
    def counts_as_present(self) -> bool:
        """One of the heads at the meeting by which the law asks a quorum of the vote: there until the end, or
        gone after voting."""
        is_here = self.left_at is None or self.has_voted
        return self.attendance == self.Attendance.PRESENT and is_here


class AgendaItem(models.Model):
    """A nomination before the council; the figures are written when the meeting closes.

    How many agreed at the meeting and how many in writing is not kept: it may be one member's vote.
    """

    class Result(models.TextChoices):
        PASSED = "passed", "thông qua"
        FAILED = "failed", "không thông qua"
        INVALID = "invalid", "không hợp lệ"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="agenda_items")
    award = models.CharField(max_length=30)
    ordinal = models.PositiveIntegerField()
    is_live = models.BooleanField(default=True)
    needed = models.PositiveSmallIntegerField(null=True)
    yes = models.PositiveSmallIntegerField(null=True)
    no = models.PositiveSmallIntegerField(null=True)
    result = models.CharField(max_length=8, choices=Result.choices, blank=True)
    arithmetic = models.CharField(max_length=500, blank=True)
    citation = models.CharField(max_length=200, blank=True)
    discussion = models.CharField("Ý kiến thảo luận", max_length=2000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["nomination"], name="one_live_agenda_item", condition=Q(is_live=True)
            ),
            models.UniqueConstraint(fields=["meeting", "nomination"], name="one_item_a_meeting"),
        ]
        indexes = [models.Index(fields=["meeting", "ordinal"])]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.nomination_id}"

    @property
    def award_of_year(self) -> str:
        """What is voted on, such as "Chiến sĩ thi đua cơ sở năm 2020"; reads the nomination's dossier."""
        return f"{award_of(self.award).name} năm {self.nomination.dossier.year}"


class Ballot(models.Model):
    """One choice on one item, written at the closing; no name, no time, no order: the key is random."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="ballots")
    agrees = models.BooleanField()

    def __str__(self) -> str:
        return "phiếu"
