"""Evidence: stored once under the SHA-256 of its content, through Django's storage; names are never paths."""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import IO

from django.core.files.base import File
from django.core.files.storage import default_storage

from dossiers.evidence.paper_types import TAKEN, PaperRefused, PaperType, type_of
from dossiers.models import Paper
from dossiers.upload_limits import LARGEST_UPLOAD, too_large_in_words
from vietnamese.text import clean

__all__ = ["TAKEN", "PaperRefused", "safe_name", "store_paper"]


def store_paper(upload: File[bytes]) -> tuple[Paper, PaperType]:
    """The paper of this content, stored now or long ago; raises PaperRefused with a Vietnamese message."""
    _refuse_size(upload.size)
    # Django's File is read like a binary file, though its type does not say so.
    paper_type = type_of(upload)  # type: ignore[arg-type]
    digest, size = _digest(upload)
    known = Paper.objects.filter(sha256=digest).first()
    if known is not None and known.file.name and default_storage.exists(known.file.name):
        return known, paper_type
    name = f"papers/{digest[:2]}/{digest}"
    if not default_storage.exists(name):
        upload.seek(0)
        name = default_storage.save(name, upload)
    paper, _ = Paper.objects.update_or_create(
        sha256=digest, defaults={"size": size, "content_type": paper_type.content_type, "file": name}
    )
    return paper, paper_type


def safe_name(name: str, paper_type: PaperType) -> str:
    """The name a person gave, without path, control letters or a suffix that lies about the content."""
    bare = clean(PurePath(name.replace("\\", "/")).name).strip(". ")
    stem, dot, suffix = bare.rpartition(".")
    same = dot and f".{suffix.lower()}" in {paper_type.suffix, *_ALSO.get(paper_type.suffix, ())}
    words = "".join(letter for letter in (stem if same else bare) if letter not in '<>:"/|?*') or "tài liệu"
    return words[: 250 - len(paper_type.suffix)] + paper_type.suffix


_ALSO = {".jpg": (".jpeg", ".jfif")}


def _refuse_size(size: int | None) -> None:
    if not size:
        raise PaperRefused("Tệp trống, không có nội dung. Chọn lại tệp rồi tải lên.")
    if size > LARGEST_UPLOAD:
        raise PaperRefused(f"{too_large_in_words(size)} Nén lại hoặc tách làm nhiều tệp.")


def _digest(upload: IO[bytes]) -> tuple[str, int]:
    upload.seek(0)
    digest, size = hashlib.sha256(), 0
    while block := upload.read(1 << 20):
        digest.update(block)
        size += len(block)
    upload.seek(0)
    return digest.hexdigest(), size
