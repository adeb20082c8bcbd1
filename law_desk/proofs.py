"""Keys and packs against the entries that trusted, proposed, confirmed and ended them; their kept files."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from law_desk.loaded.kept_packs import name_of_kept
from law_desk.models import LoadedPack
from law_desk.models.proved_tables import LOADED_PACK, OF_ENTERED_LAW, PUBLISHER_KEY
from trail.state.changes import Changes
from trail.state.files import digest_of_file
from trail.state.proved_table import ProvedTable
from trail.state.recorded_acts import open_streams, read
from trail.state.replays import replay_all
from trail.state.row_faults import WHOLE, Finding, RowFault
from trail.state.snapshots import Proved, Snapshots

KINDS: dict[str, ProvedTable] = {"publisher_key": PUBLISHER_KEY, "law_pack": LOADED_PACK}


def check_law_desk(kind: str, *, only: int | None = None) -> Iterator[Finding]:
    """One of KINDS. Each act that ever wrote a row has kept it: there is no older entry, and so no gap."""
    table = KINDS[kind]
    yield from replay_all(
        kind, [table], [partial(Snapshots, proved=[Proved(table=table, gap="")])], only=only
    )
    if table is LOADED_PACK:
        yield from _files(only)


def check_entered_law(*, only: int | None = None) -> Iterator[Finding]:
    """What was entered of each law; every row was kept by the act that wrote it."""
    begin = [partial(Changes, table=table, gap="", told=lambda act: ()) for table in OF_ENTERED_LAW]
    yield from replay_all("entered_law", OF_ENTERED_LAW, begin, only=only)


_LOST = """
SELECT e.law_id, e.id, e.scan_id, e.scan_name FROM law_desk_ruleentry e
 WHERE e.scan_id IS NOT NULL AND NOT EXISTS (SELECT FROM dossiers_paper p WHERE p.sha256 = e.scan_id)
   AND (%s::text IS NULL OR e.scan_id = %s) ORDER BY e.id
"""


def check_scans(*, only: str | None = None) -> Iterator[Finding]:
    """Scans of instruments whose paper is gone; the bytes of those that are there are the papers' own check.

    `only` is a SHA-256.
    """
    with open_streams() as stack:
        for law, _entry, paper, called in read(stack, _LOST, [only, only]):
            yield RowFault(
                table="dossiers_paper",
                id=paper,
                field=WHOLE,
                row=None,
                history=paper,
                subject=f"entered_law:{law}",
                name=called,
            )


def _files(only: int | None) -> Iterator[RowFault]:
    rows = LoadedPack.objects.order_by("pk") if only is None else LoadedPack.objects.filter(pk=only)
    for row in rows:
        found = digest_of_file(name_of_kept(row.sha256))
        if found != row.sha256:
            yield RowFault(
                table=LOADED_PACK.db_table,
                id=row.pk,
                field="sha256",
                row=row.sha256,
                history=found,
                subject=f"law_pack:{row.pk}",
                name=f"tệp của gói luật {row}",
            )
