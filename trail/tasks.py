"""The periodic seal and the clearing of half-written files, run by the worker of the queue."""

from procrastinate.contrib.django import app

from trail.kept_files.whole_files import clear_unfinished
from trail.seals.sealing import is_seal_due, seal_chains


@app.periodic(cron="*/10 * * * *")
@app.task(name="trail.seal", queueing_lock="trail.seal")
def seal_periodically(timestamp: int) -> None:
    """Seals when anything was recorded since the last seal; `timestamp` is the planned moment."""
    if is_seal_due():
        seal_chains()


@app.periodic(cron="15 2 * * *")
@app.task(name="trail.clear_unfinished", queueing_lock="trail.clear_unfinished")
def clear_unfinished_files(timestamp: int) -> None:
    """Every night: what processes that were killed left half written takes no room for ever."""
    clear_unfinished()
