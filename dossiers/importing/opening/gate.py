"""The gate before the parser: opens the ZIP, streams each part within limits, and tells what it saw."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from dossiers.importing.cell_faults import Refusal
from dossiers.importing.opening.container import bomb, is_bomb, open_container
from dossiers.importing.opening.limits import MAX_PART, MAX_ROWS, MAX_UNPACKED
from dossiers.importing.opening.scanning import Survey, refuse_definitions, scan

_CHUNK = 512 * 1024
_SMALL = 1024 * 1024
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def inspect(path: Path, *, most_rows: int = MAX_ROWS) -> list[Survey]:
    """What stands in each worksheet, in the order of the book; raises Refusal when it must not be parsed."""
    archive = open_container(path)
    with archive:
        try:
            return _inspect(archive, most_rows)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            KeyError,
            NotImplementedError,
            ElementTree.ParseError,
        ):
            raise _damaged() from None


def _inspect(archive: zipfile.ZipFile, most_rows: int) -> list[Survey]:
    names = set(archive.namelist())
    _refuse_macro_type(_small(archive, "[Content_Types].xml"))
    sheets = _worksheets(archive)
    surveys = [
        scan(name, _chunks(archive, part), most_rows=most_rows) for name, part in sheets if part in names
    ]
    seen = sum(archive.getinfo(part).file_size for _, part in sheets if part in names)
    _look_through_others(archive, {part for _, part in sheets}, seen)
    return surveys


def _worksheets(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Name and part of each sheet."""
    targets = {
        node.get("Id"): node.get("Target", "")
        for node in ElementTree.fromstring(_small(archive, "xl/_rels/workbook.xml.rels"))
    }
    book = ElementTree.fromstring(_small(archive, "xl/workbook.xml"))
    nodes = [node for node in book.iter() if node.tag.rpartition("}")[2] == "sheet"]
    return [(node.get("name", ""), _part(targets.get(_relation(node), ""))) for node in nodes]


def _relation(node: ElementTree.Element) -> str | None:
    """The relation's id, also in the strict flavour of the format whose namespace differs."""
    ids = [value for key, value in node.attrib.items() if key == _RELATION or key.endswith("}id")]
    return ids[0] if ids else None


def _part(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")


def _small(archive: zipfile.ZipFile, part: str) -> bytes:
    """A part that describes the book itself: UTF-8, small, without definitions."""
    content = b"".join(_chunks(archive, part, limit=_SMALL))
    refuse_definitions(content, part=part)
    return content


def _chunks(archive: zipfile.ZipFile, part: str, *, limit: int = MAX_PART) -> Iterator[bytes]:
    """The unpacked part, counted while it grows, whatever size its entry declares."""
    packed, size = archive.getinfo(part).compress_size, 0
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if not size:
                _refuse_other_encodings(chunk)
            size += len(chunk)
            if is_bomb(size, packed):
                raise bomb()
            if size > limit:
                raise _too_much()
            yield chunk


def _look_through_others(archive: zipfile.ZipFile, seen_parts: set[str], seen: int) -> None:
    for entry in archive.infolist():
        if entry.filename in seen_parts or not entry.filename.endswith((".xml", ".rels", ".vml")):
            continue
        tail = b""
        for chunk in _chunks(archive, entry.filename):
            refuse_definitions(tail + chunk, part=entry.filename)
            tail, seen = chunk[-16:], seen + len(chunk)
            if seen > MAX_UNPACKED:
                raise _too_much()


def _refuse_macro_type(content_types: bytes) -> None:
    if b"macroEnabled" in content_types or b"vbaProject" in content_types:
        raise Refusal(
            "macros",
            "Tệp có chứa macro (.xlsm); chương trình không nhận tệp có mã chạy kèm.",
            "Mở tệp bằng Excel, chọn Tệp > Lưu thành > Excel Workbook (.xlsx), rồi tải lên lại.",
        )


def _refuse_other_encodings(first: bytes) -> None:
    """Excel writes UTF-8; another encoding would hide from a look at the bytes what the parser sees."""
    declared = first[:200].lower()
    if first[:2] in (b"\xff\xfe", b"\xfe\xff") or (
        b"encoding" in declared and b"utf-8" not in declared and b"us-ascii" not in declared
    ):
        raise Refusal(
            "damaged",
            "Nội dung bên trong tệp không theo bảng mã UTF-8 mà Excel dùng.",
            "Mở tệp bằng Excel, lưu lại thành .xlsx rồi tải lên lại.",
        )


def _too_much() -> Refusal:
    return Refusal(
        "too_large",
        "Nội dung bung ra của tệp quá lớn so với một danh sách.",
        "Bỏ định dạng thừa và các dòng trống dưới bảng, hoặc chép dữ liệu sang tệp mẫu, rồi tải lên lại.",
    )


def _damaged() -> Refusal:
    return Refusal(
        "damaged",
        "Tệp bị hỏng: có phần bên trong không đọc được.",
        "Mở lại tệp bằng Excel, lưu thành .xlsx rồi tải lên lại.",
    )
