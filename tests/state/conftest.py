"""The world of this room, built once for its tests; each forges in a savepoint that is rolled back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from tests.state.world import World, build_world


@pytest.fixture(scope="package")
def world(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """Its files lie apart: papers of the same bytes share a name, and another worker may be spoiling one."""
    apart = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media"))
    with apart, django_db_blocker.unblock(), transaction.atomic():
        yield build_world()
        transaction.set_rollback(True)
