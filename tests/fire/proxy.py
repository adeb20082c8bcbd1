"""A proxy in front of the site, as a web server is: it tells for whom it asks, and in which scheme."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class _Forwarding(BaseHTTPRequestHandler):
    server: _Proxy

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        headers = {name: value for name, value in self.headers.items() if name.lower() != "connection"}
        told = [self.headers["X-Forwarded-For"], self.client_address[0]]
        headers["X-Forwarded-For"] = ", ".join(hop for hop in told if hop)
        headers["X-Forwarded-Proto"] = "https"
        onward = HTTPConnection("127.0.0.1", self.server.site, timeout=60)
        onward.request("POST", self.path, body, headers)
        answer = onward.getresponse()
        page = answer.read()
        onward.close()
        self.send_response(answer.status)
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *words: object) -> None:
        """A test's output is for its findings."""


class _Proxy(ThreadingHTTPServer):
    site: int


@contextmanager
def proxy_before(site: int) -> Iterator[int]:
    """Its port; whoever comes to it is passed on to the port `site`."""
    proxy = _Proxy(("127.0.0.1", 0), _Forwarding)
    proxy.site = site
    Thread(target=proxy.serve_forever, daemon=True).start()
    yield proxy.server_port
    proxy.shutdown()
    proxy.server_close()
