"""A pack as it lies in a folder: its manifest and its files, nothing else, read once and whole."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from law.packs.signed_folder.manifest import MANIFEST, Manifest, read_manifest
from law.packs.signed_folder.pack_faults import PackFault, PackRefused
from law.rulebook import files_hash

BIOGRAPHIES = "biographies.md"
INSTRUMENTS, REGIMES = "instruments.toml", "regimes.toml"
_MINE = re.compile(r"[^/]+\.toml|biographies\.md|cases/[^/]+\.md")
_OF_THE_PROGRAM = ("awards.toml", "reviews.toml")
MOST_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class Pack:
    """`files` are those beside the manifest, by their path in the folder."""

    manifest: Manifest
    files: Mapping[str, bytes]

    @property
    def name(self) -> str:
        return self.manifest.name

    @property
    def hash(self) -> str:
        """SHA-256 over the files as they lie there, whatever the manifest says."""
        return files_hash(self.files)

    @property
    def value_files(self) -> Mapping[str, bytes]:
        """The files of dated values, letters with their marks composed."""
        beside = (INSTRUMENTS, REGIMES)
        return {
            name: _composed(content)
            for name, content in sorted(self.files.items())
            if name.endswith(".toml") and name not in beside
        }

    @property
    def pages(self) -> Mapping[str, str]:
        """The pages of cases by the name of their file; raises PackRefused."""
        names = sorted(name for name in self.files if name.startswith("cases/"))
        return {name.removeprefix("cases/"): self.text(name) for name in names}

    def content(self, name: str) -> bytes:
        """A file, empty where there is none, letters with their marks composed."""
        return _composed(self.files.get(name, b""))

    def text(self, name: str) -> str:
        """The words of a file, empty where there is none; raises PackRefused."""
        try:
            return self.content(name).decode("utf-8")
        except UnicodeDecodeError as fault:
            told = PackFault(name, "", "Không phải chữ UTF-8.", "Lưu lại tệp bằng mã UTF-8.")
            raise PackRefused(self.name, [told]) from fault


def read_pack(folder: Path) -> Pack:
    """The pack of this folder; raises PackRefused with all faults of its files, or of its manifest."""
    return pack_of_files(read_folder(folder), called=folder.name)


def pack_of_files(files: Mapping[str, bytes], *, called: str) -> Pack:
    """The pack of these files by their path, the manifest among them; `called` so in refusals.

    Raises PackRefused for what no pack may hold, as read_pack does.
    """
    if faults := [fault for name in sorted(files) if (fault := _strange_name(name))] or _size_faults(files):
        raise PackRefused(called, faults)
    if MANIFEST not in files:
        told = "Thiếu tệp này.", "Viết tệp với name, version, author, since, instruments (docs/law.md)."
        raise PackRefused(called, [PackFault(MANIFEST, "", *told)])
    manifest = read_manifest(_composed(files[MANIFEST]), pack=called)
    return Pack(manifest, {name: content for name, content in files.items() if name != MANIFEST})


def _size_faults(files: Mapping[str, bytes]) -> list[PackFault]:
    if sum(map(len, files.values())) <= MOST_BYTES:
        return []
    return [PackFault(MANIFEST, "", *_TOO_LONG)]


_TOO_LONG = f"Các tệp dài quá {MOST_BYTES // 1_000_000} MB.", "Chia thành nhiều gói."


def read_folder(folder: Path) -> dict[str, bytes]:
    """Every file of the folder by its path in it; raises PackRefused for what no pack may hold."""
    if not folder.is_dir():
        told = "Không có thư mục này.", "Nêu thư mục của gói luật, nơi có tệp manifest.toml."
        raise PackRefused(folder.name, [PackFault(str(folder), "", *told)])
    paths = sorted(path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    if faults := [fault for path in paths if (fault := _strange(path, folder))]:
        raise PackRefused(folder.name, faults)
    if sum(path.stat().st_size for path in paths) > MOST_BYTES:
        raise PackRefused(folder.name, [PackFault(str(folder), "", *_TOO_LONG)])
    return {_name(path, folder): path.read_bytes() for path in paths}


def _strange(path: Path, folder: Path) -> PackFault | None:
    name = _name(path, folder)
    if path.is_symlink() or not path.is_file():
        return PackFault(name, "", "Là liên kết, không phải tệp.", "Chép chính tệp ấy vào gói.")
    return _strange_name(name)


def _strange_name(name: str) -> PackFault | None:
    if name in _OF_THE_PROGRAM:
        return PackFault(
            name,
            "",
            "Danh mục này là của chương trình.",
            "Bỏ tệp ra khỏi gói; gói chỉ thêm văn bản và giá trị.",
        )
    if not _MINE.fullmatch(name):
        remedy = "Gói chỉ có các tệp .toml, biographies.md và cases/*.md; bỏ tệp này ra."
        return PackFault(name, "", "Gói luật không có loại tệp này.", remedy)
    return None


def _name(path: Path, folder: Path) -> str:
    """Its path in the folder; some systems keep the marks of names loose."""
    return unicodedata.normalize("NFC", path.relative_to(folder).as_posix())


def _composed(content: bytes) -> bytes:
    """Words typed with loose marks name the same award as those with composed ones."""
    try:
        return unicodedata.normalize("NFC", content.decode("utf-8")).encode()
    except UnicodeDecodeError:
        return content
