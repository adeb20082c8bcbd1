"""A few subjects' histories in one file that can be checked without the database.

A ZIP of three parts, one JSON object a line, and a manifest with each SHA-256 under a keyed mark.
"""

import json
import zipfile
from collections.abc import Collection, Iterable, Iterator
from hashlib import sha256
from io import BytesIO
from typing import Any

from trail.clock import VIETNAM, now
from trail.entries import Subject
from trail.models import Chain, Entry, Seal
from trail.seals.seal_key import keyed

FORMAT = "vinhdanh-trail-1"


def export_bundle(subjects: Collection[Subject]) -> bytes:
    """The ZIP of these subjects; ValueError (Vietnamese) when one of them has no history."""
    wanted = sorted(set(subjects))
    # Seals before chains: a seal made meanwhile must not name more entries than the file holds.
    last = Seal.objects.order_by("seq").last()
    sealed = list(_sealed_heads({f"{kind}:{number}" for kind, number in wanted}, until=last))
    chains = [_chain_of(subject) for subject in wanted]
    names = [str(chain) for chain in chains]
    parts = {
        "heads.jsonl": _lines({"subject": str(c), "count": c.count, "hash": c.hash} for c in chains),
        "entries.jsonl": _lines(line for chain in chains for line in _entries_of(chain)),
        "seals.jsonl": _lines(sealed),
    }
    manifest = _manifest(parts, subjects=names, last=last)
    return _zipped({**parts, "manifest.json": json.dumps(manifest, sort_keys=True)})


def mark_of(manifest: dict[str, Any]) -> str:
    """The keyed mark over all that a manifest says beside the mark itself."""
    said = {name: value for name, value in manifest.items() if name != "mac"}
    return keyed(json.dumps(said, sort_keys=True))


def _chain_of(subject: Subject) -> Chain:
    kind, number = subject
    chain = Chain.objects.filter(subject_kind=kind, subject_id=number).first()
    if chain is None:
        raise ValueError(f"Chưa có nhật ký của đối tượng {kind}:{number}.")
    return chain


def _entries_of(chain: Chain) -> Iterator[dict[str, Any]]:
    """Entries recorded after the head was read stay out: the head must name the last one."""
    rows = Entry.objects.filter(chain=chain, seq__lte=chain.count).order_by("seq")
    for seq, payload, own in rows.values_list("seq", "payload", "hash").iterator(chunk_size=2000):
        yield {"subject": str(chain), "seq": seq, "payload": payload, "hash": own}


def _sealed_heads(subjects: set[str], *, until: Seal | None) -> Iterator[dict[str, Any]]:
    made_by_then = Seal.objects.filter(seq__lte=until.seq if until else 0)
    for made in made_by_then.order_by("seq").iterator(chunk_size=50):
        for line in made.heads.splitlines():
            subject, count, head = line.split(" ")
            if subject in subjects:
                yield {"seal": made.seq, "subject": subject, "count": int(count), "hash": head}


def _manifest(parts: dict[str, str], *, subjects: list[str], last: Seal | None) -> dict[str, Any]:
    manifest = {
        "format": FORMAT,
        "made_at": now().isoformat(),
        "subjects": subjects,
        "sealed_until": last and last.at.astimezone(VIETNAM).isoformat(),
        "parts": {name: sha256(text.encode()).hexdigest() for name, text in parts.items()},
    }
    return {**manifest, "mac": mark_of(manifest)}


def _lines(rows: Iterable[dict[str, Any]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _zipped(parts: dict[str, str]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, text in parts.items():
            bundle.writestr(zipfile.ZipInfo(name), text.encode(), compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()
