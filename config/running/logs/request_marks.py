"""What any line may say of the request that is answered. Loaded with the settings, before any model."""

from __future__ import annotations

from contextvars import ContextVar

from django.http import HttpRequest

REQUEST: ContextVar[str] = ContextVar("request", default="")
"""The id of the request that is answered here; made here, since a visitor's own could be anything."""
NO_ROUTE = "no address"


def route_of(request: HttpRequest) -> str:
    """The name of the address, as "workflow:submit"."""
    match = getattr(request, "resolver_match", None)
    return (match.view_name if match else "") or NO_ROUTE
