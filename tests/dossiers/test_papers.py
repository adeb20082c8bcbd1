"""Papers are told by their content, stored once, named safely; a wrong file gets a clear answer."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from PIL import Image
from pypdf import PdfReader, PdfWriter

from dossiers.evidence.paper_types import PAPER_TYPES, PaperRefused, type_of
from dossiers.evidence.storing_papers import keep_paper, safe_name
from dossiers.importing.cell_faults import Refusal
from dossiers.importing.opening.container import refuse_by_size
from dossiers.models import Paper
from dossiers.uploads.upload_limits import LARGEST_UPLOAD, too_large_in_words
from tests.papers import small_pdf


def upload(content: bytes, name: str = "tep.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def image(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, kind)
    return out.getvalue()


def workbook() -> bytes:
    out = io.BytesIO()
    Workbook().save(out)
    return out.getvalue()


def archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in names:
            made.writestr(name, "<x/>")
    return out.getvalue()


def document(*more: str) -> bytes:
    return archive("[Content_Types].xml", "word/document.xml", *more)


def locked_pdf() -> bytes:
    writer, out = PdfWriter(clone_from=PdfReader(io.BytesIO(small_pdf("mat")))), io.BytesIO()
    writer.encrypt("bi-mat", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (small_pdf("biên bản"), ".pdf"),
        (image("JPEG"), ".jpg"),
        (image("PNG"), ".png"),
        (document(), ".docx"),
        (workbook(), ".xlsx"),
    ],
)
def test_the_five_types_are_known_by_content_whatever_their_name(content: bytes, suffix: str) -> None:
    assert type_of(upload(content, "ten-khac.exe")).suffix == suffix


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"MZ\x90\x00 day khong phai PDF", "không thuộc loại được nhận"),
        (b"<html><script>alert(1)</script></html>", "không thuộc loại được nhận"),
        (small_pdf("x")[:200], "bị hỏng"),
        (locked_pdf(), "có mật khẩu"),
        (image("PNG")[:40], "ảnh bị hỏng"),
        (archive("a.txt"), "không phải là Word hay Excel"),
        (document("word/vbaProject.bin"), "có macro"),
        (workbook()[:300], "bị hỏng"),
        (b"", "trống"),
    ],
)
def test_a_wrong_file_gets_its_own_answer_and_nothing_is_stored(
    content: bytes, told: str, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path

    with pytest.raises(PaperRefused, match=told):
        keep_paper(upload(content))
    assert [*tmp_path.rglob("*")] == []


@pytest.mark.django_db
def test_twenty_mebibytes_are_taken_and_one_byte_more_is_not() -> None:
    small = small_pdf("to")
    exact = small + b"\n" * (LARGEST_UPLOAD - len(small))
    paper = keep_paper(upload(exact)).row()
    assert paper.size == 20 * 1024 * 1024

    with pytest.raises(PaperRefused, match="Tệp nặng 20,1 MB; mỗi tệp được tối đa 20 MB"):
        keep_paper(upload(exact + b"\n"))


@pytest.mark.parametrize(
    ("size", "told"),
    [
        (LARGEST_UPLOAD + 1, "20,1 MB"),
        (20 * 1024 * 1024 + 104_857, "20,1 MB"),
        (20 * 1024 * 1024 + 104_858, "20,2 MB"),
        (21 * 1024 * 1024, "21,0 MB"),
        (3_000 * 1024 * 1024, "3.000,0 MB"),
    ],
)
def test_a_file_too_large_never_reads_as_if_it_were_not(size: int, told: str) -> None:
    """Evidence and lists say it in the same words."""
    words = f"Tệp nặng {told}; mỗi tệp được tối đa 20 MB."

    assert too_large_in_words(size) == words
    with pytest.raises(Refusal, match=words):
        refuse_by_size(size)


@pytest.mark.django_db
def test_the_same_content_is_stored_once_under_its_sha256() -> None:
    first = keep_paper(upload(small_pdf("mot"), "a.pdf")).row()
    second = keep_paper(upload(small_pdf("mot"), "b.pdf")).row()
    third = keep_paper(upload(small_pdf("hai"), "a.pdf")).row()

    assert first.pk == second.pk != third.pk
    assert Paper.objects.count() == 2
    assert first.file.name == f"papers/{first.sha256[:2]}/{first.sha256}"
    with default_storage.open(first.file.name) as stored:
        assert stored.read() == small_pdf("mot")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\a\\Biên bản.PDF", "Biên bản.pdf"),
        ("Báo cáo\r\nSet-Cookie: x.pdf", "Báo cáo Set-Cookie x.pdf"),
        ("ảnh.exe", "ảnh.exe.pdf"),
        ("Bie\u0302n ba\u0309n.pdf", "Biên bản.pdf"),
        ("", "tài liệu.pdf"),
        ("...", "tài liệu.pdf"),
    ],
)
def test_names_keep_their_words_and_lose_what_is_dangerous(given: str, kept: str) -> None:
    assert safe_name(given, PAPER_TYPES[0]) == kept


def test_a_name_never_exceeds_the_column() -> None:
    assert len(safe_name("á" * 400 + ".pdf", PAPER_TYPES[0])) <= 255
