"""The history of every act: chains of entries, a head for each chain, and seals over the heads.

The triggers of migration 0002 refuse every change of what was written there, whoever asks. Beside it stands
what is told of kept files that are not what they were.
"""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class Chain(models.Model):
    """One subject's history: how many entries it has and the hash of the last."""

    subject_kind = models.CharField(max_length=32)
    subject_id = models.BigIntegerField()
    count = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id"], name="trail_one_chain_per_subject"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject_kind}:{self.subject_id}"


class Entry(models.Model):
    """One act on one subject. `payload` is the exact text that is hashed; columns repeat it for search."""

    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="entries", db_index=False)
    seq = models.PositiveIntegerField()
    verb = models.CharField(max_length=32)
    acted_on = models.DateField()
    at = models.DateTimeField(help_text="The database's own clock.")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    actor_name = models.TextField()
    office = models.TextField(blank=True)
    mandate = models.TextField(blank=True)
    jurisdiction_id = models.BigIntegerField(null=True)
    unit_id = models.BigIntegerField(null=True)
    words = models.TextField(blank=True, help_text="What the entry is about, folded for search.")
    payload = models.TextField()
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chain", "seq"], name="trail_one_entry_per_place"),
        ]
        indexes = [
            models.Index(fields=["jurisdiction_id", "-acted_on", "-id"], name="trail_by_jurisdiction"),
            models.Index(fields=["jurisdiction_id", "verb", "-acted_on", "-id"], name="trail_by_verb"),
            models.Index(fields=["jurisdiction_id", "office", "-acted_on", "-id"], name="trail_by_office"),
            models.Index(fields=["actor", "-acted_on", "-id"], name="trail_by_actor"),
            models.Index(fields=["unit_id", "-acted_on", "-id"], name="trail_by_unit"),
            GinIndex(fields=["words"], name="trail_by_words", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return f"{self.chain_id}#{self.seq} {self.verb}"


class Seal(models.Model):
    """A keyed mark over every head that moved since the seal before it, chained to that seal."""

    seq = models.PositiveIntegerField(unique=True)
    at = models.DateTimeField()
    entries = models.BigIntegerField(help_text="Entries in the whole trail at that moment.")
    upto_id = models.BigIntegerField(help_text="The highest entry id that this seal covers.")
    heads = models.TextField(help_text='One line per head: "kind:id count hash".')
    digest = models.CharField(max_length=64)
    previous_mac = models.CharField(max_length=64, blank=True)
    mac = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"seal {self.seq}"


class FileAlarm(models.Model):
    """A kept file that was not what its SHA-256 says when somebody asked for it; one row a file.

    `found` is the SHA-256 of what lay there, "missing" or "unreadable"; the subject is whose paper it is.
    """

    name = models.CharField("Tệp", max_length=200, unique=True)
    sha256 = models.CharField("Mã kiểm đã ghi", max_length=64)
    found = models.CharField("Mã kiểm của tệp đang có", max_length=64)
    subject_kind = models.CharField(max_length=32, blank=True)
    subject_id = models.BigIntegerField(null=True)
    first_seen_at = models.DateTimeField("Phát hiện lần đầu")
    last_seen_at = models.DateTimeField("Lần sau cùng")
    times = models.PositiveIntegerField("Số lần", default=1)
    mended_at = models.DateTimeField("Khôi phục lúc", null=True)

    def __str__(self) -> str:
        return self.name
