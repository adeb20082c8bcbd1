"""The site's own server: gunicorn with two workers, forked from the nursery, killed as often as wanted."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Mapping
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from multiprocessing.context import ForkServerContext
from time import monotonic, sleep
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

TOKEN = "v" * 32


def serve(port: int, database: str, given: dict[str, Any]) -> None:
    """Runs until it is killed; its own process group, so that master and workers die together.

    `given` are settings that differ from those of the tests.
    """
    os.setsid()
    os.environ["VINHDANH_DATABASE"] = database
    import django
    from django.conf import settings

    django.setup()
    from django.db import connection

    for name, value in given.items():
        setattr(settings, name, value)
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = database
    os.makedirs(settings.STATIC_ROOT, exist_ok=True)
    from gunicorn.app.base import BaseApplication

    class Site(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            for name, value in OPTIONS.items():
                self.cfg.set(name, value)
            self.cfg.set("bind", f"127.0.0.1:{port}")

        def load(self) -> object:
            from tests.fire.story_site import application

            return application

    Site().run()


OPTIONS = {"workers": 2, "threads": 4, "worker_class": "gthread", "loglevel": "critical", "timeout": 120}


class Server:
    """Starts at an address of its own, is killed without warning, starts again."""

    def __init__(
        self, context: ForkServerContext, *, database: str, settings: dict[str, Any] | None = None
    ) -> None:
        self._context, self._database, self._settings = context, database, settings or {}
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    def start(self) -> None:
        self._process = self._context.Process(target=serve, args=(self.port, self._database, self._settings))
        self._process.start()
        until = monotonic() + 60
        while monotonic() < until:
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return
            sleep(0.02)
        raise AssertionError("the server does not answer")

    def kill(self) -> None:
        """SIGKILL to the master and every worker: nobody has time to tidy up."""
        assert self._process.pid is not None
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.join(30)


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
