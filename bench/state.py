"""verify_state over many dossiers against one raw pass over the same rows and entries."""

from __future__ import annotations

import psycopg

from bench.ground import raw_connection
from bench.measuring import Measured, alternately
from bench.state_ground import COPIED, build
from workflow.proofs.verifying import StateVerification, verify_state

_ENTRIES = """
SELECT e.*, c.* FROM trail_entry e JOIN trail_chain c ON c.id = e.chain_id
 ORDER BY c.subject_kind, c.subject_id, e.seq
"""
_BATCH = 100


def verify_state_20000(*, rounds: int | None = None, nominations: int = 20_000) -> Measured:
    """Every chain verified, every row compared; raw: the same rows and entries fetched, nothing looked at."""
    build(nominations)
    raw = raw_connection()
    return alternately(lambda _: whole(verify_state()), lambda _: read_all(raw), rounds=rounds or 3)


def whole(state: StateVerification) -> StateVerification:
    assert state.ok, (state.trail.why, state.faults[:3])
    return state


def read_all(raw: psycopg.Connection) -> None:
    """By server-side cursors, as the product reads."""
    for text in (*(f"SELECT * FROM {table} ORDER BY id" for table in COPIED), _ENTRIES):
        with raw.transaction(), raw.cursor(name="raw_pass") as cursor:
            cursor.execute(text)
            while cursor.fetchmany(_BATCH):
                pass
