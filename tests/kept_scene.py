"""The small district of `tests.scene`, built once for a file of tests instead of once for each of them.

Building goes through the doors of founding and appointing, 150 statements; most tests only begin there. A
file says `pytestmark = pytest.mark.scene(units=2)`: its tests then find the district as it was built, in a
transaction that ends with the test. Beside it a test takes no database mark: nobody sees a commit here.

What several tests build further at their beginning is built once for them too: those of a file that say
`pytest.mark.begins(after=decided, unit=3)` follow each other, and find what `decided(scene, unit=3)`
returned as `begun` (in the corridor's tests as `dossier`, `decision` or `meeting`). A file that keeps more
in module fixtures of its own does not say so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from copy import deepcopy
from typing import Any

import pytest
from django.core.cache import cache
from pytest_django import DjangoDbBlocker

from tests.scene import TODAY, Scene, build_scene
from tests.story import undone
from trail import clock


@pytest.fixture(scope="module")
def _scene_of_file(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Scene]:
    mark = request.node.get_closest_marker("scene")
    with django_db_blocker.unblock(), undone():
        yield build_scene(**mark.kwargs)


def with_its_like(items: Sequence[pytest.Item]) -> dict[str, int]:
    """The place of each test: that of the first of its file which begins as it does."""
    first: dict[tuple[str, str], int] = {}
    place = {}
    for number, item in enumerate(items):
        mark = item.get_closest_marker("begins")
        like = item.nodeid.partition("::")[0], repr(mark and mark.kwargs)
        place[item.nodeid] = first.setdefault(like, number)
    return place


class Beginnings:
    """How a test finds the scene: as it was built, or as one `begins` mark took it further. One at a time."""

    def __init__(self, scene: Scene) -> None:
        self._scene, self._mark, self._kept = scene, None, ExitStack()
        self._begun: tuple[Scene, Any] = scene, None

    def of(self, mark: pytest.Mark | None) -> tuple[Scene, Any]:
        """The scene and what was built: copies, so that what a test does to them is seen by no other one."""
        if mark != self._mark:
            self.end()
            if mark is not None:
                self._begin(**mark.kwargs)
            self._mark = mark
        return deepcopy(self._begun)

    def _begin(self, *, after: Callable[..., Any], **asked: Any) -> None:
        self._kept.enter_context(undone())
        scene = deepcopy(self._scene)
        with clock.at(TODAY):
            self._begun = scene, after(scene, **asked)

    def end(self) -> None:
        self._kept.close()
        self._begun, self._mark = (self._scene, None), None


@pytest.fixture(scope="module")
def _beginnings(_scene_of_file: Scene) -> Iterator[Beginnings]:
    beginnings = Beginnings(_scene_of_file)
    yield beginnings
    beginnings.end()


@pytest.fixture
def _begun(request: pytest.FixtureRequest, _beginnings: Beginnings) -> Iterator[tuple[Scene, Any]]:
    # What this process remembers for a minute is of the test before.
    cache.clear()
    begun = _beginnings.of(request.node.get_closest_marker("begins"))
    with undone():
        yield begun


@pytest.fixture
def scene(_begun: tuple[Scene, Any]) -> Scene:
    return _begun[0]


@pytest.fixture
def begun(_begun: tuple[Scene, Any]) -> Any:
    """What the test's mark built."""
    return _begun[1]


@pytest.fixture(autouse=True)
def _begin_in_scene(request: pytest.FixtureRequest) -> None:
    """Each test of a marked file begins in its scene, whether it names it or not."""
    if request.node.get_closest_marker("scene"):
        request.getfixturevalue("scene")
