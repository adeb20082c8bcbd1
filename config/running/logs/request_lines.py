"""Each request as a line of the log: the name of its address, how it ended, how long it took, its office.

No path, for an id or a word searched for may stand in it; no person, no session, no length of an answer.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from time import monotonic
from uuid import uuid4

from django.http import HttpRequest, HttpResponse

from config.running.logs.request_marks import REQUEST, route_of
from roles.reader.current_office import office_read_already

log = logging.getLogger("vinhdanh.request")


class RequestLines:
    """Outermost, so that all that is answered is told, and everything logged meanwhile bears its id."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began, mark = monotonic(), REQUEST.set(uuid4().hex)
        try:
            response = self.get_response(request)
            response["X-Request-ID"] = REQUEST.get()
            if log.isEnabledFor(logging.INFO):
                log.info("answered", extra={"told": _told(request, response.status_code, began)})
            return response
        finally:
            REQUEST.reset(mark)


def _told(request: HttpRequest, status: int, began: float) -> dict[str, object]:
    return {
        "route": route_of(request),
        "method": request.method if request.method in ("GET", "HEAD", "POST") else "other",
        "status": status,
        "ms": round((monotonic() - began) * 1000),
        "office": office_read_already(request),
    }
