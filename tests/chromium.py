"""Debian's Chromium, as every test starts it: its headless shell, else the whole browser.

The shell shows the same pages with the same engine and draws no window around them, which for the whole
browser costs half of a journey's processor time.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

PROGRAMS = tuple(map(Path, ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")))
# Both cores are at work already: a second thread that paints costs more than it gives. The thread that puts
# pages together stays: without it (--disable-threaded-compositing) the shell draws no frame, and nothing can
# be clicked.
ONE_THREAD = ["--num-raster-threads=1"]
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", *ONE_THREAD]


def program() -> Path | None:
    """None where a machine has neither: the journeys are not run there."""
    return next((each for each in PROGRAMS if each.exists()), None)


def launched(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=program(), args=OPTIONS)
