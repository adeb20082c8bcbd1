"""What keeps an award from a recipient, and the posts he held, against the entries that kept them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dossiers.models.proved_tables import DISCIPLINES, OF_CONDUCT, PENDING, SERVICE_POSTS
from trail.state.recorded_acts import RecordedAct
from trail.state.replays import replay_all
from trail.state.row_faults import Finding
from trail.state.snapshots import Proved, Snapshots

OLDER = "việc đang xem xét ghi trên thẻ, trước khi nhật ký giữ nội dung của dòng này"


def _typed(act: RecordedAct) -> bool:
    """An older card told them in words, or by its list; without one, no door ever wrote any."""
    told = (what for what, *_said in act.details.get("changes", ()))
    return "pending_saved" in act.details or any(what.startswith("Việc đang ") for what in told)


def _never(act: RecordedAct) -> bool:
    """Each act that ever wrote one has kept it."""
    return False


PROVED = [
    Proved(table=PENDING, gap=OLDER, accounts=_typed),
    Proved(table=DISCIPLINES, gap="", accounts=_never),
    Proved(table=SERVICE_POSTS, gap="", accounts=_never),
]


def check_conduct(*, only: int | None = None) -> Iterator[Finding]:
    return replay_all("recipient", list(OF_CONDUCT), [partial(Snapshots, proved=PROVED)], only=only)
