"""What an archive says of itself: first of which program it is, last what is in it."""

from __future__ import annotations

import json
import tomllib
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from psycopg import sql

from config.running.backups.backup_refused import CUT, BackupRefused
from config.running.backups.postgres_programs import server_version
from config.settings.base import ROOT
from trail.seals.seal_key import anchor, derived_key

FORMAT = 1
_TABLES = """
SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
ORDER BY relname
"""


@dataclass(frozen=True, kw_only=True)
class AboutBackup:
    """`made_at` in ISO 8601; `anchor`: "seq" and "mac" of the newest seal; `seal_key`: a mark of the key."""

    format: int
    made_at: str
    program: str
    postgresql: int
    database: str
    migrations: list[str]
    seal_key: str
    anchor: dict[str, Any] | None


@dataclass(kw_only=True)
class BackupContents:
    """SHA-256 in hexadecimal digits; `damaged` files are named by rows and were not what they should be."""

    database: str = ""
    database_bytes: int = 0
    files: int = 0
    file_bytes: int = 0
    list_of_files: str = ""
    about: str = ""
    rows: dict[str, int] = field(default_factory=dict)
    damaged: dict[str, str] = field(default_factory=dict)


def about_now(*, made_at: str) -> AboutBackup:
    """Of this program and this database, asked within the moment that is backed up."""
    remembered = anchor()
    return AboutBackup(
        format=FORMAT,
        made_at=made_at,
        program=program_version(),
        postgresql=server_version(),
        database=connection.settings_dict["NAME"],
        migrations=applied_migrations(),
        seal_key=mark_of_seal_key(),
        anchor=remembered._asdict() if remembered else None,
    )


def program_version() -> str:
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"])


def mark_of_seal_key() -> str:
    """Sixteen digits that tell two seal keys apart, and nothing of either."""
    return derived_key("the mark of the seal key in a backup")[:8].hex()


def applied_migrations() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT app || '.' || name FROM django_migrations ORDER BY id")
        return [name for (name,) in cursor.fetchall()]


def known_migrations() -> set[str]:
    """Those of this program, without a look at any database."""
    return {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}


def rows_of_tables() -> dict[str, int]:
    """How many rows each table has."""
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        names = [name for (name,) in cursor.fetchall()]
        found = {}
        for name in names:
            cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name)))
            found[name] = cursor.fetchone()[0]
    return found


def as_json(told: AboutBackup | BackupContents) -> bytes:
    return json.dumps(asdict(told), ensure_ascii=False, indent=1, sort_keys=True).encode()


def about_of(content: bytes) -> AboutBackup:
    """Raises BackupRefused for an archive of a newer program, before anything else of it is understood."""
    told = _told(content)
    unknown = sorted(set(told.get("migrations", [])) - known_migrations())
    if told.get("format") != FORMAT or unknown:
        why = f"di trú {unknown[0]}" if unknown else f"dạng {told.get('format')}"
        raise BackupRefused(
            f"Bản sao lưu do chương trình mới hơn lập ({told.get('program')}; {why}); chương trình này "
            f"({program_version()}) không đọc được. Hãy cài bản mới ấy rồi phục hồi."
        )
    return AboutBackup(**told)


def contents_of(content: bytes) -> BackupContents:
    """Raises BackupRefused."""
    return BackupContents(**_told(content))


def _told(content: bytes) -> dict[str, Any]:
    try:
        told = json.loads(content)
    except ValueError as fault:
        raise BackupRefused(CUT) from fault
    return dict(told)
