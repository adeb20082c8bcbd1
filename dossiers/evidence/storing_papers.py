"""Evidence: kept once under the SHA-256 of its content, through Django's storage; names are never paths."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO

from django.core.files.base import File
from django.core.files.storage import default_storage

from dossiers.evidence.examining import examined_type
from dossiers.evidence.paper_types import TAKEN, PaperRefused, PaperType
from dossiers.models import Paper
from dossiers.uploads.upload_limits import LARGEST_UPLOAD, too_large_in_words
from vietnamese.text import clean

__all__ = ["TAKEN", "KeptPaper", "PaperRefused", "keep_paper", "safe_name"]


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """Bytes that were examined and lie in the storage; `row` makes them known to the database."""

    sha256: str
    size: int
    name: str
    paper_type: PaperType

    def row(self) -> Paper:
        """The paper of this content, known now or long ago."""
        told = {"size": self.size, "content_type": self.paper_type.content_type, "file": self.name}
        paper, _ = Paper.objects.get_or_create(sha256=self.sha256, defaults=told)
        if paper.file.name != self.name:
            paper.file.name = self.name
            paper.save(update_fields=["file"])
        return paper


def keep_paper(upload: File[bytes]) -> KeptPaper:
    """Examines the upload and keeps its bytes; raises PaperRefused with a Vietnamese message.

    It asks no row and holds no lock: the look of the child and the medium take their time outside an act.
    Bytes whose act is refused afterwards lie there unnamed, until the same content is handed in again.
    """
    _refuse_size(upload.size)
    digest, size = _digest(upload)
    paper_type = examined_type(upload, sha256=digest)
    name = default_storage.save(f"papers/{digest[:2]}/{digest}", upload)
    return KeptPaper(sha256=digest, size=size, name=name, paper_type=paper_type)


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
