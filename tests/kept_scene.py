"""The small district of `tests.scene`, built once for a file of tests instead of once for each of them.

Building goes through the doors of founding and appointing, 150 statements; most tests only begin there. A
file says `pytestmark = pytest.mark.scene(units=2)`: its tests then find the district as it was built, in a
transaction that ends with the test. Beside it a test takes no database mark: nobody sees a commit here.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

import pytest
from django.core.cache import cache
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.scene import Scene, build_scene


@pytest.fixture(scope="module")
def _scene_of_file(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Scene]:
    mark = request.node.get_closest_marker("scene")
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_scene(**mark.kwargs)
        transaction.set_rollback(True)


@pytest.fixture
def scene(_scene_of_file: Scene) -> Iterator[Scene]:
    """A copy, so that what a test does to the objects is not seen by the next one either."""
    # What this process remembers for a minute is of the test before.
    cache.clear()
    with transaction.atomic():
        yield deepcopy(_scene_of_file)
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _begin_in_scene(request: pytest.FixtureRequest) -> None:
    """Each test of a marked file begins in its scene, whether it names it or not."""
    if request.node.get_closest_marker("scene"):
        request.getfixturevalue("scene")
