"""A hold: the clock of a nomination that stands still until somebody outside has concluded."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from dossiers.models import Nomination


class Hold(models.Model):
    """Open while the nomination is held; what is looked into is `Nomination.reason`.

    `held_on` is None where no entry of the trail tells the day; `awaited_from` is empty and `next_look_on`
    None for what was held before these were asked.
    """

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="holds")
    held_on = models.DateField(null=True)
    awaited_from = models.CharField("Chờ kết luận của", max_length=200, blank=True)
    next_look_on = models.DateField("Ngày xem lại", null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["nomination"], name="one_open_hold_a_nomination", condition=Q(ended_on__isnull=True)
            )
        ]
        indexes = [
            models.Index(
                fields=["next_look_on", "id"], name="holds_by_look", condition=Q(ended_on__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"{self.nomination_id} chờ {self.awaited_from}"
