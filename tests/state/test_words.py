"""Nothing that is told of a forged row is a raw name of a table or a column."""

from __future__ import annotations

import re

from trail.state.row_faults import WHOLE
from workflow.proofs.registry import TABLES
from workflow.queries.auditing.state_faults import fault_in_words, field_in_words
from workflow.queries.state_words import TABLES as WORDS


def test_every_table_and_every_column_has_its_vietnamese_name() -> None:
    raw = re.compile(r"[a-z0-9]+(_[a-z0-9]+)+|[a-z]+_id")
    for table in TABLES:
        assert table.db_table in WORDS
        for name in (*table.fields, WHOLE):
            told = field_in_words(table.db_table, name)
            assert told and not raw.fullmatch(told), (table.name, name)
            assert told != name, (table.name, name)


def test_ballots_are_told_by_what_was_counted() -> None:
    assert field_in_words("workflow_ballot", "yes") == "số phiếu đồng ý"
    assert field_in_words("workflow_ballot", "no") == "số phiếu không đồng ý"


def test_money_is_grouped_and_a_chain_is_told_by_what_it_is_about() -> None:
    act = {
        "subject": "decision:12",
        "seq": 3,
        "verb": "issued",
        "actor": "Lý Thị Mẫu",
        "office": "Văn thư",
        "on": "2020-12-28",
    }
    fault = {
        "table": "workflow_line",
        "id": 7,
        "field": "amount",
        "row": 1_900_000,
        "history": 900_000,
        "name": "tặng Giấy khen",
        "last_act": act,
    }

    told = fault_in_words(fault)

    assert (told.where, told.field) == (
        "Trường hợp trong quyết định số 7: tặng Giấy khen",
        "mức thưởng (đồng)",
    )
    assert (told.row, told.history) == ("1.900.000", "900.000")
    assert told.last_act == (
        "Ban hành quyết định, Lý Thị Mẫu (Văn thư), ngày 28/12/2020, mục 3 trong nhật ký của quyết định số 12"
    )
