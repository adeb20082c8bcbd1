"""`manage.py found`: the first jurisdiction of an installation and the officer who appoints everybody else.

This happens once, on a database without anybody who may appoint; afterwards people appoint people.
"""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from roles.doors.refusals import Refused
from roles.founding import FirstOfficer, found_first
from roles.models import Jurisdiction, UnitLevel
from trail.clock import today
from vietnamese.dates import parse_date


def _day(text: str) -> date:
    return parse_date(text)


class Command(BaseCommand):
    help = "Lập cấp có thẩm quyền đầu tiên và phân công chuyên viên thi đua, khen thưởng đầu tiên."
    requires_system_checks = ["site"]

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--level", choices=UnitLevel.values, default="tỉnh", help="cấp của cơ quan")
        parser.add_argument("--name", required=True, help="tên cơ quan, ví dụ: UBND tỉnh Cao Bằng")
        parser.add_argument("--organ-heading", required=True, help="tên cơ quan in trên văn bản")
        parser.add_argument("--heading", required=True, help="thẩm quyền ban hành in trên quyết định")
        parser.add_argument("--place", required=True, help="địa danh")
        parser.add_argument("--since", required=True, type=_day, help="ngày bắt đầu, ngày/tháng/năm")
        parser.add_argument("--symbol", default="QĐ-UBND", help="ký hiệu quyết định")
        parser.add_argument("--username", required=True, help="tên đăng nhập của chuyên viên")
        parser.add_argument("--person", required=True, help="họ và tên chuyên viên")
        parser.add_argument("--post", required=True, help="chức vụ của chuyên viên")
        parser.add_argument("--paper-number", required=True, help="số quyết định phân công")
        parser.add_argument("--paper-on", required=True, type=_day, help="ngày quyết định, ngày/tháng/năm")
        parser.add_argument("--paper-by", required=True, help="cơ quan ra quyết định")

    def handle(self, *args: object, **given: object) -> None:
        if Jurisdiction.objects.exists():
            raise CommandError(
                "Hệ thống đã có cấp có thẩm quyền. Người có quyền phân công làm tiếp trên trang Phân công."
            )
        password = self._password()
        try:
            self._found(given, password)
        except Refused as refused:
            told = [refused.message, *(obstacle.message for obstacle in refused.obstacles)]
            raise CommandError("\n".join(told)) from refused
        self.stdout.write(
            f"Đã lập {given['name']} và phân công {given['person']}; hãy đăng nhập để phân công tiếp."
        )

    def _password(self) -> str:
        password = getpass("Mật khẩu của chuyên viên: ")
        try:
            validate_password(password)
        except ValidationError as fault:
            raise CommandError("\n".join(fault.messages)) from fault
        if not password or password != getpass("Gõ lại mật khẩu: "):
            raise CommandError("Mật khẩu trống hoặc hai lần gõ không giống nhau.")
        return password

    def _found(self, given: dict[str, object], password: str) -> None:
        since, paper_on = given["since"], given["paper_on"]
        assert isinstance(since, date) and isinstance(paper_on, date)  # argparse has read them
        officer = FirstOfficer(
            username=str(given["username"]),
            full_name=str(given["person"]),
            user=None,
            post=str(given["post"]),
            paper_number=str(given["paper_number"]),
            paper_on=paper_on,
            paper_by=str(given["paper_by"]),
        )
        asked = ("level", "name", "heading", "organ_heading", "place", "symbol")
        printed = {field: str(given[field]) for field in asked}
        found_first(**printed, since=since, officer=officer, password=password, on=today())
