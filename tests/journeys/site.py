"""The whole site on a port of its own, on a day of the story, and a browser that people sit at."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright

from tests.chromium import launched
from trail.clock import at

# Icons are drawn anew on each page, a third of its cost; their room on the page is the style sheet's.
NO_ICONS = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
DESK, PHONE = {"width": 1280, "height": 850}, {"width": 390, "height": 844}
PASSWORD = "mat-khau-thu"


class _Quiet(WSGIRequestHandler):
    def log_message(self, *words: object) -> None:
        """A test's output is for its findings."""


@contextmanager
def serving(*, on: date) -> Iterator[str]:
    """The address of the site; every request is of that day."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), _Quiet)
    server.set_app(_on_the_day(StaticFilesHandler(WSGIHandler()), on))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def _on_the_day(site: Callable[..., Any], day: date) -> Callable[..., Any]:
    def answered(environ: dict[str, Any], start: Callable[..., Any]) -> Any:
        if environ["PATH_INFO"].endswith("/icons.svg"):
            start("200 OK", [("Content-Type", "image/svg+xml"), ("Cache-Control", "max-age=3600")])
            return [NO_ICONS]
        with at(day):
            return site(environ, start)

    return answered


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launched(playwright)
        yield browser
        browser.close()


@dataclass
class Office:
    """Where everybody sits at a browser of his own; `problems` are what the pages' scripts complained of."""

    browser: Browser
    address: str
    with_javascript: bool
    room: Path
    problems: list[str] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)

    def __enter__(self) -> Office:
        return self

    def __exit__(self, kind: object, *_more: object) -> None:
        """After a failure, what each of them saw last lies beside the test's other files."""
        for number, page in enumerate(self.pages, start=1):
            if kind:
                page.screenshot(path=self.room / f"seat-{number}.png", full_page=True)
            page.context.close()

    def seat(self, user: User, *, size: dict[str, int] = DESK) -> Page:
        """A signed-in page, at home: by the door, as the first at a screen of this size.

        The others would see the same door again; they come with their cookie.
        """
        is_first = size not in [page.viewport_size for page in self.pages]
        page = self._page(size)
        if is_first:
            self._enter(page, user)
        else:
            self._admit(page, user)
        page.get_by_role("heading", name="Việc của tôi").wait_for()
        return page

    def stranger(self, *, size: dict[str, int] = DESK) -> Page:
        """A page of somebody who has not signed in."""
        return self._page(size)

    def _enter(self, page: Page, user: User) -> None:
        page.goto("/")
        page.get_by_label("Tên đăng nhập").fill(user.username)
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập").click()

    def _admit(self, page: Page, user: User) -> None:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": self.address}
        page.context.add_cookies([cookie])  # type: ignore[list-item]
        page.goto("/")

    def _page(self, size: dict[str, int]) -> Page:
        context = self.browser.new_context(
            base_url=self.address,
            locale="vi-VN",
            viewport=size,
            java_script_enabled=self.with_javascript,
            accept_downloads=True,
        )
        context.set_default_timeout(30_000)
        page = context.new_page()
        page.on("pageerror", lambda fault: self.problems.append(str(fault)))
        self.pages.append(page)
        return page
