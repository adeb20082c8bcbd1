"""Rooms below know no page of a room above by name: the frame hands the addresses in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("roles", "emulation", "dossiers", "law_desk", "workflow", "news")


@pytest.mark.parametrize("floor", range(len(FLOORS) - 1), ids=FLOORS[:-1])
def test_a_room_names_no_page_of_a_room_above(floor: int) -> None:
    named = re.compile(rf"""["'](?:{"|".join(FLOORS[floor + 1 :])}):[a-z]""")
    files = [
        *(ROOT / FLOORS[floor]).rglob("*.py"),
        *(ROOT / "templates" / FLOORS[floor]).rglob("*.html"),
    ]

    assert len(files) > 5
    assert [path.relative_to(ROOT) for path in files if named.search(path.read_text("utf-8"))] == []
