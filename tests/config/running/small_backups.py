"""Archives of one file and a few bytes, as the program writes them and as they must not be."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from config.running.backups import archive_parts as parts
from config.running.backups.about_backup import (
    FORMAT,
    AboutBackup,
    BackupContents,
    as_json,
    known_migrations,
    mark_of_seal_key,
)
from config.running.backups.archive_parts import written_archive
from config.running.backups.backup_keys import read_public_key

PAPER = b"%PDF-1.7 one paper " * 8_000
"""More than two sealed pieces."""
DUMP = b"no dump of PostgreSQL's"


def write_small_backup(path: Path, *, key: Path | None = None, dump: bytes = DUMP, **said: Any) -> Path:
    """`said` of it are fields of AboutBackup; `key` is a public key's file."""
    about = AboutBackup(
        format=FORMAT,
        made_at="2026-11-28T18:30:00+00:00",
        program="0.1.0",
        postgresql=150_004,
        database="vinhdanh",
        migrations=sorted(known_migrations()),
        seal_key=mark_of_seal_key(),
        anchor=None,
    )
    manifest = BackupContents(
        files=1, file_bytes=len(PAPER), rows={"dossiers_dossier": 1}, database_bytes=len(dump)
    )
    name = f"files/papers/ab/{sha256(PAPER).hexdigest()}"
    opened = read_public_key(key) if key else None
    with path.open("wb") as file, written_archive(file, opened, at=0) as archive:
        manifest.about = archive.add_bytes(parts.ABOUT, as_json(replace(about, **said)))
        digest = archive.add_bytes(name, PAPER)
        manifest.list_of_files = archive.add_bytes(parts.LIST, f"{digest}  {name}\n".encode())
        manifest.database = archive.add_bytes(f"{parts.DATABASE}000001", dump)
        archive.add_bytes(parts.MANIFEST, as_json(manifest))
    return path
