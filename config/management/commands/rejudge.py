"""manage.py rejudge: would the law say today what it said when each dossier was handed over?"""

from __future__ import annotations

import json
import re
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db.models import QuerySet

from dossiers.judging.rejudging import JudgementDifference, evaluated, judged_today, judgement_differences
from dossiers.models import Revision
from roles.doors.law_in_force import stack_in_force

_CODE = re.compile(r"(?:HS-\d{4}-0*)?(\d{1,9})")


class Command(BaseCommand):
    help = "Xét lại các hồ sơ đã trình theo bộ luật và gói luật của đúng ngày trình; không sửa gì."
    requires_system_checks = ["site"]

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dossier", help="Số hồ sơ, ví dụ HS-2020-000123; bỏ trống là mọi hồ sơ.")
        parser.add_argument(
            "--against-evaluate",
            action="store_true",
            help="Đối chiếu với câu trả lời của evaluate trên dữ kiện đã xuất; khác nhau thì mã thoát 1.",
        )
        parser.add_argument(
            "--today",
            action="store_true",
            help="Theo các gói luật đang áp dụng hôm nay, thay vì các gói áp dụng ngày hồ sơ được trình.",
        )
        parser.add_argument("--json", action="store_true", help="Dòng cuối là một đối tượng JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        revisions = self._revisions(options["dossier"])
        by = evaluated if options["against_evaluate"] else judged_today
        rows, is_today = revisions.iterator(chunk_size=50), options["today"]
        found = list(judgement_differences(rows, by=by, with_law_of_today=is_today))
        number = revisions.count()
        for each in found:
            self._tell(each)
        self.stdout.write(f"Đã xét lại {number} bản hồ sơ: {len(found)} nhận xét khác trước.")
        if options["json"]:
            told = {
                "revisions": number,
                "rulebook": stack_in_force().hash,
                "packs": [f"{each.name}, bản {each.version}" for each in stack_in_force().layers[1:]],
                "against": "evaluate" if options["against_evaluate"] else "rulebook",
                "differences": [each.as_dict() for each in found],
            }
            self.stdout.write(json.dumps(told, ensure_ascii=False))
        if found and options["against_evaluate"]:
            sys.exit(1)

    def _revisions(self, code: str | None) -> QuerySet[Revision]:
        rows = Revision.objects.select_related("dossier__jurisdiction").order_by("dossier_id", "number")
        if not code:
            return rows
        found = _CODE.fullmatch(code.strip())
        chosen = rows.filter(dossier_id=int(found[1])) if found else rows.none()
        if not chosen.exists():
            self.stderr.write(f"Không có hồ sơ nào đã trình mang số “{code}”.")
            sys.exit(2)
        return chosen

    def _tell(self, each: JudgementDifference) -> None:
        was, now = (
            f"[{told['verdict']}] {told['message']}" if told else "không có nhận xét"
            for told in (each.was, each.now)
        )
        self.stdout.write(
            f"{each.dossier} bản {each.revision}, {each.name} ({each.nominee}), {each.rule}:\n"
            f"  trước ({each.was_rulebook[:12] or 'chưa ghi'}): {was}\n"
            f"  nay ({', '.join((each.now_rulebook[:12], *each.packs))}): {now}"
        )
