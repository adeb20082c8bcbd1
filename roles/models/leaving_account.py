"""An account whose owner has handed on everything and works to the end of the day."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class LeavingAccount(models.Model):
    """Gone when the account is closed, the night after `last_day`."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="leaving")
    last_day = models.DateField()

    def __str__(self) -> str:
        return f"{self.user_id} {self.last_day:%d/%m/%Y}"
