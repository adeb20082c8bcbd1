"""What a unit asks of the Board's office: a name or a post of a sealed dossier that is misspelt."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from dossiers.models import Nomination


class NameRequest(models.Model):
    """Open while nobody has answered it and the dossier stands in the revision that was asked about: what
    came back to its unit is mended there, and what was asked before lapses.

    `answer` is why the Board's office declined; empty otherwise.
    """

    class Outcome(models.TextChoices):
        CORRECTED = "corrected", "đã sửa"
        DECLINED = "declined", "không sửa"
        TAKEN_BACK = "taken_back", "đơn vị đã rút"

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="name_requests")
    revision = models.PositiveSmallIntegerField("Bản")
    asked_on = models.DateField("Ngày đề nghị")
    name = models.CharField("Tên đúng", max_length=300)
    post = models.CharField("Chức vụ đúng", max_length=200, blank=True)
    asked_by = models.CharField("Đơn vị đề nghị bằng", max_length=200)
    reason = models.CharField("Lý do", max_length=500)
    outcome = models.CharField("Kết quả", max_length=10, choices=Outcome.choices, blank=True)
    answer = models.CharField("Trả lời", max_length=1000, blank=True)
    answered_on = models.DateField("Ngày trả lời", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["nomination", "revision"],
                name="one_open_name_request_a_case",
                condition=Q(outcome=""),
            )
        ]
        indexes = [
            models.Index(fields=["asked_on", "id"], name="name_requests_by_day", condition=Q(outcome=""))
        ]

    def __str__(self) -> str:
        return f"{self.nomination_id}: {self.name}"
