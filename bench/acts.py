"""One committed act against the fewest statements that write the same rows, in one transaction."""

from __future__ import annotations

from bench.ground import ground_scene, raw_connection
from bench.measuring import Measured, alternately
from bench.raw import raw_bloc_review, raw_sign, raw_submit
from bench.written import handed_over, nomination_ids, signed
from dossiers.models import Dossier, Recipient
from tests.scene import TODAY, YEAR, Scene, draft, of
from tests.walk import WORDING, after_bloc, received
from workflow.actions.bloc_review import Opinion
from workflow.actions.bloc_review import bloc_review as act_bloc_review
from workflow.actions.draft_decision import draft_decision
from workflow.actions.sign import sign as act_sign
from workflow.actions.submit import submit as act_submit
from workflow.models import Decision


def submit(*, advanced: int, rounds: int | None = None) -> Measured:
    """`advanced` nominations for LĐTT, no other."""
    scene, raw = ground_scene(), raw_connection()
    like = handed_over(_submitted(scene, advanced)[0])

    def ready_raw() -> tuple[Dossier, list[int]]:
        dossier = _drafted(scene, advanced)
        return dossier, nomination_ids(dossier)

    return alternately(
        lambda dossier: act_submit(dossier.pk, by=scene["head3"], on=TODAY),
        lambda ready: raw_submit(raw, ready[0], ready[1], like),
        rounds=rounds or 30,
        ready_product=lambda: _drafted(scene, advanced),
        ready_raw=ready_raw,
    )


def bloc_review(*, advanced: int, rounds: int | None = None, usual_rounds: int = 30) -> Measured:
    """Every nomination is endorsed."""
    scene, raw = ground_scene(), raw_connection()
    dossier, opinions = _submitted(scene, advanced)
    act_bloc_review(dossier.pk, opinions, by=scene["bloc_head"], on=TODAY)
    like = handed_over(dossier)
    return alternately(
        lambda ready: act_bloc_review(ready[0].pk, ready[1], by=scene["bloc_head"], on=TODAY),
        lambda ready: raw_bloc_review(raw, ready[0], like),
        rounds=rounds or usual_rounds,
        ready_product=lambda: _submitted(scene, advanced),
        ready_raw=lambda: _submitted(scene, advanced),
    )


def sign(*, advanced: int, rounds: int | None = None) -> Measured:
    """Every line is signed."""
    scene, raw = ground_scene(), raw_connection()
    decision, dossier_id = _drafted_decision(scene, advanced)
    act_sign(decision.pk, {}, by=scene["chair"], on=TODAY)
    like = signed(decision, dossier_id)
    return alternately(
        lambda ready: act_sign(ready[0].pk, {}, by=scene["chair"], on=TODAY),
        lambda ready: raw_sign(raw, ready[0], ready[1], like),
        rounds=rounds or 30,
        ready_product=lambda: _drafted_decision(scene, advanced),
        ready_raw=lambda: _drafted_decision(scene, advanced),
    )


def _drafted(scene: Scene, advanced: int) -> Dossier:
    """The only dossier of its unit and year: what earlier rounds made is moved out of the way."""
    first, third = scene.units[0].pk, scene.units[2].pk
    Recipient.objects.filter(unit=third).update(unit=first, staff_code="")
    Dossier.objects.filter(unit=third, year=YEAR).update(year=YEAR - 1)
    return draft(scene, unit=3, advanced=advanced, fighters=0)


def _submitted(scene: Scene, advanced: int) -> tuple[Dossier, dict[int, Opinion]]:
    dossier = _drafted(scene, advanced)
    act_submit(dossier.pk, by=scene["head3"], on=TODAY)
    return dossier, {pk: Opinion(True) for pk in nomination_ids(dossier)}


def _drafted_decision(scene: Scene, advanced: int) -> tuple[Decision, int]:
    dossier, _ = _submitted(scene, advanced)
    after_bloc(scene, dossier)
    received(scene, dossier)
    ids = [row.pk for row in of(dossier, "LĐTT")]
    return draft_decision(scene.district, ids, WORDING, by=scene["officer"], on=TODAY), dossier.pk
