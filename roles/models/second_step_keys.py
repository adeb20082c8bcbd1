"""What an account is asked for after its password: a code of the telephone, one on paper, or a passkey."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Now


class AuthenticatorKey(models.Model):
    """The key that an account shares with its owner's authenticator (TOTP, RFC 6238); at most one.

    `sealed` is readable only with the site's SECRET_KEY. `last_step` is the half minute of the last code that
    was taken: neither it nor an earlier one is taken again.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="authenticator_key"
    )
    sealed = models.CharField(max_length=255)
    last_step = models.BigIntegerField()
    made_at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return f"{self.user_id} {self.made_at:%d/%m/%Y}"


class RecoveryCode(models.Model):
    """A code on paper for whoever lost the telephone, as a digest; gone once it was used."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="recovery_codes", db_index=False
    )
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "digest"], name="recovery_code_once")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.digest[:8]}"


class Passkey(models.Model):
    """A key pair of one of the owner's devices (WebAuthn); only the public half is here.

    `credential` names it, as the device says it (base64url); `sign_count` is how often it says that it
    has signed, 0 where it does not count.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="passkeys")
    name = models.CharField(max_length=80)
    # As long as a device may make it: 1,023 bytes.
    credential = models.CharField(max_length=1364, unique=True)
    public_key = models.BinaryField()
    sign_count = models.BigIntegerField()
    made_at = models.DateTimeField(db_default=Now())
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name
