"""manage.py doctor [--json]: what is wrong with this installation. Exit 0 nothing, 1 something."""

from __future__ import annotations

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from config.running.checkup.examination import examine


class Command(BaseCommand):
    help = "Khám nơi cài đặt: điều gì được, điều gì cần sửa và sửa thế nào."
    # They are told among the rest, with what else is wrong.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="Dòng cuối là một đối tượng JSON.")

    def handle(self, *_: Any, **options: Any) -> None:
        found = []
        for each in examine():
            self.stdout.write(str(each))
            found.append(each)
        wrong = [each for each in found if not each.ok]
        self.stdout.write(f"Cần sửa {len(wrong)} điều." if wrong else "Không có gì phải sửa.")
        if options["json"]:
            told = [{"ok": each.ok, "told": each.told, "remedy": each.remedy} for each in found]
            self.stdout.write(json.dumps({"ok": not wrong, "found": told}, ensure_ascii=False))
        if wrong:
            sys.exit(1)
