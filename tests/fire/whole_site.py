"""The whole site of the tests by fire: gunicorn, the worker, their PostgreSQL."""

from __future__ import annotations

import signal
from multiprocessing.context import ForkServerContext
from threading import Event, Thread
from time import sleep

from tests.fire.ground import Ground
from tests.fire.server import Mortal, Server, work


class Site:
    """Gunicorn, the worker and their PostgreSQL; a worker that ends is started again, as its unit does."""

    def __init__(self, ground: Ground, context: ForkServerContext) -> None:
        settled = ground.processes(CONN_MAX_AGE=60)
        self.ground = ground
        self.server, self.worker = Server(context, threads=2, **settled), Mortal(context, work, settled)
        self._over, self._minder = Event(), Thread(target=self._mind)

    def __enter__(self) -> Site:
        self.server.start()
        self.worker.start()
        self._minder.start()
        return self

    def __exit__(self, *_fault: object) -> None:
        self._over.set()
        self._minder.join()
        self.server.kill()
        self.worker.kill()

    def kill_web(self) -> None:
        self.server.kill()
        self.server.start()

    def kill_database(self, how: signal.Signals) -> None:
        self.ground.kill(how)
        self.ground.revive()

    def kill_worker(self) -> None:
        """A living one: its unit may just be starting it again."""
        while self.worker.is_dead:
            sleep(0.01)
        self.worker.kill()

    def begun_jobs(self) -> int:
        """How often a worker has begun something."""
        return int(self.ground.ask("SELECT count(*) FROM procrastinate_events WHERE type = 'started'")[0])

    def _mind(self) -> None:
        while not self._over.wait(0.05):
            if self.worker.is_dead:
                self.worker.start()
