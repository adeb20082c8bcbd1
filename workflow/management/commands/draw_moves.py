"""manage.py draw_moves [FILE]: writes the picture of the corridor, docs/moves.svg unless told otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from workflow.reports.moves_picture import draw


class Command(BaseCommand):
    """Needs no database: the table of moves and the model's transitions are enough."""

    help = "Vẽ hành trình của hồ sơ từ bảng các việc."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, default=Path(settings.ROOT) / "docs" / "moves.svg")

    def handle(self, *_: Any, **options: Any) -> None:
        options["file"].write_text(draw(), encoding="utf-8")
        self.stdout.write(f"Đã vẽ {options['file']}.")
