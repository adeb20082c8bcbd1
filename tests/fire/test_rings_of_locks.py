"""Acts that meet on the same rows from two sides: they wait in one order, never for each other."""

from __future__ import annotations

from threading import Thread
from time import monotonic, sleep

import pytest
from django.db import connection, transaction

from dossiers.models import Dossier, Nomination
from tests.fire.crew import Crew, Outcome, job
from tests.scene import TODAY, Scene, draft, of
from tests.walk import WORDING, after_bloc, received
from workflow.actions.convene import convene
from workflow.actions.draft_decision import draft_decision
from workflow.actions.send_back import send_back
from workflow.actions.sign import sign
from workflow.actions.submit import submit

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.fire, pytest.mark.scene(units=3)]

WAITING = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


def appraised(scene: Scene, *, unit: int, fighters: int) -> Dossier:
    dossier = draft(scene, unit=unit, fighters=fighters)
    submit(dossier.pk, by=scene[f"head{unit}"], on=TODAY)
    after_bloc(scene, dossier)
    received(scene, dossier)
    return dossier


def wait_for(waiting: int) -> None:
    """Until so many processes wait for a lock; the patience only ends a test that hangs."""
    until = monotonic() + 60
    with connection.cursor() as cursor:
        while monotonic() < until:
            # Within a transaction the view would stay as it was first seen.
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(WAITING)
            if cursor.fetchone()[0] >= waiting:
                return
            sleep(0.02)
    raise AssertionError(f"{waiting} processes should have been waiting")


def test_a_return_and_a_meeting_over_the_same_people_do_not_wait_in_a_ring(scene: Scene, crew: Crew) -> None:
    """The unit's order is the reverse of the keys, and the first row is kept busy until both acts wait."""
    dossier = appraised(scene, unit=2, fighters=3)
    rows = of(dossier, "CSTĐCS")
    for place, row in enumerate(reversed(rows), start=1):
        Nomination.objects.filter(pk=row.pk).update(ordinal=place)
    first, ids = min(row.pk for row in rows), [row.pk for row in rows]
    meeting = job(convene, scene.council, ids, meets_on=TODAY, title="Họp", by=scene["secretary"], on=TODAY)
    back = job(send_back, dossier.pk, reason="Thiếu.", by=scene["officer"], on=TODAY)
    outcomes: list[Outcome] = []

    with transaction.atomic():
        Nomination.objects.select_for_update().get(pk=first)
        both = Thread(target=lambda: outcomes.extend(crew.at_once([meeting, back])))
        both.start()
        wait_for(2)
    both.join()

    assert [one.broke for one in outcomes if one.broke] == []
    assert not any("cùng lúc" in one.told for one in outcomes), outcomes
    assert outcomes[1].is_done
    assert not dossier.nominations.exclude(standing="draft").exists()


def test_two_signatures_that_refuse_each_others_dossiers_do_not_wait_in_a_ring(
    scene: Scene, crew: Crew
) -> None:
    """Each decision signs for one dossier and refuses a line of the other."""
    one, two = (appraised(scene, unit=unit, fighters=0) for unit in (2, 3))
    pairs = list(zip(of(one, "LĐTT"), of(two, "LĐTT"), strict=True))
    for left, right in zip(pairs[::2], pairs[1::2], strict=True):
        jobs = []
        for pair, refused in ((left, 0), (right, 1)):
            ids = [row.pk for row in pair]
            decision = draft_decision(scene.district, ids, WORDING, by=scene["officer"], on=TODAY)
            line = decision.lines.get(nomination=pair[refused])
            jobs.append(job(sign, decision.pk, {line.pk: "Không rõ."}, by=scene["chair"], on=TODAY))

        outcomes = crew.at_once(jobs)

        assert all(each.is_done for each in outcomes), outcomes
