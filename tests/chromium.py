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
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def program() -> Path | None:
    """None where a machine has neither: the journeys are not run there."""
    return next((each for each in PROGRAMS if each.exists()), None)


def launched(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=program(), args=OPTIONS)
