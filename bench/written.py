"""What the product wrote in an act, read back: the raw limit writes the same texts of the same sizes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection

from dossiers.models import Dossier
from workflow.models import Decision

_NOMINATIONS = """
SELECT id, verdict, findings::text, met::text, rulebook
  FROM dossiers_nomination WHERE dossier_id = %s ORDER BY ordinal, id
"""
_ENTRY = """
SELECT chain.subject_kind, entry.verb, entry.acted_on, entry.actor_id, entry.actor_name, entry.office,
       entry.mandate, entry.jurisdiction_id, entry.unit_id, entry.words, entry.payload, entry.hash
  FROM trail_entry entry JOIN trail_chain chain ON chain.id = entry.chain_id
 WHERE chain.subject_kind = %s AND chain.subject_id = %s ORDER BY entry.seq DESC LIMIT 1
"""
_REVISION = "SELECT content::text, sha256 FROM dossiers_revision WHERE dossier_id = %s"
_SEATS = """
SELECT award, base, allowed, claimed, granted FROM dossiers_seat
 WHERE unit_id = %s AND year = %s ORDER BY award
"""
_DESK = """
SELECT task.flow_task, passage.desk, passage.bloc_id
  FROM workflow_passage passage JOIN viewflow_task task ON task.id = passage.task_id
 WHERE passage.dossier_id = %s AND passage.closed_at IS NULL
"""
_SIGNATURE = """
SELECT signed_on, signed_by_id, signer_name, signer_lines::text, signing_mandate, bases::text
  FROM workflow_decision WHERE id = %s
"""


class EntryRow(NamedTuple):
    kind: str
    verb: str
    acted_on: Any
    actor_id: int | None
    actor_name: str
    office: str
    mandate: str
    jurisdiction_id: int | None
    unit_id: int | None
    words: str
    payload: str
    hash: str


@dataclass(frozen=True)
class HandedOver:
    """The rows of a submit or a bloc's review."""

    verdicts: list[str]
    findings: list[str]
    met: list[str]
    rulebook: str
    revision: tuple[str, str] | None
    seats: list[tuple[Any, ...]]
    entry: EntryRow
    flow_task: str
    desk: str
    bloc_id: int | None


def handed_over(dossier: Dossier) -> HandedOver:
    """Of a dossier that the product has just handed over."""
    rows = _rows(_NOMINATIONS, dossier.pk)
    revisions = _rows(_REVISION, dossier.pk)
    desk = _rows(_DESK, dossier.pk)[0]
    return HandedOver(
        verdicts=[row[1] for row in rows],
        findings=[row[2] for row in rows],
        met=[row[3] for row in rows],
        rulebook=rows[0][4],
        revision=revisions[0] if revisions else None,
        seats=_rows(_SEATS, dossier.unit_id, dossier.year),
        entry=last_entry("dossier", dossier.pk),
        flow_task=desk[0],
        desk=desk[1],
        bloc_id=desk[2],
    )


@dataclass(frozen=True)
class Signed:
    """The rows of a signature: the decision's own, and an entry on the decision and on each dossier."""

    signature: tuple[Any, ...]
    entries: list[EntryRow]


def signed(decision: Decision, dossier_id: int) -> Signed:
    entries = [last_entry("decision", decision.pk), last_entry("dossier", dossier_id)]
    return Signed(signature=_rows(_SIGNATURE, decision.pk)[0], entries=entries)


def last_entry(kind: str, subject: int) -> EntryRow:
    return EntryRow(*_rows(_ENTRY, kind, subject)[0])


def nomination_ids(dossier: Dossier) -> list[int]:
    """In the order in which `handed_over` reads them."""
    return [row[0] for row in _rows(_NOMINATIONS, dossier.pk)]


def _rows(statement: str, *parameters: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()
