"""Titles that a unit typed into a person's history, and what was held against its paper, against the entries
that kept them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dossiers.models.proved_tables import OF_CHECKS, TYPED_TITLES
from trail.state.recorded_acts import RecordedAct
from trail.state.replays import replay_all
from trail.state.row_faults import Finding
from trail.state.snapshots import Proved, Snapshots

OLDER = "danh hiệu đơn vị tự khai, ghi trước khi nhật ký giữ nội dung của dòng này"


def _typed(act: RecordedAct) -> bool:
    """An older entry that saved titles; without one, no door ever wrote any."""
    return "heldtitle_saved" in act.details


def _never(act: RecordedAct) -> bool:
    """Each act that ever wrote one has kept it."""
    return False


PROVED = [
    Proved(table=TYPED_TITLES, gap=OLDER, accounts=_typed),
    *(Proved(table=table, gap="", accounts=_never) for table in OF_CHECKS),
]


def check_typed_titles(*, only: int | None = None) -> Iterator[Finding]:
    return replay_all("recipient", [TYPED_TITLES, *OF_CHECKS], [partial(Snapshots, proved=PROVED)], only=only)
