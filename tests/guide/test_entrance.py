"""docs/deploy/nginx.conf: what it lets through to the program, what it writes itself, whom it turns away."""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import BadStatusLine, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dossiers.uploads.upload_limits import LARGEST_UPLOAD, LARGEST_UPLOAD_WORDS
from tests.guide.machine import Machine
from tests.guide.visitor import SITE, ToTheGate, Visitor, plainly

MIB = 1024 * 1024


class _Echo(BaseHTTPRequestHandler):
    """Tells what reached it: the headers, and how many bytes."""

    def do_POST(self) -> None:
        length = len(self.rfile.read(int(self.headers.get("Content-Length", "0"))))
        told = json.dumps({"headers": dict(self.headers.items()), "length": length}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    do_GET = do_POST

    def log_message(self, *words: object) -> None:
        """A test's output is for its findings."""


@contextmanager
def program(machine: Machine) -> Iterator[None]:
    server = ThreadingHTTPServer(("127.0.0.1", machine.web_port), _Echo)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield
    server.shutdown()
    server.server_close()


@pytest.fixture
def gate(machine: Machine) -> Iterator[Machine]:
    """nginx, with nobody behind it yet."""
    machine.type_in("certificate")
    with machine.nginx():
        yield machine


def visitor(gate: Machine) -> Visitor:
    return Visitor(gate.https_port, gate.room / "etc/tls/fullchain.pem")


def test_what_a_visitor_says_of_his_address_never_reaches_the_program(gate: Machine) -> None:
    spoofed = {
        "X-Forwarded-For": "6.6.6.6, 7.7.7.7",
        "X_Forwarded_For": "6.6.6.6",
        "X-Forwarded-Proto": "http",
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Port": "1",
        "X-Real-IP": "6.6.6.6",
        "Forwarded": "for=6.6.6.6",
    }
    with program(gate):
        told = json.loads(visitor(gate).open("/", **spoofed).content)["headers"]

    assert {name: value for name, value in told.items() if "orward" in name or "Real" in name} == {
        "X-Forwarded-For": "127.0.0.1",
        "X-Forwarded-Proto": "https",
    }
    assert told["Host"] == SITE


def test_the_largest_file_passes_with_its_form_and_a_larger_one_is_told_so_in_words(gate: Machine) -> None:
    with program(gate):
        taken = visitor(gate).post("/", b"0" * (LARGEST_UPLOAD + 4 * MIB))
        refused = visitor(gate).post("/", b"0" * (LARGEST_UPLOAD + 6 * MIB))

    assert json.loads(taken.content)["length"] == LARGEST_UPLOAD + 4 * MIB
    assert refused.status == 413
    assert f"tối đa {LARGEST_UPLOAD_WORDS}." in refused.text


def test_a_program_that_is_away_is_told_in_words(gate: Machine) -> None:
    answer = visitor(gate).open("/")

    assert answer.status == 502
    assert "Hãy đợi một phút rồi tải lại trang" in answer.text


def test_http_is_led_to_https_under_the_sites_own_name(gate: Machine) -> None:
    led = plainly(gate.http_port, "/tim/?q=nong")

    assert (led.status, led.headers["Location"]) == (301, f"https://{SITE}/tim/?q=nong")


def test_who_asks_for_another_name_gets_no_answer(gate: Machine) -> None:
    with pytest.raises((BadStatusLine, HTTPException, ConnectionError)):
        plainly(gate.http_port, "/", Host="evil.example")
    stranger = ToTheGate(
        gate.https_port, certificate=gate.room / "etc/tls/fullchain.pem", name="evil.example"
    )
    with pytest.raises(ssl.SSLError, match="UNRECOGNIZED_NAME"):
        stranger.connect()


def test_what_was_searched_for_stays_out_of_the_log(gate: Machine) -> None:
    with program(gate):
        visitor(gate).open("/tim/?q=nong-van-hai", Referer=f"https://{SITE}/tim/?q=be-thi-lan")
        plainly(gate.http_port, "/tim/?q=nong-van-hai")
    logged = (gate.room / "log/vinhdanh.log").read_text(encoding="utf-8")

    assert logged.count(" GET /tim/ ") == 2
    assert "nong-van-hai" not in logged and "be-thi-lan" not in logged
