"""The stored bytes of every paper against the SHA-256 that is its key, its size and its type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, cast

from django.core.files.storage import default_storage

from dossiers.evidence.paper_types import PaperRefused, told_type
from dossiers.models import Paper
from trail.state.files import digest_of_file, size_of_file
from trail.state.proved_table import ProvedTable
from trail.state.recorded_acts import open_streams, proved_rows, read
from trail.state.row_faults import Finding, Looked, RowFault

PAPERS = ProvedTable(
    model=Paper,
    kind="paper",
    key="t.sha256",
    unproved={"stored_at": "giờ lưu lần đầu; giấy tờ có trong hồ sơ từ bao giờ đã có ở dòng đính kèm"},
)
# Evidence names its paper by key: a paper whose row is gone is missed there, not here.
_LOST = """
SELECT e.dossier_id, e.id, e.paper_id, e.name FROM dossiers_evidence e
 WHERE NOT EXISTS (SELECT FROM dossiers_paper p WHERE p.sha256 = e.paper_id)
   AND (%s::text IS NULL OR e.paper_id = %s) ORDER BY e.id
"""


def check_papers(*, only: str | None = None) -> Iterator[Finding]:
    """`only` is a SHA-256."""
    with open_streams() as stack:
        for _, rows in proved_rows(stack, PAPERS, only=only):
            for _, key, size, content_type, name in rows:
                yield Looked(1)
                yield from _paper(key, size, content_type, name)
    with open_streams() as stack:
        for dossier, _evidence, paper, called in read(stack, _LOST, [only, only]):
            yield RowFault(
                table="dossiers_paper",
                id=paper,
                field="*",
                row=None,
                history=paper,
                subject=f"dossier:{dossier}",
                name=called,
            )


def _paper(key: str, size: int, content_type: str, name: str) -> Iterator[RowFault]:
    found = digest_of_file(name)
    if found != key:
        field = "file" if found in ("missing", "unreadable") else "sha256"
        yield _fault(key, field, key if field == "sha256" else name, found)
        return
    if (bytes_stored := size_of_file(name)) != size:
        yield _fault(key, "size", size, bytes_stored)
    # Bytes of this SHA-256 were parsed by the limited child before they were kept: here their type is told
    # without parsing them again, so that a sweep of all papers needs neither a child a paper nor its risk.
    with default_storage.open(name) as stream:
        try:
            typed = told_type(cast(BinaryIO, stream)).content_type
        except PaperRefused as refused:
            typed = str(refused)
    if typed != content_type:
        yield _fault(key, "content_type", content_type, typed)


def _fault(key: str, field: str, row: object, history: object) -> RowFault:
    return RowFault(
        table="dossiers_paper", id=key, field=field, row=row, history=history, subject=f"paper:{key}"
    )
