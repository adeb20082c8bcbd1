"""The archive itself: a tar that is written and read once from end to end, and held in no memory.

about.json        what the archive is, and of which program: read before anything else
files/NAME        each kept file under its name in the store
files.sha256      a line for each of them, as sha256sum writes it
database/NNNNNN   the dump of pg_dump (format custom), cut into pieces
manifest.json     the SHA-256 of all this, and how many rows each table had; an archive without it is cut
"""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, cast

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from config.running.backups.backup_refused import CUT, BackupRefused
from config.running.backups.sealed_stream import MAGIC, OpenedReader, SealingWriter

ABOUT, LIST, MANIFEST = "about.json", "files.sha256", "manifest.json"
FILES, DATABASE = "files/", "database/"
_TAR_SIGN, _TAR_SIGN_AT = b"ustar", 257
_READ = 1 << 20


class ArchiveWriter:
    """Parts one after the other into `stream`; `at` is the moment that they all bear, in seconds."""

    def __init__(self, stream: IO[bytes] | SealingWriter, *, at: float) -> None:
        self._at = at
        self._tar: Any = tarfile.open(fileobj=cast(Any, stream), mode="w|", format=tarfile.PAX_FORMAT)  # noqa: SIM115

    def add(self, name: str, content: IO[bytes], *, size: int) -> str:
        """The SHA-256 of what was written."""
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode, entry.mtime = size, 0o600, int(self._at)
        hashed = _Hashed(content)
        self._tar.addfile(entry, hashed)
        # Else the library keeps one object for each part.
        self._tar.members.clear()
        return hashed.digest.hexdigest()

    def add_bytes(self, name: str, content: bytes) -> str:
        return self.add(name, io.BytesIO(content), size=len(content))

    def finish(self) -> None:
        self._tar.close()


class _Hashed:
    def __init__(self, content: IO[bytes]) -> None:
        self._content, self.digest = content, sha256()

    def read(self, size: int) -> bytes:
        piece = self._content.read(size)
        self.digest.update(piece)
        return piece


@contextmanager
def written_archive(file: IO[bytes], key: X25519PublicKey | None, *, at: float) -> Iterator[ArchiveWriter]:
    """Sealed where a key is given; whole only after this has ended without a fault."""
    if key is None:
        writer = ArchiveWriter(file, at=at)
        yield writer
        writer.finish()
        return
    sealing = SealingWriter(file, key)
    writer = ArchiveWriter(sealing, at=at)
    yield writer
    writer.finish()
    sealing.finish()


def archive_parts(path: Path, key: X25519PrivateKey | None) -> Iterator[tuple[str, IO[bytes]]]:
    """Each part's name and content, which must be read before the next one is asked for.

    Raises BackupRefused for what is no backup, is sealed to another key or changed; within `faults_in_words`
    also for what is cut or cannot be read.
    """
    with path.open("rb") as file:
        yield from _parts(_opened(file, path, key))


@contextmanager
def faults_in_words(path: Path) -> Iterator[None]:
    """What is met while parts are read, here or by who takes them, as BackupRefused."""
    try:
        yield
    except OSError as fault:
        raise BackupRefused(f"Không đọc được bản sao lưu {path}: {fault.strerror}.") from fault
    except (tarfile.TarError, EOFError) as fault:
        raise BackupRefused(CUT) from fault


def _opened(file: IO[bytes], path: Path, key: X25519PrivateKey | None) -> IO[bytes] | OpenedReader:
    beginning = file.read(512)
    file.seek(0)
    if beginning.startswith(MAGIC):
        if key is None:
            raise BackupRefused(f"{path} được mã hóa: hãy nêu khóa riêng của bản sao lưu ở --key.")
        return OpenedReader(file, key)
    if beginning[_TAR_SIGN_AT : _TAR_SIGN_AT + len(_TAR_SIGN)] != _TAR_SIGN:
        raise BackupRefused(f"{path} không phải bản sao lưu do manage.py backup lập.")
    return file


def _parts(stream: IO[bytes] | OpenedReader) -> Iterator[tuple[str, IO[bytes]]]:
    tar: Any
    with tarfile.open(fileobj=cast(Any, stream), mode="r|") as tar:
        while (entry := tar.next()) is not None:
            content = tar.extractfile(entry)
            if content is None:
                raise BackupRefused(CUT)
            yield entry.name, content
            tar.members.clear()
    # What follows the last part is read too: a sealed stream proves its end only there.
    while stream.read(_READ):
        pass
