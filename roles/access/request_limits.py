"""How much one request may bring to an address: most pages little, a long list or a file what it needs.

    @takes(LONG_FORM)          # innermost, right above the view
    def bloc_review(request, pk): ...

config.middleware asks it before anything of the body is read; a view that says nothing takes ORDINARY.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.conf import settings

View = TypeVar("View", bound=Callable[..., Any])
KIB = 1024


@dataclass(frozen=True, slots=True)
class RequestLimits:
    """`body` in bytes, `fields` in fields of the form, files included."""

    body: int
    fields: int


# The longest ordinary form: five texts of 1,000 letters, nine bytes each on the way, and a hundred ticks.
ORDINARY = RequestLimits(body=256 * KIB, fields=1_000)
# One to three fields for each of thousands of nominations; Django itself takes no more anywhere.
LONG_FORM = RequestLimits(
    body=settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0, fields=settings.DATA_UPLOAD_MAX_NUMBER_FIELDS or 0
)
# Of an address, from the question mark on: a search, a filter, a hundred opened branches (gunicorn: 8,190).
LONGEST_QUERY = 7 * KIB


def takes(limits: RequestLimits) -> Callable[[View], View]:
    """The view takes as much as `limits` say; every decorator around it hands the word on."""

    def told(view: View) -> View:
        # A function may carry attributes, of which its type tells nothing.
        view.request_limits = limits  # type: ignore[attr-defined]
        return view

    return told


def limits_of(view: Callable[..., Any]) -> RequestLimits:
    found: RequestLimits = getattr(view, "request_limits", ORDINARY)
    return found
