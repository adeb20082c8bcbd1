"""The year before the dossier: what a unit registers to reach (only what the journey needs)."""

from __future__ import annotations

from django.db import models

from law.awards import award
from roles.models import Bloc, Jurisdiction, Unit


class Registration(models.Model):
    """One registration a unit and year: made by the head, on time or late, with titles and numbers."""

    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="registrations")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="registrations")
    bloc = models.ForeignKey(
        Bloc, on_delete=models.PROTECT, null=True, blank=True, related_name="registrations"
    )
    year = models.PositiveSmallIntegerField("Năm")
    registered_on = models.DateField("Ngày đăng ký")
    is_late = models.BooleanField("Đăng ký muộn", default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "year"], name="one_registration_a_year")]

    def __str__(self) -> str:
        return f"{self.unit_id} đăng ký {self.year}"


class RegisteredTitle(models.Model):
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="titles")
    award = models.CharField("Danh hiệu, hình thức", max_length=30)
    count = models.PositiveIntegerField("Số lượng")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["registration", "award"], name="one_count_an_award"),
            models.CheckConstraint(name="registered_count_is_positive", condition=models.Q(count__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.award}: {self.count}"

    @property
    def award_name(self) -> str:
        return award(self.award).name
