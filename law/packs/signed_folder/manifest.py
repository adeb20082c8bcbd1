"""manifest.toml: what a pack is, whose it is, on what it stands, and the signature over all of that."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from law.basics.statute_files import read_toml
from law.basics.values import BrokenStatute
from law.packs.signed_folder.pack_faults import PackFault, PackRefused, fault_of_statute

MANIFEST = "manifest.toml"
_SIGNED = b"Vinh Danh, g\xc3\xb3i lu\xe1\xba\xadt 1\n"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_HEX = {"hash": 64, "public_key": 64, "signature": 128}
_WRITTEN = ("name", "version", "author", "since", "instruments")
_FIELDS = {*_WRITTEN, *_HEX, "stands_on", "files"}


@dataclass(frozen=True, slots=True)
class StandsOn:
    """A pack beneath, by the SHA-256 over its files."""

    name: str
    hash: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`since` is the first day on which the pack says anything; `instruments` are the names it may cite.

    What follows is written by signing: `files` are SHA-256 by name, `hash` is over all of them, key and
    signature (Ed25519) are hexadecimal; all empty in a draft.
    """

    name: str
    version: str
    author: str
    since: date
    instruments: tuple[str, ...]
    stands_on: tuple[StandsOn, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    hash: str = ""
    public_key: str = ""
    signature: str = ""

    @property
    def is_signed(self) -> bool:
        return bool(self.signature)

    def signed_bytes(self) -> bytes:
        """What the signature is over: every field but itself, always written alike."""
        told = {
            "name": self.name,
            "version": self.version,
            "author": self.author,
            "since": self.since.isoformat(),
            "instruments": list(self.instruments),
            "stands_on": [[base.name, base.hash] for base in self.stands_on],
            "files": dict(self.files),
            "hash": self.hash,
            "public_key": self.public_key,
        }
        return _SIGNED + json.dumps(told, ensure_ascii=False, sort_keys=True).encode()


def read_manifest(content: bytes, *, pack: str) -> Manifest:
    """The manifest of a folder that is called `pack` in refusals; raises PackRefused with all faults."""
    try:
        told = read_toml(MANIFEST, content)
    except BrokenStatute as broken:
        raise PackRefused(pack, [fault_of_statute(broken, file=MANIFEST)]) from broken
    if faults := [*_field_faults(told), *_list_faults(told)]:
        raise PackRefused(pack, faults)
    return Manifest(
        name=told["name"],
        version=told["version"],
        author=told["author"],
        since=told["since"],
        instruments=tuple(told["instruments"]),
        stands_on=tuple(StandsOn(row["name"], row.get("hash", "")) for row in told.get("stands_on", ())),
        files=told.get("files", {}),
        **{name: told.get(name, "") for name in _HEX},
    )


def _field_faults(told: Mapping[str, Any]) -> list[PackFault]:
    faults = [_fault(name, "Không có trường này.", "Bỏ trường ấy.") for name in told.keys() - _FIELDS]
    for name in ("name", "version", "author"):
        if not isinstance(told.get(name), str) or not told[name].strip():
            faults.append(_fault(name, "Thiếu, hoặc không phải chữ.", f'Ghi {name} = "…".'))
    if not any(fault.key == "name" for fault in faults) and not _NAME.fullmatch(told["name"]):
        remedy = "Chỉ dùng chữ thường không dấu, số và gạch nối, nhiều nhất 60 ký tự."
        faults.append(_fault("name", f"Tên “{told['name']}” không dùng được.", remedy))
    if type(told.get("since")) is not date:
        faults.append(_fault("since", "Thiếu ngày đầu của gói.", "Ghi since = năm-tháng-ngày."))
    for name, length in _HEX.items():
        if not re.fullmatch(rf"([0-9a-f]{{{length}}})?", str(told.get(name, ""))):
            faults.append(_fault(name, f"Không phải {length} chữ số thập lục phân.", "Ký lại gói."))
    return faults


def _list_faults(told: Mapping[str, Any]) -> list[PackFault]:
    faults = []
    names, bases, files = told.get("instruments"), told.get("stands_on", []), told.get("files", {})
    if not isinstance(names, list) or not names or not all(isinstance(name, str) for name in names):
        faults.append(
            _fault("instruments", "Thiếu tên văn bản mà gói dẫn.", 'Ghi instruments = ["tên văn bản", …].')
        )
    if not isinstance(bases, list) or not all(_is_base(row) for row in bases):
        remedy = "Ghi mỗi gói một bảng [[stands_on]] với name, hoặc bỏ đi: lệnh ký tự ghi."
        faults.append(_fault("stands_on", "Không đọc được các gói mà gói này đứng trên.", remedy))
    if not isinstance(files, Mapping) or not all(isinstance(each, str) for each in files.values()):
        faults.append(_fault("files", "Không đọc được mã kiểm của các tệp.", "Ký lại gói."))
    return faults


def _is_base(row: object) -> bool:
    return (
        isinstance(row, Mapping)
        and all(isinstance(row.get(name, ""), str) for name in ("name", "hash"))
        and bool(row.get("name"))
    )


def _fault(key: str, what: str, remedy: str) -> PackFault:
    return PackFault(MANIFEST, key, what, remedy)


def manifest_text(manifest: Manifest) -> str:
    """The file, always written alike; fields that are empty are left out."""
    lines = [
        f"name = {_text(manifest.name)}",
        f"version = {_text(manifest.version)}",
        f"author = {_text(manifest.author)}",
        f"since = {manifest.since.isoformat()}",
        f"instruments = {_texts(manifest.instruments)}",
    ]
    lines += [f"{name} = {_text(value)}" for name in _HEX if (value := getattr(manifest, name))]
    for base in manifest.stands_on:
        lines += ["", "[[stands_on]]", f"name = {_text(base.name)}", f"hash = {_text(base.hash)}"]
    if manifest.files:
        lines += [
            "",
            "[files]",
            *(f"{_text(name)} = {_text(found)}" for name, found in manifest.files.items()),
        ]
    return "\n".join(lines) + "\n"


def _text(words: str) -> str:
    """A basic string of TOML; those of JSON are among them, but for one character."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


def _texts(words: Sequence[str]) -> str:
    return f"[{', '.join(_text(each) for each in words)}]"
