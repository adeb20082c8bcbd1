"""A browser for the room, and leave for playwright's loop to stand beside Django's database."""

from collections.abc import Iterator

import pytest
from django.db import connections
from playwright.sync_api import Browser

from tests.journeys.site import chromium


@pytest.fixture
def browser(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    """Gone before the database is cleared: while its loop runs, Django keeps another connection."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with chromium() as browser:
        yield browser
        connections.close_all()
