"""A long form that somebody has before him: since when nobody knows, but until when, and what he typed."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class OpenForm(models.Model):
    """One a person and address. `fields` are [name, texts] as his browser would send them, empty where
    nothing was typed; `seen_at` is when his page was last known to be open.

    It is no act: nothing is judged by it, printed of it or told of it in the history.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    address = models.CharField(max_length=200)
    fields = models.JSONField(default=list)
    typed_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["address", "user"], name="one_open_form_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} @ {self.address}"
