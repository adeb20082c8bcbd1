"""Eight at once want the last seats: never one too many, never one too few, and nobody waits in a ring."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from dossiers.drafting.changing_drafts import NewNomination, add_nominations, create_dossier
from dossiers.models import Dossier, Nomination, Seat, Standing
from dossiers.seats.claiming import Oversubscribed, settle
from tests.scene import TODAY, YEAR, Scene, build_scene, staff

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.fire]
RACERS = 8


def dossier_with(scene: Scene, award: str, count: int, *, unit: int = 1) -> Dossier:
    organ, clerk = scene.units[unit - 1], scene[f"clerk{unit}"]
    dossier = create_dossier(
        unit=organ, jurisdiction=scene.district, year=YEAR, title="Hồ sơ", by=clerk, on=TODAY
    )
    rows = [NewNomination(person.pk, award) for person in staff(organ, count)]
    add_nominations(dossier.pk, rows, by=clerk, on=TODAY)
    return dossier


def at_once(jobs: list[Callable[[], bool]]) -> list[bool]:
    """Runs the jobs in threads of their own connections, all started together."""
    gate = Barrier(len(jobs))

    def run(job: Callable[[], bool]) -> bool:
        try:
            gate.wait(30)
            return job()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def claim(scene: Scene, dossier_id: int, *pairs: tuple[int, int]) -> bool:
    """What an act does with seats: move, then settle, in one transaction."""
    try:
        with transaction.atomic():
            Nomination.objects.filter(dossier=dossier_id, standing=Standing.DRAFT).update(
                standing=Standing.SUBMITTED
            )
            settle(pairs, jurisdiction=scene.district, on=TODAY)
    except Oversubscribed:
        return False
    return True


def test_eight_race_for_the_last_three_seats_and_three_get_them() -> None:
    scene = build_scene(units=2)
    pair = (scene.units[0].pk, YEAR)
    assert claim(scene, dossier_with(scene, "LĐTT", 40).pk, pair)
    assert claim(scene, dossier_with(scene, "CSTĐCS", 3).pk, pair)

    for _ in range(3):
        racers = [dossier_with(scene, "CSTĐCS", 1).pk for _ in range(RACERS)]
        won = at_once([lambda pk=pk: claim(scene, pk, pair) for pk in racers])  # type: ignore[misc]

        seat = Seat.objects.get(unit=pair[0], year=YEAR, award="CSTĐCS")
        assert (sum(won), seat.allowed, seat.claimed) == (3, 6, 6)
        Nomination.objects.filter(dossier__in=racers).update(standing=Standing.WITHDRAWN)
        settle([pair], jurisdiction=scene.district, on=TODAY)


def test_the_base_may_not_sink_while_another_claims_the_seat_it_carries() -> None:
    scene = build_scene(units=2)
    pair = (scene.units[0].pk, YEAR)
    workers = dossier_with(scene, "LĐTT", 7)
    assert claim(scene, workers.pk, pair)
    last = workers.nominations.order_by("pk").last()
    assert last is not None
    fighter = dossier_with(scene, "CSTĐCS", 1)

    def withdraw() -> bool:
        try:
            with transaction.atomic():
                Nomination.objects.filter(pk=last.pk).update(standing=Standing.WITHDRAWN)
                settle([pair], jurisdiction=scene.district, on=TODAY)
        except Oversubscribed:
            return False
        return True

    won = at_once([withdraw, lambda: claim(scene, fighter.pk, pair)])

    seat = Seat.objects.get(unit=pair[0], year=YEAR, award="CSTĐCS")
    assert sum(won) == 1
    assert seat.claimed <= (seat.allowed or 0)


def test_units_named_in_opposite_order_do_not_wait_for_each_other() -> None:
    scene = build_scene(units=2)
    one, two = ((unit.pk, YEAR) for unit in scene.units)

    def settle_often(*pairs: tuple[int, int]) -> Callable[[], bool]:
        def run() -> bool:
            for _ in range(10):
                with transaction.atomic():
                    settle(pairs, jurisdiction=scene.district, on=TODAY)
            return True

        return run

    jobs = [settle_often(one, two), settle_often(two, one)] * 3

    assert all(at_once(jobs))
    assert Seat.objects.count() == 2
