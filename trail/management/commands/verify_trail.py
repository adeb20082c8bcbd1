"""manage.py verify_trail [--bundle FILE] [--json]: does the history hold? Exit 0 yes, 1 no, 2 wrong usage."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from trail.clock import VIETNAM
from trail.verification.export_checks import verify_bundle
from trail.verification.verify import Report, verify
from vietnamese.numbers import grouped


class Command(BaseCommand):
    """Checks the whole history, or an exported bundle without the database."""

    help = "Kiểm tra nhật ký có còn nguyên vẹn không."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--bundle", type=Path, metavar="FILE", help="Kiểm tra một bản trích nhật ký.")
        parser.add_argument("--json", action="store_true", help="Dòng cuối là một đối tượng JSON.")

    def handle(self, *_: Any, **options: Any) -> None:
        bundle = options["bundle"]
        if bundle and not bundle.is_file():
            self.stderr.write(f"Không có tệp {bundle}.")
            sys.exit(2)
        report = verify_bundle(bundle) if bundle else verify()
        self.stdout.write(_told(report))
        if options["json"]:
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False))
        if not report.ok:
            sys.exit(1)


def _told(report: Report) -> str:
    if not report.ok:
        place = f" Đối tượng {report.subject}, mục {report.entry}." if report.subject else ""
        return f"Nhật ký KHÔNG còn nguyên vẹn. {report.why}{place}"
    whole = f"Nhật ký còn nguyên vẹn: {grouped(report.entries)} mục trong {grouped(report.chains)} chuỗi"
    if report.sealed_until is None:
        return f"{whole}; chưa đối chiếu được với niêm phong nào."
    moment = report.sealed_until.astimezone(VIETNAM)
    return f"{whole}; đã niêm phong đến {moment:%H:%M:%S} ngày {moment:%d/%m/%Y}."
