"""Web, worker and PostgreSQL die fifty times each amid acts: what was answered for is there, all agrees."""

from __future__ import annotations

import random
import signal
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from multiprocessing.context import ForkServerContext
from time import monotonic, sleep

import pytest
from django.db import connection
from procrastinate.exceptions import AlreadyEnqueued

from config.tasks import resume_stalled
from dossiers.models import Dossier, Job, Seat
from roles.models import LocalRule
from tests.fire import aftermath
from tests.fire.crowd import Crowd
from tests.fire.ground import Ground
from tests.fire.server import cookie_of
from tests.fire.whole_site import Site
from tests.scene import TODAY, Scene, build_scene, draft, of
from tests.walk import WORDING, after_bloc, received
from workflow.actions.draft_decision import draft_decision
from workflow.actions.sign import sign
from workflow.actions.submit import submit
from workflow.models import Decision

pytestmark = pytest.mark.fire

KILLS = 50
DECISIONS = 30
AMID = ("moved", "uploaded", "stored", "attached", "issued", "printed", "bundled")
"""Amid what the first of a round dies, each in turn."""
TRAVELLING = (2, 3, 4)
"""Units whose dossiers go to and fro; the first one's is decided, the last two are being drafted."""


@pytest.fixture
def scene(standing: None) -> Scene:
    """Without the rule that a scene writes past its door, and of which no history knows."""
    scene = build_scene(units=6)
    LocalRule.objects.all().delete()
    return scene


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


def kill_amid(site: Site, crowd: Crowd, chance: random.Random) -> None:
    """Fifty rounds, in each of which all three die, in random order and shortly after one another.

    Before a round each has done something since its last start, and what shall be hit is under way.
    """
    for number in range(KILLS):
        crowd.wanted = AMID[number % len(AMID)]
        wait_for(has_grown(crowd.told.acknowledged.total))
        # Each look at the worker's jobs is a connection.
        wait_for(has_grown(site.begun_jobs), pause=0.1)
        wait_for(partial(crowd.is_under_way, crowd.wanted))
        how = (signal.SIGKILL, signal.SIGQUIT)[number % 2]
        kills = [site.kill_web, partial(site.kill_database, how), site.kill_worker]
        chance.shuffle(kills)
        for kill in kills:
            sleep(chance.uniform(0, 0.2))
            kill()


def has_grown(figure: Callable[[], int]) -> Callable[[], bool]:
    before = figure()
    return lambda: figure() > before


def wait_for(is_so: Callable[[], bool], *, pause: float = 0.01) -> None:
    until = monotonic() + 60
    while not is_so():
        assert monotonic() < until, "nothing went on for a minute"
        sleep(pause)


def test_fifty_kills_of_each_process_lose_no_acknowledged_act_double_none_and_leave_nothing_hanging(
    scene: Scene, signed: list[Decision], ground: Ground, nursery: ForkServerContext
) -> None:
    travelling = [draft(scene, unit=unit, advanced=7, fighters=1) for unit in TRAVELLING]
    with Site(ground, nursery) as site:
        crowd = Crowd(site.server.port)
        lives = lives_of(crowd, scene, travelling, signed)
        crowd.live(lives, amid=lambda: kill_amid(site, crowd, random.Random(2020)))
        half_a_minute_later()
        wait_until_all_jobs_ended()

    told = crowd.told
    assert {verb for verb, _ in told.acknowledged} >= {"issued", "stored", "attached", "printed", "bundled"}
    assert told.unanswered.total() > KILLS
    assert aftermath.missing_or_invented(told) == {}
    moved = Dossier.objects.filter(pk__in=[decided(signed).pk, *(dossier.pk for dossier in travelling)])
    assert [fault for dossier in moved for fault in aftermath.faults_of(dossier)] == []
    aftermath.assert_numbers_run_without_gap()
    assert not [
        seat for seat in Seat.objects.all() if seat.allowed is not None and seat.claimed > seat.allowed
    ]
    aftermath.assert_lists_entered_whole_and_once(told)
    aftermath.assert_papers_are_what_was_sent(told)
    aftermath.assert_bundles_are_whole(told)
    aftermath.assert_nothing_is_left_behind(ground)
    for command in ("verify_trail", "verify_state"):
        aftermath.assert_holds(command)


def lives_of(
    crowd: Crowd, scene: Scene, travelling: list[Dossier], signed: list[Decision]
) -> list[Callable[[], None]]:
    cookies = {name: cookie_of(user) for name, user in scene.people.items()}
    listed, attached = (draft(scene, unit=unit, advanced=1, fighters=0) for unit in (5, 6))
    petition = f"/ho-so/{decided(signed).pk}/to-trinh.pdf"
    lives: list[Callable[[], None]] = []
    for unit, dossier in zip(TRAVELLING, travelling, strict=True):
        seats = {"head": cookies[f"head{unit}"], "bloc": cookies["bloc_head"]}
        lives.append(partial(crowd.travel, dossier.pk, seats))
    return [
        *lives,
        partial(crowd.number, [decision.pk for decision in signed], cookies["clerk"]),
        partial(crowd.bring_lists, listed.pk, cookies["clerk5"]),
        partial(crowd.bring_papers, attached.pk, cookies["clerk6"]),
        partial(crowd.read_papers, [petition], cookies["officer"]),
        partial(crowd.ask_for_bundles, scene.district.pk, cookies["clerk"]),
    ]


def decided(signed: list[Decision]) -> Dossier:
    line = signed[0].lines.first()
    assert line is not None
    return line.nomination.dossier


def half_a_minute_later() -> None:
    """Whoever is dead is silent by then, and the upkeep looks at once; the living beat again."""
    connection.close()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE dossiers_job SET beat_at = beat_at - interval '31 seconds'")
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '31 seconds'")
    # One that waits in the queue already begins after this, too.
    with suppress(AlreadyEnqueued):
        resume_stalled.defer(timestamp=0)


def wait_until_all_jobs_ended() -> None:
    open_jobs = Job.objects.filter(state__in=[Job.State.WAITING, Job.State.RUNNING])
    until = monotonic() + 120
    while open_jobs.exists() and monotonic() < until:
        sleep(0.1)
    assert list(open_jobs.values_list("kind", "state", "run", "beat_at")) == []
