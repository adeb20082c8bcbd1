"""The file itself: swapped, cut short, made longer or taken away, the row that names its SHA-256 tells."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from dossiers.models import Paper
from tests.papers import small_pdf
from tests.state.world import World
from trail.state.row_faults import RowFault
from workflow.models import Decision, Meeting
from workflow.proofs.registry import state_findings

KINDS = ("swapped", "cut", "longer", "gone")


@contextmanager
def tampered(name: str, kind: str) -> Iterator[None]:
    with default_storage.open(name) as stream:
        before = stream.read()
    # Past the storage, which takes no wrong bytes for such a name.
    spoilt = {"cut": before[:-100], "longer": before + b"x", "swapped": small_pdf("khác")}
    default_storage.delete(name)
    if kind in spoilt:
        Path(default_storage.path(name)).write_bytes(spoilt[kind])
    try:
        yield
    finally:
        default_storage.delete(name)
        default_storage.save(name, ContentFile(before))


def faults(kind: str, key: int | str) -> set[tuple[str, object, str]]:
    found = [each for each in state_findings(kind, key) if isinstance(each, RowFault)]
    return {(fault.table, fault.id, fault.field) for fault in found}


@pytest.mark.parametrize("kind", KINDS)
def test_the_pdf_of_an_issued_decision(world: World, kind: str) -> None:
    decision = Decision.objects.filter(state="issued")[0]
    with tampered(decision.file.name, kind):
        assert faults("decision", decision.pk) == {("workflow_decision", decision.pk, "file")}
    assert faults("decision", decision.pk) == set()


@pytest.mark.parametrize("kind", KINDS)
def test_the_minutes_of_a_meeting(world: World, kind: str) -> None:
    meeting = Meeting.objects.filter(state="minuted")[0]
    with tampered(meeting.minutes.name, kind):
        assert faults("meeting", meeting.pk) == {("workflow_meeting", meeting.pk, "minutes")}


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_of_a_dossier(world: World, kind: str) -> None:
    paper = Paper.objects.all()[0]
    field = "file" if kind == "gone" else "sha256"
    with tampered(paper.file.name, kind):
        assert faults("paper", paper.pk) == {("dossiers_paper", paper.pk, field)}
