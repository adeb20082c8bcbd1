"""Files under their SHA-256: whole or not there, trusted after comparison only, on a disk and on S3."""

from __future__ import annotations

import errno
import io
import os
import time
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

import pytest
from botocore.stub import ANY, Stubber
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from tests.full_disk import ROOM, FullDisk, no_larger_file_than
from trail.kept_files.full_disk import is_full, is_unwritable
from trail.kept_files.promised_names import BrokenPromise, promised_digest
from trail.kept_files.s3_files import CheckedS3Storage
from trail.kept_files.whole_files import UNFINISHED, WholeFileStorage, clear_unfinished
from trail.models import FileAlarm

CONTENT = os.urandom(1_500_400)
DIGEST = sha256(CONTENT).hexdigest()
NAME = f"papers/{DIGEST[:2]}/{DIGEST}"


def files_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_name_promises_a_sha256_or_nothing() -> None:
    assert promised_digest(NAME) == promised_digest(f"decisions/{DIGEST}.pdf") == DIGEST
    assert promised_digest(f"imports/{DIGEST[:32]}.xlsx") == promised_digest(f"jobs/{DIGEST}x.zip") == ""


def test_a_file_lies_under_its_name_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    saved = WholeFileStorage(location=tmp_path).save(NAME, ContentFile(CONTENT))

    assert saved == NAME and files_in(tmp_path) == [NAME]
    assert (tmp_path / NAME).read_bytes() == CONTENT


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
def test_a_file_that_finds_no_room_is_not_there_at_all(tmp_path: Path, fault: int) -> None:
    with pytest.raises(OSError) as told:
        FullDisk(location=tmp_path, room=ROOM, fault=fault).save(NAME, ContentFile(CONTENT))

    assert told.value.errno == fault and files_in(tmp_path) == []
    assert is_unwritable(told.value) and is_full(told.value) == (fault != errno.EIO)


def test_a_file_that_the_kernel_cuts_short_is_not_there_and_comes_whole_afterwards(tmp_path: Path) -> None:
    storage = WholeFileStorage(location=tmp_path)

    with pytest.raises(OSError) as told, no_larger_file_than(ROOM):
        storage.save(NAME, ContentFile(CONTENT))
    left = files_in(tmp_path)
    storage.save(NAME, ContentFile(CONTENT))

    assert is_full(told.value) and left == []
    assert (tmp_path / NAME).read_bytes() == CONTENT


class LyingDisk(WholeFileStorage):
    """Says that it wrote, and gives back something else."""

    def _opened(self, path: Path) -> IO[bytes]:
        class Lying(io.FileIO):
            def write(self, piece: Any) -> int:
                return super().write(bytes(len(piece)))

        return Lying(path, "xb")  # type: ignore[return-value]


def test_a_disk_that_gives_back_other_bytes_is_found_out_before_the_file_has_its_name(tmp_path: Path) -> None:
    with pytest.raises(OSError) as told:
        LyingDisk(location=tmp_path).save("imports/a.xlsx", ContentFile(CONTENT))

    assert told.value.errno == errno.EIO and files_in(tmp_path) == []


def test_no_other_content_is_written_under_a_promised_name(tmp_path: Path) -> None:
    with pytest.raises(BrokenPromise):
        WholeFileStorage(location=tmp_path).save(NAME, ContentFile(CONTENT[:-1]))

    assert files_in(tmp_path) == []


def test_what_lies_there_rightly_is_left_as_it_is(tmp_path: Path) -> None:
    storage = WholeFileStorage(location=tmp_path)
    storage.save(NAME, ContentFile(CONTENT))
    before = (tmp_path / NAME).stat().st_ino

    storage.save(NAME, ContentFile(CONTENT))

    assert (tmp_path / NAME).stat().st_ino == before


@pytest.mark.parametrize("wrong", [CONTENT[:ROOM], CONTENT + b"x", b""], ids=["cut", "longer", "empty"])
@pytest.mark.django_db
def test_what_lies_there_wrongly_is_replaced_and_the_auditor_told(tmp_path: Path, wrong: bytes) -> None:
    (tmp_path / NAME).parent.mkdir(parents=True)
    (tmp_path / NAME).write_bytes(wrong)

    WholeFileStorage(location=tmp_path).save(NAME, ContentFile(CONTENT))

    alarm = FileAlarm.objects.get()
    assert (tmp_path / NAME).read_bytes() == CONTENT
    assert (alarm.name, alarm.sha256, alarm.found) == (NAME, DIGEST, sha256(wrong).hexdigest())
    assert alarm.mended_at is not None


def test_whoever_reads_while_a_file_is_replaced_sees_one_of_the_two_whole(tmp_path: Path) -> None:
    storage = WholeFileStorage(location=tmp_path)
    storage.save("jobs/a.zip", ContentFile(b"cu" * 9_000))

    with storage.open("jobs/a.zip") as reader:
        storage.save("jobs/a.zip", ContentFile(b"moi" * 9_000))
        assert reader.read() == b"cu" * 9_000
    assert (tmp_path / "jobs/a.zip").read_bytes() == b"moi" * 9_000


def test_what_a_killed_process_left_half_written_goes_after_a_day(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    default_storage.save(NAME, ContentFile(CONTENT))
    old, new = tmp_path / UNFINISHED / "cu", tmp_path / UNFINISHED / "moi"
    for path in (old, new):
        path.write_bytes(b"nua chung")
    yesterday = time.time() - 25 * 60 * 60
    os.utime(old, (yesterday, yesterday))

    assert clear_unfinished() == 1
    assert files_in(tmp_path) == [NAME, f"{UNFINISHED}/moi"]


def s3() -> CheckedS3Storage:
    return CheckedS3Storage(
        bucket_name="giay-to",
        region_name="ap-southeast-1",
        access_key="a",
        secret_key="b",
        file_overwrite=True,
    )


def stubbed(storage: CheckedS3Storage, **sent: str) -> Stubber:
    """An S3 that has no such file yet and takes it, when it is sent with these parameters."""
    stub = Stubber(storage.connection.meta.client)
    stub.add_client_error("head_object", http_status_code=404)
    wanted = {"Bucket": "giay-to", "Key": NAME, "Body": ANY, "ContentType": ANY, **sent}
    stub.add_response("put_object", {}, wanted)
    return stub


def test_s3_is_sent_the_sha256_that_the_name_promises_and_compares_it() -> None:
    storage = s3()
    checked = b64encode(bytes.fromhex(DIGEST)).decode()

    with stubbed(storage, ChecksumSHA256=checked) as stub:
        assert storage.save(NAME, ContentFile(CONTENT)) == NAME
        stub.assert_no_pending_responses()


def test_s3_is_sent_a_sha256_with_every_other_file_too() -> None:
    assert s3().get_object_parameters("jobs/a.zip") == {"ChecksumAlgorithm": "SHA256"}


def test_s3_is_never_offered_content_that_its_name_does_not_promise() -> None:
    storage = s3()

    with Stubber(storage.connection.meta.client), pytest.raises(BrokenPromise):
        storage.save(NAME, ContentFile(CONTENT[:-1]))
