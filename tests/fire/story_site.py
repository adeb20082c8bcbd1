"""The real site on the day of the tests' scene: what gunicorn serves in the tests by fire."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from config.wsgi import application as site
from tests.scene import TODAY
from trail import clock


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    with clock.at(TODAY):
        return site(environ, start_response)
