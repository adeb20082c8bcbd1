"""Checks an exported history without the database, by the same rules as the history itself."""

import json
import zipfile
import zlib
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from trail.export import FORMAT, mark_of
from trail.seals.seal_key import has_seal_key
from trail.verification.chain_checks import ChainFault, Head, Link, checked_chains
from trail.verification.verify import Report, refused

_PARTS = ("heads.jsonl", "entries.jsonl", "seals.jsonl")
# RuntimeError: a ZIP under a password or packed in a way this Python does not know, JSON nested without end.
_UNREADABLE = (
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    EOFError,
    RuntimeError,
    zipfile.BadZipFile,
    zlib.error,
)
_LARGEST = 512 * 1024 * 1024

Rows = list[dict[str, Any]]


def verify_bundle(path: Path | str) -> Report:
    """The report of an exported file; `sealed_until` stays None where no key is at hand to check the mark."""
    try:
        with zipfile.ZipFile(path) as bundle:
            return _verified(bundle)
    except ChainFault as fault:
        return refused(fault)
    except _UNREADABLE:
        return Report(ok=False, why="Tệp không phải là bản trích nhật ký, hoặc đã bị hỏng.")


def _verified(bundle: zipfile.ZipFile) -> Report:
    if sum(info.file_size for info in bundle.infolist()) > _LARGEST:
        raise ChainFault("Tệp lớn hơn mức cho phép của một bản trích nhật ký.")
    manifest = json.loads(bundle.read("manifest.json"))
    if manifest["format"] != FORMAT:
        raise ChainFault("Bản trích nhật ký theo một khuôn dạng khác.")
    texts = {name: bundle.read(name) for name in _PARTS}
    hashes = _checked_entries(_rows(texts["entries.jsonl"]), heads=_rows(texts["heads.jsonl"]))
    _check_subjects(manifest["subjects"], hashes=hashes)
    _check_sealed(_rows(texts["seals.jsonl"]), hashes=hashes)
    until = _checked_manifest(manifest, texts=texts)
    return Report(ok=True, entries=sum(map(len, hashes.values())), chains=len(hashes), sealed_until=until)


def _rows(text: bytes) -> Rows:
    return [json.loads(line) for line in text.decode().split("\n") if line]


def _checked_entries(rows: Rows, *, heads: Rows) -> dict[str, list[str]]:
    """The hashes of each chain, by subject."""
    known = {row["subject"]: Head(row["subject"], row["count"], row["hash"]) for row in heads}
    links = (
        Link(
            chain=row["subject"],
            head=known.get(row["subject"]),
            seq=row["seq"],
            payload=row["payload"],
            hash=row["hash"],
        )
        for row in rows
    )
    return {head.subject: hashes for head, hashes in checked_chains(links, has_key=has_seal_key())}


def _check_subjects(subjects: list[str], *, hashes: dict[str, list[str]]) -> None:
    for subject in subjects:
        if subject not in hashes:
            raise ChainFault("Mất cả chuỗi của đối tượng này.", subject=subject, entry=1)
    for subject in hashes:
        if subject not in subjects:
            raise ChainFault("Chuỗi này không có trong bản kê: đã bị chèn thêm.", subject=subject, entry=1)


def _check_sealed(rows: Rows, *, hashes: dict[str, list[str]]) -> None:
    for row in rows:
        place = row["count"]
        if hashes.get(row["subject"], [])[place - 1 : place] != [row["hash"]]:
            why = f"Chuỗi đã bị cắt hoặc bị viết lại, so với niêm phong số {row['seal']}."
            raise ChainFault(why, subject=row["subject"], entry=place)


def _checked_manifest(manifest: dict[str, Any], *, texts: dict[str, bytes]) -> datetime | None:
    for name, text in texts.items():
        if manifest["parts"][name] != sha256(text).hexdigest():
            raise ChainFault(f"Phần {name} đã bị sửa sau khi trích.")
    if not has_seal_key():
        return None
    if manifest["mac"] != mark_of(manifest):
        raise ChainFault("Bản kê không khớp với khóa niêm phong: đã bị sửa hoặc bị làm giả.")
    return manifest["sealed_until"] and datetime.fromisoformat(manifest["sealed_until"])
