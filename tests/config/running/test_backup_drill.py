"""The drill: back up while people work, lose everything, bring it back, prove it."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from itertools import count
from pathlib import Path

import pytest
from django.conf import settings as site
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import override_settings
from pytest_django import Settings

from config.models import OpenSession
from config.running.backups.named_files import named_files
from dossiers.drafting.attaching import attach
from dossiers.evidence.storing_papers import keep_paper
from dossiers.models import Dossier, Evidence
from tests.config.running.small_backups import write_small_backup
from tests.database import copied, drop, looking_at
from tests.papers import small_pdf
from tests.story import Story
from trail.clock import today
from trail.models import FileAlarm
from trail.state.files import digest_of_file
from workflow.models import Decision

# Seconds for an act among much else.
PATIENCE = 60


def command(*words: object) -> str:
    told = StringIO()
    call_command(*map(str, words), stdout=told, stderr=told)
    return told.getvalue()


def refusal(*words: object) -> str:
    with pytest.raises(CommandError) as refused:
        command(*words)
    return str(refused.value)


def upload(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, small_pdf(name), content_type="application/pdf")


@contextmanager
def people_at_work() -> Iterator[threading.Semaphore]:
    """Two clerks attach one paper after the other; the semaphore counts what they have done."""
    done, over, faults = threading.Semaphore(0), threading.Event(), []
    clerk = User.objects.get(username="cv.haquang")
    draft = Dossier.objects.get(sealed_at=None, unit=clerk.appointments.get().unit)
    numbers = count()

    def attach_papers() -> None:
        try:
            while not over.is_set():
                name = f"bao-cao-{next(numbers)}.pdf"
                attach(draft.pk, upload(name), kind="minutes", by=clerk, on=today())
                done.release()
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    clerks = [threading.Thread(target=attach_papers) for _ in range(2)]
    for each in clerks:
        each.start()
    try:
        yield done
    finally:
        over.set()
        for each in clerks:
            each.join()
    assert faults == []


def files_in(room: Path) -> set[str]:
    """Names in the store of whatever is whole."""
    found = {path.relative_to(room).as_posix() for path in room.rglob("*") if path.is_file()}
    return {name for name in found if not name.startswith("unfinished/")}


@pytest.fixture
def keys(tmp_path: Path) -> Iterator[Path]:
    """The private key; the server is told of the public one alone.

    Not by pytest's `settings`, which end after the story that was asked for later: what they restore then are
    the story's, whose room is gone, and the next who asks for a story plays it there anew.
    """
    command("backup", "--new-key", tmp_path / "backup.key")
    told = {"VINHDANH_BACKUP_KEY_FILE": f"{tmp_path}/backup.key.pub", "VINHDANH_BACKUP_DIR": str(tmp_path)}
    with override_settings(**told):
        yield tmp_path / "backup.key"


def test_all_that_was_lost_under_load_comes_back_and_is_proved(
    own_played_story: Story, keys: Path, worker_id: str
) -> None:
    media = own_played_story.room / "media"
    papers, decisions, files = Evidence.objects.count(), Decision.objects.count(), files_in(media)
    with people_at_work() as done:
        assert all(done.acquire(timeout=PATIENCE) for _ in range(2)), "they are at work"
        told = command("backup", "--json")
        assert done.acquire(timeout=PATIENCE), "and work on"
    made, worked = json.loads(told.splitlines()[-1]), Evidence.objects.count()
    archive = Path(made["path"])
    assert "khóa niêm phong nhật ký (SEAL_KEY)" in told and made["damaged"] == {}

    drop(own_played_story.database)
    shutil.rmtree(media)
    with copied("template0", label=f"lost_{worker_id}") as empty, looking_at(empty):
        refuse_what_must_not_be_laid(keys.parent)
        told = command("restore", archive, "--key", keys, "--replace")

        assert "Số dòng của mọi bảng khớp với bản sao lưu." in told
        assert "Nhật ký còn nguyên vẹn" in told and "không sai lệch." in told
        assert papers + 2 <= Evidence.objects.count() < worked, "of the moment, work went on after it"
        assert Decision.objects.count() == decisions
        assert files <= files_in(media) == set(named_files())
        assert "Sổ năm 2026 dừng ở:\n- Ủy ban nhân dân tỉnh Cao Bằng: số" in told
        leave_all_as_it_is_when_a_dump_is_none(keys.parent, rows=Evidence.objects.count())
        connection.close()


def test_what_was_lost_leaves_no_setting_behind() -> None:
    assert "/story/" not in f"{site.VAR} {site.MEDIA_ROOT}"


def refuse_what_must_not_be_laid(room: Path) -> None:
    other_key = write_small_backup(room / "other.backup", seal_key="0123456789abcdef")
    newer_server = write_small_backup(room / "newer.backup", postgresql=990_001)
    assert "không phải khóa lúc sao lưu" in refusal("restore", other_key)
    assert "Bản sao lưu lấy từ PostgreSQL 99" in refusal("restore", newer_server)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE left_over (id int)")
    assert "không trống (1 bảng, khung nhìn và bộ đếm): chưa phục hồi gì" in refusal("restore", other_key)


def leave_all_as_it_is_when_a_dump_is_none(room: Path, *, rows: int) -> None:
    told = refusal("restore", write_small_backup(room / "broken.backup"), "--replace")

    assert "PostgreSQL không nhận nội dung của bản sao lưu" in told
    assert "Cơ sở dữ liệu vẫn như trước khi phục hồi" in told
    assert Evidence.objects.count() == rows


@pytest.mark.django_db(transaction=True)
def test_a_file_that_is_wrong_or_gone_is_told_and_the_rest_is_kept(
    tmp_path: Path, settings: Settings
) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "media")
    whole, wrong = keep_paper(upload("a.pdf")), keep_paper(upload("b.pdf"))
    for kept in (whole, wrong):
        kept.row()
    (tmp_path / "media" / wrong.name).write_bytes(b"other bytes")
    told = StringIO()

    with pytest.raises(SystemExit) as ended:
        call_command("backup", str(tmp_path), stdout=told, stderr=told)

    assert ended.value.code == 1
    assert f"Tệp {wrong.name} không đúng mã kiểm trong kho tệp" in told.getvalue()
    assert FileAlarm.objects.get().name == wrong.name, "the auditor is told"
    (archive,) = tmp_path.glob("*.backup")
    assert "1 tệp" in command("restore", archive, "--check")
    assert archive.stat().st_mode & 0o777 == 0o600
    assert [path for path in tmp_path.iterdir() if path.suffix == ".part"] == []
    assert digest_of_file(whole.name) == whole.sha256


@pytest.mark.django_db
def test_a_database_with_something_in_it_is_not_written_over(tmp_path: Path) -> None:
    told = refusal("restore", write_small_backup(tmp_path / "small.backup"))

    assert "không trống" in told and "thêm --replace để bỏ mọi thứ trong đó" in told


@pytest.mark.django_db(transaction=True)
def test_an_older_backup_is_migrated_and_a_newer_anchor_tells_what_is_lost(
    tmp_path: Path, settings: Settings
) -> None:
    settings.MEDIA_ROOT, settings.VINHDANH_SEAL_KEY_FILE = str(tmp_path / "media"), str(tmp_path / "seal.key")
    with connection.cursor() as cursor:
        cursor.execute(
            "DROP TABLE config_opensession, config_linkedsubject; DELETE FROM django_migrations"
            " WHERE app = 'config' AND name IN ('0003_open_sessions', '0004_linked_subjects')"
        )
    command("backup", tmp_path)
    (archive,), (anchor,) = tmp_path.glob("*.backup"), tmp_path.glob("seal.*.anchor")
    anchor.write_text('{"seq": 9, "mac": "ab"}')
    told = StringIO()

    with pytest.raises(SystemExit) as ended:
        call_command("restore", str(archive), "--replace", stdout=told, stderr=told)

    assert ended.value.code == 1
    assert "Số dòng của mọi bảng khớp với bản sao lưu." in told.getvalue()
    assert "Bản sao lưu cũ hơn chương trình: đã chạy 2 di trú." in told.getvalue()
    assert OpenSession.objects.count() == 0, "its table is there again"
    assert "Mốc niêm phong trên máy mới hơn bản sao lưu và được giữ nguyên" in told.getvalue()
    assert "Các niêm phong cuối đến số 9 đã bị xóa" in told.getvalue()


@pytest.mark.django_db(transaction=True)
def test_where_nothing_can_be_written_no_backup_is_begun(tmp_path: Path) -> None:
    told = refusal("backup", tmp_path / "gone")

    assert f"Không ghi được bản sao lưu vào {tmp_path / 'gone'}" in told
    assert "Thư mục phải có sẵn" in told
