"""manage.py verify_state [--json]: do the rows equal the history? Exit 0 yes, 1 no, 2 wrong usage."""

from __future__ import annotations

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from vietnamese.numbers import grouped
from workflow.proofs.verifying import StateVerification, verify_state
from workflow.queries.auditing.state_faults import sentence_of


class Command(BaseCommand):
    """Reads all, writes nothing."""

    help = "Đối chiếu mọi dòng dữ liệu tặng hoặc tước danh hiệu với nhật ký đã kiểm chứng."
    requires_system_checks = ["site"]

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="Dòng cuối là một đối tượng JSON.")

    def handle(self, *_: Any, **options: Any) -> None:
        state = verify_state()
        for line in _told(state):
            self.stdout.write(line)
        if options["json"]:
            self.stdout.write(json.dumps(state.as_json(), ensure_ascii=False))
        if not state.ok:
            sys.exit(1)


def _told(state: StateVerification) -> list[str]:
    if not state.trail.ok:
        return [
            f"Nhật ký KHÔNG còn nguyên vẹn: {state.trail.why}",
            "Chưa đối chiếu dòng nào, vì nhật ký như vậy không chứng minh được gì.",
        ]
    lines = [sentence_of(fault) for fault in state.faults]
    lines += [
        f"Không chứng minh được: {kind}: {grouped(count)} dòng." for kind, count in state.not_provable.items()
    ]
    word = f"{grouped(state.found)} chỗ sai lệch" if state.found else "không sai lệch"
    return [*lines, f"Đã đối chiếu {grouped(state.rows)} dòng: {word}."]
