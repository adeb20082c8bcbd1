"""One committed act against the fewest statements that write the same rows, in one transaction."""

from __future__ import annotations

from bench.ground import ground_scene, raw_connection
from bench.measuring import Measured, alternately
from bench.raw import raw_hand_over, raw_sign
from dossiers.models import Dossier
from tests.scene import TODAY, Scene, draft, of
from tests.walk import WORDING, after_bloc, received
from workflow.actions.bloc_review import Opinion
from workflow.actions.bloc_review import bloc_review as act_bloc_review
from workflow.actions.draft_decision import draft_decision
from workflow.actions.sign import sign as act_sign
from workflow.actions.submit import submit as act_submit
from workflow.models import Decision


def submit(*, advanced: int, rounds: int | None = None) -> Measured:
    scene = ground_scene()
    raw = raw_connection()
    return alternately(
        lambda dossier: act_submit(dossier.pk, by=scene["head3"], on=TODAY),
        lambda dossier: raw_hand_over(raw, dossier, "draft", "submitted", seals=True),
        rounds=rounds or 30,
        ready_product=lambda: _drafted(scene, advanced),
        ready_raw=lambda: _drafted(scene, advanced),
    )


def bloc_review(*, advanced: int, rounds: int | None = None) -> Measured:
    scene = ground_scene()
    raw = raw_connection()
    return alternately(
        lambda ready: act_bloc_review(ready[0].pk, ready[1], by=scene["bloc_head"], on=TODAY),
        lambda ready: raw_hand_over(raw, ready[0], "submitted", "endorsed", seals=False),
        rounds=rounds or 30,
        ready_product=lambda: _submitted(scene, advanced),
        ready_raw=lambda: _submitted(scene, advanced),
    )


def sign(*, advanced: int, rounds: int | None = None) -> Measured:
    scene = ground_scene()
    raw = raw_connection()
    return alternately(
        lambda decision: act_sign(decision.pk, {}, by=scene["chair"], on=TODAY),
        lambda decision: raw_sign(raw, decision),
        rounds=rounds or 30,
        ready_product=lambda: _drafted_decision(scene, advanced),
        ready_raw=lambda: _drafted_decision(scene, advanced),
    )


def _drafted(scene: Scene, advanced: int) -> Dossier:
    return draft(scene, unit=3, advanced=advanced, fighters=0)


def _submitted(scene: Scene, advanced: int) -> tuple[Dossier, dict[int, Opinion]]:
    dossier = _drafted(scene, advanced)
    act_submit(dossier.pk, by=scene["head3"], on=TODAY)
    return dossier, {pk: Opinion(True) for pk in dossier.nominations.values_list("pk", flat=True)}


def _drafted_decision(scene: Scene, advanced: int) -> Decision:
    dossier, _ = _submitted(scene, advanced)
    after_bloc(scene, dossier)
    received(scene, dossier)
    ids = [row.pk for row in of(dossier, "LĐTT")]
    return draft_decision(scene.district, ids, WORDING, by=scene["officer"], on=TODAY)
