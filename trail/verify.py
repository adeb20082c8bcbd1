"""Does the whole history hold? Streams over every chain, then every seal: a million entries need no room."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from trail.checks import Fault, Head, Link, checked_chains
from trail.clock import VIETNAM
from trail.models import Entry, Seal
from trail.seal import digest_of, mac_of
from trail.seal_key import SealKeyMissingError, anchor, has_seal_key

_COLUMNS = (
    "verb",
    "acted_on",
    "at",
    "actor_id",
    "actor_name",
    "office",
    "mandate",
    "jurisdiction_id",
    "unit_id",
    "words",
)
_LINKS = f"""
SELECT e.chain_id, c.subject_kind || ':' || c.subject_id, c.count, c.hash, e.seq, e.payload, e.hash,
       {", ".join(f"e.{name}" for name in _COLUMNS)}
FROM trail_entry e LEFT JOIN trail_chain c ON c.id = e.chain_id ORDER BY e.chain_id, e.seq, e.id
"""
_EMPTY_CHAIN = """
SELECT subject_kind || ':' || subject_id FROM trail_chain c
WHERE NOT EXISTS (SELECT FROM trail_entry e WHERE e.chain_id = c.id) ORDER BY c.id LIMIT 1
"""
_LOST = """
SELECT h.kind || ':' || h.number, h.count, c.id IS NULL
FROM unnest(%s::text[], %s::bigint[], %s::int[], %s::text[]) AS h(kind, number, count, hash)
LEFT JOIN trail_chain c ON c.subject_kind = h.kind AND c.subject_id = h.number
LEFT JOIN trail_entry e ON e.chain_id = c.id AND e.seq = h.count
WHERE e.hash IS DISTINCT FROM h.hash ORDER BY h.kind, h.number LIMIT 1
"""
_BATCH = 2000


@dataclass(frozen=True, kw_only=True)
class Report:
    """What was looked through; when it does not hold, the first place where and why (Vietnamese)."""

    ok: bool
    entries: int = 0
    chains: int = 0
    sealed_until: datetime | None = None
    subject: str | None = None
    entry: int | None = None
    why: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The object that the contract of verify_trail names."""
        if not self.ok:
            return {"ok": False, "subject": self.subject, "entry": self.entry, "why": self.why}
        until = self.sealed_until and self.sealed_until.astimezone(VIETNAM).isoformat()
        return {"entries": self.entries, "chains": self.chains, "sealed_until": until, "ok": True}


def refused(fault: Fault) -> Report:
    """The report of a history that does not hold."""
    return Report(ok=False, subject=fault.subject, entry=fault.entry, why=fault.why)


def verify() -> Report:
    """Checks the database as of one instant, while acts go on."""
    one_instant = not connection.in_atomic_block
    with transaction.atomic():
        if one_instant:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            return _verified()
        except Fault as fault:
            return refused(fault)


def _verified() -> Report:
    entries = chains = 0
    for _, hashes in checked_chains(_links(), has_key=_has_key()):
        entries, chains = entries + len(hashes), chains + 1
    _refuse_empty_chain()
    return Report(ok=True, entries=entries, chains=chains, sealed_until=_sealed_until())


def _has_key() -> bool:
    """Without its key a history that was begun cannot be vouched for."""
    if Entry.objects.exists() and not has_seal_key():
        raise Fault("Không có tệp khóa niêm phong. Hãy khôi phục tệp này từ nơi cất giữ.")
    return has_seal_key()


def _links() -> Iterator[Link]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(_LINKS)
        while rows := cursor.fetchmany(_BATCH):
            yield from map(_link, rows)


def _link(row: tuple[Any, ...]) -> Link:
    chain, subject, count, head_hash, seq, payload, own_hash, *columns = row
    return Link(
        chain=chain,
        head=None if subject is None else Head(subject, count, head_hash),
        seq=seq,
        payload=payload,
        hash=own_hash,
        columns=dict(zip(_COLUMNS, columns, strict=True)),
    )


def _refuse_empty_chain() -> None:
    with connection.cursor() as cursor:
        cursor.execute(_EMPTY_CHAIN)
        if found := cursor.fetchone():
            raise Fault("Chuỗi không còn mục nào: tất cả đã bị xóa.", subject=found[0], entry=1)


def _sealed_until() -> datetime | None:
    """Checks every seal by the one before it, the key and the chains; then the last by the anchor."""
    last: Seal | None = None
    for made in Seal.objects.order_by("seq").iterator(chunk_size=50):
        _check_seal(made, before=last)
        _check_sealed_heads(made)
        last = made
    _check_anchor(last)
    if last and Entry.objects.filter(id__lte=last.upto_id).count() != last.entries:
        raise Fault(f"Niêm phong số {last.seq} ghi {last.entries} mục, nay không còn đúng số đó.")
    return last.at if last else None


def _check_seal(made: Seal, *, before: Seal | None) -> None:
    follows = (before.seq + 1, before.mac) if before else (1, "")
    if (made.seq, made.previous_mac) != follows:
        raise Fault(f"Niêm phong trước niêm phong số {made.seq} đã bị xóa hoặc bị đổi chỗ.")
    try:
        whole = made.digest == digest_of(made.heads) and made.mac == mac_of(made)
    except SealKeyMissingError as missing:
        raise Fault(str(missing)) from missing
    if not whole:
        raise Fault(f"Niêm phong số {made.seq} không khớp với khóa: đã bị sửa hoặc bị làm giả.")


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
            raise Fault(f"{what}, so với niêm phong số {made.seq}.", subject=subject, entry=count)


def _check_anchor(last: Seal | None) -> None:
    try:
        known = anchor()
    except SealKeyMissingError:
        return
    except (ValueError, KeyError) as unread:
        raise Fault("Tệp mốc của niêm phong cuối không đọc được.") from unread
    if known is None:
        if last is not None:
            raise Fault("Không tìm thấy tệp mốc của niêm phong cuối. Hãy khôi phục tệp này từ nơi cất giữ.")
        return
    if last is None or last.seq < known.seq:
        raise Fault(f"Các niêm phong cuối đến số {known.seq} đã bị xóa.")
    if not Seal.objects.filter(seq=known.seq, mac=known.mac).exists():
        raise Fault(f"Niêm phong số {known.seq} khác với mốc đã lưu ngoài cơ sở dữ liệu.")
