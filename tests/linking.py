"""What somebody who reads the whole database, live or dumped, tries in order to link ballots to voters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db import connection

Pattern = tuple[tuple[int, bool], ...]
"""What a member chose on each item, in the order of their keys."""
ORDERS = ("b.ctid", "b.id", "b.xmin::text::bigint, b.ctid")
"""Row order of the live table and of a plain dump, order of keys, order of writing."""

_BALLOTS = """
SELECT b.item_id, b.agrees FROM workflow_ballot b
  JOIN workflow_agendaitem i ON i.id = b.item_id WHERE i.meeting_id = {} ORDER BY {}
"""
_TRANSACTIONS = """
SELECT xmin::text FROM workflow_rollentry WHERE meeting_id = {0} AND has_voted
 UNION SELECT e.xmin::text FROM trail_entry e JOIN trail_chain c ON c.id = e.chain_id
        WHERE c.subject_kind = 'meeting' AND c.subject_id = {0} AND e.verb = 'voted'
"""
_OF_BALLOTS = """
SELECT DISTINCT b.xmin::text FROM workflow_ballot b
  JOIN workflow_agendaitem i ON i.id = b.item_id WHERE i.meeting_id = {}
"""


def asked(statement: str, *given: object) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        return cursor.fetchall()


def transactions_of_ballots(meeting: int) -> set[str]:
    """The transactions that wrote the ballots of this meeting."""
    return {row[0] for row in asked(_OF_BALLOTS.format(meeting))}


def transactions_of_voters(meeting: int) -> set[str]:
    """The transactions in which somebody was marked as having voted, or told to have."""
    return {row[0] for row in asked(_TRANSACTIONS.format(meeting))}


def guesses(meeting: int) -> Iterator[Pattern]:
    """What members chose, if their ballots lay together or in one order for all items."""
    for order in ORDERS:
        rows = [(item, agrees) for item, agrees in asked(_BALLOTS.format(meeting, order))]
        yield from _by_block(rows)
        yield from _by_place(rows)


def blocks(meeting: int) -> list[Pattern]:
    """Runs of rows in which each item of the meeting stands once: as one act of one voter leaves them."""
    rows = [(item, agrees) for item, agrees in asked(_BALLOTS.format(meeting, "b.ctid"))]
    return list(_by_block(rows))


def _by_block(rows: list[tuple[int, bool]]) -> Iterator[Pattern]:
    size = len({item for item, _ in rows})
    for start in range(len(rows) - size + 1) if rows else ():
        block = rows[start : start + size]
        if len({item for item, _ in block}) == size:
            yield tuple(sorted(block))


def _by_place(rows: list[tuple[int, bool]]) -> Iterator[Pattern]:
    """The first ballot of every item, the second of every item, …"""
    of_item = defaultdict(list)
    for item, agrees in rows:
        of_item[item].append((item, agrees))
    for found in zip(*of_item.values(), strict=True):
        yield tuple(sorted(found))
