"""Papers attached to a dossier or a nomination, stored once under the SHA-256 of their content."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from dossiers.models.dossier import Dossier
from dossiers.models.nomination import Nomination


class Paper(models.Model):
    """The bytes: one row and one stored file per content, whoever uploaded it."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveIntegerField("Kích thước (byte)")
    content_type = models.CharField(max_length=100)
    file = models.FileField(upload_to="papers")
    stored_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.sha256


class Evidence(models.Model):
    """A paper in a dossier, under the name and kind the unit gave it."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="evidence")
    nomination = models.ForeignKey(
        Nomination, on_delete=models.CASCADE, null=True, blank=True, related_name="evidence"
    )
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT)
    kind = models.CharField("Loại giấy tờ", max_length=40)
    name = models.CharField("Tên tệp", max_length=255)
    attached_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    attached_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["dossier", "kind"])]

    def __str__(self) -> str:
        return self.name
