"""One request to a running server by somebody signed in, and the answer, whatever becomes of the server."""

from __future__ import annotations

from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from io import BytesIO
from urllib.parse import urlencode

from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from tests.fire.server import TOKEN

AWAY = 503


@dataclass(frozen=True)
class Reply:
    """`status` 0: the server died before it answered."""

    status: int = 0
    content: bytes = b""
    location: str = ""

    @property
    def page(self) -> str:
        return self.content.decode(errors="replace")


def visit(port: int, path: str, cookie: str, given: dict[str, object] | None = None) -> Reply:
    """GET, or POST where anything is given; a pair (name, content) is a file. A 503 must speak in words."""
    body, headers = _posted(given) if given is not None else (None, {})
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET" if given is None else "POST", path, body, {"Cookie": cookie, **headers})
        answer = connection.getresponse()
        reply = Reply(answer.status, answer.read(), answer.getheader("Location", ""))
        waits = answer.getheader("Retry-After")
    except (OSError, HTTPException):
        return Reply()
    finally:
        connection.close()
    if reply.status == AWAY:
        assert waits and "Cơ sở dữ liệu tạm thời không trả lời" in reply.page, path
    assert reply.status < 500 or reply.status == AWAY, (reply.status, path, reply.page[-3000:])
    return reply


def _posted(given: dict[str, object]) -> tuple[bytes, dict[str, str]]:
    fields = {"csrfmiddlewaretoken": TOKEN, **given}
    files = {name: _file(*value) for name, value in fields.items() if isinstance(value, tuple)}
    if files:
        return encode_multipart(BOUNDARY, fields | files), {"Content-Type": MULTIPART_CONTENT}
    return urlencode(fields).encode(), {"Content-Type": "application/x-www-form-urlencoded"}


def _file(name: str, content: bytes) -> BytesIO:
    stream = BytesIO(content)
    stream.name = name
    return stream
