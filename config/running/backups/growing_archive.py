"""An archive under way: it bears its name only when it is whole and on the medium."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from config.running.backups.backup_refused import BackupRefused
from trail.kept_files.full_disk import is_full

SUFFIX = ".backup"
_UNFINISHED = ".part"
_OLD = 24 * 60 * 60


@contextmanager
def growing(path: Path) -> Iterator[IO[bytes]]:
    """Readable by its owner alone; what a killed backup left goes after a day. Raises BackupRefused."""
    part = path.with_name(path.name + _UNFINISHED)
    try:
        for old in path.parent.glob(f"*{SUFFIX}{_UNFINISHED}"):
            if old.stat().st_mtime < time.time() - _OLD:
                old.unlink(missing_ok=True)
        with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600), "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.rename(path)
        _settle(path.parent)
    except OSError as fault:
        raise BackupRefused(_unwritable(fault, path.parent)) from fault
    finally:
        part.unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unwritable(fault: OSError, folder: Path) -> str:
    if is_full(fault):
        return (
            f"Hết chỗ ở {folder}: chưa có bản sao lưu nào. Xóa bớt bản cũ hoặc nêu thư mục khác, rồi làm lại."
        )
    return (
        f"Không ghi được bản sao lưu vào {folder}: {fault.strerror}. "
        "Thư mục phải có sẵn và người dùng đang chạy lệnh ghi được vào đó."
    )
