"""The raw limit of an act: one statement a table, by psycopg, in one transaction, writing the same rows.

Nothing is asked, judged or locked. Texts and sizes are those the product wrote in the same act (written.py).
"""

from __future__ import annotations

import json
from collections.abc import Sequence

import psycopg

from bench.written import EntryRow, HandedOver, Signed
from dossiers.models import Dossier
from workflow.models import Decision

_SUBMITTED = """
UPDATE dossiers_nomination n SET standing = 'submitted', verdict = v.verdict, findings = v.findings,
       met = v.met, judged_on = %s, rulebook = %s
  FROM json_to_recordset(%s::json) AS v(id bigint, verdict text, findings jsonb, met jsonb) WHERE n.id = v.id
"""
_ENDORSED = """
UPDATE dossiers_nomination SET standing = 'endorsed' WHERE dossier_id = %s AND standing = 'submitted'
"""
_SEALED = "UPDATE dossiers_dossier SET sealed_at = now(), submitted_on = %s, bloc_id = %s WHERE id = %s"
_REVISION = """
INSERT INTO dossiers_revision (dossier_id, number, sealed_at, content, sha256) VALUES (%s, %s, now(), %s, %s)
"""
_SEATS = """
INSERT INTO dossiers_seat (unit_id, year, award, base, allowed, claimed, granted)
SELECT %s, %s, * FROM unnest(%s::text[], %s::int[], %s::int[], %s::int[], %s::int[])
ON CONFLICT (unit_id, year, award) DO UPDATE SET base = excluded.base, allowed = excluded.allowed,
  claimed = excluded.claimed, granted = excluded.granted
"""
_ENTRIES = """
WITH given AS (
  SELECT * FROM json_to_recordset(%s::json) AS g(kind text, number bigint, jurisdiction_id bigint,
                                                 unit_id bigint, words text, payload text, hash text)
), head AS (
  INSERT INTO trail_chain AS chain (subject_kind, subject_id, count, hash)
  SELECT kind, number, 1, hash FROM given
  ON CONFLICT (subject_kind, subject_id) DO UPDATE SET count = chain.count + 1, hash = excluded.hash
  RETURNING id, subject_kind, subject_id, count
)
INSERT INTO trail_entry (chain_id, seq, verb, acted_on, at, actor_id, actor_name, office, mandate,
                         jurisdiction_id, unit_id, words, payload, hash)
SELECT head.id, head.count, %s, %s, now(), %s, %s, %s, %s, given.jurisdiction_id, given.unit_id, given.words,
       given.payload, given.hash
  FROM head JOIN given ON given.kind = head.subject_kind AND given.number = head.subject_id
"""
_TASKS = """
WITH done AS (
  UPDATE viewflow_task SET status = 'DONE', started = now(), finished = now()
   WHERE process_id = %(process)s AND status = 'NEW' RETURNING id
), opened AS (
  INSERT INTO viewflow_task (flow_task, flow_task_type, status, created, token, process_id, data)
  VALUES (%(flow_task)s, 'FUNCTION', 'NEW', now(), 'start', %(process)s, '{}') RETURNING id
), linked AS (
  INSERT INTO viewflow_task_previous (from_task_id, to_task_id) SELECT opened.id, done.id FROM opened, done
)
SELECT id FROM opened
"""
_LEFT = """
UPDATE workflow_passage SET closed_at = now(), closed_on = %s WHERE dossier_id = %s AND closed_at IS NULL
"""
_PLACED = """
INSERT INTO workflow_passage (dossier_id, task_id, desk, unit_id, bloc_id, jurisdiction_id, revision,
                              opened_on, opened_at, due_citation, came_back, note)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, now(), '', false, '')
"""
_SIGNED = """
UPDATE workflow_decision SET state = 'signed', signed_on = %s, signed_by_id = %s, signer_name = %s,
       signer_lines = %s, signing_mandate = %s, bases = %s WHERE id = %s
"""


def raw_submit(raw: psycopg.Connection, dossier: Dossier, ids: Sequence[int], like: HandedOver) -> None:
    """Eight statements."""
    assert like.revision is not None
    with raw.transaction():
        found = ",".join(
            f'{{"id":{pk},"verdict":"{verdict}","findings":{findings},"met":{met}}}'
            for pk, verdict, findings, met in zip(ids, like.verdicts, like.findings, like.met, strict=True)
        )
        raw.execute(_SUBMITTED, [like.entry.acted_on, like.rulebook, f"[{found}]"])
        raw.execute(_REVISION, [dossier.pk, dossier.revision, *like.revision])
        raw.execute(_SEALED, [like.entry.acted_on, like.bloc_id, dossier.pk])
        _handed_on(raw, dossier, like)


def raw_bloc_review(raw: psycopg.Connection, dossier: Dossier, like: HandedOver) -> None:
    """Six statements; the one over the nominations is set-based."""
    with raw.transaction():
        raw.execute(_ENDORSED, [dossier.pk])
        _handed_on(raw, dossier, like)


def _handed_on(raw: psycopg.Connection, dossier: Dossier, like: HandedOver) -> None:
    """The seats, the entry in the trail, viewflow's tasks and the passages beside them."""
    on = like.entry.acted_on
    columns = [list(column) for column in zip(*like.seats, strict=True)]
    raw.execute(_SEATS, [dossier.unit_id, dossier.year, *columns])
    enter(raw, [like.entry], [dossier.pk])
    task = raw.execute(_TASKS, {"process": dossier.flow_id, "flow_task": like.flow_task}).fetchone()
    assert task is not None
    raw.execute(_LEFT, [on, dossier.pk])
    place = [like.desk, dossier.unit_id, like.bloc_id, dossier.jurisdiction_id, dossier.revision]
    raw.execute(_PLACED, [dossier.pk, task[0], *place, on])


def raw_sign(raw: psycopg.Connection, decision: Decision, dossier_id: int, like: Signed) -> None:
    """Two statements: the decision's row; the entries on the chains of decision and dossier."""
    with raw.transaction():
        raw.execute(_SIGNED, [*like.signature, decision.pk])
        enter(raw, like.entries, [decision.pk, dossier_id])


def enter(raw: psycopg.Connection, like: Sequence[EntryRow], subjects: Sequence[int]) -> None:
    """One entry for each of `like`, on the chain of the subject at the same place; one statement."""
    first = like[0]
    names = ("kind", "jurisdiction_id", "unit_id", "words", "payload", "hash")
    given = [
        {"number": subject, **{name: getattr(row, name) for name in names}}
        for row, subject in zip(like, subjects, strict=True)
    ]
    shared = [first.verb, first.acted_on, first.actor_id, first.actor_name, first.office, first.mandate]
    raw.execute(_ENTRIES, [json.dumps(given, ensure_ascii=False), *shared])
