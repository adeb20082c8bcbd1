"""Eight processes want the last seats, fifty times: never one over, never one left, the rest are told why."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from dossiers.drafting.changing_drafts import NewNomination, add_nominations
from dossiers.models import Dossier, Nomination, Seat
from tests.fire.crew import Crew, Job, Outcome, job
from tests.papers import attach_owed
from tests.scene import TODAY, YEAR, Scene, build_scene, of, staff
from tests.walk import INSPECTION, after_bloc, received
from workflow.actions.begin import begin
from workflow.actions.hold import hold
from workflow.actions.recall import recall
from workflow.actions.release import release
from workflow.actions.submit import submit
from workflow.actions.withdraw import withdraw

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.fire]

ROUNDS = 50
RACERS = 8
# 15 % of 47 is 7.05, of 46 is 6.9: one LĐTT less is one seat less.
ADVANCED, FIXED = 47, 4
ARTICLE = "khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP"


@dataclass(frozen=True)
class Ground:
    """One unit: its LĐTT appraised with four CSTĐCS, and eight more dossiers of one CSTĐCS each."""

    scene: Scene
    base: Dossier
    racers: tuple[Dossier, ...]

    @property
    def seat(self) -> Seat:
        return Seat.objects.get(unit=self.scene.units[0], year=YEAR, award="CSTĐCS")

    def recounted(self) -> tuple[int, int]:
        """(LĐTT that carry seats, CSTĐCS that take one), from the nominations themselves."""
        rows = Nomination.objects.filter(dossier__unit=self.scene.units[0])
        gone = (
            "draft",
            "not_endorsed",
            "not_qualified",
            "failed",
            "refused",
            "withdrawn",
            "forwarded",
            "revoked",
        )
        rows = rows.exclude(standing__in=gone)
        return (
            rows.filter(award="LĐTT").exclude(standing="held").count(),
            rows.filter(award="CSTĐCS").count(),
        )


@pytest.fixture
def ground(transactional_db: None) -> Ground:
    scene = build_scene(units=2)
    people = staff(scene.units[0], ADVANCED)
    rows = [NewNomination(one.pk, "LĐTT") for one in people]
    rows += [NewNomination(one.pk, "CSTĐCS") for one in people[:FIXED]]
    base = drafted(scene, rows)
    submit(base.pk, by=scene["head1"], on=TODAY)
    after_bloc(scene, base)
    received(scene, base)
    contested = people[FIXED : FIXED + RACERS]
    racers = tuple(drafted(scene, [NewNomination(one.pk, "CSTĐCS")]) for one in contested)
    return Ground(scene, base, racers)


def drafted(scene: Scene, rows: list[NewNomination]) -> Dossier:
    clerk = scene["clerk1"]
    dossier = begin(
        unit=scene.units[0], jurisdiction=scene.district, year=YEAR, title="Hồ sơ", by=clerk, on=TODAY
    )
    add_nominations(dossier.pk, rows, by=clerk, on=TODAY)
    attach_owed(dossier, by=clerk, on=TODAY)
    return dossier


def lowering(ground: Ground, turn: int) -> list[Job]:
    """In every fourth round an LĐTT is held meanwhile, in the last ten one is withdrawn for good."""
    workers = [row for row in of(ground.base, "LĐTT") if row.standing == "appraised"]
    last, reason = [workers[-1].pk], "Đang xem xét kỷ luật."
    if turn >= ROUNDS - 10:
        return [job(withdraw, last, reason=reason, by=ground.scene["head1"], on=TODAY)]
    if turn % 4 == 1:
        return [job(hold, last, reason=reason, awaited=INSPECTION, by=ground.scene["officer"], on=TODAY)]
    return []


def raced(ground: Ground, crew: Crew, turn: int) -> list[Outcome]:
    """The outcomes of the racers; whoever lowers the ceiling takes the place of the last of them."""
    lower = lowering(ground, turn)
    racing = ground.racers[: RACERS - len(lower)]
    jobs = [job(submit, one.pk, by=ground.scene["head1"], on=TODAY) for one in racing]
    outcomes = crew.at_once([*lower, *jobs])
    assert [one.broke for one in outcomes if one.broke] == []
    return outcomes[len(lower) :]


def begin_anew(ground: Ground, crew: Crew, outcomes: list[Outcome]) -> None:
    """The winners recall their dossiers, all at once; who was held goes on."""
    winners = [racer for racer, one in zip(ground.racers, outcomes, strict=False) if one.is_done]
    undone = crew.at_once([job(recall, one.pk, by=ground.scene["head1"], on=TODAY) for one in winners])
    assert all(one.is_done for one in undone)
    held = [row.pk for row in of(ground.base, "LĐTT") if row.standing == "held"]
    if held:
        release(held, reason="Không vi phạm.", by=ground.scene["officer"], on=TODAY)


def test_fifty_races_for_the_last_seats_give_each_seat_once(ground: Ground, crew: Crew) -> None:
    ceilings = set()
    for turn in range(ROUNDS):
        outcomes = raced(ground, crew, turn)

        seat, (base, claimed) = ground.seat, ground.recounted()
        won = sum(one.is_done for one in outcomes)
        assert (seat.base, seat.claimed, seat.allowed) == (base, claimed, base * 15 // 100), turn
        assert claimed == FIXED + won == seat.allowed, turn
        lost = [one for one in outcomes if not one.is_done]
        assert all(one.refused != "Overtaken" and ARTICLE in one.told for one in lost), lost
        ceilings.add(seat.allowed)
        begin_anew(ground, crew, outcomes)
    assert {7, 6} <= ceilings
