"""What the door keeps of those who stand before it: tries that have not proved right, the first code;
and of those inside: where they are signed in, and by which identity elsewhere."""

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import models
from django.db.models.functions import Now


class FailedTry(models.Model):
    """One try to sign in. It stands here before the password is looked at and goes when that proves right.

    So tries made at once count each other. `name` is the keyed digest of the name as typed, because people
    type passwords there; `source` is a network address, an IPv6 network, a known device or a session;
    `at` is the database's time, because web processes may run on machines whose clocks differ.
    """

    name = models.CharField(max_length=64)
    source = models.CharField(max_length=64)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [
            models.Index(fields=["name", "at"], name="config_tries_by_name"),
            models.Index(fields=["source", "at"], name="config_tries_by_source"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.at:%H:%M}"


class FirstCode(models.Model):
    """The code that begins an installation, as a keyed digest; at most one, gone once it was used."""

    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return f"{self.made_at:%H:%M}"


class OpenSession(models.Model):
    """A session of an account as its owner recognises it; it goes with the session, however that ends.

    `address` is a network address or an IPv6 network, `device` the browser and machine in words.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    session = models.OneToOneField(Session, on_delete=models.CASCADE, related_name="+")
    address = models.CharField(max_length=64)
    device = models.CharField(max_length=80)
    since = models.DateTimeField(db_default=Now())
    seen_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["user", "-seen_at"], name="config_sessions_of_user")]

    def __str__(self) -> str:
        return f"{self.device} {self.address}"


class LinkedSubject(models.Model):
    """An identity at a provider (OpenID Connect) that opens one account, as its owner linked it from inside.

    `issuer` and `subject` are the provider's own words; it never gives a subject to another person.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    issuer = models.CharField(max_length=255)
    subject = models.CharField(max_length=255)
    linked_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="one_account_an_identity"),
            models.UniqueConstraint(fields=["user", "issuer"], name="one_identity_an_account"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.subject}"
