"""What every test may ask for. A test without a database mark starts no database."""

import gc
import os
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from _pytest.runner import runtestprotocol
from pytest_django import DjangoDbBlocker

from config.running.deep_calls import with_room_for_deep_calls

if TYPE_CHECKING:
    from tests.story import Story


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


@pytest.fixture(scope="session")
def _story_copy(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, worker_id: str
) -> Iterator["Story"]:
    from tests.story import copy_of_story

    with ExitStack() as copies:
        with django_db_blocker.unblock():
            story = copies.enter_context(copy_of_story(f"story_{worker_id}"))
        yield story
        with django_db_blocker.unblock():
            copies.close()


@pytest.fixture(scope="session", autouse=True)
def _plain_templates(django_test_environment: None) -> Iterator[None]:
    """Pages drawn as a site draws them. Django's test environment copies the context of each of a page's
    hundred parts for whoever asks `response.context`; who does takes `recorded_context`."""
    from django.template.base import Template
    from django.test.utils import _TestState

    recording = Template._render  # type: ignore[attr-defined]
    Template._render = _TestState.saved_data.template_render  # type: ignore[attr-defined]
    yield
    Template._render = recording  # type: ignore[attr-defined]


@pytest.fixture
def recorded_context(monkeypatch: pytest.MonkeyPatch) -> None:
    """`response.context` tells what a page was drawn from."""
    from django.template.base import Template
    from django.test.utils import instrumented_test_render  # type: ignore[attr-defined]

    monkeypatch.setattr(Template, "_render", instrumented_test_render)


@pytest.fixture
def played_story(_story_copy: "Story", django_db_blocker: DjangoDbBlocker) -> Iterator["Story"]:
    """The demonstration as its visitor finds it: `played_story.summary`, and every row through the models.

    Ask it without a database mark or `db`: the connection and the settings of the files lead to the worker's
    copy, in a transaction that ends with the test. A test may therefore change rows as it likes (triggers off
    with SET LOCAL session_replication_role = replica), but sees no commit, no other process sees its changes,
    and a file that it changes it must put back. Else it takes `own_played_story`.
    """
    from tests.story import inside, undone

    with django_db_blocker.unblock(), inside(_story_copy), undone():
        yield _story_copy


@pytest.fixture
def own_played_story(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, worker_id: str
) -> Iterator["Story"]:
    """A copy for one test alone, which costs a second: what is written is committed, files may be spoilt.

    `own_played_story.command("verify_trail", "--json")` asks manage.py about it.
    """
    from tests.story import copy_of_story, inside

    with django_db_blocker.unblock(), copy_of_story(f"own_{worker_id}") as story, inside(story):
        yield story


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


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool:
    """As pytest's own, with the room that the site gives to its pages."""
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    with_room_for_deep_calls(runtestprotocol)(item, nextitem=nextitem)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """One worker after the other: the first compiles the tests' files, the others find them compiled."""
    from tests.database import one_at_a_time

    with one_at_a_time("collection"):
        return (yield)


def pytest_collection_finish() -> None:
    """Modules and tests stay to the end: the collector of garbage need not walk through them each time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The dearest first, and of a file together what begins alike; journeys need a real browser, and CI fails
    earlier where it has none."""
    from tests.chromium import program
    from tests.kept_scene import with_its_like
    from tests.turns import turn_of

    place = with_its_like(items)
    items.sort(key=lambda item: (turn_of(item.nodeid.partition("::")[0]), place[item.nodeid]))
    if program() is None:
        for item in items:
            if item.get_closest_marker("journey"):
                item.add_marker(pytest.mark.skip(reason="browser journeys not run: no Chromium"))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Where files are handed out one by one, those that share go together."""
    from tests.turns import ByPiece

    return ByPiece(config, log) if config.getoption("dist") == "loadfile" else None


def pytest_unconfigure(config: pytest.Config) -> None:
    """The process that began the run looks after a server whose workers were killed."""
    if not hasattr(config, "workerinput"):
        _embedded_cluster("sweep")


def _embedded_cluster(farewell: str) -> None:
    from django.conf import settings

    from config.postgres.cluster import cluster_at

    entry = settings.DATABASES["default"] if settings.configured else {}
    if "CLUSTER" in entry:
        getattr(cluster_at(**entry["CLUSTER"]), farewell)()
