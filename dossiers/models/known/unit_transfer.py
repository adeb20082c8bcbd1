"""A person's move from one unit to another: told by the unit that lets go, taken by the one he comes to."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from dossiers.models.recipient import Recipient
from roles.models import Unit
from roles.models.periods import Founded


class Transfer(Founded):
    """By the paper that ordered it. Never deleted: it is taken, or declined or withdrawn for a reason.

    `moved_on` is the first day at the new unit; `opinion` what the old one says of the time spent there.
    """

    class Outcome(models.TextChoices):
        TAKEN = "taken", "đã tiếp nhận"
        DECLINED = "declined", "không tiếp nhận"
        WITHDRAWN = "withdrawn", "đã rút"

    recipient = models.ForeignKey(Recipient, models.PROTECT, related_name="transfers")
    from_unit = models.ForeignKey(Unit, models.PROTECT, related_name="transfers_out")
    to_unit = models.ForeignKey(Unit, models.PROTECT, related_name="transfers_in")
    moved_on = models.DateField("Ngày chuyển đến")
    opinion = models.CharField("Nhận xét của đơn vị cũ", max_length=300, blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_on = models.DateField("Ngày đề nghị")
    outcome = models.CharField("Kết quả", max_length=10, choices=Outcome.choices, blank=True)
    reason = models.CharField("Lý do", max_length=500, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField("Ngày trả lời", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["recipient"], name="one_open_transfer_a_person", condition=Q(outcome="")
            ),
            models.CheckConstraint(name="a_transfer_leads_elsewhere", condition=~Q(from_unit=F("to_unit"))),
            models.CheckConstraint(
                name="a_transfer_is_answered_by_somebody",
                condition=Q(outcome="", reason="", answered_by__isnull=True, answered_on__isnull=True)
                | Q(~Q(outcome=""), answered_by__isnull=False, answered_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recipient}, {self.moved_on:%d/%m/%Y}"
