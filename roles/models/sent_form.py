"""Forms that made something: what bears the same key once more is the same sending, not another one."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class SentForm(models.Model):
    """A form by the key that its page was given; written in the transaction of what it made.

    `address` is the name of the address it was sent to, `content` the SHA-256 of what was typed, `led_to`
    the address of the page to which the first sending led.
    """

    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    address = models.CharField(max_length=80)
    key = models.CharField(max_length=32)
    content = models.CharField(max_length=64)
    led_to = models.TextField()
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sent_by", "address", "key"], name="one_sending_a_form"),
        ]

    def __str__(self) -> str:
        return f"{self.address} → {self.led_to}"
