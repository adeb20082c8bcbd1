"""manage.py mail [--trial ADDRESS | --again ID]: letters that went wrong, a trial letter, one more try."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models.functions import Now
from django.utils import timezone

from news.mail_settings import half_set, is_on
from news.mailing.outbox import send
from news.models import Mail, MailState
from trail.clock import VIETNAM, today

MOST_SHOWN = 200
NOT_SET = "Chưa cấu hình thư điện tử: đặt EMAIL_HOST, EMAIL_FROM, SITE_ADDRESS (docs/deploying.md)."


class Command(BaseCommand):
    help = "Thư không gửi được hoặc không rõ đã gửi chưa; gửi thư thử; gửi lại một thư."
    requires_system_checks = ["site"]

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--trial", metavar="ĐỊA CHỈ", help="Gửi ngay một thư thử đến địa chỉ này.")
        parser.add_argument("--again", metavar="SỐ", type=int, help="Cho gửi lại thư số này.")

    def handle(self, *_: Any, **options: Any) -> None:
        if (options["trial"] or options["again"]) and not is_on():
            raise CommandError("; ".join(half_set()) or NOT_SET)
        if options["trial"]:
            self._try(options["trial"])
        elif options["again"]:
            self._again(options["again"])
        else:
            self._list()

    def _try(self, address: str) -> None:
        mail = Mail.objects.create(
            key=f"trial:{timezone.now().isoformat()}",
            kind=Mail.Kind.TRIAL,
            address=address,
            subject="Vinh Danh: thư thử",
            state=MailState.SENDING,
            claimed_at=timezone.now(),
            attempts=1,
        )
        became = send(mail, on=today())
        mail.refresh_from_db()
        self.stdout.write(f"{address}: {MailState(became).label}. {mail.fault}".strip())
        if became != MailState.SENT:
            # Somebody looks at this one; nobody wants it an hour later.
            Mail.objects.filter(pk=mail.pk, state=MailState.WAITING).update(state=MailState.FAILED)
            sys.exit(1)

    def _again(self, number: int) -> None:
        rows = Mail.objects.filter(pk=number, state__in=[MailState.FAILED, MailState.UNKNOWN])
        if not rows.update(state=MailState.WAITING, due_at=Now(), attempts=0, fault=""):
            raise CommandError(f"Không có thư hỏng nào số {number}.")
        self.stdout.write(f"Thư số {number} được gửi lại trong một phút.")

    def _list(self) -> None:
        rows = Mail.objects.filter(state__in=[MailState.FAILED, MailState.UNKNOWN]).order_by("id")
        for mail in rows[:MOST_SHOWN]:
            made = f"{mail.made_at.astimezone(VIETNAM):%H:%M %d/%m/%Y}"
            state = MailState(mail.state).label
            self.stdout.write(f"{mail.pk}: {made}, {mail.address}, “{mail.subject}”. {state}. {mail.fault}")
        self.stdout.write(f"{rows.count()} thư không gửi được hoặc không rõ đã gửi chưa.")
