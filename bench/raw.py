"""The raw limit of an act: one statement a table, by psycopg, in one transaction, writing the same rows."""

from __future__ import annotations

import json

import psycopg

from dossiers.models import Dossier
from workflow.models import Decision

_ENTRY = """
WITH head AS (
  INSERT INTO trail_chain (subject_kind, subject_id, count, hash) VALUES (%(kind)s, %(id)s, 1, 'x')
  ON CONFLICT (subject_kind, subject_id) DO UPDATE SET count = trail_chain.count + 1 RETURNING id, count
)
INSERT INTO trail_entry (chain_id, seq, verb, acted_on, at, actor_name, office, mandate, words, payload, hash,
                         mark, nonce)
SELECT id, count, 'submitted', %(on)s, now(), 'a', 'b', 'c', 'd', %(payload)s, 'x', 'x', 'x' FROM head
"""


def raw_hand_over(raw: psycopg.Connection, dossier: Dossier, was: str, becomes: str, *, seals: bool) -> None:
    """What submit (with its sealed revision) or a bloc's review writes."""
    with raw.transaction():
        raw.execute(
            "UPDATE dossiers_nomination SET standing = %s, verdict = 'review', findings = %s"
            " WHERE dossier_id = %s AND standing = %s",
            [becomes, json.dumps([]), dossier.pk, was],
        )
        if seals:
            _seal(raw, dossier)
        raw.execute(
            "INSERT INTO dossiers_seat (unit_id, year, award, base, claimed, granted)"
            " VALUES (%s, %s, 'CSTĐCS', 1, 0, 0) ON CONFLICT (unit_id, year, award)"
            " DO UPDATE SET base = excluded.base",
            [dossier.unit_id, dossier.year],
        )
        _enter(raw, "dossier", dossier.pk)
        _pass_on(raw, dossier)


def _seal(raw: psycopg.Connection, dossier: Dossier) -> None:
    rows = dossier.nominations.count()
    content = json.dumps([{"nomination": n, "name": "x" * 300} for n in range(rows)])
    raw.execute(
        "UPDATE dossiers_dossier SET sealed_at = now(), submitted_on = now() WHERE id = %s", [dossier.pk]
    )
    raw.execute(
        "INSERT INTO dossiers_revision (dossier_id, number, sealed_at, content, sha256)"
        " VALUES (%s, 1, now(), %s, 'x')",
        [dossier.pk, content],
    )


def _enter(raw: psycopg.Connection, kind: str, subject: int) -> None:
    payload = json.dumps({"moves": ["x" * 120] * 50})
    raw.execute(_ENTRY, {"kind": kind, "id": subject, "on": "2020-11-20", "payload": payload})


def _pass_on(raw: psycopg.Connection, dossier: Dossier) -> None:
    """viewflow's task done, the next one opened, and the passages beside them."""
    done = raw.execute(
        "UPDATE viewflow_task SET status = 'DONE', finished = now()"
        " WHERE process_id = %s AND status = 'NEW' RETURNING id",
        [dossier.flow_id],
    ).fetchone()
    opened = raw.execute(
        "INSERT INTO viewflow_task (flow_task, flow_task_type, status, created, token, process_id, data)"
        " VALUES ('workflow/flows.DossierFlow.bloc', 'FUNCTION', 'NEW', now(), 'start', %s, '{}') RETURNING id",
        [dossier.flow_id],
    ).fetchone()
    assert done is not None and opened is not None
    raw.execute(
        "INSERT INTO viewflow_task_previous (from_task_id, to_task_id) VALUES (%s, %s)", [opened[0], done[0]]
    )
    raw.execute(
        "UPDATE workflow_passage SET closed_at = now(), closed_on = now()"
        " WHERE dossier_id = %s AND closed_at IS NULL",
        [dossier.pk],
    )
    raw.execute(
        "INSERT INTO workflow_passage (dossier_id, task_id, desk, unit_id, jurisdiction_id, revision, opened_on,"
        " opened_at, due_citation, came_back, note) VALUES (%s, %s, 'bloc', %s, %s, 1, now(), now(), '', false, '')",
        [dossier.pk, opened[0], dossier.unit_id, dossier.jurisdiction_id],
    )


def raw_sign(raw: psycopg.Connection, decision: Decision) -> None:
    """What a signature writes: the decision's row, and an entry on the chains of decision and dossier."""
    dossier_id = decision.lines.values_list("nomination__dossier_id", flat=True)[0]
    with raw.transaction():
        raw.execute(
            "UPDATE workflow_decision SET state = 'signed', signed_on = now(), signer_name = 'x' WHERE id = %s",
            [decision.pk],
        )
        _enter(raw, "decision", decision.pk)
        _enter(raw, "dossier", dossier_id)
