"""manage.py seal_trail: seals the history now, beside the periodic seal."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from trail.seals.sealing import seal_chains


class Command(BaseCommand):
    """Prints what was sealed; with --json the last line is one JSON object."""

    help = "Niêm phong nhật ký: ghi dấu mọi chuỗi đã thay đổi từ lần niêm phong trước."
    requires_system_checks = ["site"]

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="Dòng cuối là một đối tượng JSON.")

    def handle(self, *_: Any, **options: Any) -> None:
        made = seal_chains()
        moved = len(made.heads.splitlines())
        self.stdout.write(
            f"Đã niêm phong lần {made.seq}: {moved} chuỗi thay đổi, tổng cộng {made.entries} mục."
        )
        if options["json"]:
            self.stdout.write(json.dumps({"seal": made.seq, "chains": moved, "entries": made.entries}))
