"""What every test may ask for. A test without a database mark starts no database."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pytest_django import DjangoDbBlocker

CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, worker_id: str
) -> Iterator[None]:
    """Each worker gets its own copy of the migrated template, on one server that the last of them stops."""
    from tests.database import drop, use_copy

    with django_db_blocker.unblock():
        name = use_copy(worker_id)
    yield
    with django_db_blocker.unblock():
        drop(name)
    _embedded_cluster("release")


@pytest.fixture
def child_environment(transactional_db: None) -> dict[str, str]:
    """Environment of a child process that shall see this test's database (with the settings of the tests)."""
    from django.db import connection

    return {**os.environ, "VINHDANH_DATABASE": connection.settings_dict["NAME"]}


@pytest.fixture
def server_room() -> Iterator[Path]:
    """Where a server may run as another user; pytest closes its own tmp_path to others at each start."""
    with TemporaryDirectory(prefix="vinhdanh-test-") as room:
        yield Path(room)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys need a real browser; CI fails earlier where it has none."""
    if not CHROMIUM.exists():
        for item in items:
            if item.get_closest_marker("journey"):
                item.add_marker(pytest.mark.skip(reason="browser journeys not run: no Chromium"))


def pytest_unconfigure(config: pytest.Config) -> None:
    """The process that began the run looks after a server whose workers were killed."""
    if not hasattr(config, "workerinput"):
        _embedded_cluster("sweep")


def _embedded_cluster(farewell: str) -> None:
    from django.conf import settings

    from config.cluster import cluster_at

    entry = settings.DATABASES["default"] if settings.configured else {}
    if "CLUSTER" in entry:
        getattr(cluster_at(**entry["CLUSTER"]), farewell)()
