"""manage.py evaluate: what would the law say? Reads a file, asks law/, touches no database."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from law.answers import answer_file
from law.awards import FORMS, TITLES, Award
from law.rulebook import all_subjects


class Command(BaseCommand):
    help = "Xét một hay nhiều trường hợp theo pháp luật của ngày nêu trong tệp; không lưu gì."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", help="Tệp JSON; “-” là đầu vào chuẩn.")
        parser.add_argument("--json", action="store_true", help="Dòng cuối là một đối tượng JSON.")
        parser.add_argument(
            "--awards", action="store_true", help="In bảng danh hiệu và hình thức khen thưởng."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["awards"]:
            self._tell_awards(as_json=options["json"])
            return
        if not options["file"]:
            self.stderr.write("Thiếu tệp JSON. Cách dùng: manage.py evaluate TỆP.json [--json]")
            sys.exit(2)
        content = self._read(options["file"])
        answers, told, is_whole = answer_file(content)
        for line in told:
            self._tell(line)
        if options["json"]:
            self._tell(json.dumps(answers, ensure_ascii=False))
        if not is_whole:
            sys.exit(1)

    def _tell(self, line: str) -> None:
        """Characters that no text may hold (half a surrogate pair) come out as a question mark."""
        self.stdout.write(line.encode("utf-8", "replace").decode("utf-8"))

    def _read(self, name: str) -> object:
        try:
            text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as fault:
            self.stderr.write(f"Không đọc được tệp {name}: {fault}.")
            sys.exit(2)
        try:
            return json.loads(text)
        except json.JSONDecodeError as fault:
            self.stderr.write(f"Tệp {name} không phải JSON: sai ở dòng {fault.lineno}, cột {fault.colno}.")
            sys.exit(2)
        except (RecursionError, ValueError):
            self.stderr.write(f"Tệp {name} lồng quá sâu hoặc có số quá dài, không đọc được.")
            sys.exit(2)

    def _tell_awards(self, *, as_json: bool) -> None:
        loaded = {key.split(".")[1] for key in all_subjects() if key.startswith("condition.")}
        rows = [_row(award, loaded) for award in (*TITLES.values(), *FORMS.values())]
        if as_json:
            self.stdout.write(json.dumps({"awards": rows}, ensure_ascii=False))
            return
        for row in rows:
            state = "đã nạp điều kiện" if row["judged"] else "chưa nạp điều kiện"
            self.stdout.write(f"{row['code']:<14} {row['class']:<24} {row['name']} ({state})")


def _row(award: Award, loaded: set[str]) -> dict[str, Any]:
    return {
        "code": award.code,
        "name": award.name,
        "class": award.kind_label,
        "kinds": list(award.recipients),
        "level": award.level,
        "judged": award.judged_as in loaded,
    }
