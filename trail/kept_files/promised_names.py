"""A name that is a SHA-256 promises its content; what is kept under it is held to that, wherever it lies."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Any

from django.core.files.base import File
from django.core.files.storage import Storage

from trail.kept_files.alarms import raise_alarm
from trail.state.files import digest_of_file

_PROMISE = re.compile(r"(?:^|/)([0-9a-f]{64})(?:\.[a-z]{1,5})?$")


class BrokenPromise(ValueError):
    """The content offered is not what its name says: a fault of the program, never of a person."""


def promised_digest(name: str) -> str:
    """The SHA-256 in hexadecimal digits that `name` promises, as "papers/ab/ab…" does; empty for none."""
    found = _PROMISE.search(name)
    return found[1] if found else ""


class PromisedNames(Storage):
    """Stands before the storage that writes: only the promised content is ever written under its name.

    What lies there already is trusted after its bytes were compared; wrong bytes are replaced by the right
    ones, and the auditor is told.
    """

    def _save(self, name: str, content: File[Any]) -> str:
        promised, found = promised_digest(name), "missing"
        if promised:
            if _digest_of(content) != promised:
                raise BrokenPromise(name)
            found = digest_of_file(name, storage=self)
            if found == promised:
                return name
        # Every storage that writes has it, though the types of their common base do not say so.
        written: str = super()._save(name, content)  # type: ignore[misc]
        if found != "missing":
            raise_alarm(name, sha256=promised, found=found, is_mended=True)
        return written


def _digest_of(content: File[Any]) -> str:
    digest = sha256()
    for piece in content.chunks():
        digest.update(piece)
    return digest.hexdigest()
