"""What the limited child does with the ZIP of a pack: unpacks it within ceilings, and reads its manifest.

Knows no Django and no database.
"""

from __future__ import annotations

import base64
import json
import re
import sys
import unicodedata
import zipfile
from pathlib import Path

from dossiers.uploads.child_process import ChildLimits
from law.packs.signed_folder.manifest import MANIFEST
from law.packs.signed_folder.pack_faults import PackRefused
from law.packs.signed_folder.pack_files import MOST_BYTES, pack_of_files

LIMITS = ChildLimits(memory=300 * 1024 * 1024, cpu_seconds=10, output=10 * 1024 * 1024)
MOST_FILES = 200
LONGEST_NAME = 200
# TOML nested deeper than any pack is refused here, before a process that serves pages reads it.
sys.setrecursionlimit(500)

_TRICK = re.compile(r"(^|/)\.\.?(/|$)|^/|^[A-Za-z]:|\\|//|[\x00-\x1f]")
_LINK = 0o120000


class ZipRefused(ValueError):
    """The message says in Vietnamese what is wrong and how to mend it."""


def look(path: Path) -> str:
    """{"files": {name: base64}} of the folder, or {"refused": […]} in words."""
    try:
        files = unpacked(path)
        pack_of_files(files, called="tải lên")
    except ZipRefused as refused:
        return json.dumps({"refused": [str(refused)]})
    except PackRefused as faulty:
        return json.dumps({"refused": [str(fault) for fault in faulty.faults]})
    return json.dumps(
        {"files": {name: base64.b64encode(content).decode() for name, content in files.items()}}
    )


def unpacked(path: Path) -> dict[str, bytes]:
    """The files by their path in the pack's folder; raises ZipRefused."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _refuse(entries)
            files = {_name(entry): _content(archive, entry) for entry in entries}
    except ZipRefused:
        raise
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, RuntimeError, OSError) as fault:
        raise ZipRefused(
            "Tệp không phải là tệp ZIP, hoặc bị hỏng. Nén lại thư mục của gói thành .zip."
        ) from fault
    return _without_folder(files)


def _refuse(entries: list[zipfile.ZipInfo]) -> None:
    if not entries:
        raise ZipRefused("Tệp ZIP không có gì bên trong. Nén lại thư mục của gói rồi tải lên.")
    if len(entries) > MOST_FILES:
        raise ZipRefused(
            f"Tệp ZIP có {len(entries)} tệp; một gói luật có nhiều nhất {MOST_FILES}. Bỏ tệp thừa."
        )
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise ZipRefused("Tệp ZIP được bảo vệ bằng mật khẩu. Nén lại không đặt mật khẩu.")
    names = [_name(entry) for entry in entries]
    links = any(entry.external_attr >> 16 & 0o170000 == _LINK for entry in entries)
    tricks = any(_TRICK.search(name) or len(name) > LONGEST_NAME for name in names)
    if links or tricks or len({name.casefold() for name in names}) < len(names):
        raise ZipRefused(
            "Tệp ZIP có tệp mang tên bất thường: trùng tên, là liên kết, hoặc trỏ ra ngoài thư mục. "
            "Nén lại đúng thư mục của gói."
        )
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise _too_long()


def _name(entry: zipfile.ZipInfo) -> str:
    return unicodedata.normalize("NFC", entry.filename)


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """What it really unpacks to counts, not what the entry declares."""
    with archive.open(entry) as stream:
        content = stream.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise _too_long()
    return content


def _too_long() -> ZipRefused:
    return ZipRefused(f"Các tệp trong gói dài quá {MOST_BYTES // 1_000_000} MB. Chia thành nhiều gói.")


def _without_folder(files: dict[str, bytes]) -> dict[str, bytes]:
    """Whoever packs a folder packs its name along; what stands beside its manifest is the pack."""
    if MANIFEST in files:
        return files
    folder = min((name for name in files if name.endswith(f"/{MANIFEST}")), key=len, default="")
    if not folder:
        return files
    above = folder.removesuffix(MANIFEST)
    return {name.removeprefix(above): content for name, content in files.items()}
