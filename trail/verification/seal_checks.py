"""The checks of the seals: each by the one before it, by the key and the chains; the last by its anchor."""

from datetime import datetime
from typing import Any

from django.db import connection

from trail.models import Entry, Seal
from trail.seals.seal_key import Anchor, SealKeyMissingError, anchor
from trail.seals.sealing import mac_of, seal_digest
from trail.verification.chain_checks import ChainFault

_LOST = """
SELECT h.kind || ':' || h.number, h.count, c.id IS NULL
FROM unnest(%s::text[], %s::bigint[], %s::int[], %s::text[]) AS h(kind, number, count, hash)
LEFT JOIN trail_chain c ON c.subject_kind = h.kind AND c.subject_id = h.number
LEFT JOIN trail_entry e ON e.chain_id = c.id AND e.seq = h.count
WHERE e.hash IS DISTINCT FROM h.hash ORDER BY h.kind, h.number LIMIT 1
"""


def remembered_anchor() -> Anchor | None:
    """The anchor, read before the history is: a seal made meanwhile is then newer than it, never older."""
    try:
        return anchor()
    except SealKeyMissingError:
        return None
    except (ValueError, KeyError) as unread:
        raise ChainFault("Tệp mốc của niêm phong cuối không đọc được.") from unread


def sealed_until(known: Anchor | None) -> datetime | None:
    """Checks every seal by the one before it, the key and the chains; then the last by the anchor."""
    last: Seal | None = None
    for made in Seal.objects.order_by("seq").iterator(chunk_size=50):
        _check_seal(made, before=last)
        _check_sealed_heads(made)
        last = made
    _check_anchor(last, known=known)
    if last and Entry.objects.filter(id__lte=last.upto_id).count() != last.entries:
        raise ChainFault(f"Niêm phong số {last.seq} ghi {last.entries} mục, nay không còn đúng số đó.")
    return last.at if last else None


def _check_seal(made: Seal, *, before: Seal | None) -> None:
    follows = (before.seq + 1, before.mac) if before else (1, "")
    if (made.seq, made.previous_mac) != follows:
        raise ChainFault(f"Niêm phong trước niêm phong số {made.seq} đã bị xóa hoặc bị đổi chỗ.")
    try:
        whole = made.digest == seal_digest(made.heads) and made.mac == mac_of(made)
    except SealKeyMissingError as missing:
        raise ChainFault(str(missing)) from missing
    if not whole:
        raise ChainFault(f"Niêm phong số {made.seq} không khớp với khóa: đã bị sửa hoặc bị làm giả.")


def _check_sealed_heads(made: Seal) -> None:
    lines = [line.split(" ") for line in made.heads.splitlines()]
    subjects = [subject.rsplit(":", 1) for subject, _, _ in lines]
    columns: list[list[Any]] = [
        [kind for kind, _ in subjects],
        [int(number) for _, number in subjects],
        [int(count) for _, count, _ in lines],
        [sealed for _, _, sealed in lines],
    ]
    with connection.cursor() as cursor:
        cursor.execute(_LOST, columns)
        if found := cursor.fetchone():
            subject, count, missing = found
            what = (
                "Mất cả chuỗi"
                if missing
                else f"Phần cuối của chuỗi (đến mục {count}) đã bị cắt hoặc bị viết lại"
            )
            raise ChainFault(f"{what}, so với niêm phong số {made.seq}.", subject=subject, entry=count)


def _check_anchor(last: Seal | None, *, known: Anchor | None) -> None:
    if known is None:
        _refuse_lost_anchor(last)
        return
    if last is None or last.seq < known.seq:
        raise ChainFault(f"Các niêm phong cuối đến số {known.seq} đã bị xóa.")
    if not Seal.objects.filter(seq=known.seq, mac=known.mac).exists():
        raise ChainFault(f"Niêm phong số {known.seq} khác với mốc đã lưu ngoài cơ sở dữ liệu.")


def _refuse_lost_anchor(last: Seal | None) -> None:
    """The first seal of all may have been made a moment ago, its anchor not yet dropped."""
    if last is not None and last.seq > 1 and anchor() is None:
        raise ChainFault("Không tìm thấy tệp mốc của niêm phong cuối. Hãy khôi phục tệp này từ nơi cất giữ.")
