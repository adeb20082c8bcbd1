"""The server is killed fifty times amid acts: what it answered for is there, and everything agrees."""

from __future__ import annotations

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from io import StringIO
from itertools import cycle
from threading import Event
from time import monotonic, sleep

import pytest
from django.core.management import call_command
from viewflow.workflow.models import Task
from viewflow.workflow.status import STATUS

from dossiers.models import Dossier, Nomination, Seat
from tests.fire.server import Server, cookie_of, post
from tests.scene import TODAY, Scene, draft, of
from tests.walk import WORDING, after_bloc, received
from trail.models import Entry
from trail.queries import timeline
from trail.replay import standings_from
from workflow.actions.draft_decision import draft_decision
from workflow.actions.sign import sign
from workflow.actions.submit import submit
from workflow.models import Decision, Passage
from workflow.models.desks import ALLOWED, Desk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.fire, pytest.mark.scene(units=4)]

KILLS = 50
DECISIONS = 30
# The acts of a round that ends where it began: (address, who, the verb it leaves).
ROUND = (
    ("trinh", "head", "submitted"),
    ("thu-hoi", "head", "recalled"),
    ("trinh", "head", "submitted"),
    ("tiep-nhan", "bloc", "taken_up"),
    ("tra-lai", "bloc", "sent_back"),
)
ACCEPTED = 302


@dataclass
class Told:
    """What the server answered for, and what it left unanswered as it died; by (verb, key)."""

    acknowledged: Counter[tuple[str, int]] = field(default_factory=Counter)
    unanswered: Counter[tuple[str, int]] = field(default_factory=Counter)

    def note(self, status: int, key: tuple[str, int]) -> None:
        if status == ACCEPTED:
            self.acknowledged[key] += 1
        elif status == 0:
            self.unanswered[key] += 1
        assert status < 500, (status, key)


@pytest.fixture
def travelling(scene: Scene) -> list[Dossier]:
    return [draft(scene, unit=unit, advanced=7, fighters=1) for unit in (2, 3, 4)]


@pytest.fixture
def signed(scene: Scene) -> list[Decision]:
    """Decisions of one line each, signed and without a number yet."""
    dossier = draft(scene, unit=1, advanced=DECISIONS, fighters=0)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    after_bloc(scene, dossier)
    received(scene, dossier)
    found = []
    for row in of(dossier, "LĐTT"):
        decision = draft_decision(scene.district, [row.pk], WORDING, by=scene["officer"], on=TODAY)
        found.append(sign(decision.pk, {}, by=scene["chair"], on=TODAY))
    return found


def travel(server: Server, dossier: Dossier, cookies: dict[str, str], told: Told, over: Event) -> None:
    """Round after round; an act out of turn is refused and changes nothing."""
    while not over.is_set():
        for address, who, verb in ROUND:
            path = f"/ho-so/{dossier.pk}/{address}/"
            status, _ = post(server.port, path, cookie=cookies[who], reason="Bổ sung báo cáo.")
            told.note(status, (verb, dossier.pk))
            if status == 0:
                sleep(0.01)


def in_the_middle(told: Told, chance: random.Random) -> None:
    """Waits until the new server has done an act, then for a moment that nobody can foresee."""
    before, until = told.acknowledged.total(), monotonic() + 60
    while told.acknowledged.total() == before and monotonic() < until:
        sleep(0.01)
    sleep(chance.uniform(0, 0.4))


def number(server: Server, decisions: list[Decision], cookie: str, told: Told, over: Event) -> None:
    """Issues one after the other; what was not answered is sent again in the next round."""
    for decision in cycle(decisions):
        if over.is_set():
            return
        key = ("issued", decision.pk)
        if not told.acknowledged[key]:
            status, _ = post(server.port, f"/quyet-dinh/{decision.pk}/ban-hanh/", cookie=cookie)
            told.note(status, key)
        sleep(0.05)


def test_fifty_kills_lose_no_acknowledged_act_and_leave_nothing_half_done(
    scene: Scene, travelling: list[Dossier], signed: list[Decision], server: Server
) -> None:
    told, over, chance = Told(), Event(), random.Random(2020)
    with ThreadPoolExecutor(len(travelling) + 1) as clients:
        running = [
            clients.submit(travel, server, dossier, cookies_for(scene, unit), told, over)
            for unit, dossier in enumerate(travelling, start=2)
        ]
        running.append(clients.submit(number, server, signed, cookie_of(scene["clerk"]), told, over))
        for _ in range(KILLS):
            in_the_middle(told, chance)
            server.kill()
            server.start()
        over.set()
    for one in running:
        one.result()

    assert told.acknowledged.total() >= KILLS
    assert told.unanswered.total() > 0
    assert missing_or_invented(told) == {}
    assert [fault for dossier in Dossier.objects.all() for fault in faults_of(dossier)] == []
    assert_numbers_run_without_gap()
    assert not [
        seat for seat in Seat.objects.all() if seat.allowed is not None and seat.claimed > seat.allowed
    ]
    assert_trail_verifies()


def cookies_for(scene: Scene, unit: int) -> dict[str, str]:
    return {"head": cookie_of(scene[f"head{unit}"]), "bloc": cookie_of(scene["bloc_head"])}


def missing_or_invented(told: Told) -> dict[tuple[str, int], tuple[int, int, int]]:
    """Acts with fewer entries than answers, or with more than answers and unanswered requests together."""
    found = {}
    for key in told.acknowledged | told.unanswered:
        verb, number_of = key
        kind = "decision" if verb == "issued" else "dossier"
        chain = {"chain__subject_kind": kind, "chain__subject_id": number_of}
        entries = Entry.objects.filter(verb=verb, **chain).count()
        answered, open_ = told.acknowledged[key], told.unanswered[key]
        if not answered <= entries <= answered + open_:
            found[key] = (answered, entries, open_)
    return found


def faults_of(dossier: Dossier) -> list[str]:
    """Where tables, trail, desk and flow of one dossier do not agree."""
    standings = dict(Nomination.objects.filter(dossier=dossier).values_list("pk", "standing"))
    replayed = standings_from(timeline(("dossier", dossier.pk)))
    passage = Passage.objects.select_related("task").get(dossier=dossier, closed_at__isnull=True)
    tasks = Task.objects.filter(process=dossier.flow, status=STATUS.NEW).values_list("pk", flat=True)
    found = []
    if {pk: replayed.get(pk, "draft") for pk in standings} != standings:
        found.append(f"{dossier}: standings {standings}, the trail says {replayed}")
    if not set(standings.values()) <= ALLOWED[Desk(passage.desk)]:
        found.append(f"{dossier}: {set(standings.values())} on the desk {passage.desk}")
    if list(tasks) != [passage.task_id]:
        found.append(f"{dossier}: open tasks {list(tasks)} beside the passage of {passage.task_id}")
    if dossier.is_sealed == (passage.desk == Desk.UNIT):
        found.append(f"{dossier}: sealed is {dossier.is_sealed} on the desk {passage.desk}")
    return found


def assert_numbers_run_without_gap() -> None:
    issued = Decision.objects.exclude(number=None)
    numbers = sorted(issued.values_list("number", flat=True))
    assert numbers and numbers == list(range(1, len(numbers) + 1))
    assert set(issued.values_list("state", flat=True)) == {"issued"}
    assert not Decision.objects.filter(number=None).exclude(state="signed").exists()


def assert_trail_verifies() -> None:
    told = StringIO()
    call_command("verify_trail", "--json", stdout=told)
    assert '"ok": true' in told.getvalue().splitlines()[-1]
