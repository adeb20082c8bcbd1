"""An act tried from a page: a refusal is told beside the kept form; a missing right is a page of its own."""

from __future__ import annotations

from collections.abc import Callable

from roles.doors.refusals import Forbidden, Refused
from workflow.views.shared.act_questions import RefusalInWords, refusal_in_words


def refusal_of(act: Callable[[], object]) -> RefusalInWords | None:
    """None when the act was done."""
    try:
        act()
    except Forbidden:
        raise
    except Refused as refused:
        return refusal_in_words(refused)
    return None
