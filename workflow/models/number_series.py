"""The numbers an organ gives in a year, shared with its papers outside this program."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from roles.models import Unit


class NumberSeries(models.Model):
    """The last number an organ gave in a year (Điều 15 Nghị định 30/2020/NĐ-CP): the row is the lock.

    Whatever the symbol: `one_decision_a_number` is the same rule, for an organ has one jurisdiction.
    """

    organ = models.ForeignKey(Unit, on_delete=models.PROTECT)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organ", "year"], name="one_series_a_year")]

    def __str__(self) -> str:
        return f"{self.last} ({self.year})"


class SkippedNumbers(models.Model):
    """Numbers from `first` to `last`, both included, that the office gave to papers outside this program."""

    organ = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="skipped_numbers")
    year = models.PositiveSmallIntegerField("Năm")
    first = models.PositiveIntegerField("Từ số")
    last = models.PositiveIntegerField("Đến số")
    reason = models.CharField("Lý do", max_length=300)
    entered_on = models.DateField("Ngày ghi")
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="skipped_numbers_begin_before_they_end",
                condition=Q(first__gte=1) & Q(last__gte=F("first")),
            ),
            # The database alone sees two clerks who tell of the same number.
            ExclusionConstraint(
                name="a_number_is_skipped_once",
                expressions=[
                    ("organ", RangeOperators.EQUAL),
                    ("year", RangeOperators.EQUAL),
                    (Func(F("first"), F("last"), Value("[]"), function="int4range"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return self.span

    @property
    def span(self) -> str:
        """ "01 đến 144", or "07" alone, as numbers are written on papers."""
        return f"{self.first:02d}" if self.first == self.last else f"{self.first:02d} đến {self.last:02d}"
