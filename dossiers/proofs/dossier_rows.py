"""All that a dossier's own chain proves, read once: its row, its nominations, what is sealed, its papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from dossiers.models.proved_tables import DOSSIER, EVIDENCE, NOMINATIONS, REVISIONS
from dossiers.proofs.sealed import Sealed
from dossiers.proofs.standings import Standings
from trail.state.changes import Changes
from trail.state.proved_table import CHANGED, ProvedTable
from trail.state.recorded_acts import RecordedAct
from trail.state.replays import Begin, replay_all
from trail.state.row_faults import Finding
from trail.state.snapshots import Proved, Snapshots

OLDER_DOSSIER = "dòng hồ sơ, ghi trước khi nhật ký giữ nội dung của dòng này"
OLDER_EVIDENCE = "giấy tờ đính kèm trước khi nhật ký giữ nội dung của dòng này"
TABLES = (DOSSIER, NOMINATIONS, REVISIONS, EVIDENCE)


def _attached(act: RecordedAct) -> Iterable[Any]:
    """An older entry named what it attached and kept no row."""
    known = "evidence" in act.details and CHANGED not in act.details
    return (act.details["evidence"],) if known else ()


REPLAYS: tuple[Begin, ...] = (
    partial(Snapshots, proved=[Proved(table=DOSSIER, gap=OLDER_DOSSIER)]),
    Standings,
    Sealed,
    partial(Changes, table=EVIDENCE, gap=OLDER_EVIDENCE, told=_attached),
)


def check_dossiers(
    *, besides: Sequence[Begin] = (), tables: Sequence[ProvedTable] = (), only: int | None = None
) -> Iterator[Finding]:
    """`besides`: what a room above knows of the same chain, by its own `tables`."""
    return replay_all("dossier", (*TABLES, *tables), (*REPLAYS, *besides), only=only)
