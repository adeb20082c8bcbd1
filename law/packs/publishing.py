"""The way out: a checked pack is signed in its folder; a stack is written out, folder by folder."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from law.awards import STATUTES
from law.basics.law_stack import LawStack
from law.packs.opened_packs import laid_and_proven
from law.packs.signed_folder.manifest import MANIFEST, Manifest, StandsOn, manifest_text
from law.packs.signed_folder.pack_files import Pack, read_folder, read_pack
from law.packs.signed_folder.publisher_keys import public_key_of
from law.rulebook import OWN, files_hash, own_law, regimes

AUTHOR = "Chương trình Vinh Danh"


class NotEmpty(ValueError):
    """A folder to write to that holds something already; the message is Vietnamese."""


def sign_pack(folder: Path, key: Ed25519PrivateKey, *, beneath: LawStack) -> Manifest:
    """Checks the pack on this stack, then writes its manifest anew: files, base, key and signature.

    Raises PackRefused; then nothing is written.
    """
    pack = read_pack(folder)
    draft = replace(pack.manifest, stands_on=(), files={}, hash="", public_key="", signature="")
    laid_and_proven(Pack(draft, pack.files), beneath, trusted=None)
    told = replace(
        draft,
        stands_on=tuple(StandsOn(layer.name, layer.hash) for layer in beneath.layers),
        files=_hashes(pack.files),
        hash=pack.hash,
        public_key=public_key_of(key),
    )
    signed = replace(told, signature=key.sign(told.signed_bytes()).hex())
    _write_whole(folder / MANIFEST, manifest_text(signed).encode())
    return signed


def write_own_law(folder: Path) -> Manifest:
    """The program's own statutes as a pack in this folder, unsigned; raises NotEmpty."""
    files = {path.name: path.read_bytes() for path in sorted(STATUTES.glob("*.toml"))}
    manifest = Manifest(
        name=OWN,
        version=own_law().layers[0].version,
        author=AUTHOR,
        since=regimes()[0].since,
        instruments=tuple(found.name for found in own_law().instruments),
        files=_hashes(files),
        hash=files_hash(files),
    )
    _write(folder, {MANIFEST: manifest_text(manifest).encode(), **files})
    return manifest


def write_stack(folder: Path, packs: Sequence[Path]) -> list[str]:
    """The own statutes and every pack of a stack, each in a folder of its own, numbered from the lowest, to
    the byte as they were read. Returns the names of the folders; raises NotEmpty, PackRefused."""
    _refuse_full(folder)
    names = [f"0-{OWN}", *(f"{place}-{read_pack(each).name}" for place, each in enumerate(packs, start=1))]
    write_own_law(folder / names[0])
    for name, each in zip(names[1:], packs, strict=True):
        _write(folder / name, read_folder(each))
    return names


def _hashes(files: Mapping[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(files[name]).hexdigest() for name in sorted(files)}


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    _refuse_full(folder)
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def _refuse_full(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotEmpty(f"“{folder}” đã có nội dung; nêu một thư mục trống hoặc chưa có.")


def _write_whole(path: Path, content: bytes) -> None:
    """At once: whoever reads meanwhile reads the file before or the file after."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(content)
    beside.replace(path)
