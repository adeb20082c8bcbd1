"""Decisions that organs outside this house took on its people, as their papers say."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from dossiers.models.evidence import Paper
from dossiers.models.known.history import HeldTitle
from dossiers.models.recipient import Recipient
from roles.models import Jurisdiction


class OutsideDecision(models.Model):
    """One award of one year by one paper, entered with its scan; it counts once it was held against that
    (`confirmed_on`) by somebody else than who entered it, or by him alone for a reason (`alone_because`), and
    until it is ended for a reason (`ended_on`). Never deleted."""

    class Issuer(models.TextChoices):
        MINISTRY = "ministry", "bộ, ban, ngành, đoàn thể trung ương"
        BRANCH = "branch", "cơ quan ngành dọc"
        PROVINCE = "province", "tỉnh, thành phố khác"
        ABOVE = "above", "Thủ tướng Chính phủ, Chủ tịch nước"
        OTHER = "other", "cơ quan, đơn vị khác"

    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="outside_decisions")
    issuer = models.CharField("Nơi quyết định", max_length=10, choices=Issuer.choices)
    decided_by = models.CharField("Người, cơ quan quyết định", max_length=200)
    number = models.CharField("Số quyết định", max_length=60)
    dated_on = models.DateField("Ngày quyết định")
    signer = models.CharField("Người ký", max_length=150)
    award = models.CharField("Danh hiệu, hình thức", max_length=30)
    year = models.PositiveSmallIntegerField("Năm của thành tích")
    achievement_since = models.DateField("Thành tích từ", null=True, blank=True)
    achievement_until = models.DateField("Thành tích đến", null=True, blank=True)
    scan = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="+")
    scan_name = models.CharField("Tên tệp", max_length=255)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_on = models.DateField("Ngày ghi")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_on = models.DateField("Ngày đối chiếu", null=True, blank=True)
    alone_because = models.CharField("Lý do người ghi tự đối chiếu", max_length=500, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_on = models.DateField("Ngày bác", null=True, blank=True)
    end_reason = models.CharField("Lý do bác", max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="outside_decision_is_confirmed_by_somebody",
                condition=Q(confirmed_on__isnull=True, confirmed_by__isnull=True)
                | Q(confirmed_on__isnull=False, confirmed_by__isnull=False),
            ),
            models.CheckConstraint(
                name="outside_decision_is_read_alone_by_who_entered_it",
                condition=Q(alone_because="") | Q(confirmed_by=models.F("entered_by")),
            ),
            models.CheckConstraint(
                name="outside_decision_is_ended_by_somebody",
                condition=Q(ended_on__isnull=True, ended_by__isnull=True, end_reason="")
                | Q(ended_on__isnull=False, ended_by__isnull=False) & ~Q(end_reason=""),
            ),
        ]
        indexes = [
            models.Index(fields=["jurisdiction", "-dated_on", "-id"], name="outside_decisions_by_day"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def state(self) -> str:
        """One of "waiting", "confirmed", "ended"."""
        if self.ended_on is not None:
            return "ended"
        return "confirmed" if self.confirmed_on is not None else "waiting"

    @property
    def is_read_alone(self) -> bool:
        """Whether nobody but who entered it held it against its scan."""
        return self.confirmed_by_id == self.entered_by_id


class OutsideLine(models.Model):
    """Whom the paper names; `title` is what it gave him here, from its confirmation on."""

    decision = models.ForeignKey(OutsideDecision, on_delete=models.PROTECT, related_name="lines")
    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, related_name="outside_lines")
    title = models.ForeignKey(
        HeldTitle, on_delete=models.PROTECT, null=True, blank=True, related_name="outside_lines"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "recipient"], name="one_outside_line_a_recipient")
        ]

    def __str__(self) -> str:
        return f"{self.recipient_id} ∈ {self.decision_id}"
