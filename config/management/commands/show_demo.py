"""Tells a visitor of the demonstration which seats there are and where the printed decisions lie."""

from itertools import groupby
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import import_string


class Command(BaseCommand):
    help = "In các tài khoản trình diễn và nơi lưu quyết định đã in."
    requires_system_checks = ["site"]

    def handle(self, *args: object, **options: object) -> None:
        if not settings.VINHDANH_DEMO:
            raise CommandError("Đây không phải bản trình diễn, nên không có tài khoản trình diễn.")
        accounts = import_string(settings.VINHDANH_DEMO_ACCOUNTS)()
        for group, seats in groupby(accounts, key=lambda account: account["group"]):
            self.stdout.write(f"{group}:")
            for seat in seats:
                self.stdout.write(
                    f"  {seat['office']:<40} {seat['username']:<24} mật khẩu {seat['password']}"
                )
        self.stdout.write(f"Quyết định đã in: {Path(settings.VAR, 'decisions')}")
