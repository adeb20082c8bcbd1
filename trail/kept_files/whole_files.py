"""Files on a disk, written whole or not at all: whoever sees a name sees every byte of its file."""

from __future__ import annotations

import errno
import os
import time
from hashlib import file_digest, sha256
from pathlib import Path
from typing import IO, Any
from uuid import uuid4

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, default_storage
from django.utils.deconstruct import deconstructible

from trail.kept_files.promised_names import PromisedNames

UNFINISHED = "unfinished"
"""The folder in which files grow; what a killed process leaves there is cleared away after a day."""
_OLD = 24 * 60 * 60


class DiskStorage(FileSystemStorage):
    """Django's own, but a file grows elsewhere, is on the medium and read back before it takes its name.

    The folder of unfinished files lies in the same storage, so that taking the name is one step. A file of
    that name is replaced in that step: names are a SHA-256 or the key of a job, never typed by a person.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"allow_overwrite": True, **options})

    def _save(self, name: str, content: File[Any]) -> str:
        goal, growing = Path(self.path(name)), Path(self.path(UNFINISHED), uuid4().hex)
        for folder in (goal.parent, growing.parent):
            folder.mkdir(parents=True, exist_ok=True)
        try:
            written = self._grow(growing, content)
            _read_back(growing, written)
            growing.chmod(self.file_permissions_mode or 0o644)
            # Django's own care for a shared folder, which its types leave out.
            self._ensure_location_group_id(growing)  # type: ignore[attr-defined]
            growing.replace(goal)
        except BaseException:
            growing.unlink(missing_ok=True)
            raise
        _settle(goal.parent, root=Path(self.location))
        return name

    def _grow(self, path: Path, content: File[Any]) -> str:
        """Writes all of it through to the medium; the SHA-256 of what was written."""
        digest = sha256()
        with self._opened(path) as stream:
            for piece in content.chunks():
                stream.write(piece)
                digest.update(piece)
            stream.flush()
            os.fsync(stream.fileno())
            # Where the system can be told so, it is read back from the medium rather than from memory.
            if hasattr(os, "posix_fadvise"):
                os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return digest.hexdigest()

    def _opened(self, path: Path) -> IO[bytes]:
        return path.open("xb")


@deconstructible
class WholeFileStorage(PromisedNames, DiskStorage):
    """The storage of every installation without S3."""


def clear_unfinished() -> int:
    """Removes what processes that were killed left half written a day ago; how many files that were."""
    if not isinstance(default_storage, DiskStorage) or not default_storage.exists(UNFINISHED):
        return 0
    growing = Path(default_storage.path(UNFINISHED)).iterdir()
    old = [path for path in growing if path.stat().st_mtime < time.time() - _OLD]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _read_back(path: Path, written: str) -> None:
    with path.open("rb") as stream:
        if file_digest(stream, "sha256").hexdigest() != written:
            raise OSError(errno.EIO, "what was written is not what is read back", str(path))


def _settle(folder: Path, *, root: Path) -> None:
    """A name is on the medium once its folder is, and that once the folder above knows it."""
    for each in (folder, *folder.parents):
        handle = os.open(each, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        if each == root:
            return
