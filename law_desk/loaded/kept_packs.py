"""A pack's folder in one file of the store, under its SHA-256, and out of it again to the byte."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from law.packs.signed_folder.pack_files import Pack, pack_of_files
from trail.kept_files.reading import read_kept

_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The earliest day of the format: the same files are always the same archive."""


def name_of_kept(digest: str) -> str:
    return f"law_packs/{digest[:2]}/{digest}"


def keep_pack(files: Mapping[str, bytes]) -> str:
    """Keeps every file of the folder, its manifest among them; the SHA-256 of what was kept.

    It holds no lock; what a refused act leaves behind lies there unnamed until the same is proposed again.
    """
    written = BytesIO()
    with ZipFile(written, "w", ZIP_STORED) as archive:
        for name in sorted(files):
            archive.writestr(ZipInfo(name, _BEGINNING), files[name])
    content = written.getvalue()
    digest = sha256(content).hexdigest()
    default_storage.save(name_of_kept(digest), ContentFile(content))
    return digest


def archive_of(digest: str, *, of: int) -> bytes:
    """The kept ZIP; `of` is the pack's key. Raises DamagedFile."""
    with read_kept(name_of_kept(digest), sha256=digest, about=("law_pack", of)) as stream:
        return stream.read()


def kept_files(digest: str, *, of: int) -> dict[str, bytes]:
    """Every file by its path in the folder. Raises DamagedFile."""
    archive = ZipFile(BytesIO(archive_of(digest, of=of)))
    return {entry.filename: archive.read(entry) for entry in archive.infolist()}


@lru_cache(maxsize=64)
def kept_pack(digest: str, *, of: int) -> Pack:
    """The pack as it was proposed; raises DamagedFile."""
    return pack_of_files(kept_files(digest, of=of), called=digest[:12])
