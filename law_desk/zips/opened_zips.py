"""The parent's side: has the limited child look into an uploaded ZIP, and puts its end into words."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.files.base import File

from dossiers.uploads.limited_child import ChildStopped, look_in_child
from dossiers.uploads.temporary_names import TEMPORARY
from roles.doors.refusals import Obstacle, Refused
from vietnamese.numbers import grouped

LARGEST_ZIP = 6_000_000
"""In bytes: what a pack may hold, packed or not, with its names."""
_WALL_SECONDS = 30
_STOPPED = {
    "unreadable": "Chương trình không đọc được tệp ZIP này.",
    "too_slow": "Xem tệp ZIP mất quá nhiều thời gian nên chương trình đã dừng lại.",
    "too_heavy": "Tệp ZIP bung ra quá lớn nên chương trình đã dừng lại.",
}
_AGAIN = "Nén lại thư mục của gói thành .zip rồi tải lên."


def files_of_zip(upload: File[bytes]) -> dict[str, bytes]:
    """Every file by its path in the pack's folder; raises Refused, whatever was handed in."""
    if not upload.size or upload.size > LARGEST_ZIP:
        told = (
            f"Tệp nặng {grouped(upload.size or 0)} byte; gói luật nặng từ 1 đến {grouped(LARGEST_ZIP)} byte."
        )
        raise Refused(told, remedy=_AGAIN)
    with NamedTemporaryFile(prefix=TEMPORARY) as copy:
        for piece in upload.chunks():
            copy.write(piece)
        copy.flush()
        try:
            told = look_in_child("law_desk.zips.zip_child", Path(copy.name), wall_seconds=_WALL_SECONDS)
        except ChildStopped as stopped:
            raise Refused(_STOPPED[stopped.why], remedy=_AGAIN) from stopped
    answer = json.loads(told)
    if refused := answer.get("refused"):
        raise Refused("Không nhận tệp này.", obstacles=[Obstacle(each) for each in refused])
    return {name: base64.b64decode(content) for name, content in answer["files"].items()}
