"""How a page answers a form whose door refused it: beside what was typed, with status 422."""

from __future__ import annotations

from collections.abc import Callable

from django import forms

from roles.doors.refusals import Forbidden, Refused


def refusal_of(act: Callable[[], object]) -> Refused | None:
    """What the door refused; who has no right is told so on a page of its own."""
    try:
        act()
    except Forbidden:
        raise
    except Refused as fault:
        return fault
    return None


def status_of(form: forms.Form, refused: Refused | None) -> int:
    return 422 if refused is not None or form.errors else 200
