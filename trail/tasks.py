"""The periodic seal, run by the worker of the queue."""

from procrastinate.contrib.django import app

from trail.seals.sealing import is_seal_due, seal_chains


@app.periodic(cron="*/10 * * * *")
@app.task(name="trail.seal", queueing_lock="trail.seal")
def seal_periodically(timestamp: int) -> None:
    """Seals when anything was recorded since the last seal; `timestamp` is the planned moment."""
    if is_seal_due():
        seal_chains()
