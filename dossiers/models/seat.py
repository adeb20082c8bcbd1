"""Seats: how many a unit may propose for a capped award in a year. The row is the lock all claims take."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from roles.models import Unit


class Seat(models.Model):
    """`allowed` empty: no rule in force sets a limit. Claims count every open or awarded nomination."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="seats")
    year = models.PositiveSmallIntegerField()
    award = models.CharField(max_length=30)
    base = models.PositiveIntegerField(default=0)
    allowed = models.PositiveIntegerField(null=True, blank=True)
    claimed = models.PositiveIntegerField(default=0)
    granted = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "award"], name="one_seat_row"),
            models.CheckConstraint(
                name="never_more_granted_than_allowed",
                condition=Q(allowed__isnull=True) | Q(granted__lte=F("allowed")),
            ),
            models.CheckConstraint(
                name="never_more_claimed_than_allowed",
                condition=Q(allowed__isnull=True) | Q(claimed__lte=F("allowed")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.award} {self.year}: {self.claimed}/{self.allowed}"
