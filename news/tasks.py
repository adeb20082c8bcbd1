"""What this room leaves to the worker of the queue."""

from __future__ import annotations

from procrastinate.contrib.django import app

from news.reminders import remind
from trail.clock import today


@app.periodic(cron="0 23 * * *")
@app.task(name="news.remind", queueing_lock="news.remind")
def remind_daily(timestamp: int) -> None:
    """Every morning at six in Vietnam (the queue's hours are those of UTC): days that have come near."""
    remind(on=today())
