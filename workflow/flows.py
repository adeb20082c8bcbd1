"""Whose desk: one viewflow process a dossier with four nodes. Edges come from the table of moves."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from django.db import connection
from django.utils.timezone import now
from viewflow import this
from viewflow.workflow import flow
from viewflow.workflow.activation import Activation
from viewflow.workflow.base import Edge
from viewflow.workflow.fields import get_task_ref
from viewflow.workflow.lock import SelectForUpdateLock
from viewflow.workflow.models import Task
from viewflow.workflow.nodes.handle import Handle, HandleActivation
from viewflow.workflow.signals import task_finished
from viewflow.workflow.status import STATUS

from workflow.desks import DESK_LABELS, Desk
from workflow.moves import edges_from, target_of

# viewflow writes a task whole, and three statements for a new one; every act would pay for it.
_DONE = "UPDATE viewflow_task SET status = %s, started = %s, finished = %s WHERE id = %s"
_OPENED = """
WITH opened AS (
  INSERT INTO viewflow_task (flow_task, flow_task_type, status, created, token, process_id, data)
  VALUES (%s, %s, %s, %s, %s, %s, '{}') RETURNING id
)
INSERT INTO viewflow_task_previous (from_task_id, to_task_id) SELECT id, %s FROM opened RETURNING from_task_id
"""


class DeskActivation(HandleActivation):
    """Leaves the desk along the edge that the act names; undo and cancel would not know the standing."""

    act: StrEnum | None = None
    opened: Task | None = None

    @classmethod
    def create(
        cls, flow_task: Any, prev_activation: Activation, token: Any, data: Any = None, seed: Any = None
    ) -> DeskActivation:
        """The task of a desk, open, linked to the one before it; one statement."""
        task = Task(
            process=prev_activation.process,
            flow_task=flow_task,
            flow_task_type=flow_task.task_type,
            token=token,
        )
        written = [get_task_ref(flow_task), task.flow_task_type, task.status, task.created, str(token)]
        with connection.cursor() as cursor:
            cursor.execute(_OPENED, [*written, task.process_id, prev_activation.task.pk])
            task.pk = cursor.fetchone()[0]
        return cls(task)

    @Activation.status.transition(source=STATUS.STARTED, target=STATUS.DONE)
    def complete(self) -> None:
        """Done: only what that changes is written."""
        task = self.task
        task.finished = now()
        with connection.cursor() as cursor:
            cursor.execute(_DONE, [task.status, task.started, task.finished, task.pk])
        task_finished.send(sender=self.flow_class, process=self.process, task=task)

    @Activation.status.super()
    def create_next(self) -> Iterator[Activation]:
        assert self.act is not None
        target = target_of(self.act, Desk(self.flow_task.name))
        assert target is not None
        node = getattr(self.flow_class.instance, target.value)
        following = node._create(self, self.task.token)
        self.opened = following.task
        yield following

    @Activation.status.transition(source=STATUS.DONE, target=STATUS.CANCELED, conditions=[lambda _: False])
    def undo(self) -> None:
        """Never: an act is taken back by another act."""

    @Activation.status.transition(source=STATUS.NEW, target=STATUS.CANCELED, conditions=[lambda _: False])
    def cancel(self) -> None:
        """Never: a dossier is not lost from its desk."""


class DeskNode(Handle):
    """A desk: waits until an act moves the dossier on; several ways out, one act each."""

    activation_class = DeskActivation

    def _resolve(self, cls: Any) -> None:
        """Targets are read from the table when an act comes."""

    def _outgoing(self) -> Iterator[Edge]:
        for target in edges_from(Desk(self.name)):
            yield Edge(src=self, dst=getattr(self.flow_class.instance, target.value), edge_class="next")


class DossierFlow(flow.Flow):
    """Hồ sơ thi đua, khen thưởng"""

    process_title = "Hồ sơ thi đua, khen thưởng"
    lock_impl = SelectForUpdateLock(nowait=False, attempts=1)

    start = flow.StartHandle().Next(this.unit)
    unit = DeskNode().Annotation(title=DESK_LABELS[Desk.UNIT])
    bloc = DeskNode().Annotation(title=DESK_LABELS[Desk.BLOC])
    board = DeskNode().Annotation(title=DESK_LABELS[Desk.BOARD])
    end = flow.End().Annotation(title=DESK_LABELS[Desk.END])


def begin() -> Task:
    """Starts the process of a new dossier; returns the open task on the unit's desk."""
    process = DossierFlow.start.run()
    return Task.objects.get(process=process, status=STATUS.NEW)


def pass_on(task: Task, act: StrEnum) -> Task:
    """Finishes the open `task` and opens the next desk's; the caller holds the dossier's row lock."""
    activation = DeskActivation(task)
    activation.act = act
    activation.run(None)
    activation.execute()
    assert activation.opened is not None
    return activation.opened
