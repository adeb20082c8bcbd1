"""mypy reads every room, and what it is told to overlook is little and has its reason beside it."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = (
    "bench",
    "config",
    "dossiers",
    "emulation",
    "law",
    "law_desk",
    "news",
    "printing",
    "roles",
    "trail",
    "vietnamese",
    "workflow",
)
MOST = 20
# A reason may stand above a call of several lines.
NEAR = 8


def overlooked() -> list[tuple[Path, int, list[str]]]:
    """File, place and the lines that end there, for each line that mypy overlooks."""
    found = []
    for path in (path for room in ROOMS for path in (ROOT / room).rglob("*.py")):
        lines = path.read_text(encoding="utf-8").splitlines()
        found += [
            (path, place, lines[max(0, place - NEAR) : place])
            for place, line in enumerate(lines)
            if "type: ignore" in line
        ]
    return found


def test_mypy_reads_every_room() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]

    assert set(ROOMS) <= set(asked["files"])
    assert asked["warn_unused_ignores"] and asked["disallow_untyped_defs"]


def test_little_is_overlooked_and_each_with_its_reason() -> None:
    found = overlooked()

    assert len(found) <= MOST
    assert [
        (path, place)
        for path, place, above in found
        if not any(line.lstrip().startswith("# ") for line in above)
    ] == []
