"""The made-up law of 2027 as a pack: copied, changed by a word, signed; ground of the tests about packs."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from law.basics.law_stack import LawStack
from law.packs.opened_packs import laid_and_proven
from law.packs.publishing import sign_pack
from law.packs.signed_folder.manifest import MANIFEST, StandsOn, manifest_text
from law.packs.signed_folder.pack_faults import PackRefused
from law.packs.signed_folder.pack_files import read_pack
from law.packs.signed_folder.publisher_keys import (
    public_key_of,
    read_private_key,
    read_public_key,
    write_key_pair,
)
from law.rulebook import own_law

EXAMPLE = Path(__file__).parents[2] / "fixtures" / "law_packs" / "luat-gia-dinh-2027"


def copied(to: Path) -> Path:
    """The example in a folder of its own, to be spoiled."""
    return Path(shutil.copytree(EXAMPLE, to / EXAMPLE.name))


def changed(folder: Path, file: str, old: str, new: str) -> None:
    """One word of a file is another; it must have been there."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text, (file, old)
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")


def signed(folder: Path, *, beneath: LawStack | None = None) -> str:
    """Signs the pack with a new key kept beside it; gives the public key as hex."""
    key = folder.parent / f"{folder.name}.key"
    public = write_key_pair(key)
    sign_pack(folder, read_private_key(key), beneath=beneath or own_law())
    return read_public_key(public)


def signed_unasked(folder: Path, *, beneath: LawStack | None = None) -> str:
    """Signs the folder as it is, which the command does of a pack without fault alone; the key as hex."""
    pack, key = read_pack(folder), Ed25519PrivateKey.generate()
    layers = (beneath or own_law()).layers
    told = replace(
        pack.manifest,
        stands_on=tuple(StandsOn(layer.name, layer.hash) for layer in layers),
        files={name: hashlib.sha256(content).hexdigest() for name, content in sorted(pack.files.items())},
        hash=pack.hash,
        public_key=public_key_of(key),
    )
    whole = replace(told, signature=key.sign(told.signed_bytes()).hex())
    (folder / MANIFEST).write_text(manifest_text(whole), encoding="utf-8")
    return told.public_key


def laid(folder: Path, *, beneath: LawStack | None = None) -> LawStack:
    """The draft on the program's own law."""
    return laid_and_proven(read_pack(folder), beneath or own_law(), trusted=None)


def refusal_of(act: Callable[[], object]) -> str:
    """The words with which the act is refused."""
    try:
        act()
    except PackRefused as refused:
        assert all(fault.what and fault.remedy and fault.file for fault in refused.faults)
        return str(refused)
    raise AssertionError("nobody refused")
