"""An archive read from end to end: is all of it there, and is it what it was?"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Protocol

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from config.running.backups import archive_parts as parts
from config.running.backups.about_backup import AboutBackup, BackupContents, about_of, contents_of
from config.running.backups.archive_parts import archive_parts, faults_in_words
from config.running.backups.backup_refused import CUT, BackupRefused

_PIECE = 1 << 20


class Receiver(Protocol):
    """Who is handed the parts. What it is given has not been proved before the whole archive is read."""

    def file(self, name: str, content: IO[bytes]) -> None: ...
    def database(self, piece: bytes) -> None: ...


class Nobody:
    """Reads along and keeps nothing."""

    def file(self, name: str, content: IO[bytes]) -> None:
        return

    def database(self, piece: bytes) -> None:
        return


@dataclass(frozen=True, kw_only=True)
class CheckedBackup:
    about: AboutBackup
    manifest: BackupContents


def read_backup(path: Path, key: X25519PrivateKey | None, *, into: Receiver) -> CheckedBackup:
    """Hands each part over and proves the whole; raises BackupRefused for the first thing that is wrong."""
    reading = _Reading(into)
    with faults_in_words(path):
        for name, content in archive_parts(path, key):
            reading.take(name, content)
    return reading.proved()


class _Reading:
    def __init__(self, into: Receiver) -> None:
        self._into = into
        self._files, self._database = sha256(), sha256()
        self._about: AboutBackup | None = None
        self._found: dict[str, str] = {}
        self._manifest: BackupContents | None = None

    def take(self, name: str, content: IO[bytes]) -> None:
        if self._about is None and name != parts.ABOUT:
            raise BackupRefused(CUT)
        if name.startswith(parts.FILES):
            self._take_file(name, content)
        elif name.startswith(parts.DATABASE):
            piece = content.read()
            self._database.update(piece)
            self._into.database(piece)
        elif name == parts.ABOUT:
            read = content.read()
            self._found["about"] = sha256(read).hexdigest()
            self._about = about_of(read)
        elif name == parts.LIST:
            self._found["list_of_files"] = _digest_of(content)
        elif name == parts.MANIFEST:
            self._manifest = contents_of(content.read())

    def _take_file(self, name: str, content: IO[bytes]) -> None:
        digest = sha256()
        with SpooledTemporaryFile(max_size=4 * _PIECE) as copy:
            while piece := content.read(_PIECE):
                digest.update(piece)
                copy.write(piece)
            copy.seek(0)
            self._files.update(f"{digest.hexdigest()}  {name}\n".encode())
            self._into.file(name.removeprefix(parts.FILES), copy)

    def proved(self) -> CheckedBackup:
        if self._about is None or self._manifest is None:
            raise BackupRefused(CUT)
        found = {
            **self._found,
            "database": self._database.hexdigest(),
            "files": self._files.hexdigest(),
        }
        told = self._manifest
        wanted = {
            "about": told.about,
            "list_of_files": told.list_of_files,
            "database": told.database,
            "files": told.list_of_files,
        }
        if wrong := [_IN_WORDS[name] for name in wanted if wanted[name] != found.get(name)]:
            raise BackupRefused(
                f"Bản sao lưu bị hỏng: {', '.join(wrong)} không đúng mã kiểm SHA-256; chưa phục hồi gì. "
                "Hãy chép lại từ nơi cất giữ, hoặc dùng một bản khác."
            )
        return CheckedBackup(about=self._about, manifest=told)


_IN_WORDS = {
    "about": "phần giới thiệu",
    "list_of_files": "bản kê tệp",
    "database": "cơ sở dữ liệu",
    "files": "tệp kèm theo",
}


def _digest_of(content: IO[bytes]) -> str:
    digest = sha256()
    while piece := content.read(_PIECE):
        digest.update(piece)
    return digest.hexdigest()
