"""What the last comparisons of rows and history found; the page of verification shows the newest."""

from __future__ import annotations

from django.db import models


class StateCheck(models.Model):
    """`faults`, `not_provable` and `trail` as `verify_state --json` tells them; the first faults only."""

    began_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    is_ok = models.BooleanField("Khớp")
    rows = models.BigIntegerField("Số dòng đã đối chiếu")
    found = models.PositiveIntegerField("Số chỗ sai lệch")
    faults = models.JSONField(default=list)
    not_provable = models.JSONField(default=dict)
    unproved_of = models.JSONField(default=dict, db_default=models.Value({}, models.JSONField()))
    trail = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["-began_at"])]

    def __str__(self) -> str:
        return f"{self.began_at:%d/%m/%Y %H:%M}: {self.found}"
