"""Work that follows an act in its own transaction; enqueued with it, so that none is lost."""

from __future__ import annotations

from procrastinate.contrib.django import app

from trail.clock import today
from workflow.actions.close_dossier import close_dossier


@app.task(name="workflow.close_dossier", queue="acts", retry=5)
def close_finished_dossier(dossier_id: int) -> None:
    close_dossier(dossier_id, on=today())
