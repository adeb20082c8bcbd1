"""Who moved from one unit to another, and the unit that each of them belongs to since, against the entries
that kept it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dossiers.models.proved_tables import OF_TRANSFERS
from trail.state.recorded_acts import RecordedAct
from trail.state.replays import replay_all
from trail.state.row_faults import Finding
from trail.state.snapshots import Proved, Snapshots


def _none_is_older(act: RecordedAct) -> bool:
    """Each act that ever wrote one has kept it."""
    return False


PROVED = [Proved(table=table, gap="", accounts=_none_is_older) for table in OF_TRANSFERS]


def check_transfers(*, only: int | None = None) -> Iterator[Finding]:
    return replay_all("recipient", list(OF_TRANSFERS), [partial(Snapshots, proved=PROVED)], only=only)
