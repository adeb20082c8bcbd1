"""Everybody at once at the site's doors: each life goes on act after act until it is over, and notes answers.

A life knows only what it was answered: an act is acknowledged by the redirect, or by the page that tells it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count, cycle
from threading import Event, get_ident
from time import monotonic

from roles.doors.sent_once import FORM_KEY, form_key_for
from tests.fire.sent_files import ROWS, list_of, paper_name, paper_of
from tests.fire.visitor import AWAY, Reply, visit

ACCEPTED = 302
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
# The acts of a round that ends where it began: (address, who, the verb it leaves).
ROUND = (
    ("trinh", "head", "submitted"),
    ("thu-hoi", "head", "recalled"),
    ("trinh", "head", "submitted"),
    ("tiep-nhan", "bloc", "taken_up"),
    ("tra-lai", "bloc", "sent_back"),
)
ACTS = {verb: "dossier" for _, _, verb in ROUND} | {"issued": "decision"}
"""The verbs of the trail, and whose chain tells them."""


@dataclass
class Told:
    """What was answered for, and what was not because somebody died; by (verb, key)."""

    acknowledged: Counter[tuple[str, object]] = field(default_factory=Counter)
    unanswered: Counter[tuple[str, object]] = field(default_factory=Counter)

    def note(self, reply: Reply, key: tuple[str, object], *, accepted: int = ACCEPTED) -> bool:
        if reply.status == accepted:
            self.acknowledged[key] += 1
        elif reply.status in (0, AWAY):
            self.unanswered[key] += 1
        return reply.status == accepted

    def of(self, verb: str) -> set[object]:
        """The keys that were acknowledged."""
        return {key for told, key in self.acknowledged if told == verb}


@dataclass
class Crowd:
    """Threads of visitors: `over` sends them home, amid `wanted` somebody will be killed."""

    port: int
    told: Told = field(default_factory=Told)
    over: Event = field(default_factory=Event)
    wanted: str = ""
    _under_way: set[tuple[str, int]] = field(default_factory=set)

    def is_under_way(self, verb: str) -> bool:
        """Whether somebody waits for an answer to it."""
        return any(verb == asked for asked, _visitor in self._under_way.copy())

    def live(self, lives: Sequence[Callable[[], None]], amid: Callable[[], None]) -> None:
        """All live while `amid` runs; what one of them or `amid` finds wrong is raised here."""
        with ThreadPoolExecutor(len(lives)) as visitors:
            running: list[Future[None]] = [visitors.submit(life) for life in lives]
            try:
                amid()
            finally:
                self.over.set()
        for one in running:
            one.result()

    def travel(self, dossier: int, cookies: dict[str, str]) -> None:
        """Round after round; an act out of turn is refused and changes nothing."""
        for address, who, verb in cycle(ROUND):
            given: dict[str, object] = {"reason": "Bổ sung báo cáo."}
            reply = self.ask(f"/ho-so/{dossier}/{address}/", cookies[who], given, doing="moved")
            self.told.note(reply, (verb, dossier))
            if self._rest("moved"):
                return

    def number(self, decisions: Sequence[int], cookie: str) -> None:
        """Issues one after the other as it is wanted; the unanswered, and at last all, are sent again."""
        for turn in count():
            if self._rest("issued", seconds=3600) or self._pause(0.15):
                return
            left = [each for each in decisions if not self.told.acknowledged["issued", each]]
            decision = (left or decisions)[turn % len(left or decisions)]
            reply = self.ask(f"/quyet-dinh/{decision}/ban-hanh/", cookie, {}, doing="issued")
            if left:
                self.told.note(reply, ("issued", decision))

    def bring_lists(self, dossier: int, cookie: str) -> None:
        """Every other list is so heavy that a worker examines it; who is broken off is not waited for."""
        for number in count():
            upload = (f"Danh sách {number}.xlsx", list_of(number, is_heavy=number % 2 == 1))
            form = f"/ho-so/{dossier}/nhap-excel/"
            reply = self._send_form(form, cookie, {"file": upload}, doing="uploaded")
            if self.told.note(reply, ("uploaded", reply.location)):
                self._store(reply.location, cookie, number)
            if self._rest("uploaded", "stored"):
                return

    def bring_papers(self, dossier: int, cookie: str) -> None:
        for number in count():
            form, page = f"/ho-so/{dossier}/dinh-kem/", f"/ho-so/{dossier}/soan/"
            upload = (paper_name(number), paper_of(number))
            given: dict[str, object] = {"kind": "achievement_report", "file": upload}
            reply = self._send_form(form, cookie, given, page=page, doing="attached")
            self.told.note(reply, ("attached", number))
            if self._rest("attached"):
                return

    def read_papers(self, addresses: Sequence[str], cookie: str) -> None:
        """What was answered is a whole paper."""
        for address in cycle(addresses):
            reply = self.ask(address, cookie, doing="printed")
            if self.told.note(reply, ("printed", address), accepted=200):
                assert reply.content[:4] == b"%PDF" and reply.content.rstrip()[-5:] == b"%%EOF", address
            if self._rest("printed"):
                return

    def ask_for_bundles(self, jurisdiction: int, cookie: str) -> None:
        """Often, so that the worker always has something to do."""
        while not self._pause(0.1) and not self._rest("bundled", seconds=2):
            bundle = f"/quyet-dinh/so/{jurisdiction}/tai-ve/"
            given: dict[str, object] = {"nam": "2020", FORM_KEY: form_key_for(None)}
            reply = self.ask(bundle, cookie, given, doing="bundled")
            self.told.note(reply, ("bundled", reply.location))

    def ask(
        self, path: str, cookie: str, given: dict[str, object] | None = None, *, doing: str = ""
    ) -> Reply:
        """GET, or POST where anything is given; a pair (name, content) is a file."""
        me = (doing, get_ident())
        self._under_way.add(me)
        try:
            reply = visit(self.port, path, cookie, given)
        finally:
            self._under_way.discard(me)
        if reply.status == 0:
            self._pause(0.1)
        return reply

    def _send_form(
        self, path: str, cookie: str, given: dict[str, object], *, page: str = "", doing: str
    ) -> Reply:
        """As the form was when its page was opened: with whatever it hides."""
        shown = self.ask(page or path, cookie)
        if shown.status != 200:
            return Reply()
        form = shown.page.partition(f'action="{path}"')[2].partition("</form>")[0] if page else shown.page
        return self.ask(path, cookie, dict(HIDDEN.findall(form)) | given, doing=doing)

    def _store(self, outcome: str, cookie: str, number: int) -> None:
        """Until it is told that the list is stored; one that was broken off for longer is left behind."""
        until = monotonic() + 10
        while monotonic() < until and not self._pause(0.6):
            page = self.ask(outcome, cookie).page
            if f"{outcome}ghi/" in page:
                reply = self.ask(f"{outcome}ghi/", cookie, {}, doing="stored")
                self.told.note(reply, ("asked to store", number))
            if f"Đã thêm {ROWS:02} trường hợp" in page:
                self.told.acknowledged["stored", number] += 1
                return

    def _rest(self, *verbs: str, seconds: float = 8) -> bool:
        """Whether it is over, asked after a while; sooner where one of these verbs is wanted."""
        until = monotonic() + seconds
        while not self._pause(0.1):
            if self.wanted in verbs or monotonic() > until:
                return False
        return True

    def _pause(self, seconds: float) -> bool:
        """Whether it is over."""
        return self.over.wait(seconds)
