"""One line of what an office has and needs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workflow.views.home.setup.setup_steps import Step


class SetupState(StrEnum):
    """`missing` keeps the office from working, `part` some that it serves; `later`: something else first."""

    DONE = "done"
    PART = "part"
    MISSING = "missing"
    LATER = "later"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class SetupLine:
    """`step` is empty where nothing is to be done here now; `load` does it from Excel for many at once."""

    title: str
    state: SetupState
    told: str
    step: Step | None = None
    load: Step | None = None
