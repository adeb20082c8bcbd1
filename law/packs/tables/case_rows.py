"""One row of a table as a case: what its table says, what the row says, what it changes of that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from law.packs.tables.case_words import (
    ADVERSE,
    BESIDE,
    BIOGRAPHY,
    CHANGE,
    FACTS,
    FINDS,
    OF_EACH,
    OF_ROW,
    beside,
    fact,
)
from law.packs.tables.cell_words import EMPTY, finding, rule
from law.packs.tables.markdown_tables import Table, tables_in

NO_FACTS = (CHANGE, ADVERSE, *OF_EACH.values())
"""Names of a table that are read on their own."""

Told = dict[str, str]
Biographies = Mapping[str, Told]
"""The facts of each biography by its name."""


def biographies_in(page: str, *, where: str = "") -> Biographies:
    """What the page of biographies tells; tables call each by its name. Raises UnreadableTable."""
    return {table.title: table.facts for table in tables_in(page, where=where)}


def with_biography(table: Table, biographies: Biographies) -> Table:
    """The table with the facts of the biography that it calls; what the table tells itself stands.

    Raises KeyError for a biography that nobody tells.
    """
    told = dict(table.facts)
    name = told.pop(BIOGRAPHY, "")
    if name and name not in biographies:
        raise KeyError(f"không có tiểu sử nào tên “{name}”")
    called = biographies[name] if name else {}
    return replace(table, facts={**called, **told})


def row_of(table: Table, told: Told) -> dict[str, Any]:
    """The facts and expectations of one row, in the words of the public format."""
    row: dict[str, Any] = {"nominee": {}, "case": {}}
    _add(table.facts, table.facts, row)
    _add(told, table.facts, row)
    for each in told[CHANGE].split(" · ") if CHANGE in told else ():
        _change(each, table.facts, row)
    _expect(table, told, row)
    return row


def _add(told: Told, shared: Told, row: dict[str, Any]) -> None:
    """Lays the facts over those that are there; what is listed comes to what is listed already."""
    for name, what in told.items():
        if name in FACTS:
            of, field, read = FACTS[name]
            value = fact(what, field, read, shared.get(OF_EACH.get(field, ""), ""))
            facts = _facts(row, of)
            facts[field] = [*facts[field], *value] if field in OF_EACH and field in facts else value
        elif name in OF_ROW:
            field, read = OF_ROW[name]
            row[field] = read(what)
        elif name == BESIDE:
            row["beside"] = [beside(what)]
        elif name not in NO_FACTS and not name.startswith((f"{FINDS} ", f"{ADVERSE} ")):
            raise KeyError(f"không có dữ kiện nào tên “{name}”")


def _change(told: str, shared: Told, row: dict[str, Any]) -> None:
    """One change of what the table says: "xếp loại: 2023 HTNV" instead of it, "không nêu xếp loại", and of
    what is listed "thêm đã có: LĐTT 2022", "bớt đã có: LĐTT 2023"."""
    name, _, what = told.partition(": ")
    verb = next((verb for verb in ("không nêu", "thêm", "bớt") if name.startswith(f"{verb} ")), "")
    name = name.removeprefix(f"{verb} ")
    if name not in FACTS or verb == "thêm":
        _add({name: what}, shared, row)
        return
    of, field, read = FACTS[name]
    facts = _facts(row, of)
    if verb == "bớt":
        gone = [fact(each, field, read, "")[0] for each in what.split("; ")]
        facts[field] = [
            item for item in facts[field] if not any(each.items() <= item.items() for each in gone)
        ]
        return
    if verb:
        del facts[field]
        return
    facts.pop(field, None)
    _add({name: what}, shared, row)


def _facts(row: dict[str, Any], of: str) -> dict[str, Any]:
    return row["nominee"].setdefault("collective", {}) if of == "collective" else row[of]


def _expect(table: Table, told: Told, row: dict[str, Any]) -> None:
    """Findings that must be there (`finds`), and all that speak against the first nominee (`adverse`).

    Where a table has a column for a finding, a row that leaves it open does not expect it.
    """
    for head, key in ((FINDS, "finds"), (ADVERSE, "adverse")):
        named = dict.fromkeys((*table.facts, *table.columns))
        names = [name for name in named if name == head or name.startswith(f"{head} ")]
        expected = [_finding(name, head, table, told) for name in names if _is_expected(name, table, told)]
        if expected or (names and key == "adverse"):
            row[key] = expected


def _is_expected(name: str, table: Table, told: Told) -> bool:
    return name in told or (name not in table.columns and table.facts[name] != EMPTY)


def _finding(name: str, head: str, table: Table, told: Told) -> dict[str, str]:
    texts = [each[name] for each in (table.facts, told) if name in each]
    return {"rule": rule(name.removeprefix(f"{head} ")), **finding(*texts)}
