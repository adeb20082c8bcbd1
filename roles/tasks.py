"""What this room leaves to the worker of the queue."""

from procrastinate.contrib.django import app

from roles.appointments.appointing import sweep
from trail.clock import today


@app.periodic(cron="10 0 * * *")
@app.task(name="roles.sweep", queueing_lock="roles.sweep")
def sweep_daily(timestamp: int) -> None:
    """Every night: rights of appointments that ended yesterday go; `timestamp` is the planned moment."""
    sweep(today())
