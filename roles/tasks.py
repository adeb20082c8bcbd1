"""What this room leaves to the worker of the queue."""

from procrastinate.contrib.django import app

from roles.access.open_forms import forget_open_forms
from roles.appointments.appointing import sweep
from roles.doors.sent_once import forget_sent_forms
from trail.clock import today


@app.periodic(cron="10 0 * * *")
@app.task(name="roles.sweep", queueing_lock="roles.sweep")
def sweep_daily(timestamp: int) -> None:
    """Every night: rights of appointments that ended yesterday go; `timestamp` is the planned moment."""
    sweep(today())


@app.periodic(cron="20 0 * * *")
@app.task(name="roles.forget_sent_forms", queueing_lock="roles.forget_sent_forms")
def forget_daily(timestamp: int) -> None:
    """Every night: keys of forms that nobody sends again any more go, and what was typed and never sent."""
    forget_sent_forms()
    forget_open_forms()
