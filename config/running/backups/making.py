"""One backup: a seal, the files that the rows of one moment name, the rows, and what all that is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import file_digest, sha256
from pathlib import Path
from tempfile import SpooledTemporaryFile, TemporaryFile
from typing import IO

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from django.core.exceptions import SuspiciousOperation
from django.core.files.storage import default_storage
from django.db import OperationalError, connection, transaction
from django.utils import timezone

from config.running.backups import archive_parts as parts
from config.running.backups.about_backup import BackupContents, about_now, as_json, rows_of_tables
from config.running.backups.archive_parts import ArchiveWriter, written_archive
from config.running.backups.growing_archive import SUFFIX, growing
from config.running.backups.named_files import named_files
from config.running.backups.postgres_programs import dumped
from trail.clock import VIETNAM
from trail.kept_files.alarms import raise_alarm
from trail.kept_files.full_disk import is_full
from trail.kept_files.promised_names import promised_digest
from trail.seals.seal_key import Anchor, anchor
from trail.seals.sealing import seal_chains

_DUMP_PIECE = 8 << 20
_PIECE = 1 << 20


@dataclass(frozen=True, kw_only=True)
class MadeBackup:
    """`sha256` of the whole archive; `sealed` is False where acts left no moment for a seal of its own."""

    path: Path
    sha256: str
    size: int
    manifest: BackupContents
    sealed: bool


def make_backup(directory: Path, *, key: X25519PublicKey | None) -> MadeBackup:
    """A whole archive in `directory`, or none; work goes on meanwhile. Raises BackupRefused.

    The anchor is remembered before the moment: one that is newer than the rows would tell of a tail cut off.
    """
    sealed, remembered = _sealed(), anchor()
    made_at = timezone.now()
    path = directory / f"vinhdanh-{made_at.astimezone(VIETNAM):%Y-%m-%d-%H%M%S}{SUFFIX}"
    manifest = BackupContents()
    with (
        growing(path) as file,
        written_archive(file, key, at=made_at.timestamp()) as archive,
        _one_moment() as snapshot,
    ):
        _write_parts(archive, manifest, snapshot=snapshot, at=made_at.isoformat(), known=remembered)
    for name, found in manifest.damaged.items():
        raise_alarm(name, sha256=promised_digest(name), found=found)
    with path.open("rb") as whole:
        digest = file_digest(whole, "sha256").hexdigest()
    size = path.stat().st_size
    return MadeBackup(path=path, sha256=digest, size=size, manifest=manifest, sealed=sealed)


def _sealed() -> bool:
    """So that all that is copied can be proved; where acts leave no moment for it, the last seal must do."""
    try:
        seal_chains()
    except OperationalError:
        return False
    return True


@contextmanager
def _one_moment() -> Iterator[str]:
    """What is read meanwhile, here and by pg_dump, is as it stood at one instant; the snapshot's name."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        yield cursor.fetchone()[0]


def _write_parts(
    archive: ArchiveWriter, manifest: BackupContents, *, snapshot: str, at: str, known: Anchor | None
) -> None:
    about = replace(about_now(made_at=at), anchor=known._asdict() if known else None)
    manifest.about = archive.add_bytes(parts.ABOUT, as_json(about))
    manifest.rows = rows_of_tables()
    with TemporaryFile() as listed:
        for name in named_files():
            _write_file(archive, manifest, name, listed)
        size = listed.tell()
        listed.seek(0)
        manifest.list_of_files = archive.add(parts.LIST, listed, size=size)
    _write_database(archive, manifest, snapshot)
    archive.add_bytes(parts.MANIFEST, as_json(manifest))


def _write_file(archive: ArchiveWriter, manifest: BackupContents, name: str, listed: IO[bytes]) -> None:
    """A file that breaks the promise of its name is told, not kept: an older backup has it right.

    One that promises nothing belongs to a job, and may have been cleared away since the moment.
    """
    with SpooledTemporaryFile(max_size=4 * _PIECE) as copy:
        found, promised = _copied(name, copy), promised_digest(name)
        if found in ("missing", "unreadable") or (promised and found != promised):
            if promised:
                manifest.damaged[name] = found
            return
        size = copy.tell()
        copy.seek(0)
        digest = archive.add(parts.FILES + name, copy, size=size)
    listed.write(f"{digest}  {parts.FILES}{name}\n".encode())
    manifest.files += 1
    manifest.file_bytes += size


def _copied(name: str, copy: IO[bytes]) -> str:
    """The SHA-256 of what was copied; a word where there was nothing to copy."""
    digest = sha256()
    try:
        with default_storage.open(name) as stream:
            while piece := stream.read(_PIECE):
                digest.update(piece)
                copy.write(piece)
    except FileNotFoundError:
        return "missing"
    except (OSError, SuspiciousOperation, ValueError) as fault:
        if is_full(fault):
            raise
        return "unreadable"
    return digest.hexdigest()


def _write_database(archive: ArchiveWriter, manifest: BackupContents, snapshot: str) -> None:
    digest, number = sha256(), 0
    with dumped(snapshot) as dump:
        while piece := dump.read(_DUMP_PIECE):
            number += 1
            archive.add_bytes(f"{parts.DATABASE}{number:06}", piece)
            digest.update(piece)
            manifest.database_bytes += len(piece)
    manifest.database = digest.hexdigest()
