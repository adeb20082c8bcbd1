"""Titles that a unit typed into a person's history, against the entry that kept them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dossiers.proved import TYPED_TITLES
from trail.state.acts import Act
from trail.state.faults import Finding
from trail.state.replays import check
from trail.state.snapshots import Proved, Snapshots

OLDER = "danh hiệu đơn vị tự khai, ghi trước khi nhật ký giữ nội dung của dòng này"


def _typed(act: Act) -> bool:
    """An older entry that saved titles; without one, no door ever wrote any."""
    return "heldtitle_saved" in act.details


PROVED = [Proved(table=TYPED_TITLES, gap=OLDER, accounts=_typed)]


def check_typed_titles(*, only: int | None = None) -> Iterator[Finding]:
    return check("recipient", [TYPED_TITLES], [partial(Snapshots, proved=PROVED)], only=only)
