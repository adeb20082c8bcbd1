"""Plays the demonstration up to today through the doors of the pages; played already, it tells the summary."""

import json
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from roles.refusals import Refused
from workflow.story.chapters import play


class Command(BaseCommand):
    help = "Dựng câu chuyện trình diễn: huyện Hà Quảng năm 2020 và tỉnh Cao Bằng hôm nay."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="in tóm tắt thành một dòng JSON ở cuối")

    def handle(self, *_: Any, **options: Any) -> None:
        if not (settings.VINHDANH_DEMO and settings.VINHDANH_STORY_CLOCK):
            raise CommandError("Đây không phải bản trình diễn, nên không dựng câu chuyện trình diễn.")
        try:
            play(lambda sentence: print(sentence, file=sys.stderr, flush=True))
        except Refused as refused:
            raise CommandError(f"Chưa dựng xong: {told(refused)}") from refused


def told(refused: Refused) -> str:
    """The refusal with its first obstacles."""
    return "; ".join([str(refused), *(f"{each.message} {each.remedy}" for each in refused.obstacles[:5])])
