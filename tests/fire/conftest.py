"""Processes of their own for the tests by fire: one nursery forks them all, Django is imported once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from multiprocessing import get_context
from multiprocessing.context import ForkServerContext
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pytest_django import DjangoDbBlocker

from tests.fire.crew import Crew
from tests.fire.ground import Ground, own_ground, standing_on
from tests.fire.server import Server
from tests.scene import Scene, build_scene

RACERS = 8


@pytest.fixture
def scene(request: pytest.FixtureRequest, transactional_db: None) -> Scene:
    """The small district of the file's mark, committed: other processes see it."""
    return build_scene(**request.node.get_closest_marker("scene").kwargs)


@pytest.fixture(scope="session")
def nursery() -> ForkServerContext:
    context = get_context("forkserver")
    context.set_forkserver_preload(["tests.fire.preloaded"])
    return context


@pytest.fixture(scope="session")
def ground(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Ground]:
    """A PostgreSQL that may be killed, and its files; the tests that ask it find each other's rows."""
    with TemporaryDirectory(prefix="vinhdanh-test-") as room, ExitStack() as grounds:
        with django_db_blocker.unblock():
            found = grounds.enter_context(own_ground(Path(room)))
        yield found
        with django_db_blocker.unblock():
            grounds.close()


@pytest.fixture
def standing(ground: Ground, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The test itself looks at the ground; what it writes is committed."""
    with django_db_blocker.unblock(), standing_on(ground):
        yield


@pytest.fixture(scope="session")
def whole_crew(nursery: ForkServerContext, django_db_setup: None) -> Iterator[Crew]:
    from django.db import connection

    crew = Crew(nursery, RACERS, database=connection.settings_dict["NAME"])
    yield crew
    crew.dismiss()


@pytest.fixture
def crew(whole_crew: Crew, transactional_db: None) -> Iterator[Crew]:
    """Eight processes on this test's committed rows."""
    yield whole_crew
    whole_crew.rest()


@pytest.fixture
def server(nursery: ForkServerContext, transactional_db: None, tmp_path: Path) -> Iterator[Server]:
    """The running site on this test's committed rows; a test that fails shows the faults it has met."""
    from django.db import connection

    faults = tmp_path / "faults.log"
    server = Server(nursery, faults=str(faults), database={"NAME": connection.settings_dict["NAME"]})
    server.start()
    yield server
    server.kill()
    sys.stdout.write(faults.read_text())
