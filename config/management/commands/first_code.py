"""`manage.py first_code`: the code by which the first page of a new installation is used, once."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError

from config.pages.house.kept_first_code import make_first_code
from roles.doors.refusals import Refused


class Command(BaseCommand):
    help = "In mã dùng một lần để lập cơ quan đầu tiên trên trang “Bắt đầu dùng”. Mã in trước hết hiệu lực."
    requires_system_checks = ["site"]

    def handle(self, *args: object, **given: object) -> None:
        try:
            code = make_first_code()
        except Refused as refused:
            raise CommandError(refused.message) from refused
        self.stdout.write(f"Mã bắt đầu: {code}")
        self.stdout.write("Mở trang của hệ thống: trang “Bắt đầu dùng” hỏi mã này. Mã chỉ dùng được một lần.")
