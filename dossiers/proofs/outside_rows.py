"""Decisions taken elsewhere and whom they name, against the entries that kept them; their scans."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dossiers.models.proved_tables import OF_OUTSIDE
from trail.state.changes import Changes
from trail.state.recorded_acts import open_streams, read
from trail.state.replays import replay_all
from trail.state.row_faults import WHOLE, Finding, RowFault

# Each act that ever wrote one has kept it: there is no older entry, and so no gap.
_KEPT = [partial(Changes, table=table, gap="", told=lambda act: ()) for table in OF_OUTSIDE]
_LOST = """
SELECT o.jurisdiction_id, o.scan_id, o.scan_name FROM dossiers_outsidedecision o
 WHERE NOT EXISTS (SELECT FROM dossiers_paper p WHERE p.sha256 = o.scan_id)
   AND (%s::text IS NULL OR o.scan_id = %s) ORDER BY o.id
"""


def check_outside(*, only: int | None = None) -> Iterator[Finding]:
    """`only` is a jurisdiction."""
    return replay_all("jurisdiction", list(OF_OUTSIDE), _KEPT, only=only)


def check_outside_scans(*, only: str | None = None) -> Iterator[Finding]:
    """Scans whose row is gone; the bytes of those that are there are the papers' own check. `only` is a
    SHA-256."""
    with open_streams() as stack:
        for jurisdiction, paper, called in read(stack, _LOST, [only, only]):
            yield RowFault(
                table="dossiers_paper",
                id=paper,
                field=WHOLE,
                row=None,
                history=paper,
                subject=f"jurisdiction:{jurisdiction}",
                name=called,
            )
