"""The way back: nothing is touched before the whole archive is proved; the rows come in one step, last."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection

from config.running.backups.about_backup import (
    AboutBackup,
    applied_migrations,
    known_migrations,
    mark_of_seal_key,
    rows_of_tables,
)
from config.running.backups.backup_refused import BackupRefused
from config.running.backups.postgres_programs import (
    Restoring,
    connections_of_others,
    program,
    server_version,
)
from config.running.backups.whole_backup import CheckedBackup, Nobody, read_backup
from trail.kept_files.full_disk import is_full
from trail.seals.seal_key import Anchor, anchor, drop_anchor
from vietnamese.numbers import grouped

_TABLES = """
SELECT count(*) FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S')
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = pg_class.oid AND d.deptype = 'e')
"""


@dataclass(frozen=True, kw_only=True)
class Restored:
    """`uncounted`: tables whose rows are not as many as they were, with both numbers; `migrated` how many."""

    backup: CheckedBackup
    uncounted: dict[str, tuple[int, int]] = field(default_factory=dict)
    migrated: int = 0
    is_anchor_newer: bool = False


def check_backup(path: Path, *, key: X25519PrivateKey | None) -> CheckedBackup:
    """Reads all of it and lays nothing; raises BackupRefused."""
    return read_backup(path, key, into=Nobody())


def restore_backup(path: Path, *, key: X25519PrivateKey | None, anew: bool) -> Restored:
    """Raises BackupRefused; the database is then as it was. `anew`: what stands in it goes first."""
    for name in ("pg_restore", "psql"):
        program(name)
    _refuse_target(anew=anew)
    _refuse_origin(check_backup(path, key=key).about)
    laying = _Laying(Restoring(anew=anew))
    connection.close()
    try:
        backup = read_backup(path, key, into=laying)
        laying.commit()
    finally:
        laying.end()
    ContentType.objects.clear_cache()
    return _looked_at(backup)


def _looked_at(backup: CheckedBackup) -> Restored:
    found, wanted = rows_of_tables(), backup.manifest.rows
    names = sorted({*found, *wanted})
    uncounted = {
        name: (wanted.get(name, 0), found.get(name, 0))
        for name in names
        if wanted.get(name) != found.get(name)
    }
    older = len(known_migrations() - set(applied_migrations()))
    if older:
        call_command("migrate", interactive=False, verbosity=0)
    kept = anchor()
    if backup.about.anchor:
        drop_anchor(Anchor(**backup.about.anchor))
    newer = kept is not None and kept.seq > (backup.about.anchor or {"seq": 0})["seq"]
    return Restored(backup=backup, uncounted=uncounted, migrated=older, is_anchor_newer=newer)


def _refuse_target(*, anew: bool) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        tables = cursor.fetchone()[0]
    name = connection.settings_dict["NAME"]
    if tables and not anew:
        raise BackupRefused(
            f"Cơ sở dữ liệu “{name}” không trống ({grouped(tables)} bảng, khung nhìn và bộ đếm): chưa "
            "phục hồi gì. "
            "Đổi tên nó và lập một cơ sở dữ liệu trống (docs/deploying.md, phần 10), hoặc thêm --replace "
            "để bỏ "
            "mọi thứ trong đó."
        )
    if anew and (others := connections_of_others()):
        raise BackupRefused(
            f"Còn {grouped(others)} kết nối khác vào cơ sở dữ liệu “{name}”. Hãy dừng trang và tiến trình "
            "việc nền "
            "(systemctl stop vinhdanh-web vinhdanh-worker) rồi làm lại."
        )


def _refuse_origin(about: AboutBackup) -> None:
    here = server_version()
    if about.postgresql // 10_000 > here // 10_000:
        raise BackupRefused(
            f"Bản sao lưu lấy từ PostgreSQL {about.postgresql // 10_000}, máy chủ này là {here // 10_000}: "
            "hãy phục hồi vào PostgreSQL cùng phiên bản hoặc mới hơn."
        )
    if about.seal_key != mark_of_seal_key():
        raise BackupRefused(
            "Khóa niêm phong (SEAL_KEY) trên máy này không phải khóa lúc sao lưu: nhật ký sẽ không kiểm "
            "chứng được. "
            "Hãy đặt lại khóa cũ từ nơi cất giữ, rồi phục hồi."
        )


class _Laying:
    """Files first: each is right by itself and does no harm beside others. Rows last, all or none."""

    def __init__(self, database: Restoring) -> None:
        self._database = database

    def file(self, name: str, content: IO[bytes]) -> None:
        try:
            default_storage.save(name, File(content))
        except OSError as fault:
            why = "hết chỗ lưu tệp" if is_full(fault) else f"{fault.strerror}"
            raise BackupRefused(
                f"Không ghi được tệp {name} vào kho tệp: {why}. Cơ sở dữ liệu chưa bị đổi; "
                "giải phóng chỗ trống hoặc cho quyền ghi, rồi làm lại."
            ) from fault

    def database(self, piece: bytes) -> None:
        self._database.write(piece)

    def commit(self) -> None:
        self._database.commit()

    def end(self) -> None:
        self._database.end()
