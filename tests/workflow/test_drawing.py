"""The picture in the documentation is the table of moves, drawn."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from django.conf import settings

from workflow.reports.moves_picture import draw
from workflow.table.moves import MOVES


def test_the_committed_picture_is_what_the_table_draws() -> None:
    committed = Path(settings.ROOT) / "docs" / "moves.svg"

    assert committed.read_text(encoding="utf-8") == draw(), "run: manage.py draw_moves"


def test_every_act_and_every_way_between_desks_is_in_the_picture() -> None:
    words = [text.text for text in ElementTree.fromstring(draw()).iter("{http://www.w3.org/2000/svg}text")]

    for move in MOVES:
        assert words.count(move.label) == 1 + len(move.desks)
