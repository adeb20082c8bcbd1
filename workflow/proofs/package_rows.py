"""Packages, what was packed, what came back and the titles it gave against the entries; archive and scans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from trail.state.files import digest_of_file
from trail.state.recorded_acts import RecordedAct, open_streams, read
from trail.state.replays import Rows, replay_all, row_fault
from trail.state.row_faults import WHOLE, Finding, RowFault
from trail.state.snapshots import Proved, Snapshots
from workflow.models.proved_tables import OF_PACKAGE, PACKAGE

# Each act that ever wrote one has kept it: there is no older entry, and so no gap.
PROVED = tuple(Proved(table=table, gap="") for table in OF_PACKAGE)


@dataclass
class SentArchive:
    """The archive that was sent has the SHA-256 that its entry told."""

    subject: str
    by: RecordedAct | None = None
    sha256: str = ""

    def take(self, act: RecordedAct) -> None:
        if "archive" in act.details:
            self.by, self.sha256 = act, act.details["archive"]

    def findings(self, rows: Rows) -> Iterator[Finding]:
        for row in rows[PACKAGE.name]:
            if not self.sha256 and not row["file"]:
                continue
            found = digest_of_file(row["file"])
            if found != self.sha256:
                yield row_fault(
                    PACKAGE, row["id"], "file", found, self.sha256, subject=self.subject, act=self.by
                )


def check_packages(*, only: int | None = None) -> Iterator[Finding]:
    return replay_all("package", OF_PACKAGE, [partial(Snapshots, proved=PROVED), SentArchive], only=only)


_LOST = """
SELECT r.package_id, r.scan_id, r.scan_name FROM workflow_reply r
 WHERE NOT EXISTS (SELECT FROM dossiers_paper p WHERE p.sha256 = r.scan_id)
   AND (%s::text IS NULL OR r.scan_id = %s) ORDER BY r.id
"""


def check_reply_scans(*, only: str | None = None) -> Iterator[Finding]:
    """Scans of papers from above whose row is gone; the bytes of those that are there are the papers' own
    check. `only` is a SHA-256."""
    with open_streams() as stack:
        for package, paper, called in read(stack, _LOST, [only, only]):
            yield RowFault(
                table="dossiers_paper",
                id=paper,
                field=WHOLE,
                row=None,
                history=paper,
                subject=f"package:{package}",
                name=called,
            )
