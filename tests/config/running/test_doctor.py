"""The doctor says what is wrong with an installation, each fault beside the site that is well."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from django.utils import timezone
from procrastinate.contrib.django import app
from pytest_django import Settings

from config.running.backups.backup_keys import write_backup_keys
from config.running.checkup import content_looked_at, database_looked_at
from config.running.checkup.database_looked_at import look_at_database
from config.running.checkup.settings_looked_at import look_at_backup_key, look_at_secrets, look_at_settings
from tests.living_worker import let_a_worker_live
from trail.kept_files.alarms import raise_alarm
from trail.seals.sealing import seal_chains
from workflow.models import StateCheck


def examined() -> tuple[int, list[str], dict[str, Any]]:
    """Exit status, the lines, and the JSON at the end."""
    told, status = StringIO(), 0
    try:
        call_command("doctor", "--json", stdout=told)
    except SystemExit as end:
        status = int(str(end.code))
    *lines, last = told.getvalue().splitlines()
    return status, lines, json.loads(last)


def run(statement: str, *values: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.fixture
def installation(
    db: None, tmp_path: Path, settings: Settings, django_capture_on_commit_callbacks: Callable[..., Any]
) -> Path:
    """A room in which nothing is wrong."""
    settings.VAR = str(tmp_path)
    settings.MEDIA_ROOT = str(tmp_path / "media")
    settings.VINHDANH_SEAL_KEY_FILE = str(tmp_path / "seal.key")
    settings.VINHDANH_BACKUP_DIR = str(tmp_path / "backups")
    settings.VINHDANH_BACKUP_KEY_FILE = str(write_backup_keys(tmp_path / "backup.key"))
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups/of-last-night.backup").touch()
    let_a_worker_live()
    with django_capture_on_commit_callbacks(execute=True):
        seal_chains()
    return tmp_path


def test_an_installation_in_order_has_nothing_to_mend(installation: Path) -> None:
    status, lines, told = examined()

    assert [line for line in lines if not line.startswith("Được: ")] == ["Không có gì phải sửa."]
    assert (status, told["ok"], len(told["found"])) == (0, True, 21)


def lose_the_seal_key(room: Path) -> None:
    (room / "seal.key").unlink()


def exchange_the_seal_key(room: Path) -> None:
    (room / "seal.key").write_text("another key" * 4)


def lose_the_anchor(room: Path) -> None:
    for anchor in room.glob("seal.*.anchor"):
        anchor.unlink()


def lay_a_newer_anchor(room: Path) -> None:
    for anchor in room.glob("seal.*.anchor"):
        anchor.write_text('{"seq": 9, "mac": "ab"}')


def close_the_store(room: Path) -> None:
    (room / "media").write_text("a file where a directory should be")


def let_the_worker_die(room: Path) -> None:
    run("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 day'")


def let_a_job_wait(room: Path) -> None:
    app.configure_task("config.tasks.clear_queue").defer(timestamp=0)
    run("UPDATE procrastinate_events SET at = at - interval '16 minutes'")


def let_a_job_fail(room: Path) -> None:
    app.configure_task("config.tasks.clear_queue").defer(timestamp=0)
    run("UPDATE procrastinate_jobs SET status = 'failed'")


def find_a_row_wrong(room: Path) -> None:
    StateCheck.objects.create(began_at=timezone.now(), ended_at=timezone.now(), is_ok=False, rows=9, found=2)


def find_a_file_wrong(room: Path) -> None:
    raise_alarm("papers/ab/abc", sha256="abc", found="missing")


def age_the_backup(room: Path) -> None:
    old = time.time() - 27 * 3600
    os.utime(room / "backups/of-last-night.backup", (old, old))


def lose_the_backups(room: Path) -> None:
    (room / "backups/of-last-night.backup").rename(room / "backups/half-made.backup.part")


def lay_the_private_key(room: Path) -> None:
    (room / "backup.key").replace(room / "backup.key.pub")


def forget_a_migration(room: Path) -> None:
    run(
        "DELETE FROM django_migrations WHERE id = (SELECT max(id) FROM django_migrations WHERE app = 'trail')"
    )


def drop_an_extension(room: Path) -> None:
    run("DROP EXTENSION pg_trgm CASCADE")


@pytest.mark.parametrize(
    ("spoil", "told", "remedy"),
    [
        (lose_the_seal_key, "Không có khóa niêm phong.", "Đặt lại khóa niêm phong cũ (SEAL_KEY)"),
        (exchange_the_seal_key, "Khóa niêm phong không khớp với niêm phong cuối.", "không tạo khóa mới"),
        (lose_the_anchor, "Không có tệp mốc của niêm phong cuối.", "Đặt lại tệp seal.*.anchor"),
        (lay_a_newer_anchor, "Tệp mốc nhớ niêm phong số 9, cơ sở dữ liệu không có.", "verify_trail"),
        (close_the_store, "Kho tệp không ghi được", "Cho người dùng của trang ghi vào VINHDANH_VAR/media"),
        (let_the_worker_die, "Không có tiến trình việc nền nào", "systemctl start vinhdanh-worker"),
        (let_a_job_wait, "1 việc nền chờ quá 15 phút.", "Chạy thêm tiến trình việc nền"),
        (let_a_job_fail, "1 việc nền không làm được.", "journalctl -u vinhdanh-worker"),
        (find_a_row_wrong, "2 chỗ sai lệch", "verify_state"),
        (find_a_file_wrong, "1 tệp không đúng mã kiểm.", "trang “Kiểm chứng” nêu tên từng tệp"),
        (age_the_backup, "Bản sao lưu mới nhất lập cách đây 27 giờ.", "vinhdanh-backup.service"),
        (lose_the_backups, "Chưa có bản sao lưu nào", "systemctl start vinhdanh-backup.service"),
        (lay_the_private_key, "Bản sao lưu không mã hóa được", "nêu khóa công khai"),
        (
            forget_a_migration,
            "Còn 1 di trú chưa chạy, đầu tiên là trail.",
            "Sao lưu, rồi chạy manage.py migrate.",
        ),
        (drop_an_extension, "Phần mở rộng: thiếu pg_trgm.", "CREATE EXTENSION pg_trgm"),
    ],
)
def test_what_is_wrong_is_said_with_its_remedy(
    installation: Path, spoil: Callable[[Path], None], told: str, remedy: str
) -> None:
    spoil(installation)

    status, lines, _ = examined()

    (line,) = [line for line in lines if line.startswith("Cần sửa: ")]
    assert told in line and remedy in line.partition("Cách sửa: ")[2]
    assert (status, lines[-1]) == (1, "Cần sửa 1 điều.")


def test_a_database_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(connection, "cursor", refused)
    told = [str(each) for each in look_at_database()]

    assert told[0].startswith("Cần sửa: Không kết nối được cơ sở dữ liệu (connection refused). Cách sửa: ")
    assert len(told) == 1


@pytest.mark.django_db
def test_clocks_that_differ_and_a_server_that_is_too_old_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_looked_at, "CLOCKS_DIFFER", timedelta(0))
    monkeypatch.setattr(database_looked_at, "OLDEST", 99)

    remedies = [each.remedy for each in look_at_database()]

    assert remedies[0] == "Nâng lên PostgreSQL 99 hoặc mới hơn."
    assert remedies[-1].startswith("Bật đồng bộ giờ")


@pytest.mark.django_db
def test_little_room_is_told_with_where(installation: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content_looked_at, "LEAST_ROOM", 1 << 60)

    told = str(content_looked_at.look_at_room(installation, "kho tệp"))

    assert f"Cách sửa: Giải phóng chỗ trống ở {installation}" in told


@pytest.mark.parametrize(("mode", "ok"), [(0o600, True), (0o640, True), (0o644, False)])
def test_a_secret_that_everybody_reads_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int, ok: bool
) -> None:
    secret = tmp_path / "secret.key"
    secret.write_text("secret")
    secret.chmod(mode)
    monkeypatch.setenv("SECRET_KEY_FILE", str(secret))

    (told,) = look_at_secrets()

    assert told.ok is ok
    assert told.remedy == ("" if ok else f"chmod 0600 {secret}")


def test_a_real_site_is_told_each_fault_of_its_settings(settings: Settings) -> None:
    settings.VINHDANH_PRODUCTION = True
    settings.VINHDANH_BACKUP_KEY_FILE = ""

    told = [str(each) for each in look_at_settings()]

    assert any("Cần sửa: vinhdanh.E001: SECRET_KEY chưa đặt" in line for line in told)
    assert any("security.W012" in line for line in told), "as check --deploy says it"
    assert [each.told for each in look_at_backup_key()] == ["Bản sao lưu không được mã hóa."]
