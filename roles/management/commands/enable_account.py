"""`manage.py enable_account`: an account that was closed may sign in again."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from roles.appointments.disabling_accounts import enable_account
from roles.doors.refusals import Refused
from trail.clock import today


class Command(BaseCommand):
    help = "Cho dùng lại một tài khoản đã ngừng, với mật khẩu cũ."
    requires_system_checks = ["site"]

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="tên đăng nhập")
        parser.add_argument("--reason", required=True, help="lý do, được ghi vào nhật ký")

    def handle(self, *args: object, username: str, reason: str, **given: object) -> None:
        try:
            user, _ = enable_account(username, reason=reason, on=today())
        except Refused as refused:
            raise CommandError(" ".join(filter(None, (refused.message, refused.remedy)))) from refused
        self.stdout.write(
            f"Đã mở lại tài khoản “{username}” ({user.get_full_name()}); mật khẩu như trước khi ngừng."
        )
