"""Handing a dossier from desk to desk: viewflow's task, and the passage beside it with holder and due day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app
from viewflow.workflow.models import Task

from dossiers.models import OPEN, Dossier
from roles.kept import Kept, any_of
from workflow import flows
from workflow.desks import Desk
from workflow.models import Passage

_LEFT = "UPDATE workflow_passage SET closed_on = %s, closed_at = %s WHERE id = %s"
_COLUMNS = (
    "dossier_id",
    "task_id",
    "desk",
    "unit_id",
    "bloc_id",
    "jurisdiction_id",
    "revision",
    "opened_on",
    "opened_at",
    "due_citation",
    "came_back",
    "note",
    "closed_on",
    "closed_at",
)
_PLACED = f"""
INSERT INTO workflow_passage ({", ".join(_COLUMNS)}) VALUES ({", ".join(["%s"] * len(_COLUMNS))}) RETURNING id
"""
_still_open = Kept(
    lambda: (
        Dossier.objects.filter(pk__in=any_of("ids"), nominations__standing__in=OPEN)
        .distinct()
        .values_list("pk", flat=True)
    )
)


def hand_over(
    dossier: Dossier, passage: Passage, act: StrEnum, *, on: date, came_back: bool = False, note: str = ""
) -> Passage:
    """Closes `passage` and opens the one of the next desk along the act's edge."""
    task = flows.pass_on(passage.task, act)
    passage.closed_on, passage.closed_at = on, timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(_LEFT, [passage.closed_on, passage.closed_at, passage.pk])
    return place(dossier, task, on=on, came_back=came_back, note=note)


def place(dossier: Dossier, task: Task, *, on: date, came_back: bool = False, note: str = "") -> Passage:
    """The passage of the desk that `task` stands on; the end has none that is open."""
    desk = Desk(task.flow_task.name)
    ended, moment = desk is Desk.END, timezone.now()
    passage = Passage(
        dossier=dossier,
        task=task,
        desk=desk.value,
        unit=dossier.unit,
        bloc=dossier.bloc if desk is Desk.BLOC else None,
        jurisdiction=dossier.jurisdiction,
        revision=dossier.revision,
        opened_on=on,
        opened_at=moment,
        came_back=came_back,
        note=note,
        closed_on=on if ended else None,
        closed_at=moment if ended else None,
    )
    with connection.cursor() as cursor:
        cursor.execute(_PLACED, [getattr(passage, column) for column in _COLUMNS])
        passage.pk = cursor.fetchone()[0]
    return passage


def close_finished(dossier_ids: Iterable[int]) -> None:
    """Enqueues, in this transaction, the closing of dossiers none of whose nominations is open any more."""
    ids = set(dossier_ids)
    finished = sorted(ids - set(_still_open(ids=list(ids))))
    if finished:
        job = app.configure_task("workflow.close_dossier", allow_unknown=True)
        job.batch_defer(*[{"dossier_id": pk} for pk in finished])  # type: ignore[arg-type]
