"""Whose law packs are taken here: a public key, compared by a person with its owner."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q


class PublisherKey(models.Model):
    """`public_key` is Ed25519 as hex. A key is ended, never deleted; trusted again, it is another row."""

    public_key = models.CharField("Khóa công khai", max_length=64)
    owner = models.CharField("Nơi phát hành", max_length=200)
    compared = models.CharField("Đã đối chiếu", max_length=300)
    trusted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    trusted_on = models.DateField("Tin từ ngày")
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    ended_on = models.DateField("Thôi tin từ ngày", null=True, blank=True)
    end_reason = models.CharField("Lý do thôi tin", max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_trust_a_key", fields=["public_key"], condition=Q(ended_on__isnull=True)
            ),
            models.CheckConstraint(
                name="ended_trust_says_by_whom",
                condition=Q(ended_on__isnull=True, ended_by__isnull=True)
                | Q(ended_on__isnull=False, ended_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.owner} ({self.public_key[:16]}…)"
