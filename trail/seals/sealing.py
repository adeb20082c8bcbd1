"""A seal marks every chain that moved since the seal before, under a key outside the database.

It finds a tail cut off together with its head, a missing chain, a history written anew. It cannot find the
lie of one who holds both database and key, nor what one who holds the database alone drops of the acts after
the last seal. Hence short intervals, and the key in other hands than the database.
"""

from datetime import datetime
from hashlib import sha256

from django.db import connection, transaction

from trail.models import Entry, Seal
from trail.seals.seal_key import Anchor, drop_anchor, keyed

# Waits until every act that has begun to write is done, so that no lower id can still appear.
_LOCK = "SET LOCAL lock_timeout = '10s'; LOCK TABLE trail_chain IN SHARE ROW EXCLUSIVE MODE"
_MOVED = """
SELECT string_agg(subject_kind || ':' || subject_id || ' ' || count || ' ' || hash, E'\\n'
                  ORDER BY subject_kind, subject_id)
FROM trail_chain WHERE id IN (SELECT chain_id FROM trail_entry WHERE id > %s)
"""
_COUNTED = "SELECT count(*), coalesce(max(id), %s), clock_timestamp() FROM trail_entry WHERE id > %s"


def is_seal_due() -> bool:
    """Whether anything was recorded since the last seal."""
    last = Seal.objects.order_by("seq").last()
    return Entry.objects.filter(id__gt=last.upto_id if last else 0).exists()


@transaction.atomic
def seal_chains() -> Seal:
    """Seals what was recorded since the last seal; the cost grows with that alone, not with the history."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK)
        last = Seal.objects.order_by("seq").last()
        since = last.upto_id if last else 0
        cursor.execute(_MOVED, [since])
        heads = cursor.fetchone()[0] or ""
        cursor.execute(_COUNTED, [since, since])
        count, upto, at = cursor.fetchone()
    made = _closed(
        Seal(
            seq=last.seq + 1 if last else 1,
            at=at,
            entries=count + (last.entries if last else 0),
            upto_id=upto,
            heads=heads,
            previous_mac=last.mac if last else "",
        )
    )
    made.save(force_insert=True)
    transaction.on_commit(lambda: drop_anchor(Anchor(seq=made.seq, mac=made.mac)))
    return made


def seal_digest(heads: str) -> str:
    """What stands for the heads under the mac."""
    return sha256(heads.encode()).hexdigest()


def mac_of(made: Seal) -> str:
    """The keyed mark over all that a seal says and the seal before it."""
    said = (made.seq, _instant(made.at), made.entries, made.upto_id, made.digest, made.previous_mac)
    return keyed("\n".join(map(str, said)))


def _closed(made: Seal) -> Seal:
    made.digest = seal_digest(made.heads)
    made.mac = mac_of(made)
    return made


def _instant(at: datetime) -> str:
    return f"{at.timestamp():.6f}"
