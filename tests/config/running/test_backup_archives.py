"""What is no whole backup of ours is refused before anything is touched, each in its own words."""

from __future__ import annotations

import subprocess
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from config.running.backups.backup_keys import write_backup_keys
from tests.config.running.small_backups import PAPER, write_small_backup


def check(path: Path, *words: object) -> str:
    told = StringIO()
    call_command("restore", str(path), "--check", *map(str, words), stdout=told)
    return told.getvalue()


def refusal(path: Path, *words: object) -> str:
    with pytest.raises(CommandError) as refused:
        check(path, *words)
    return str(refused.value)


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """The private key; the public one lies beside it."""
    write_backup_keys(tmp_path / "backup.key")
    return tmp_path / "backup.key"


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return write_small_backup(tmp_path / "plain.backup")


@pytest.fixture
def sealed(tmp_path: Path, key: Path) -> Path:
    return write_small_backup(tmp_path / "sealed.backup", key=key.with_name("backup.key.pub"))


def test_a_whole_backup_says_what_is_in_it(plain: Path, sealed: Path, key: Path) -> None:
    told = "Bản sao lưu lúc 01:30:00 ngày 29/11/2026 còn trọn vẹn: 1 hồ sơ, 0 trường hợp đề nghị"

    assert check(plain).startswith(told)
    assert check(sealed, "--key", key).startswith(told)


def test_one_without_a_key_is_an_ordinary_tar_that_other_programs_read(plain: Path) -> None:
    listed = subprocess.run(["tar", "-tf", plain], capture_output=True, text=True, check=True).stdout
    dump = subprocess.run(["tar", "-xOf", plain, "database"], capture_output=True, check=True).stdout

    assert listed.splitlines()[0] == "about.json" and listed.splitlines()[-1] == "manifest.json"
    assert dump == b"no dump of PostgreSQL's"


def test_a_sealed_one_shows_nothing_of_what_is_in_it(sealed: Path) -> None:
    content = sealed.read_bytes()

    assert content.startswith(b"vinhdanh-backup/1 ")
    assert PAPER[:40] not in content and b"about.json" not in content


def test_a_sealed_one_is_opened_by_its_own_key_alone(sealed: Path, key: Path, tmp_path: Path) -> None:
    write_backup_keys(tmp_path / "other.key")

    assert "được mã hóa: hãy nêu khóa riêng của bản sao lưu ở --key" in refusal(sealed)
    assert "không mở được bằng khóa" in refusal(sealed, "--key", tmp_path / "other.key")
    assert "không phải khóa riêng của bản sao lưu" in refusal(sealed, "--key", tmp_path / "other.key.pub")
    assert "Không đọc được tệp khóa" in refusal(sealed, "--key", tmp_path / "gone.key")


@pytest.mark.parametrize("kept", [65_536 + 16 + 105, 100_000, 150])
def test_a_sealed_one_that_was_cut_is_told(sealed: Path, key: Path, kept: int) -> None:
    """At the end of a piece, within one, and within the first."""
    sealed.write_bytes(sealed.read_bytes()[:kept])

    assert "Bản sao lưu bị sửa hoặc bị cắt" in refusal(sealed, "--key", key)


@pytest.mark.parametrize("place", [0, 20, 60, 200, 70_000, -1])
def test_a_sealed_one_with_one_bit_changed_is_told(sealed: Path, key: Path, place: int) -> None:
    content = bytearray(sealed.read_bytes())
    content[place] ^= 1
    sealed.write_bytes(content)

    assert refusal(sealed, "--key", key)


@pytest.mark.parametrize("kept", [0.9, 0.5, 0.1, 0])
def test_a_plain_one_that_was_cut_is_told(plain: Path, kept: float) -> None:
    content = plain.read_bytes()
    plain.write_bytes(content[: int(len(content) * kept)])

    assert "Hãy chép lại từ nơi cất giữ" in refusal(plain) or "không phải bản sao lưu" in refusal(plain)


@pytest.mark.parametrize(
    ("found", "instead", "told"),
    [
        (b"one paper", b"own paper", "tệp kèm theo không đúng mã kiểm SHA-256"),
        (b"no dump", b"my dump", "cơ sở dữ liệu không đúng mã kiểm SHA-256"),
        (b'"program": "0.1.0"', b'"program": "0.1.1"', "phần giới thiệu không đúng mã kiểm SHA-256"),
    ],
)
def test_a_plain_one_that_was_changed_is_told(plain: Path, found: bytes, instead: bytes, told: str) -> None:
    plain.write_bytes(plain.read_bytes().replace(found, instead, 1))

    assert told in refusal(plain)


def test_the_backup_of_a_newer_program_is_refused_with_its_version(tmp_path: Path) -> None:
    newer = write_small_backup(tmp_path / "1.backup", program="0.9.0", migrations=["roles.9999_of_tomorrow"])
    other = write_small_backup(tmp_path / "2.backup", program="2.0.0", format=2)

    assert "chương trình mới hơn lập (0.9.0; di trú roles.9999_of_tomorrow)" in refusal(newer)
    assert "chương trình mới hơn lập (2.0.0; dạng 2)" in refusal(other)


def test_what_is_no_backup_at_all_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Kính gửi " * 200)

    assert "không phải bản sao lưu do manage.py backup lập" in refusal(tmp_path / "letter.txt")
    assert "Không đọc được bản sao lưu" in refusal(tmp_path / "gone.backup")


def test_a_server_that_holds_the_private_key_makes_no_backup(
    key: Path, tmp_path: Path, settings: Settings
) -> None:
    settings.VINHDANH_BACKUP_KEY_FILE = str(key)

    with pytest.raises(CommandError, match="là khóa riêng: ai vào được máy chủ sẽ mở được mọi bản sao lưu"):
        call_command("backup", str(tmp_path))


def test_no_key_is_written_over(key: Path) -> None:
    before = key.read_bytes()

    with pytest.raises(CommandError, match="Đã có tệp"):
        call_command("backup", "--new-key", str(key))
    assert key.read_bytes() == before
    assert key.stat().st_mode & 0o777 == 0o600


def test_nobody_knows_where_a_backup_shall_lie_until_told() -> None:
    with pytest.raises(CommandError, match="nêu thư mục sau lệnh, hoặc đặt BACKUP_DIR"):
        call_command("backup")
