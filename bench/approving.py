"""1,000 nominations approved in one act against one set-based statement over the same rows."""

from __future__ import annotations

import psycopg

from bench.ground import ground_scene, raw_connection
from bench.measuring import Measured, alternately
from tests.scene import TODAY, Scene, draft
from workflow.actions.bloc_review import Opinion, bloc_review
from workflow.actions.submit import submit


def approve_1000(*, rounds: int | None = None) -> Measured:
    scene = ground_scene()
    raw = raw_connection()
    return alternately(
        lambda ready: bloc_review(ready[0], ready[1], by=scene["bloc_head"], on=TODAY),
        lambda ready: _raw(raw, ready[0]),
        rounds=rounds or 5,
        ready_product=lambda: _submitted(scene),
        ready_raw=lambda: _submitted(scene),
    )


def _submitted(scene: Scene) -> tuple[int, dict[int, Opinion]]:
    dossier = draft(scene, unit=3, advanced=1000, fighters=0)
    submit(dossier.pk, by=scene["head3"], on=TODAY)
    return dossier.pk, {pk: Opinion(True) for pk in dossier.nominations.values_list("pk", flat=True)}


def _raw(raw: psycopg.Connection, dossier_id: int) -> None:
    with raw.transaction():
        raw.execute(
            "UPDATE dossiers_nomination SET standing = 'endorsed' WHERE dossier_id = %s AND standing = 'submitted'",
            [dossier_id],
        )
