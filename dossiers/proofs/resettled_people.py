"""Who went from unit to unit as units were rearranged, against the entries that kept it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dossiers.models.proved_tables import RESETTLEMENTS
from trail.state.recorded_acts import RecordedAct
from trail.state.replays import replay_all
from trail.state.row_faults import Finding
from trail.state.snapshots import Proved, Snapshots


def _never(act: RecordedAct) -> bool:
    """Each act that ever wrote one has kept it."""
    return False


PROVED = [Proved(table=RESETTLEMENTS, gap="", accounts=_never)]


def check_resettled(*, only: int | None = None) -> Iterator[Finding]:
    return replay_all("recipient", [RESETTLEMENTS], [partial(Snapshots, proved=PROVED)], only=only)
