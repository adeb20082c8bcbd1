"""A storage whose disk is full or broken after so many bytes; a process that may write no larger file."""

from __future__ import annotations

import errno
import io
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.test import override_settings

from trail.kept_files.whole_files import WholeFileStorage

ROOM = 696_320
"""Bytes, as many as a full disk once kept of a larger upload."""


class FullDisk(WholeFileStorage):
    """Takes the first `room` bytes of a file, then answers as the system does with `fault`, an errno."""

    def __init__(self, *, room: int, fault: int, **options: Any) -> None:
        super().__init__(**options)
        self._room, self._fault = room, fault

    def _opened(self, path: Path) -> IO[bytes]:
        return _Filling(path, room=self._room, fault=self._fault)  # type: ignore[return-value]


class _Filling(io.FileIO):
    def __init__(self, path: Path, *, room: int, fault: int) -> None:
        super().__init__(path, "xb")
        self._room, self._fault = room, fault

    def write(self, piece: Any) -> int:
        left = self._room - self.tell()
        if len(piece) > left:
            super().write(piece[:left])
            raise OSError(self._fault, os.strerror(self._fault))
        return super().write(piece)


@contextmanager
def disk_full_after(room: int = ROOM, *, fault: int = errno.ENOSPC) -> Iterator[None]:
    """Through Django's own setting, so that every file of every page meets it."""
    full = {"BACKEND": "tests.full_disk.FullDisk", "OPTIONS": {"room": room, "fault": fault}}
    with override_settings(STORAGES=settings.STORAGES | {"default": full}):
        yield


@contextmanager
def no_larger_file_than(room: int) -> Iterator[None]:
    """The kernel itself stops this process after `room` bytes of a file, wherever it writes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
