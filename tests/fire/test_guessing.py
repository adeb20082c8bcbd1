"""Passwords guessed through a real proxy, in front of two real web processes with a real site's settings."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from multiprocessing.context import ForkServerContext
from runpy import run_path
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import User
from django.db import connection

from config.models import FailedTry
from tests.fire.proxy import proxy_before
from tests.fire.server import TOKEN, Server

pytestmark = pytest.mark.fire
RIGHT = "mật khẩu đúng"
OF_A_REAL_SITE = (
    "CSRF_COOKIE_SECURE",
    "SECURE_PROXY_SSL_HEADER",
    "SESSION_COOKIE_SECURE",
    "VINHDANH_NAMES_OF_AN_ADDRESS",
    "VINHDANH_TRUSTED_PROXIES",
)


@pytest.fixture
def site(
    nursery: ForkServerContext, transactional_db: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Server]:
    monkeypatch.setenv("BEHIND_PROXY", "1")
    monkeypatch.setenv("SIGN_IN_NAMES_PER_ADDRESS", "7")
    told = run_path("config/settings/production.py")
    server = Server(
        nursery,
        database={"NAME": connection.settings_dict["NAME"]},
        **{name: told[name] for name in OF_A_REAL_SITE},
    )
    User.objects.create_user("van", password=RIGHT)
    server.start()
    yield server
    server.kill()


def sign_in(
    port: int, password: str = "sai", *, name: str = "van", come_from: str, claims: str = "", **more: str
) -> int:
    """The status; the visitor stands at `come_from` and writes `claims` into X-Forwarded-For himself."""
    host = f"127.0.0.1:{port}"
    visitor = HTTPConnection("127.0.0.1", port, timeout=60, source_address=(come_from, 0))
    headers = {
        "Host": host,
        "Origin": f"https://{host}",
        "Cookie": f"csrftoken={TOKEN}",
        "Content-Type": "application/x-www-form-urlencoded",
        **({"X-Forwarded-For": claims} if claims else {}),
        **more,
    }
    typed = {"csrfmiddlewaretoken": TOKEN, "username": name, "password": password}
    visitor.request("POST", "/dang-nhap/", urlencode(typed), headers)
    status = visitor.getresponse().status
    visitor.close()
    return status


def test_behind_a_proxy_everybody_is_counted_by_the_address_he_comes_from(site: Server) -> None:
    with proxy_before(site.port) as proxy:
        guessed = [
            sign_in(proxy, come_from="127.0.0.5", claims=f"203.0.113.{number}, 127.0.0.1")
            for number in range(6)
        ]
        assert guessed == [200] * 4 + [429] * 2
        assert sign_in(proxy, RIGHT, come_from="127.0.0.5") == 429
        assert sign_in(proxy, RIGHT, come_from="127.0.0.6") == 302
        # Who slips past the proxy is no proxy: what he claims is not read.
        sign_in(site.port, come_from="127.0.0.9", claims="127.0.0.6", **{"X-Forwarded-Proto": "https"})

    assert set(FailedTry.objects.values_list("source", flat=True)) == {"127.0.0.5", "127.0.0.9"}


def test_tries_made_at_once_in_two_processes_pass_no_limit(site: Server) -> None:
    with proxy_before(site.port) as proxy, ThreadPoolExecutor(12) as crowd:
        on_one = list(crowd.map(lambda n: sign_in(proxy, come_from="127.0.0.5"), range(12)))
        on_many = list(crowd.map(lambda n: sign_in(proxy, name=f"ten{n}", come_from="127.0.0.6"), range(12)))

    assert FailedTry.objects.filter(source="127.0.0.5").count() == 5
    assert FailedTry.objects.filter(source="127.0.0.6").count() == 7
    assert set(on_one) <= {200, 429} and set(on_many) <= {200, 429}
