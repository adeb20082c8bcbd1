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
from trail.state.replays import replay_all
from trail.state.row_faults import Finding, RowFault
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
