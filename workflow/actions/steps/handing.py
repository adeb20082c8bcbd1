"""Handing a dossier from desk to desk: viewflow's task, and the passage beside it with holder and due day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.types import JSONDict
from viewflow.workflow.models import Task

from dossiers.models import OPEN, Dossier, Nomination, Standing
from workflow import flows
from workflow.models import Decision, DecisionState, Line, Passage
from workflow.models.desks import Desk


def hand_over(
    dossier: Dossier,
    passage: Passage,
    act: StrEnum,
    *,
    on: date,
    to: Desk | None = None,
    came_back: bool = False,
    note: str = "",
) -> Passage:
    """Closes `passage` and opens the one of the next desk along the act's edge, that `to` a desk if it has
    several."""
    task = flows.pass_on(passage.task, act, to=to)
    close_passage(passage, on=on)
    return place(dossier, task, on=on, came_back=came_back, note=note)


def place(dossier: Dossier, task: Task, *, on: date, came_back: bool = False, note: str = "") -> Passage:
    """The passage of the desk that `task` stands on; the end has none that is open."""
    desk = Desk(task.flow_task.name)
    passage = Passage.objects.create(
        dossier=dossier,
        task=task,
        desk=desk.value,
        unit=dossier.unit,
        bloc=dossier.bloc if desk is Desk.BLOC else None,
        jurisdiction=dossier.jurisdiction,
        revision=dossier.revision,
        opened_on=on,
        came_back=came_back,
        note=note,
    )
    if desk is Desk.END:
        close_passage(passage, on=on)
    return passage


def close_passage(passage: Passage, *, on: date) -> None:
    """The dossier lies there no longer."""
    passage.closed_on, passage.closed_at = on, timezone.now()
    passage.save(update_fields=["closed_on", "closed_at"])


def something_open() -> Q:
    """Of a dossier: a nomination is under way, the unit may still answer why one is not qualified, or who
    signs may still take back that he refused one: its decision has no number yet."""
    rows = Nomination.objects.filter(dossier=OuterRef("pk"))
    unanswered = Q(standing=Standing.NOT_QUALIFIED, disqualifications__concluded_on__isnull=True)
    unnumbered = (DecisionState.DRAFTED, DecisionState.SIGNED)
    struck = Line.objects.filter(
        nomination__dossier=OuterRef("pk"),
        nomination__standing=Standing.REFUSED,
        decision__state__in=unnumbered,
        decision__is_dropped=False,
    )
    return Q(Exists(rows.filter(Q(standing__in=OPEN) | unanswered))) | Q(Exists(struck))


def reopen_last_passage(dossier: Dossier) -> None:
    """The dossier lies again where it lay last, by whoever has power over it since; its task never ended."""
    last = dossier.passages.order_by("pk").last()
    assert last is not None and last.closed_at is not None  # a discarded dossier has left its desk
    last.closed_on, last.closed_at = None, None
    last.jurisdiction = dossier.jurisdiction
    last.save(update_fields=["closed_on", "closed_at", "jurisdiction"])


def close_refused_in(decision: Decision) -> None:
    """Its refusals can be taken back no more."""
    refused = decision.lines.filter(nomination__standing=Standing.REFUSED)
    close_finished(refused.values_list("nomination__dossier", flat=True))


def close_finished(dossier_ids: Iterable[int]) -> None:
    """Enqueues, in this transaction, the closing of dossiers in which nothing is open any more."""
    ids = set(dossier_ids)
    still_open = Dossier.objects.filter(something_open(), pk__in=ids)
    finished = sorted(ids - set(still_open.values_list("pk", flat=True)))
    if finished:
        job = app.configure_task("workflow.close_dossier", allow_unknown=True)
        given: list[JSONDict] = [{"dossier_id": pk} for pk in finished]
        job.batch_defer(*given)
