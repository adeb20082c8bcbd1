"""A Chromium whose pages come from the test's own client: the world stays in its transaction.

What the client was answered is handed over by a small server, with the style sheets and fonts beside it: a
browser keeps what a server sends, while it fetches anew, for each page, what a test hands to it itself. It
lives in a thread of its own, for where a browser's loop runs Django would open another connection.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from django.conf import settings
from playwright.sync_api import ConsoleMessage, Page, ViewportSize, sync_playwright

from tests.access.capitals import BEGINS_SMALL
from tests.chromium import launched
from tests.logos import drawn
from tests.matrix import Answer

LOGO = drawn(size=(320, 160))
AXE = Path(__file__).parent.parent / "vendor/axe-core-4.14.1/axe.min.js"
# Beside the site's own files, where a browser fetches and compiles it once.
AXE_ADDRESS = f"/{settings.STATIC_URL.strip('/')}/{AXE.name}"
RULES = """axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    resultTypes: ['violations'], selectors: false}).then(told => told.violations
    .filter(fault => ['serious', 'critical'].includes(fault.impact))
    .map(fault => fault.id + ': ' + fault.nodes[0].html.slice(0, 160)))"""
# Icons are drawn anew on each page, a third of its cost; their room on the page is the style sheet's.
NO_ICONS = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
WIDE: ViewportSize = {"width": 1280, "height": 850}
PHONE: ViewportSize = {"width": 390, "height": 844}
SOUND = """() => {
  const found = [], all = selector => [...document.querySelectorAll(selector)];
  const need = (is_so, words) => { if (!is_so) found.push(words); };
  need(document.documentElement.lang === 'vi', 'is not said to be Vietnamese');
  need(all('h1').length === 1 && all('h1')[0].innerText.trim(), 'has ' + all('h1').length + ' h1');
  for (const control of all('input:not([type=hidden]), select, textarea, button'))
    need((control.labels && control.labels.length) || control.ariaLabel || control.textContent.trim()
      || control.getAttribute('aria-labelledby'), 'has a control without a name: ' + control.outerHTML);
  for (const form of all('form:not([hx-get]):not([hx-post])'))
    need(form.querySelector('button:not([type=button]), input[type=submit]')
      || all(`[form="${form.id}"]`).length, 'has a form that only a script can send: ' + form.outerHTML);
  for (const form of all('form')) {
    const [first, ...others] = [...form.elements].filter(part => part.type === 'submit');
    const plain = '.btn-primary, .btn-grave, .on-enter, :not([name])';
    const typed = [...form.elements].some(part => /^(text|number|date|email|password|tel)$/.test(part.type));
    need(!typed || !others.length || first.matches(plain), 'has a form whose Enter is ' + first.outerHTML);
  }
  for (const link of all('a[href="#"], a[href^="javascript:"], [onclick]'))
    need(false, 'has a link that only a script can follow: ' + link.outerHTML);
  return found;
}"""
# What a page asks while somebody types is asked once, as it stands; nothing comes back.
ASKED = """() => Promise.all([...document.querySelectorAll('[hx-get], [hx-post]')].map(part => {
  const verb = part.hasAttribute('hx-get') ? 'get' : 'post';
  return htmx.ajax(verb, part.getAttribute('hx-' + verb), {source: part, swap: 'none'});
}))"""
FOCUS = """() => {
  const here = document.activeElement, box = here.getBoundingClientRect(), style = getComputedStyle(here);
  const is_seen = box.top >= 0 && box.left >= 0 && box.width > 40 && box.height > 20;
  const is_marked = style.outlineStyle !== 'none' || style.boxShadow !== 'none';
  return here.className + (is_seen ? '' : ', out of sight') + (is_marked ? '' : ', not marked');
}"""


# What is built alike has one shape, whatever its words: the rows of a list, the frame of every page. Of like
# neighbours two stay for axe (a striped list has two colours); of the frame, what it has not seen yet.
UNLIKE = """seen => {
  const shape = part => part.outerHTML.replace(/>\\s*[^<\\s][^<]*</g, '>words<')
    .replace(/ (?!class|type|role|style|aria-hidden|aria-expanded|aria-current)([a-z-]+)="[^"]+"/g, ' $1');
  for (const list of document.querySelectorAll('body *')) {
    const met = {};
    for (const part of list.isConnected ? [...list.children] : []) {
      met[shape(part)] = (met[shape(part)] || 0) + 1;
      if (met[shape(part)] > 2) part.remove();
    }
  }
  const frame = [...document.querySelectorAll('.masthead, .side')].map(part => [part, shape(part)]);
  frame.filter(([, built]) => seen.includes(built)).forEach(([part]) => {
    part.style.minHeight = `${part.offsetHeight}px`;
    part.replaceChildren();
  });
  return frame.map(([, built]) => built);
}"""

# Where each part stands: what it is, its neighbour before it, and all that it stands in, as one number.
PLACES = """() => {
  const number = new Map();
  const is = part => part ? [part.localName, part.getAttribute('class'), part.getAttribute('style'),
    ...part.getAttributeNames(), part.getAttribute('type'), part.getAttribute('role'),
    [...part.childNodes].some(node => node.nodeType === 3 && node.data.trim())].join(' ') : '';
  for (const part of document.querySelectorAll('*')) {
    let place = number.get(part.parentElement) || 7;
    for (const letter of is(part) + '|' + is(part.previousElementSibling))
      place = (Math.imul(place, 31) + letter.codePointAt(0)) | 0;
    number.set(part, place);
  }
  return [...new Set(number.values())];
}"""


# What is asked of a wide page, every fold opened once the focus is known, and of the page on a phone: all at
# once, for each question is a way to the browser and back.
MET = f"""() => {{
  const focus = ({FOCUS})();
  document.querySelectorAll('main details').forEach(fold => {{ fold.open = true; }});
  return [focus, document.title, document.body.innerText, [...({SOUND})(), ...({BEGINS_SMALL})()],
    document.documentElement.scrollWidth];
}}"""
ON_PHONE = f"() => [document.documentElement.scrollWidth, ({PLACES})()]"


@dataclass
class Seen:
    """What a reader met on a page; `faults` in the order of looking."""

    title: str
    text: str
    faults: list[str] = field(default_factory=list)


class Desk(ThreadingHTTPServer):
    """Hands the browser the answer that lies on it, under its own address, and the files of the site."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Hand)
        self.url, self.body, self.headers = "", b"", dict[str, str]()


class _Hand(BaseHTTPRequestHandler):
    server: Desk
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._send(b"", {}, status=204)

    def do_GET(self) -> None:
        if "HX-Request" in self.headers:
            self._send(b"", {}, status=204)
            return
        path, static = self.path.partition("?")[0], f"/{settings.STATIC_URL.strip('/')}/"
        if self.path == self.server.url:
            self._send(self.server.body, self.server.headers)
            return
        if path.startswith("/bieu-trung/"):
            self._send(LOGO, {"Content-Type": "image/png", "Cache-Control": "max-age=3600, immutable"})
            return
        file = AXE if path == AXE_ADDRESS else settings.STATICFILES_DIRS[0] / path.removeprefix(static)
        if not path.startswith(static) or not file.is_file():
            self.send_error(404)
            return
        body = NO_ICONS if file.name == "icons.svg" else file.read_bytes()
        kind = mimetypes.guess_type(path)[0] or "font/woff2"
        self._send(body, {"Content-Type": kind, "Cache-Control": "max-age=3600, immutable"})

    def _send(self, body: bytes, headers: dict[str, str], *, status: int = 200) -> None:
        self.send_response(status)
        length = {} if status == 204 else {"Content-Length": str(len(body))}
        for name, value in (headers | length).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None:
        """A test's output is for its findings."""


class Window:
    """One page of one browser, which shows the program's answers."""

    def __init__(self, thread: ThreadPoolExecutor, page: Page, desk: Desk) -> None:
        self._thread, self._page, self._desk = thread, page, desk
        self._frames, self._places = set[str](), set[int]()
        self._complaints = list[str]()
        page.on("console", self._told_by_console)
        page.on("pageerror", lambda fault: self._complaints.append(f"script: {fault}"))
        self._site = f"http://127.0.0.1:{desk.server_port}"

    def look(self, url: str, answer: Answer) -> Seen:
        """Wide, then on a phone, with every fold opened: what is folded must be sound too.

        axe looks where a part stands in a place in which it has seen none like it, on this page or another.
        """
        self._desk.url, self._desk.body, self._desk.headers = url, answer.content, dict(answer.headers)
        return self._thread.submit(self._look, url).result()

    def _look(self, url: str) -> Seen:
        page = self._page
        page.set_viewport_size(WIDE)
        self._complaints.clear()
        page.goto(self._site + url)
        # A page that takes the focus itself has led the reader past the skip link already.
        is_led = page.evaluate("document.activeElement === document.body")
        page.keyboard.press("Tab")
        focus, title, text, faults, wide = page.evaluate(MET)
        seen = Seen(title, text, [] if focus == "skip-link" or not is_led else [f"first Tab: {focus}"])
        seen.faults += [*faults, *_too_wide(wide, WIDE)]
        page.evaluate(ASKED)
        page.set_viewport_size(PHONE)
        wide, numbers = page.evaluate(ON_PHONE)
        seen.faults += _too_wide(wide, PHONE)
        places = set(numbers)
        if not places <= self._places:
            self._places |= places
            seen.faults += self._asked_of_axe()
        seen.faults += self._complaints
        return seen

    def _told_by_console(self, message: ConsoleMessage) -> None:
        """What a script, the content policy, or a file that is not there made the browser complain of."""
        if message.type == "error":
            self._complaints.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _asked_of_axe(self) -> list[str]:
        """On the phone, where the page stands, then wide."""
        page = self._page
        self._frames.update(page.evaluate(UNLIKE, list(self._frames)))
        page.add_script_tag(url=AXE_ADDRESS)
        on_phone = page.evaluate(RULES)
        page.set_viewport_size(WIDE)
        return [*on_phone, *page.evaluate(RULES)]


def _too_wide(wide: int, size: ViewportSize) -> list[str]:
    return [f"is {wide} px wide at {size['width']}"] if wide > size["width"] else []


@contextmanager
def window() -> Iterator[Window]:
    with ThreadPoolExecutor(1) as thread, Desk() as desk:
        Thread(target=desk.serve_forever, daemon=True).start()
        playwright = thread.submit(lambda: sync_playwright().start()).result()
        browser = thread.submit(launched, playwright).result()
        page = thread.submit(lambda: browser.new_context(locale="vi-VN").new_page()).result()
        yield Window(thread, page, desk)
        thread.submit(browser.close).result()
        thread.submit(playwright.stop).result()
        desk.shutdown()
