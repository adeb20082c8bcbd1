"""The first look at an uploaded file: is it a workbook at all, and is its ZIP harmless? Nothing is parsed."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from dossiers.importing.cell_faults import Refusal
from dossiers.importing.opening.limits import MAX_ENTRIES, MAX_RATIO, MAX_UNPACKED, RATIO_COUNTS_FROM
from dossiers.uploads.upload_limits import LARGEST_UPLOAD, too_large_in_words

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "Mở tệp bằng Excel, chọn Tệp > Lưu thành > Excel Workbook (.xlsx), rồi tải lên lại."
_USE_TEMPLATE = "Tải tệp mẫu của chương trình, điền vào tệp đó rồi tải lên lại."
_PATH_TRICK = re.compile(r"(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[A-Za-z]:|\\|\x00")


def open_container(path: Path) -> zipfile.ZipFile:
    """The ZIP of a workbook whose entries have been looked at; raises Refusal for anything else."""
    refuse_by_size(path.stat().st_size)
    _refuse_by_first_bytes(path)
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError):
        raise Refusal(
            "damaged",
            "Tệp bị hỏng hoặc chưa tải lên hết: không mở được gói bên trong.",
            "Mở lại tệp bằng Excel, lưu thành .xlsx rồi tải lên lại.",
        ) from None
    _look_at_entries(archive.infolist())
    _refuse_other_documents({entry.filename for entry in archive.infolist()})
    return archive


def refuse_by_size(size: int) -> None:
    """Raises Refusal for nothing at all and for more than the largest upload."""
    if not size:
        raise Refusal("empty_file", "Tệp rỗng, không có nội dung.", _USE_TEMPLATE)
    if size > LARGEST_UPLOAD:
        raise Refusal(
            "too_large",
            too_large_in_words(size),
            "Bỏ hình ảnh, bỏ các dòng thừa, hoặc chia danh sách thành nhiều tệp.",
        )


def _refuse_by_first_bytes(path: Path) -> None:
    with path.open("rb") as stream:
        first = stream.read(4096)
    if first.startswith(b"PK"):
        return
    if first.startswith(_OLE):
        _refuse_ole(path.read_bytes())
    start = first.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if first.startswith(b"%PDF"):
        raise Refusal("not_a_workbook", "Đây là tệp PDF, không phải bảng Excel.", _USE_TEMPLATE)
    if start == b"<":
        raise Refusal(
            "not_a_workbook",
            "Tệp mang tên Excel nhưng bên trong là trang web hoặc văn bản XML.",
            _SAVE_AS,
        )
    raise Refusal("not_a_workbook", "Tệp không phải là bảng Excel (.xlsx).", _SAVE_AS)


def _refuse_ole(content: bytes) -> None:
    """Old .xls files and encrypted .xlsx files share one container format."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise _password()
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        raise Refusal("old_xls", "Tệp ở định dạng Excel cũ (.xls), chương trình không đọc được.", _SAVE_AS)
    raise Refusal("not_a_workbook", "Tệp là tài liệu Office cũ, không phải bảng Excel (.xlsx).", _SAVE_AS)


def _password() -> Refusal:
    return Refusal(
        "password",
        "Tệp được bảo vệ bằng mật khẩu nên không đọc được.",
        "Mở tệp bằng Excel, vào Tệp > Thông tin > Bảo vệ sổ làm việc, bỏ mật khẩu, lưu rồi tải lên lại.",
    )


def _look_at_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES:
        raise Refusal(
            "too_many_entries",
            f"Gói bên trong tệp có {len(entries)} phần; một bảng Excel bình thường chỉ có vài chục.",
            _USE_TEMPLATE,
        )
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise _password()
    _refuse_tricky_names([entry.filename for entry in entries])
    _refuse_bomb(entries)


def _refuse_tricky_names(names: list[str]) -> None:
    if any(_PATH_TRICK.search(name) for name in names) or len({n.lower() for n in names}) < len(names):
        raise Refusal(
            "path_trick",
            "Gói bên trong tệp có phần mang tên bất thường (trùng tên hoặc trỏ ra ngoài tệp).",
            _USE_TEMPLATE,
        )


def _refuse_bomb(entries: list[zipfile.ZipInfo]) -> None:
    """Sizes are those that the file declares; what it really unpacks to is counted while it is read."""
    for entry in entries:
        if is_bomb(entry.file_size, entry.compress_size):
            raise bomb()
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED * 4:
        raise bomb()


def is_bomb(unpacked: int, packed: int) -> bool:
    return unpacked > RATIO_COUNTS_FROM and unpacked > MAX_RATIO * max(packed, 1)


def bomb() -> Refusal:
    return Refusal(
        "zip_bomb",
        "Tệp nhỏ nhưng bung ra rất lớn (dấu hiệu của “bom nén”), chương trình không mở.",
        _USE_TEMPLATE,
    )


def _refuse_other_documents(names: set[str]) -> None:
    if "xl/vbaProject.bin" in names:
        raise Refusal(
            "macros",
            "Tệp có chứa macro (.xlsm); chương trình không nhận tệp có mã chạy kèm.",
            _SAVE_AS,
        )
    if "xl/workbook.bin" in names:
        raise Refusal("not_a_workbook", "Tệp ở định dạng Excel nhị phân (.xlsb).", _SAVE_AS)
    if any(name.startswith("word/") for name in names):
        raise Refusal("not_a_workbook", "Đây là tệp Word, không phải bảng Excel.", _USE_TEMPLATE)
    if not {"[Content_Types].xml", "xl/workbook.xml"} <= names:
        raise Refusal("not_a_workbook", "Tệp nén này không phải là bảng Excel (.xlsx).", _SAVE_AS)
    if any(name.startswith("xl/externalLinks/") for name in names):
        raise Refusal(
            "external_links",
            "Tệp có liên kết lấy số liệu từ tệp khác.",
            "Trong Excel vào Dữ liệu > Sửa liên kết > Ngắt liên kết, lưu rồi tải lên lại.",
        )
