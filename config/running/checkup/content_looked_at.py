"""The trail's key and anchor, the store of files, the law packs, the fonts of papers."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from config.running.checkup.looked_at import LookedAt
from config.settings.base import ROOT
from law.packs.signed_folder.pack_faults import PackRefused
from roles.doors.law_in_force import stack_in_force
from roles.doors.refusals import Refused
from trail.kept_files.reading import DamagedFile
from trail.kept_files.whole_files import DiskStorage
from trail.models import Seal
from trail.seals.seal_key import SealKeyMissingError, anchor, has_seal_key
from trail.seals.sealing import mac_of
from vietnamese.numbers import grouped

LEAST_ROOM = 1 << 30
FONTS = ROOT / "printing/typesetting/fonts"
_OLD_KEY = "Đặt lại khóa niêm phong cũ (SEAL_KEY) từ nơi cất giữ; không tạo khóa mới."


def look_at_trail() -> Iterator[LookedAt]:
    """Whether the key of this machine made the newest seal, and the anchor remembers one that is there."""
    last = Seal.objects.order_by("seq").last()
    if not has_seal_key():
        yield LookedAt("Không có khóa niêm phong.", _OLD_KEY)
        return
    try:
        fits = last is None or mac_of(last) == last.mac
        known = anchor()
    except (SealKeyMissingError, ValueError, KeyError) as fault:
        yield LookedAt("Không đọc được khóa niêm phong hoặc tệp mốc.", str(fault) or _OLD_KEY)
        return
    if not fits:
        yield LookedAt("Khóa niêm phong không khớp với niêm phong cuối.", _OLD_KEY)
        return
    yield LookedAt("Khóa niêm phong khớp với niêm phong cuối.")
    if known and not Seal.objects.filter(seq=known.seq, mac=known.mac).exists():
        yield LookedAt(
            f"Tệp mốc nhớ niêm phong số {known.seq}, cơ sở dữ liệu không có.",
            "Chạy manage.py verify_trail; sau khi phục hồi bản cũ, làm theo docs/deploying.md, phần 10.",
        )
    elif last and known is None:
        yield LookedAt("Không có tệp mốc của niêm phong cuối.", "Đặt lại tệp seal.*.anchor từ nơi cất giữ.")
    else:
        yield LookedAt("Tệp mốc của niêm phong.")


def look_at_store() -> Iterator[LookedAt]:
    """Writes, reads and removes a few bytes."""
    name, content = f"doctor/{uuid4().hex}", b"manage.py doctor"
    try:
        default_storage.save(name, ContentFile(content))
        with default_storage.open(name) as stream:
            same = stream.read() == content
        default_storage.delete(name)
    except Exception as fault:
        # Each kind of store has faults of its own.
        why = getattr(fault, "strerror", "") or type(fault).__name__
        yield LookedAt(
            f"Kho tệp không ghi được ({why}).",
            "Cho người dùng của trang ghi vào VINHDANH_VAR/media, hoặc xem các biến S3_….",
        )
        return
    yield LookedAt("Kho tệp ghi và đọc được.", "" if same else "Thay đĩa: đọc ra khác đã ghi.")
    if isinstance(default_storage, DiskStorage):
        yield look_at_room(Path(default_storage.location), "kho tệp")


def look_at_room(place: Path, called: str) -> LookedAt:
    """At least 1 GiB, or nothing more can be kept there soon."""
    free = shutil.disk_usage(place).free
    told = f"Chỗ trống của {called}: {grouped(free >> 20)} MiB."
    return LookedAt(told, "" if free >= LEAST_ROOM else f"Giải phóng chỗ trống ở {place}, hoặc thêm đĩa.")


def look_at_law() -> Iterator[LookedAt]:
    try:
        stack_in_force()
    except (Refused, PackRefused, DamagedFile) as fault:
        yield LookedAt(
            f"Gói luật đã xác nhận không áp dụng được: {fault}",
            "Lấy lại tệp của gói từ bản sao lưu; hoặc pháp chế rút gói, nạp bản hợp với chương trình.",
        )
    else:
        yield LookedAt("Luật đang áp dụng: luật của chương trình và mọi gói đã xác nhận.")


def look_at_fonts() -> Iterator[LookedAt]:
    listed = [line.split() for line in (FONTS / "SHA256SUMS").read_text().splitlines()]
    wrong = [name for digest, name in listed if _digest_of(FONTS / name.lstrip("*")) != digest]
    yield LookedAt(
        f"Phông chữ của bản in: {', '.join(wrong)} sai hoặc thiếu." if wrong else "Phông chữ của bản in.",
        "Lấy lại mã nguồn của chương trình (git checkout)." if wrong else "",
    )


def _digest_of(path: Path) -> str:
    if not path.is_file():
        return ""
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()
