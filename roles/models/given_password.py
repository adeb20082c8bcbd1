"""A password that somebody else gave: good until a moment, and only for coming in to choose one's own."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class GivenPassword(models.Model):
    """At most one an account, gone when its owner chooses his own password.

    `mark` is a digest of the account's password as it is kept: a password that was set otherwise since is
    none that was given, and this row says nothing of it.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="given_password"
    )
    mark = models.CharField(max_length=64)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.user_id} {self.until:%d/%m/%Y}"
