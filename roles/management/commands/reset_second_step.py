"""`manage.py reset_second_step`: puts the second step away where nobody who may appoint is there to do it."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from roles.appointments.resetting_second_step import reset_second_step
from roles.doors.refusals import Refused
from trail.clock import today


class Command(BaseCommand):
    help = "Đặt lại xác thực hai bước của một tài khoản; các phiên đang mở kết thúc, mật khẩu vẫn như cũ."
    requires_system_checks = ["site"]

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="tên đăng nhập")
        parser.add_argument("--reason", required=True, help="lý do, được ghi vào nhật ký")

    def handle(self, *args: object, username: str, reason: str, **given: object) -> None:
        try:
            user = reset_second_step(username, by=None, reason=reason, on=today())
        except Refused as refused:
            told = [(each.message, each.remedy) for each in refused.obstacles]
            lines = told or [(refused.message, refused.remedy)]
            raise CommandError(" ".join(word for line in lines for word in line if word)) from refused
        self.stdout.write(f"Đã đặt lại xác thực hai bước của “{username}” ({user.get_full_name()}).")
