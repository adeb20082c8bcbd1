"""The site's own processes, forked from the nursery and killed as often as wanted: gunicorn, the worker."""

from __future__ import annotations

import logging
import os
import signal
import socket
from collections.abc import Callable, Mapping
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from multiprocessing.context import ForkServerContext
from time import monotonic, sleep
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from tests.fire.ground import settle

TOKEN = "v" * 32


def serve(port: int, threads: int, faults: str, settled: dict[str, Any]) -> None:
    """Runs until it is killed; its own process group, so that master and workers die together."""
    os.setsid()
    import django
    from django.conf import settings

    django.setup()
    settle(**settled)
    _write_faults_to(faults)
    os.makedirs(settings.STATIC_ROOT, exist_ok=True)
    from gunicorn.app.base import BaseApplication

    class Site(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            for name, value in OPTIONS.items():
                self.cfg.set(name, value)
            self.cfg.set("bind", f"127.0.0.1:{port}")
            self.cfg.set("threads", threads)

        def load(self) -> object:
            from tests.fire.story_site import application

            return application

    Site().run()


def _write_faults_to(file: str) -> None:
    handler = logging.FileHandler(file)
    handler.setLevel(logging.ERROR)
    logging.getLogger("django.request").addHandler(handler)


OPTIONS = {"workers": 2, "worker_class": "gthread", "loglevel": "critical", "timeout": 120}


def work(settled: dict[str, Any]) -> None:
    """The site's worker, as its unit starts it: until it is killed, or has lost its database."""
    os.setsid()
    import django

    django.setup()
    settle(**settled)
    from django.core.management import call_command
    from psycopg_pool.base import AttemptWithBackoff

    from tests.scene import TODAY
    from trail import clock

    # Sooner than after a second, two, four: a database that is away comes back here at once.
    AttemptWithBackoff.INITIAL_DELAY = 0.1

    with clock.at(TODAY):
        call_command("procrastinate", "worker", "--concurrency=2")


class Mortal:
    """A process of the site, forked from the nursery: started, killed without warning, started again."""

    def __init__(self, context: ForkServerContext, life: Callable[..., None], *given: Any) -> None:
        self._context, self._life, self._given = context, life, given

    @property
    def is_dead(self) -> bool:
        return not self._process.is_alive()

    def start(self) -> None:
        process = self._context.Process(target=self._life, args=self._given)
        process.start()
        self._process = process

    def kill(self) -> None:
        """SIGKILL to the process and all that it has started: nobody has time to tidy up."""
        assert self._process.pid is not None
        # Alone first: in its first moment it has no group of its own.
        for kill in (os.kill, os.killpg):
            with suppress(ProcessLookupError):
                kill(self._process.pid, signal.SIGKILL)
        self._process.join(30)


class Server(Mortal):
    """gunicorn with two workers at an address of its own; each thread has its own connection.

    Into the file `faults` it writes what a page of status 500 keeps from its reader.
    """

    def __init__(
        self, context: ForkServerContext, *, threads: int = 4, faults: str = os.devnull, **settled: Any
    ) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        super().__init__(context, serve, self.port, threads, faults, settled)

    def start(self) -> None:
        super().start()
        self._wait_until(is_open=True)

    def kill(self) -> None:
        """Also waits for its workers, grandchildren of this process: the last one gives the port back."""
        super().kill()
        self._wait_until(is_open=False)

    def _wait_until(self, *, is_open: bool) -> None:
        until = monotonic() + 60
        while monotonic() < until:
            with socket.socket() as probe:
                if (probe.connect_ex(("127.0.0.1", self.port)) == 0) is is_open:
                    return
            sleep(0.01)
        raise AssertionError("the server does not answer" if is_open else "the server does not die")


def cookie_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    return f"sessionid={client.cookies['sessionid'].value}; csrftoken={TOKEN}"


def post(port: int, path: str, *, cookie: str, **fields: str) -> tuple[int, str]:
    """(status, page, or where it leads); (0, "") when the server died before it answered."""
    kind = "application/x-www-form-urlencoded"
    return _asked(port, "POST", path, cookie, urlencode({"csrfmiddlewaretoken": TOKEN, **fields}), kind)


def post_form(port: int, path: str, *, cookie: str, fields: Mapping[str, Any]) -> tuple[int, str]:
    """The same for a form that may hold files, and lists of what is ticked."""
    body = encode_multipart(BOUNDARY, {**fields, "csrfmiddlewaretoken": TOKEN})
    return _asked(port, "POST", path, cookie, body, MULTIPART_CONTENT)


def get(port: int, path: str, *, cookie: str) -> tuple[int, str]:
    return _asked(port, "GET", path, cookie)


def _asked(
    port: int, method: str, path: str, cookie: str, body: str | bytes = "", kind: str = ""
) -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request(method, path, body, {"Cookie": cookie, "Content-Type": kind})
        answer = connection.getresponse()
        return answer.status, answer.read().decode() or answer.headers.get("Location", "")
    except (OSError, HTTPException):
        return 0, ""
    finally:
        connection.close()
