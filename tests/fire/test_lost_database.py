"""While PostgreSQL is away every request is answered in words; when it is back, the same processes go on."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.context import ForkServerContext
from time import monotonic, sleep
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from django.contrib.auth.models import User
from django.db import connection

from config.settings import production
from tests.fire.ground import Ground
from tests.fire.server import Server, cookie_of
from tests.fire.visitor import visit
from tests.living_worker import let_a_worker_live

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


def statuses(server: Server, cookie: str) -> set[int]:
    """Of many who open a page at once; `visit` holds that a 503 speaks in words and tells when to return."""
    with ThreadPoolExecutor(AT_ONCE) as visitors:
        pages = [visitors.submit(visit, server.port, "/viec-nen/", cookie) for _ in range(AT_ONCE)]
    return {page.result().status for page in pages}


def health(server: Server) -> int:
    try:
        with urlopen(f"http://127.0.0.1:{server.port}/khoe", timeout=30) as answer:
            return int(answer.status)
    except HTTPError as answer:
        return answer.code


def test_while_the_database_is_away_pages_say_so_and_when_it_is_back_all_is_well(
    server: Server, ground: Ground
) -> None:
    cookie = cookie_of(User.objects.create_user("nguoixem"))
    let_a_worker_live()
    before = (statuses(server, cookie), health(server))

    ground.kill(signal.SIGKILL)
    away = (statuses(server, cookie), health(server))
    sent = visit(server.port, "/dang-xuat/", cookie, {})
    signed_in = visit(server.port, "/dang-nhap/", cookie, {"username": "nguoixem", "password": "mat-khau"})
    ground.revive()
    until = monotonic() + 30
    while statuses(server, cookie) != {200} and monotonic() < until:
        sleep(0.1)
    after = (statuses(server, cookie), health(server))

    assert before == after == ({200}, 200)
    assert away == ({503}, 503)
    assert (sent.status, signed_in.status) == (503, 503)
