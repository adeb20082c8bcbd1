"""What this room leaves to the worker of the queue."""

from procrastinate.contrib.django import app

from roles.access.open_forms import forget_open_forms
from roles.appointments.appointing import sweep
from roles.appointments.departing.closing_accounts import close_left_accounts
from roles.doors.sent_once import forget_sent_forms
from trail.clock import today


@app.periodic(cron="10 0 * * *")
@app.task(name="roles.sweep", queueing_lock="roles.sweep")
def sweep_daily(timestamp: int) -> None:
    """Every night: rights of appointments that ended yesterday go; `timestamp` is the planned moment."""
    sweep(today())


@app.periodic(cron="1 0 * * *")
@app.task(name="roles.close_left_accounts", queueing_lock="roles.close_left_accounts")
def close_daily(timestamp: int) -> None:
    """Every night: accounts of those whose last day is over are closed."""
    close_left_accounts(on=today())


@app.periodic(cron="20 0 * * *")
@app.task(name="roles.forget_sent_forms", queueing_lock="roles.forget_sent_forms")
def forget_daily(timestamp: int) -> None:
    """Every night: keys of forms that nobody sends again any more go, and what was typed and never sent."""
    forget_sent_forms()
    forget_open_forms()
