"""What this room leaves to the worker of the queue."""

from __future__ import annotations

from django.conf import settings
from procrastinate.contrib.django import app

from news.mail_settings import is_on
from news.mailing.digests import make_digests
from news.mailing.outbox import send_due
from news.reminders import remind
from trail.clock import present, today


@app.periodic(cron="0 23 * * *")
@app.task(name="news.remind", queueing_lock="news.remind")
def remind_daily(timestamp: int) -> None:
    """Every morning at six in Vietnam (the queue's hours are those of UTC): days that have come near."""
    remind(on=today())


@app.periodic(cron="*/10 * * * *")
@app.task(name="news.make_digests", queueing_lock="news.make_digests")
def make_digests_daily(timestamp: int) -> None:
    """From the hour of the setting on; whoever has the digest of today gets no second one."""
    if is_on() and present().hour >= settings.VINHDANH_MAIL_HOUR:
        make_digests(on=today())


@app.periodic(cron="* * * * *")
@app.task(name="news.send_mail", queueing_lock="news.send_mail")
def send_mail_due(timestamp: int) -> None:
    """Every minute: what acts, digests and people have enqueued."""
    if is_on():
        send_due(on=today())
