"""Nothing that is told of a forged row is a raw name of a table or a column."""

from __future__ import annotations

import re

from trail.state.faults import WHOLE
from workflow.proofs.registry import TABLES
from workflow.reading.state import field_in_words
from workflow.reading.state_words import TABLES as WORDS


def test_every_table_and_every_column_has_its_vietnamese_name() -> None:
    raw = re.compile(r"[a-z0-9]+(_[a-z0-9]+)+|[a-z]+_id")
    for table in TABLES:
        assert table.db_table in WORDS
        for name in (*table.fields, WHOLE):
            told = field_in_words(table.db_table, name)
            assert told and not raw.fullmatch(told), (table.name, name)
            assert told != name, (table.name, name)


def test_ballots_are_told_by_what_was_counted() -> None:
    assert field_in_words("workflow_ballot", "yes_present") == "số phiếu đồng ý tại chỗ"
    assert field_in_words("workflow_ballot", "no") == "số phiếu không đồng ý"
