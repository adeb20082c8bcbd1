"""The regimes as a file writes them: the statutes' own, or that of a pack."""

from __future__ import annotations

from datetime import date
from typing import Any

from law.basics.law_stack import Regime
from law.basics.statute_files import read_toml
from law.basics.values import BrokenStatute, citation_of


def regimes_in(content: bytes) -> tuple[Regime, ...]:
    """The regimes of a file, as it writes them; raises BrokenStatute."""
    rows = read_toml("regimes.toml", content).get("regimes")
    if not isinstance(rows, list) or not rows or not all(_is_regime(row) for row in rows):
        remedy = "Mỗi chế độ một bảng [[regimes]] với id, since, citation, read (true, false), read_for."
        raise BrokenStatute("một chế độ thiếu trường, hoặc viết sai", remedy, where="regimes.toml")
    return tuple(
        Regime(
            id=row["id"],
            since=row["since"],
            until=row.get("until"),
            citation=citation_of(row["citation"]),
            is_read=row["read"],
            read_for=frozenset(row.get("read_for", ())),
        )
        for row in rows
    )


def _is_regime(row: Any) -> bool:
    return (
        isinstance(row, dict)
        and isinstance(row.get("id"), str)
        and type(row.get("since")) is date
        and type(row.get("until")) in (date, type(None))
        and isinstance(row.get("citation"), dict)
        and isinstance(row["citation"].get("instrument"), str)
        and isinstance(row.get("read"), bool)
        and isinstance(row.get("read_for", []), list)
        and all(isinstance(code, str) for code in row.get("read_for", ()))
    )
