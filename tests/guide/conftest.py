"""A machine of the guide's for one test, gone with all that ran on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

import pytest

from tests.guide.machine import Machine
from tests.guide.running import PATH


@pytest.fixture
def machine() -> Iterator[Machine]:
    missing = [name for name in ("nginx", "openssl") if which(name, path=PATH) is None]
    if missing:
        pytest.skip(f"the guide is not carried out: no {' and no '.join(missing)}")
    with TemporaryDirectory(prefix="vinhdanh-guide-") as room:
        yield Machine(Path(room))
