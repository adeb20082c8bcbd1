"""What a member chose, sealed until the meeting closes: AES-256-GCM under a key outside the database."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from struct import Struct

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import models

from trail.seals.seal_key import derived_key
from workflow.models.meeting import RollEntry

_NONCE = 12
# The item's key and whether the member agrees: every envelope of a meeting is as long as any other.
_CHOICE = Struct(">q?")


class BrokenEnvelopeError(Exception):
    """It was changed, is another member's, or was sealed under another key."""


class Envelope(models.Model):
    """One for each member who has voted, while the meeting is open; `sealed` is a nonce and the ciphertext.

    It opens only at its own place on the roll of its own meeting.
    """

    entry = models.OneToOneField(RollEntry, on_delete=models.PROTECT, related_name="envelope")
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return "phong bì"

    def choices(self) -> dict[int, bool]:
        """By agenda item's key, True agrees. `BrokenEnvelopeError` where it does not open."""
        nonce, text = bytes(self.sealed[:_NONCE]), bytes(self.sealed[_NONCE:])
        try:
            plain = _cipher(self.entry).decrypt(nonce, text, _place(self.entry))
        except (InvalidTag, ValueError) as fault:
            raise BrokenEnvelopeError from fault
        return dict(_CHOICE.iter_unpack(plain))


def sealed_envelope(entry: RollEntry, choices: Mapping[int, bool]) -> Envelope:
    """The envelope of this place on the roll, not yet stored."""
    nonce = secrets.token_bytes(_NONCE)
    plain = b"".join(_CHOICE.pack(item, choices[item]) for item in sorted(choices))
    return Envelope(entry=entry, sealed=nonce + _cipher(entry).encrypt(nonce, plain, _place(entry)))


def _cipher(entry: RollEntry) -> AESGCM:
    """Each meeting has a key of its own."""
    return AESGCM(derived_key(f"ballot envelopes of meeting {entry.meeting_id}"))


def _place(entry: RollEntry) -> bytes:
    return f"meeting {entry.meeting_id}, roll entry {entry.pk}".encode()
