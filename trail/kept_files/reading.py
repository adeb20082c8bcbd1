"""A kept file on its way out: compared with its SHA-256 first, and what was compared is what is given."""

from __future__ import annotations

from hashlib import sha256 as new_sha256
from tempfile import SpooledTemporaryFile
from typing import IO

from django.core.exceptions import SuspiciousOperation
from django.core.files.storage import default_storage

from trail.entries import Subject
from trail.kept_files.alarms import raise_alarm

_PIECE = 1 << 20
_IN_MEMORY = 4 * _PIECE
"""Bytes of one reading that are held in memory; more lies in a temporary file without a name."""


class DamagedFile(Exception):
    """The kept file is not what its SHA-256 says, or is not there: nothing of it was given to anybody."""

    def __init__(self, name: str, *, found: str) -> None:
        super().__init__(f"{name}: {found}")
        self.name, self.is_missing = name, found == "missing"


def read_kept(name: str, *, sha256: str, about: Subject) -> IO[bytes]:
    """A private copy of the file, at its beginning, whose bytes have this SHA-256.

    Raises DamagedFile for any other content, after the auditor was told. `about` is whose paper it is, as
    ("decision", 12). The copy is what was hashed: nobody changes it between the look and the sending.
    """
    copy: IO[bytes] = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 (the reader closes it)
    try:
        copy_kept(name, copy, sha256=sha256, about=about)
    except BaseException:
        copy.close()
        raise
    copy.seek(0)
    return copy


def copy_kept(name: str, into: IO[bytes], *, sha256: str, about: Subject) -> None:
    """Writes the file into another that nobody has seen yet. Raises DamagedFile as `read_kept` does: then
    what was written is to be thrown away."""
    found = _copied(name, into)
    if found != sha256:
        raise_alarm(name, sha256=sha256, found=found, about=about)
        raise DamagedFile(name, found=found)


def _copied(name: str, into: IO[bytes]) -> str:
    """The SHA-256 of what was copied; a word where there was nothing to copy."""
    try:
        stream = default_storage.open(name)
    except FileNotFoundError:
        return "missing"
    except (OSError, SuspiciousOperation, ValueError):
        return "unreadable"
    digest = new_sha256()
    with stream:
        while (piece := _read(stream)) is not None:
            if not piece:
                return digest.hexdigest()
            digest.update(piece)
            into.write(piece)
    return "unreadable"


def _read(stream: IO[bytes]) -> bytes | None:
    """The next piece; None where the medium gives none. A full disk under the copy is another matter."""
    try:
        return stream.read(_PIECE)
    except OSError:
        return None
