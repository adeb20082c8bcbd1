"""Validity periods: every fact about an organ has a first and, perhaps, a last day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.expressions import Combinable


class Founded(models.Model):
    """A fact set by a paper: number, day and issuing body (a membership without one is refused)."""

    paper_number = models.CharField("Số văn bản", max_length=80)
    paper_on = models.DateField("Ngày văn bản")
    paper_by = models.CharField("Cơ quan ban hành", max_length=200)

    class Meta:
        abstract = True

    @property
    def paper(self) -> str:
        return f"{self.paper_number} ngày {self.paper_on:%d/%m/%Y} của {self.paper_by}"


class Dated(models.Model):
    """Valid from `since` to `until`, both days included; no `until` means still valid."""

    since = models.DateField("Từ ngày")
    until = models.DateField("Đến hết ngày", null=True, blank=True)

    class Meta:
        abstract = True


def valid_on(day: date | Combinable) -> Q:
    return Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gte=day))


def period() -> Func:
    return Func(F("since"), F("until"), Value("[]"), function="daterange")


def no_overlap(name: str, *fields: str | Combinable, condition: Q | None = None) -> ExclusionConstraint:
    """Two rows of the same `fields` never share a day; the database itself refuses it."""
    same: list[Any] = [(field, RangeOperators.EQUAL) for field in fields]
    expressions = [*same, (period(), RangeOperators.OVERLAPS)]
    return ExclusionConstraint(name=name, expressions=expressions, condition=condition)


def ends_after_it_begins(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(name=name, condition=Q(until__isnull=True) | Q(until__gte=F("since")))
