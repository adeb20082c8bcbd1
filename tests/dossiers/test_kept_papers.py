"""A paper is what its SHA-256 says, or it is not there: full disks and wrong bytes, told on the pages."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from dossiers.evidence.examining import examined_type
from dossiers.evidence.paper_types import PaperRefused
from dossiers.models import Dossier, Evidence, Paper
from tests.dossiers.test_pages import signed_in, url, words
from tests.full_disk import disk_full_after, no_larger_file_than
from tests.papers import small_pdf
from tests.scene import TODAY, Scene, draft
from trail import clock
from trail.models import Entry, FileAlarm

pytestmark = pytest.mark.scene(units=2)


@pytest.fixture(autouse=True)
def _in_a_room_of_its_own(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.MEDIA_ROOT, settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "media", tmp_path / "spool"
    settings.FILE_UPLOAD_TEMP_DIR.mkdir()
    settings.VINHDANH_STORY_CLOCK = True
    with clock.at(TODAY):
        yield


@pytest.fixture
def dossier(scene: Scene) -> Dossier:
    return draft(scene, advanced=2, fighters=0)


@pytest.fixture
def clerk(scene: Scene) -> Client:
    """A browser: what breaks is answered with a page, never with an exception."""
    client = signed_in(scene, "clerk1")
    client.raise_request_exception = False
    return client


def large_pdf(size: int = 1_500_400) -> bytes:
    """A whole PDF of this many bytes, a different one each time."""
    small = small_pdf("to")
    return small + b"\n%" + os.urandom(16).hex().encode() + b"x" * (size - len(small) - 34)


def attached(client: Client, dossier: Dossier, content: bytes) -> Any:
    sent = {"kind": "achievement_report", "file": SimpleUploadedFile("Báo cáo.pdf", content)}
    return client.post(url("attach", dossier.pk), sent)


def place_of(settings: Any, content: bytes) -> Path:
    digest = sha256(content).hexdigest()
    return Path(settings.MEDIA_ROOT, "papers", digest[:2], digest)


def read(client: Client, evidence: Evidence) -> Any:
    return client.get(url("paper", evidence.pk))


def sent_of(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


DISKS = {
    "no room": (lambda: disk_full_after(fault=errno.ENOSPC), "Máy chủ hết chỗ lưu tệp"),
    "no room for this account": (lambda: disk_full_after(fault=errno.EDQUOT), "Máy chủ hết chỗ lưu tệp"),
    "broken": (lambda: disk_full_after(fault=errno.EIO), "Ổ đĩa của máy chủ báo lỗi"),
    "cut off by the kernel": (lambda: no_larger_file_than(696_320), "Máy chủ hết chỗ lưu tệp"),
}


@pytest.mark.parametrize("disk", DISKS)
def test_an_upload_without_room_is_told_in_words_and_comes_whole_when_sent_again(
    clerk: Client, dossier: Dossier, settings: Any, disk: str
) -> None:
    full, headline = DISKS[disk]
    content, before = large_pdf(), (dossier.evidence.count(), Paper.objects.count(), Entry.objects.count())

    with full():
        refused = attached(clerk, dossier, content)
    left = [path.name for path in Path(settings.MEDIA_ROOT).rglob("*") if path.stat().st_size == 696_320]
    after = (dossier.evidence.count(), Paper.objects.count(), Entry.objects.count())
    again = attached(clerk, dossier, content)

    assert refused.status_code == 507 and headline in words(refused)
    assert "đã được báo là lưu xong vẫn còn nguyên" in words(refused) and "gửi lại" in words(refused)
    assert (after, left) == (before, [])
    assert again.status_code == 302
    assert sent_of(read(clerk, dossier.evidence.latest("pk"))) == content


def test_an_upload_for_which_django_has_no_room_is_told_in_the_same_words(
    clerk: Client, dossier: Dossier, settings: Any
) -> None:
    """It lies in Django's own temporary file before any page is asked; the guard of forms reads it first."""
    content = large_pdf(3_000_000)
    guarded = Client(enforce_csrf_checks=True, raise_request_exception=False)
    guarded.cookies = clerk.cookies
    guarded.get(url("draft", dossier.pk))

    with no_larger_file_than(1_000_000):
        refused = attached(clerk, dossier, content)
        refused_by_guard = attached(guarded, dossier, content)
    left = list(Path(settings.FILE_UPLOAD_TEMP_DIR).iterdir())
    again = attached(clerk, dossier, content)

    assert refused.status_code == refused_by_guard.status_code == 507
    assert "Máy chủ hết chỗ lưu tệp" in words(refused) and words(refused) == words(refused_by_guard)
    assert left == []
    assert again.status_code == 302
    assert sent_of(read(clerk, dossier.evidence.latest("pk"))) == content


def test_a_database_without_room_is_told_in_the_same_words_and_keeps_nothing_half(
    clerk: Client, dossier: Dossier
) -> None:
    before = dossier.evidence.count(), Entry.objects.count()

    _fill_the_database()
    refused = attached(clerk, dossier, large_pdf())

    assert refused.status_code == 507 and "Máy chủ hết chỗ lưu tệp" in words(refused)
    assert (dossier.evidence.count(), Entry.objects.count()) == before


def _fill_the_database() -> None:
    """PostgreSQL answers every new paper as it does when its own disk is full."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$;"
            " CREATE TRIGGER full_disk BEFORE INSERT ON dossiers_evidence EXECUTE FUNCTION full_disk()"
        )


def test_half_a_file_under_its_full_name_is_never_trusted(
    clerk: Client, scene: Scene, dossier: Dossier, settings: Any
) -> None:
    """As a program left it that wrote straight under the name."""
    content = large_pdf()
    place = place_of(settings, content)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content[:696_320])

    attached(clerk, dossier, content)

    assert place.read_bytes() == content
    assert sent_of(read(clerk, dossier.evidence.latest("pk"))) == content
    assert "Có tệp không đúng mã kiểm" in words(signed_in(scene, "auditor").get("/"))


SPOILT = {
    "longer": (lambda path: path.write_bytes(path.read_bytes() + b"them"), "nội dung khác, mã kiểm"),
    "cut": (lambda path: path.write_bytes(path.read_bytes()[:-100]), "nội dung khác, mã kiểm"),
    "swapped": (lambda path: path.write_bytes(small_pdf("khác")), "nội dung khác, mã kiểm"),
    "gone": (lambda path: path.unlink(), "không còn tệp"),
    "a folder": (lambda path: (path.unlink(), path.mkdir()), "ổ đĩa không đọc được tệp"),
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_spoilt_paper_is_sent_to_nobody_and_the_auditor_knows_at_once(
    clerk: Client, scene: Scene, dossier: Dossier, settings: Any, how: str
) -> None:
    evidence, auditor = dossier.evidence.latest("pk"), signed_in(scene, "auditor")
    quiet = words(auditor.get("/"))
    spoil, found = SPOILT[how]
    spoil(Path(settings.MEDIA_ROOT, evidence.paper.file.name))

    answers = [read(clerk, evidence) for _ in range(2)]

    page, home = words(auditor.get("/nhat-ky/kiem-chung/")), words(auditor.get("/"))
    alarm = FileAlarm.objects.get()
    assert [answer.status_code for answer in answers] == [500, 500]
    assert b"%PDF" not in answers[0].content and "khôi phục tệp" in words(answers[0])
    assert "Có tệp không đúng mã kiểm" in home and "Có tệp không đúng mã kiểm" not in quiet
    assert f"Hồ sơ số {dossier.pk}" in page and found in page.lower() and evidence.paper.file.name in page
    assert (alarm.times, alarm.mended_at) == (2, None)
    assert "Có tệp" not in words(clerk.get("/"))


@pytest.mark.parametrize("size", [100_000, 4_500_000], ids=["in memory", "in a file of its own"])
def test_what_was_compared_is_what_is_sent_whatever_happens_meanwhile(
    clerk: Client, dossier: Dossier, settings: Any, size: int
) -> None:
    content = large_pdf(size)
    attached(clerk, dossier, content)

    answer = read(clerk, dossier.evidence.latest("pk"))
    place_of(settings, content).write_bytes(b"%PDF-1.4 khac")

    assert sent_of(answer) == content and int(answer["Content-Length"]) == size


def test_a_spoilt_paper_is_mended_by_handing_in_the_same_file(
    clerk: Client, dossier: Dossier, settings: Any
) -> None:
    content = large_pdf()
    attached(clerk, dossier, content)
    evidence = dossier.evidence.latest("pk")
    place_of(settings, content).write_bytes(b"%PDF-1.4 khac")
    broken = read(clerk, evidence)

    attached(clerk, dossier, content)

    assert broken.status_code == 500
    assert sent_of(read(clerk, evidence)) == content
    assert FileAlarm.objects.get().mended_at is not None


def test_a_paper_that_takes_too_long_is_stopped_and_told() -> None:
    content = large_pdf()
    upload = SimpleUploadedFile("a.pdf", content)

    with pytest.raises(PaperRefused, match="quá nhiều thời gian"):
        examined_type(upload, sha256=sha256(content).hexdigest(), wall_seconds=0)

    assert examined_type(upload, sha256=sha256(content).hexdigest()).suffix == ".pdf"
