"""While PostgreSQL is away every request is answered in words; when it is back, the same processes go on."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.context import ForkServerContext
from time import monotonic, sleep

import pytest
from django.contrib.auth.models import User
from django.db import connection

from config.settings import production
from tests.fire.crowd import Crowd
from tests.fire.ground import Ground
from tests.fire.server import Server, cookie_of

pytestmark = pytest.mark.fire
# More than the pool of one process holds when it was busy, so that each dead connection is met.
AT_ONCE = 12


@pytest.fixture
def server(standing: None, ground: Ground, nursery: ForkServerContext) -> Iterator[Server]:
    """With the pool of a real site; only that nobody waits ten seconds for a connection."""
    given = production.DATABASES["default"]
    options = {**connection.settings_dict["OPTIONS"], "pool": given["OPTIONS"]["pool"] | {"timeout": 1}}
    kept = {"CONN_MAX_AGE": given["CONN_MAX_AGE"], "CONN_HEALTH_CHECKS": given["CONN_HEALTH_CHECKS"]}
    server = Server(nursery, **ground.processes(OPTIONS=options, **kept))
    server.start()
    yield server
    server.kill()


def statuses(visitor: Crowd, cookie: str) -> set[int]:
    """Of many who open a page at once; Crowd holds that a 503 speaks in words and says when to come again."""
    with ThreadPoolExecutor(AT_ONCE) as visitors:
        pages = [visitors.submit(visitor.ask, "/viec-nen/", cookie) for _ in range(AT_ONCE)]
    return {page.result().status for page in pages}


def test_while_the_database_is_away_pages_say_so_and_when_it_is_back_all_is_well(
    server: Server, ground: Ground
) -> None:
    visitor, cookie = Crowd(server.port), cookie_of(User.objects.create_user("nguoixem"))
    assert statuses(visitor, cookie) == {200}

    ground.kill(signal.SIGKILL)
    away = statuses(visitor, cookie)
    sent = visitor.ask("/dang-xuat/", cookie, {})
    signed_in = visitor.ask("/dang-nhap/", cookie, {"username": "nguoixem", "password": "mat-khau"})
    health = visitor.ask("/khoe", cookie)
    ground.revive()
    until = monotonic() + 30
    while statuses(visitor, cookie) != {200} and monotonic() < until:
        sleep(0.1)

    assert away == {503}
    assert (sent.status, signed_in.status) == (503, 503)
    assert statuses(visitor, cookie) == {200}
    assert visitor.ask("/khoe", cookie).status == 200
    assert '"database": false' in health.page
