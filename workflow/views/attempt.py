"""An act tried from a page: a refusal is told beside the kept form; a missing right is a page of its own."""

from __future__ import annotations

from collections.abc import Callable

from roles.refusals import Forbidden, Refused
from workflow.views.asking import Told, told


def refusal_of(act: Callable[[], object]) -> Told | None:
    """None when the act was done."""
    try:
        act()
    except Forbidden:
        raise
    except Refused as refused:
        return told(refused)
    return None
