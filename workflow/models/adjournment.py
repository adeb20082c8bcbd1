"""A break between two sittings of one meeting."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from workflow.models.meeting import Meeting


class Adjournment(models.Model):
    """When an opened meeting broke off, to what day members were called, and when it went on.

    `place` only where the next sitting is elsewhere; `resumed_at` is empty until it goes on.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="adjournments")
    adjourned_at = models.DateTimeField("Tạm nghỉ lúc")
    resumes_on = models.DateField("Ngày họp tiếp")
    resumes_at = models.TimeField("Giờ họp tiếp", null=True)
    place = models.CharField("Địa điểm họp tiếp", max_length=200, blank=True)
    reason = models.CharField("Lý do tạm nghỉ", max_length=500)
    resumed_at = models.DateTimeField("Họp tiếp lúc", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting"],
                name="one_open_adjournment_a_meeting",
                condition=Q(resumed_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.adjourned_at}"
