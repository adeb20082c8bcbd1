"""The entries that jurists' acts leave: on the chain of the pack, or of the key, with its row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from law.packs.in_words.pack_changes import instruments_told, regimes_told, value_changes
from law.packs.in_words.values_told import value_told
from law_desk.acts.checked_packs import CheckedPack
from law_desk.acts.jurists import Jurist
from law_desk.models import LoadedPack, PublisherKey
from law_desk.models.proved_tables import LOADED_PACK, PUBLISHER_KEY
from trail.record import Note, record_many
from trail.state.proved_table import proof
from trail.verbs import Verb


def record_pack(
    verb: Verb,
    pack: LoadedPack,
    *,
    by: Jurist,
    on: date,
    reason: str = "",
    told: Mapping[str, object] | None = None,
) -> None:
    """`told` comes beside what every entry on a pack says."""
    details = {
        "pack": pack.name,
        "version": pack.version,
        "author": pack.author,
        "first_day": pack.since.isoformat(),
        "pack_hash": pack.hash,
        **(told or {}),
        **proof(pack.pk, LOADED_PACK),
    }
    note = Note(
        subject=("law_pack", pack.pk),
        reason=reason,
        details=details,
        jurisdiction_id=by.jurisdiction_id,
        about=f"Gói luật {pack}",
    )
    record_many(verb, [note], by=by.actor, on=on)


def record_key(verb: Verb, key: PublisherKey, *, by: Jurist, on: date, reason: str = "") -> None:
    note = Note(
        subject=("publisher_key", key.pk),
        reason=reason,
        details={
            "publisher": key.owner,
            "public_key": key.public_key,
            "compared": key.compared,
            **proof(key.pk, PUBLISHER_KEY),
        },
        jurisdiction_id=by.jurisdiction_id,
        about=f"Khóa của {key.owner}",
    )
    record_many(verb, [note], by=by.actor, on=on)


def changes_told(pack: CheckedPack) -> dict[str, object]:
    """Each value before and after, as the history shows what an act changed."""
    rows = [
        (
            f"{each.subject}, từ {each.since:%d/%m/%Y}",
            "chưa có" if each.before is None else f"{value_told(each.before)} ({each.before.citation})",
            f"{value_told(each.after)} ({each.after.citation})",
        )
        for each in value_changes(pack.pack, pack.beneath, pack.stack)
    ]
    lines = (*instruments_told(pack.beneath, pack.stack), *regimes_told(pack.beneath, pack.stack))
    return {"changes": rows, "regimes": list(lines)}
