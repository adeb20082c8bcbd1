"""Does the whole history hold? Streams over every chain, then every seal: a million entries need no room."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from trail.clock import VIETNAM
from trail.models import Entry
from trail.seals.seal_key import Anchor, has_seal_key
from trail.verification.chain_checks import ChainFault, Head, Link, checked_chains
from trail.verification.seal_checks import remembered_anchor, sealed_until

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
# Entries of a large dossier are as long as its list.
_BATCH = 200


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


def refused(fault: ChainFault) -> Report:
    """The report of a history that does not hold."""
    return Report(ok=False, subject=fault.subject, entry=fault.entry, why=fault.why)


def verify() -> Report:
    """Checks the database as of one instant, while acts go on."""
    one_instant = not connection.in_atomic_block
    try:
        known = remembered_anchor()
    except ChainFault as fault:
        return refused(fault)
    with transaction.atomic():
        if one_instant:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            return _verified(known)
        except ChainFault as fault:
            return refused(fault)


def _verified(known: Anchor | None) -> Report:
    entries = chains = 0
    for _, hashes in checked_chains(_links(), has_key=_has_key()):
        entries, chains = entries + len(hashes), chains + 1
    _refuse_empty_chain()
    return Report(ok=True, entries=entries, chains=chains, sealed_until=sealed_until(known))


def _has_key() -> bool:
    """Without its key a history that was begun cannot be vouched for."""
    if Entry.objects.exists() and not has_seal_key():
        raise ChainFault("Không có tệp khóa niêm phong. Hãy khôi phục tệp này từ nơi cất giữ.")
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
            raise ChainFault("Chuỗi không còn mục nào: tất cả đã bị xóa.", subject=found[0], entry=1)
