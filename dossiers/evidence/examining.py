"""A paper that was handed in is parsed in the limited child, never in the process that serves pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.files.base import File
from django.core.files.uploadedfile import TemporaryUploadedFile

from dossiers.evidence.paper_types import PAPER_TYPES, PaperRefused, PaperType
from dossiers.uploads.limited_child import ChildStopped, look_in_child
from dossiers.uploads.temporary_names import TEMPORARY

WALL_SECONDS = 30
_STOPPED = {
    "unreadable": "Chương trình không đọc được tệp này. Xuất lại tệp ra PDF rồi tải lên.",
    "too_slow": "Xem tệp này mất quá nhiều thời gian nên chương trình đã dừng lại."
    " Xuất lại tệp, hoặc tách làm nhiều tệp, rồi tải lên.",
    "too_heavy": "Xem tệp này cần nhiều bộ nhớ hơn mức cho phép nên chương trình đã dừng lại."
    " Xuất lại tệp, hoặc tách làm nhiều tệp, rồi tải lên.",
}
_BY_SUFFIX = {each.suffix: each for each in PAPER_TYPES}
_MOST = 10_000
# The type follows from the content alone: what this process has had examined is not examined again.
_sound: dict[str, PaperType] = {}


def examined_type(upload: File[bytes], *, sha256: str, wall_seconds: float = WALL_SECONDS) -> PaperType:
    """The type of the content with this SHA-256, parsed to its end; raises PaperRefused for any fault."""
    known = _sound.get(sha256)
    if known is None:
        known = _examined(upload, wall_seconds)
        if len(_sound) >= _MOST:
            _sound.clear()
        _sound[sha256] = known
    return known


def _examined(upload: File[bytes], wall_seconds: float) -> PaperType:
    with _at_a_path(upload) as path:
        try:
            told = look_in_child("dossiers.evidence.paper_child", path, wall_seconds=wall_seconds)
        except ChildStopped as stopped:
            raise PaperRefused(_STOPPED[stopped.why]) from stopped
    answer = json.loads(told)
    if refused := answer.get("refused"):
        raise PaperRefused(refused)
    return _BY_SUFFIX[answer["suffix"]]


@contextmanager
def _at_a_path(upload: File[bytes]) -> Iterator[Path]:
    """A large upload lies in a file of its own already; a small one is laid into one."""
    if isinstance(upload, TemporaryUploadedFile):
        yield Path(upload.temporary_file_path())
        return
    with NamedTemporaryFile(prefix=TEMPORARY) as copy:
        for piece in upload.chunks():
            copy.write(piece)
        copy.flush()
        yield Path(copy.name)
