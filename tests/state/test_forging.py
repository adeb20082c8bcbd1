"""Each field of each row that gives or takes an honour, forged by SQL with triggers off: each found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.apps import apps

from dossiers.models.proved_tables import NOMINATIONS, REVISIONS, SEATS
from tests.state.forgeries import Row, faults_of, forged, forgeries_of, rows_of
from tests.state.world import World
from trail.state.proved_table import ProvedTable
from trail.state.row_faults import WHOLE
from workflow.models.proved_tables import BALLOTS, FREE_SETTLEMENTS, PASSAGES, SERIES
from workflow.proofs.registry import NOT_PROVED, TABLES

# Rows of a table that are forged, from all over it.
MOST = 4
# An entry knows these rows by what they are, not by their key.
BY_NATURE = (REVISIONS, SEATS, PASSAGES, SERIES, FREE_SETTLEMENTS)
# No entry may know a ballot: ballots are counted (test_ballots).
KEPT = tuple(table for table in TABLES if table is not BALLOTS)

# A file is stored by whoever hands it in; of an initiative nothing is proved before it is checked, of whom
# somebody is nothing before he moves.
# A title from above for a case that no package carries is one of no decision: given_titles.
UNMADE_NOWHERE = ("dossiers_paper", "checked_initiatives", "titles_from_above", "places")
# Copies of a row under another key, with what a unique constraint would refuse changed.
COPIES = {
    "dossiers_nomination": {"recipient_id": 999},
    "dossiers_revision": {"number": 9},
    "dossiers_seat": {"year": 2019},
    "dossiers_dossier": {"flow_id": None},
    "given_titles": {"nomination_id": 999},
    "workflow_disqualification": {"concluded_on": "2020-12-31"},
    "workflow_namerequest": {"outcome": "declined"},
    "dossiers_outsideline": {"recipient_id": 999},
    "dossiers_papercheck": {"ended_on": "2020-12-31", "ended_by_id": 1, "end_reason": "Nhầm"},
    "workflow_agendaitem": {"nomination_id": 999},
    "workflow_rollentry": {"user_id": 999},
    "workflow_adjournment": {"resumed_at": "2020-11-20T10:00:00Z"},
    "workflow_envelope": {"entry_id": 999},
    "workflow_decision": {"number": None, "state": "signed"},
    "workflow_line": {"nomination_id": 999},
    "workflow_package": {"sha256": "ab" * 32},
    "workflow_packedcase": {"nomination_id": 999},
    "workflow_passage": {"dossier_id": 999, "task_id": 999},
    "workflow_numberseries": {"year": 2019},
    "workflow_skippednumbers": {"first": 900, "last": 950},
    "law_desk_enteredlaw": {"regime": "R9"},
    "law_desk_publisherkey": {"public_key": "cd" * 32},
    "law_desk_loadedpack": {
        "position": 99,
        "state": "taken_back",
        "ended_by_id": 1,
        "ended_on": "2020-12-31",
    },
    "dossiers_resettlement": {"happened_on": "2018-12-31"},
    "roles_appointment": {"user_id": 999, "office": "auditor"},
    "roles_bloc": {"code": "K99"},
    "roles_blocmembership": {"unit_id": 999},
    "roles_blocoffice": {"year": 2019},
    "roles_councilversion": {"since": "2017-01-01", "until": "2017-12-31"},
    "roles_jurisdiction": {"organ_id": 999},
    "roles_officelogo": {"jurisdiction_id": 999},
    "roles_localrule": {"key": "vote.GĐVH"},
    "roles_paperwords": {"since": "2019-06-01"},
    "roles_succession": {"successor_id": 999},
    "roles_unitprofile": {"since": "2017-01-01", "until": "2017-12-31"},
}


def finds(row: Row, name: str) -> bool:
    """Names table, row and field; a row that now belongs to somebody else is gone from its subject."""
    for fault in faults_of(row):
        if fault.table == row.table.db_table:
            if fault.id == row.key and fault.field in (name, WHOLE):
                return True
            if fault.field == WHOLE and row.table in BY_NATURE:
                return True
    return False


def rows(table: ProvedTable, world: World) -> list[Row]:
    """What a unit is still drafting is proved by nothing but its standing."""
    found = rows_of(table, most=MOST)
    return [row for row in found if table is not NOMINATIONS or row.subject != world.third.pk]


def statements(world: World) -> Iterator[tuple[Row, str, str]]:
    for table in KEPT:
        for row in rows(table, world):
            for name in table.fields:
                for statement in forgeries_of(row, name):
                    yield row, name, statement


def test_a_thousand_forged_fields_are_each_found_and_named(world: World) -> None:
    missed, made = [], Counter[str]()
    for row, name, statement in statements(world):
        with forged(statement) as is_made:
            if is_made:
                made[f"{row.table.name}.{name}"] += 1
                missed += [] if finds(row, name) else [(row.table.name, row.key, name, statement)]

    every = {f"{table.name}.{name}" for table in KEPT for name in table.fields}
    assert missed == []
    assert every - made.keys() == set()
    assert made.total() >= 1000


def test_every_row_that_is_deleted_is_missed(world: World) -> None:
    missed, made = [], Counter[str]()
    for table in KEPT:
        for row in rows(table, world):
            with forged(f"DELETE FROM {table.db_table} WHERE {row.where}") as is_made:
                assert is_made
                made[table.name] += 1
                missed += [] if finds(row, WHOLE) else [(table.name, row.key)]

    assert missed == []
    assert made.keys() == {table.name for table in KEPT}


def test_a_row_that_no_act_made_is_found(world: World) -> None:
    missed = []
    for table in KEPT:
        if table.name in UNMADE_NOWHERE:
            continue
        changed = {"id": 999, **COPIES.get(table.name, {})}
        original = rows(table, world)[0]
        with forged(_copied(table, original, changed)) as is_made:
            assert is_made, table.name
            copy = Row(table, _owner(table, original, changed), 999)
            missed += [] if finds(copy, WHOLE) else [table.name]

    assert missed == []


def _copied(table: ProvedTable, original: Row, changed: dict[str, object]) -> str:
    given = ", ".join(f"'{name}', {_literal(value)}" for name, value in changed.items())
    copy = f"(jsonb_populate_record(t, jsonb_build_object({given}))).*"
    return f"INSERT INTO {table.db_table} SELECT {copy} FROM {table.db_table} t WHERE {original.where}"


def _owner(table: ProvedTable, original: Row, changed: dict[str, object]) -> int | str:
    """A title for a nomination in no decision, or an envelope of nobody on a roll, belongs to none."""
    if table.name in ("given_titles", "workflow_envelope"):
        return 0
    return int(str(changed.get(table.key.removeprefix("t."), original.subject)))


def _literal(value: object) -> str:
    return "NULL" if value is None else str(value) if isinstance(value, int) else f"'{value}'"


def test_a_new_model_or_column_must_be_proved_or_excused_with_a_reason() -> None:
    rooms = ("roles", "emulation", "dossiers", "law_desk", "workflow", "news")
    models = [model for room in rooms for model in apps.get_app_config(room).get_models()]
    proved = {table.model for table in TABLES}

    assert [m._meta.label for m in models if m not in proved and m._meta.label not in NOT_PROVED] == []
    for table in TABLES:
        columns = {field.attname for field in table.model._meta.concrete_fields}
        assert table.unproved.keys() <= columns
        assert all(table.unproved.values())
