"""Which files a dossier takes, told by their content and never by their name. Knows no Django."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from PIL import Image
from pypdf import PdfReader
from pypdf.errors import PyPdfError

# Nobody scans a page larger than A0 at 300 dpi; more is a decompression bomb.
MAX_PIXELS = 140_000_000
MAX_UNZIPPED = 400 * 1024 * 1024
MAX_PARTS = 5_000


class PaperRefused(ValueError):
    """The file is not taken; the message says what is wrong and how to mend it, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class PaperType:
    name: str
    suffix: str
    content_type: str
    magic: bytes
    check: Callable[[BinaryIO], None]


def _check_pdf(file: BinaryIO) -> None:
    try:
        reader = PdfReader(file, strict=False)
        if reader.is_encrypted:
            raise PaperRefused("Tệp PDF có mật khẩu nên không ai mở được. Bỏ mật khẩu rồi tải lại.")
        if not reader.pages:
            raise PaperRefused("Tệp PDF không có trang nào. Xuất lại tệp rồi tải lên.")
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError, OSError) as fault:
        if isinstance(fault, PaperRefused):
            raise
        raise PaperRefused("Tệp PDF bị hỏng hoặc tải chưa hết. Xuất lại tệp rồi tải lên.") from fault


def _check_office(part: str, name: str) -> Callable[[BinaryIO], None]:
    def check(file: BinaryIO) -> None:
        try:
            with zipfile.ZipFile(file) as archive:
                parts = archive.infolist()
                names = {each.filename for each in parts}
        except (zipfile.BadZipFile, OSError, ValueError) as fault:
            raise PaperRefused(f"Tệp {name} bị hỏng. Mở ra, lưu lại rồi tải lên.") from fault
        if "[Content_Types].xml" not in names or part not in names:
            raise PaperRefused(f"Tệp này không phải là tệp {name}.")
        if any(each.endswith("vbaProject.bin") for each in names):
            raise PaperRefused(f"Tệp {name} có macro. Lưu lại dưới dạng không có macro rồi tải lên.")
        if len(parts) > MAX_PARTS or sum(each.file_size for each in parts) > MAX_UNZIPPED:
            raise PaperRefused(f"Tệp {name} bung ra quá lớn nên không được nhận. Lưu lại hoặc xuất ra PDF.")

    return check


def _check_image(kind: str) -> Callable[[BinaryIO], None]:
    def check(file: BinaryIO) -> None:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", Image.DecompressionBombWarning)
                with Image.open(file, formats=[kind]) as image:
                    if image.width * image.height > MAX_PIXELS:
                        raise PaperRefused("Ảnh có quá nhiều điểm ảnh. Giảm kích thước ảnh rồi tải lên.")
                    image.verify()
        except PaperRefused:
            raise
        except Exception as fault:  # Pillow names no common base for what a broken image may raise
            raise PaperRefused("Tệp ảnh bị hỏng. Chụp hoặc quét lại rồi tải lên.") from fault

    return check


_OFFICE = "application/vnd.openxmlformats-officedocument."
PAPER_TYPES = (
    PaperType("PDF", ".pdf", "application/pdf", b"%PDF-", _check_pdf),
    PaperType("JPG", ".jpg", "image/jpeg", b"\xff\xd8\xff", _check_image("JPEG")),
    PaperType("PNG", ".png", "image/png", b"\x89PNG\r\n\x1a\n", _check_image("PNG")),
    PaperType(
        "Word (.docx)",
        ".docx",
        _OFFICE + "wordprocessingml.document",
        b"PK\x03\x04",
        _check_office("word/document.xml", "Word (.docx)"),
    ),
    PaperType(
        "Excel (.xlsx)",
        ".xlsx",
        _OFFICE + "spreadsheetml.sheet",
        b"PK\x03\x04",
        _check_office("xl/workbook.xml", "Excel (.xlsx)"),
    ),
)
TAKEN = "PDF, Word (.docx), Excel (.xlsx), ảnh JPG hoặc PNG"


def type_of(file: BinaryIO) -> PaperType:
    """The type of this content, parsed to its end; raises PaperRefused. Only the limited child asks this."""
    found = told_type(file)
    found.check(file)
    return found


def told_type(file: BinaryIO) -> PaperType:
    """What its first bytes, and for Office the names of its parts, say it is; raises PaperRefused."""
    head = _head(file)
    found = [each for each in PAPER_TYPES if head.startswith(each.magic)]
    if not found:
        raise PaperRefused(f"Tệp không thuộc loại được nhận. Hãy dùng {TAKEN}.")
    if found[0].magic == b"PK\x03\x04":
        found = [each for each in found if _holds(file, each)]
        if not found:
            raise PaperRefused(f"Tệp nén này không phải là Word hay Excel. Hãy dùng {TAKEN}.")
    file.seek(0)
    return found[0]


def _head(file: BinaryIO) -> bytes:
    file.seek(0)
    head = file.read(16)
    file.seek(0)
    return head


def _holds(file: BinaryIO, office: PaperType) -> bool:
    wanted = "word/document.xml" if office.suffix == ".docx" else "xl/workbook.xml"
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            return wanted in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError) as fault:
        raise PaperRefused("Tệp Word hoặc Excel bị hỏng. Mở ra, lưu lại rồi tải lên.") from fault
