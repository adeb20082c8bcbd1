"""What was taken out of a draft, kept so that it can be put back exactly as it was."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from dossiers.models.dossier import Dossier


class Removal(models.Model):
    """One removed nomination: its columns, its initiatives and its papers, under its own old number."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="removals")
    nomination_id = models.BigIntegerField()
    content = models.JSONField()
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(auto_now_add=True)
    restored_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["dossier", "-removed_at"])]

    def __str__(self) -> str:
        return str(self.content.get("recipient_name", self.nomination_id))
