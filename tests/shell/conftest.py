"""The gallery on a port of its own and a browser to look at it."""

import threading
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.test import override_settings
from playwright.sync_api import Browser, sync_playwright
from pytest_django import Settings

from tests.chromium import launched
from tests.shell.trying import RIGHT


@pytest.fixture
def van(db: None) -> User:
    return User.objects.create_user("van", password=RIGHT)


@pytest.fixture
def few_names(settings: Settings) -> int:
    """So few names may fail from one address: the figure of a real site is tested once."""
    settings.VINHDANH_NAMES_OF_AN_ADDRESS = 3
    return 3


class _Quiet(WSGIRequestHandler):
    def log_message(self, *words: object) -> None:
        """A test's output is for its findings."""


@pytest.fixture(scope="module")
def gallery_address() -> Iterator[str]:
    with override_settings(ROOT_URLCONF="tests.shell.urls"):
        server = ThreadedWSGIServer(("127.0.0.1", 0), _Quiet)
        server.set_app(StaticFilesHandler(WSGIHandler()))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launched(playwright)
        yield browser
        browser.close()
