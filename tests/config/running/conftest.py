"""Whoever seals here undoes it with the test."""

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def _anchor_of_its_own(request: pytest.FixtureRequest, settings: Settings, tmp_path: Path) -> None:
    """An anchor that outlives its seals tells whoever verifies next that the last of them were deleted. A
    story of one's own has its own already."""
    if "own_played_story" not in request.fixturenames:
        settings.VINHDANH_SEAL_ANCHOR_DIR = str(tmp_path)
