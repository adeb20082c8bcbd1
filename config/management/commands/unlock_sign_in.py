"""`manage.py unlock_sign_in`: the waits after wrong passwords end at once, for a name or for an address."""

from __future__ import annotations

from argparse import ArgumentParser

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from config.pages.tries.counted_tries import unlock
from config.pages.tries.visitor_address import customer_of


class Command(BaseCommand):
    help = "Mở khóa đăng nhập cho một tài khoản, hoặc cho mọi người từ một địa chỉ mạng."
    requires_system_checks = ["site"]

    def add_arguments(self, parser: ArgumentParser) -> None:
        asked = parser.add_mutually_exclusive_group(required=True)
        asked.add_argument("--username", default="", help="tên đăng nhập, mở từ mọi nơi")
        asked.add_argument("--address", default="", help="địa chỉ mạng của cơ quan, ví dụ 203.0.113.7")

    def handle(self, *args: object, username: str, address: str, **given: object) -> None:
        if username and not User.objects.filter(username=username).exists():
            raise CommandError(f"Không có tài khoản “{username}”. Xin xem lại chữ hoa, chữ thường và dấu.")
        network = customer_of(address)
        if address and network is None:
            raise CommandError(f"“{address}” không phải địa chỉ mạng. Ví dụ: 203.0.113.7 hoặc 2001:db8::1.")
        count = unlock(username=username, address=network or "")
        opened = f"tài khoản “{username}”" if username else f"địa chỉ {network}"
        self.stdout.write(f"Đã mở khóa đăng nhập cho {opened}: bỏ {count} lần thử sai.")
