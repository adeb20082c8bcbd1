"""`manage.py disable_account`: the account is closed at once, and who is signed in with it is out."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from roles.appointments.disabling_accounts import disable_account
from roles.doors.refusals import Refused
from trail.clock import today


class Command(BaseCommand):
    help = (
        "Ngừng một tài khoản ngay: người đang dùng bị đưa ra, không ai đăng nhập bằng tài khoản này được nữa."
    )
    requires_system_checks = ["site"]

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="tên đăng nhập")
        parser.add_argument("--reason", required=True, help="lý do, được ghi vào nhật ký")

    def handle(self, *args: object, username: str, reason: str, **given: object) -> None:
        try:
            user, ended = disable_account(username, reason=reason, on=today())
        except Refused as refused:
            raise CommandError(" ".join(filter(None, (refused.message, refused.remedy)))) from refused
        self.stdout.write(
            f"Đã ngừng tài khoản “{username}” ({user.get_full_name()}); kết thúc {ended} phiên đăng nhập. "
            "Phân công vẫn còn: kết thúc trên trang Phân công. Mở lại: manage.py enable_account."
        )
