"""One world for all that is asked of it here: building it costs as much as two hundred visits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from tests.access.accounts import AccountsOfWorld
from tests.access.district import build_world
from tests.matrix import Visitors

# Who is signed in stands in the cookie: one statement less for each of ten thousand visits.
SESSIONS = "django.contrib.sessions.backends.signed_cookies"
# And who that is was read once: the accounts stay as they were made.
ACCOUNTS = f"{AccountsOfWorld.__module__}.{AccountsOfWorld.__qualname__}"


@pytest.fixture(scope="package")
def _visitors(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Visitors]:
    """In a transaction that ends with the last test of this folder and leaves nothing behind."""
    with (
        django_db_blocker.unblock(),
        override_settings(
            SESSION_ENGINE=SESSIONS, AUTHENTICATION_BACKENDS=[*settings.AUTHENTICATION_BACKENDS, ACCOUNTS]
        ),
        transaction.atomic(),
    ):
        visitors = Visitors(build_world())
        AccountsOfWorld.known = {user.pk: user for user in visitors.world.people.values()}
        for office, client in visitors.clients.items():
            client.force_login(visitors.world.people[office], backend=ACCOUNTS)
        yield visitors
        transaction.set_rollback(True)


@pytest.fixture
def visitors(_visitors: Visitors) -> Iterator[Visitors]:
    """Each test finds the world as it was built: what a visit writes is taken back."""
    with transaction.atomic():
        yield _visitors
        transaction.set_rollback(True)
