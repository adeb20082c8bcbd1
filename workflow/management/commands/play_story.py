"""Plays the demonstration up to today through the doors of the pages; played already, it sums it up."""

import json
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from roles.doors.refusals import Refused
from trail.seals.sealing import is_seal_due, seal_chains
from trail.verification.verify import verify
from workflow.story.chapters import play
from workflow.story.summary import lay_out_papers, standings_in_words, summary

ONCE_MORE = "Chạy lại lệnh này để dựng tiếp; muốn dựng lại từ đầu thì xóa thư mục var/pg và var/media."


class Command(BaseCommand):
    help = "Dựng câu chuyện trình diễn: huyện Hà Quảng năm 2020 và tỉnh Cao Bằng hôm nay."
    requires_system_checks = ["site"]

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="in tóm tắt thành một dòng JSON ở cuối")

    def handle(self, *_: Any, **options: Any) -> None:
        if not (settings.VINHDANH_DEMO and settings.VINHDANH_STORY_CLOCK):
            raise CommandError("Đây không phải bản trình diễn, nên không dựng câu chuyện trình diễn.")
        try:
            play(lambda sentence: print(sentence, file=sys.stderr, flush=True))
        except Refused as refused:
            raise CommandError(f"Chưa dựng xong: {told(refused)} {ONCE_MORE}") from refused
        _close_the_book()
        folder, found = lay_out_papers(), summary()
        for line in sentences(found):
            self.stdout.write(line)
        self.stdout.write(f"Bản in các quyết định: {folder}")
        if options["json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False))


def _close_the_book() -> None:
    """Seals what was recorded since the last seal; a history that does not hold stops the demonstration."""
    if is_seal_due():
        seal_chains()
        report = verify()
        if not report.ok:
            raise CommandError(f"Nhật ký không khớp: {report.why} {ONCE_MORE}")


def sentences(found: dict[str, Any]) -> list[str]:
    """The summary for a person."""
    return [
        f"Năm 2020 huyện có {found['blocs']} khối, {found['units']} đơn vị.",
        f"Cả bản trình diễn có {found['dossiers']} hồ sơ, {found['nominations']} trường hợp: "
        f"{'; '.join(standings_in_words())}.",
        f"Đã ban hành {len(found['decisions'])} quyết định.",
        *(f"Từng bị từ chối: {refused['unit']} ({refused['citation']})." for refused in found["refused"]),
    ]


def told(refused: Refused) -> str:
    """The refusal with its first obstacles."""
    return "; ".join([str(refused), *(f"{each.message} {each.remedy}" for each in refused.obstacles[:5])])
