"""A stored file against its SHA-256, read in pieces."""

from __future__ import annotations

from hashlib import sha256

from django.core.exceptions import SuspiciousOperation
from django.core.files.storage import Storage, default_storage

_PIECE = 1 << 20


def digest_of_file(name: str, *, storage: Storage = default_storage) -> str:
    """The SHA-256 of the file of this name in the storage; a word where there is no file that can be read."""
    try:
        if not name or not storage.exists(name):
            return "missing"
        digest = sha256()
        with storage.open(name) as stream:
            while piece := stream.read(_PIECE):
                digest.update(piece)
    except (OSError, SuspiciousOperation):
        return "unreadable"
    return digest.hexdigest()


def size_of_file(name: str) -> int | None:
    """In bytes; None where there is no file."""
    try:
        return default_storage.size(name)
    except (OSError, SuspiciousOperation):
        return None
