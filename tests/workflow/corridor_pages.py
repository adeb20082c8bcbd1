"""What the tests of the corridor's pages begin with: a day, somebody at a browser, a dossier on its way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dossiers.models import Dossier
from tests.browsing import Client
from tests.scene import TODAY, Scene, draft, of
from tests.walk import after_bloc, conferred, received, voted
from trail.clock import at
from workflow.actions.submit import submit
from workflow.models import Decision, Passage


@pytest.fixture
def story_day() -> Iterator[None]:
    """The pages act on the day of the scene."""
    with at(TODAY):
        yield


def seated(scene: Scene, name: str) -> Client:
    client = Client()
    client.force_login(scene[name], backend="django.contrib.auth.backends.ModelBackend")
    return client


def desk_of(dossier: Dossier) -> str:
    return Passage.objects.get(dossier=dossier, closed_at__isnull=True).desk


def submitted(scene: Scene, **asked: int) -> Dossier:
    dossier = draft(scene, **asked)
    submit(dossier.pk, by=scene[f"head{asked.get('unit', 1)}"], on=TODAY)
    return Dossier.objects.get(pk=dossier.pk)


def at_the_board(scene: Scene, **asked: int) -> Dossier:
    dossier = submitted(scene, unit=3, **asked)
    after_bloc(scene, dossier)
    return Dossier.objects.get(pk=dossier.pk)


def appraised(scene: Scene, **asked: int) -> Dossier:
    """Of unit 3, received and wholly appraised."""
    dossier = at_the_board(scene, **asked)
    received(scene, dossier)
    return dossier


def decided(scene: Scene, *, unit: int = 3) -> Decision:
    """02, by the vote of the council; 01 went without it; both of one unit."""
    dossier = submitted(scene, unit=unit)
    after_bloc(scene, dossier)
    received(scene, dossier)
    voted(scene, of(dossier, "CSTĐCS"), yes=16)
    conferred(scene, of(dossier, "LĐTT"))
    return conferred(scene, of(dossier, "CSTĐCS"))
