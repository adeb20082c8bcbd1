import pytest

from dossiers.models import Dossier
from tests.kept_scene import _begin_in_scene, _beginnings, _begun, _scene_of_file, begun, scene
from tests.workflow.corridor_pages import story_day
from workflow.models import Decision, Meeting

__all__ = ["_begin_in_scene", "_beginnings", "_begun", "_scene_of_file", "begun", "scene", "story_day"]


@pytest.fixture
def dossier(begun: Dossier) -> Dossier:
    """What the test begins with, by its mark."""
    return begun


@pytest.fixture
def decision(begun: Decision) -> Decision:
    """What the test begins with, by its mark."""
    return begun


@pytest.fixture
def meeting(begun: Meeting) -> Meeting:
    """What the test begins with, by its mark."""
    return begun
