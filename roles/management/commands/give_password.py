"""`manage.py give_password`: a new password where nobody who may appoint is there to give it."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from roles.appointments.given_passwords import DAYS_GOOD, give_password
from roles.doors.refusals import Refused
from trail.clock import today


class Command(BaseCommand):
    help = "Cấp mật khẩu mới cho một tài khoản; người nhận phải đổi ngay khi đăng nhập."
    requires_system_checks = ["site"]

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="tên đăng nhập")
        parser.add_argument("--reason", required=True, help="lý do, được ghi vào nhật ký")

    def handle(self, *args: object, username: str, reason: str, **given: object) -> None:
        try:
            user, password = give_password(username, by=None, reason=reason, on=today())
        except Refused as refused:
            told = [(each.message, each.remedy) for each in refused.obstacles]
            lines = told or [(refused.message, refused.remedy)]
            raise CommandError(" ".join(word for line in lines for word in line if word)) from refused
        self.stdout.write(
            f"Mật khẩu mới của “{username}” ({user.get_full_name()}): {password}\n"
            f"Dùng được trong {DAYS_GOOD} ngày, phải đổi ngay khi đăng nhập; các phiên đang mở đã kết thúc."
        )
