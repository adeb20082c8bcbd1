"""Reads the tables a jurist writes: one award, one day, the facts, the verdict and the article expected."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "cases"


def all_cases() -> list[tuple[str, dict[str, Any]]]:
    """(file: name, row) of every case of every table."""
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["cases"]:
            found.append((f"{path.stem}: {row['name']}", row))
    return found


def as_json(row: dict[str, Any]) -> dict[str, Any]:
    """The case in the public input format; `proposed` repeats the nominee."""
    nominee = {**row.get("nominee", {}), "award": row["award"]}
    nominees = [{"id": f"n{place}", **nominee} for place in range(1, row.get("proposed", 1) + 1)]
    nominees += [{"id": f"m{place}", **other} for place, other in enumerate(row.get("beside", ()), start=1)]
    return _plain({"id": row["name"], "on": row["on"], "nominees": nominees, **row.get("case", {})})


def _plain(value: Any) -> Any:
    """TOML dates as ISO text, and the word "null" as JSON's null."""
    if isinstance(value, dict):
        return {key: _plain(below) for key, below in value.items()}
    if isinstance(value, list):
        return [_plain(below) for below in value]
    if isinstance(value, date):
        return value.isoformat()
    return None if value == "null" else value
