"""A browser without scripts that believes one certificate: it keeps cookies and fills in forms."""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPConnection, HTTPSConnection
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

SITE = "thidua.example.vn"


class ToTheGate(HTTPSConnection):
    """Says the site's name, as at port 443, and reaches the port of this machine."""

    def __init__(self, gate: int, *, certificate: Path, name: str = SITE) -> None:
        self._trusted = ssl.create_default_context(cafile=str(certificate))
        super().__init__(name, context=self._trusted, timeout=60)
        self._gate = gate

    def connect(self) -> None:
        plain = socket.create_connection(("127.0.0.1", self._gate), timeout=60)
        self.sock = self._trusted.wrap_socket(plain, server_hostname=self.host)


def plainly(port: int, path: str, **headers: str) -> Page:
    """An answer without HTTPS; raises http.client's errors where there is none."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers={"Host": SITE, **headers})
    answer = connection.getresponse()
    return Page(path, answer.status, dict(answer.getheaders()), answer.read())


@dataclass
class Page:
    path: str
    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode()

    def form(self, name: str) -> FilledForm:
        """The form that has a field of this name, filled in as the page shows it."""
        reader = _Forms()
        reader.feed(self.text)
        return next(form for form in reader.forms if name in form.answers or name in form.asked)


@dataclass
class FilledForm:
    action: str
    answers: dict[str, str] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)


@dataclass
class Visitor:
    gate: int
    certificate: Path
    cookies: dict[str, str] = field(default_factory=dict)

    def open(self, path: str, **headers: str) -> Page:
        return self._ask("GET", path, headers=headers)

    def post(self, path: str, body: bytes) -> Page:
        return self._ask("POST", path, headers={}, body=body)

    def send(self, page: Page, having: str, /, *, file: object = None, **answers: str) -> Page:
        """The form of the page with that field, with these answers; the page to which it leads."""
        form = page.form(having)
        given = {**form.answers, **answers, **({"file": file} if file else {})}
        headers = {"Content-Type": MULTIPART_CONTENT if file else "application/x-www-form-urlencoded"}
        headers |= {"Origin": f"https://{SITE}", "Referer": f"https://{SITE}{page.path}"}
        body = encode_multipart(BOUNDARY, given) if file else urlencode(given).encode()
        answer = self._ask("POST", form.action or page.path, body=body, headers=headers)
        while answer.status in (301, 302):
            answer = self.open(answer.headers["Location"].partition("#")[0])
        return answer

    def _ask(self, method: str, path: str, *, headers: dict[str, str], body: bytes | None = None) -> Page:
        connection = ToTheGate(self.gate, certificate=self.certificate)
        kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection.request(method, path, body, {"Cookie": kept, **headers})
        answer = connection.getresponse()
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        page = Page(path, answer.status, dict(answer.getheaders()), answer.read())
        connection.close()
        return page


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[FilledForm] = []
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "form":
            self.forms.append(FilledForm(given.get("action", "")))
        elif not self.forms:
            return
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select:
            self._choose(given)
        elif tag in ("input", "textarea") and name:
            self._fill(name, given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""

    def _choose(self, given: dict[str, str]) -> None:
        """The chosen one, else the first."""
        answers = self.forms[-1].answers
        if "selected" in given or self._select not in answers:
            answers[self._select] = given.get("value", "")

    def _fill(self, name: str, given: dict[str, str]) -> None:
        form, kind = self.forms[-1], given.get("type", "text")
        form.asked.add(name)
        if kind == "file" or (kind in ("checkbox", "radio") and "checked" not in given):
            return
        form.answers[name] = given.get("value", "on" if kind == "checkbox" else "")
