"""Council meetings: agenda, frozen roll, and ballots that stand apart from the names on the roll."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django_fsm import FSMField, transition

from dossiers.models import Nomination
from roles.models import Council, CouncilVersion


class MeetingState(models.TextChoices):
    CONVENED = "convened", "Đã triệu tập"
    OPEN = "open", "Đang họp"
    CLOSED = "closed", "Đã kết thúc"
    MINUTED = "minuted", "Đã có biên bản"


class Meeting(models.Model):
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="meetings")
    version = models.ForeignKey(CouncilVersion, on_delete=models.PROTECT, null=True, related_name="meetings")
    state = FSMField(default=MeetingState.CONVENED, choices=MeetingState.choices)
    title = models.CharField("Nội dung", max_length=300)
    convened_on = models.DateField("Ngày triệu tập")
    meets_on = models.DateField("Ngày họp")
    starts_at = models.TimeField("Giờ bắt đầu", null=True, blank=True)
    place = models.CharField("Địa điểm", max_length=200, blank=True)
    members = models.PositiveSmallIntegerField("Tổng số thành viên", null=True)
    present = models.PositiveSmallIntegerField("Số có mặt", null=True)
    presided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    presiding_mandate = models.CharField(max_length=400, blank=True)
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

    @transition(field=state, source=MeetingState.CONVENED, target=MeetingState.OPEN)
    def open(self) -> None:
        """Quorum is there; the roll is frozen."""

    @transition(field=state, source=MeetingState.OPEN, target=MeetingState.CLOSED)
    def close(self) -> None:
        """Voting is over."""

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

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "user"], name="one_roll_entry_a_member")]

    def __str__(self) -> str:
        return self.name


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


class Ballot(models.Model):
    """One choice on one item, written at the closing; no name, no time, no order: the key is random."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="ballots")
    agrees = models.BooleanField()

    def __str__(self) -> str:
        return "phiếu"
