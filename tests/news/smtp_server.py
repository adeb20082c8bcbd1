"""A real SMTP server as small as can be, on a port of its own: keeps what it accepts, answers as told."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage


class Letters(socketserver.ThreadingTCPServer):
    """`answers` are what RCPT and the end of DATA are answered with; an empty one breaks the line off."""

    allow_reuse_address, daemon_threads = True, True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.answers = {"RCPT": "250 ok", "END": "250 accepted"}
        self.accepted: list[tuple[str, EmailMessage]] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class _Talk(socketserver.StreamRequestHandler):
    server: Letters

    def handle(self) -> None:
        self._say("220 here")
        to = ""
        for line in iter(self.rfile.readline, b""):
            word = line.decode().split(" ")[0].strip().upper()
            if word == "RCPT":
                to = line.decode().partition("<")[2].partition(">")[0]
                self._say(self.server.answers["RCPT"])
            elif word == "DATA":
                self._say("354 go on")
                text = b"".join(iter(self.rfile.readline, b".\r\n"))
                answer = self.server.answers["END"]
                if not answer or answer.startswith("250"):
                    letter = message_from_bytes(text, policy=policy.default)
                    self.server.accepted.append((to, letter))  # type: ignore[arg-type]
                if not answer:
                    return
                self._say(answer)
            else:
                self._say("221 bye" if word == "QUIT" else "250 ok")

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@contextmanager
def running() -> Iterator[Letters]:
    with Letters() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
