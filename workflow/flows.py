"""Whose desk: one viewflow process a dossier with four nodes. Edges come from the table of moves."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from viewflow import this
from viewflow.workflow import flow
from viewflow.workflow.activation import Activation
from viewflow.workflow.base import Edge
from viewflow.workflow.lock import SelectForUpdateLock
from viewflow.workflow.models import Task
from viewflow.workflow.nodes.handle import Handle, HandleActivation
from viewflow.workflow.status import STATUS

from workflow.models.desks import DESK_LABELS, Desk
from workflow.table.moves import BY_ACT, edges_from, target_of


class DeskActivation(HandleActivation):
    """Leaves the desk along the edge that the act names; undo and cancel would not know the standing."""

    act: StrEnum | None = None
    to: Desk | None = None
    opened: Task | None = None

    @Activation.status.super()
    def create_next(self) -> Iterator[Activation]:
        assert self.act is not None
        start = Desk(self.flow_task.name)
        target = self.to or target_of(self.act, start)
        assert target is not None and (start, target) in BY_ACT[self.act].desks
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


def begin_process() -> Task:
    """Starts the process of a new dossier; returns the open task on the unit's desk."""
    process = DossierFlow.start.run()
    return Task.objects.get(process=process, status=STATUS.NEW)


def pass_on(task: Task, act: StrEnum, *, to: Desk | None = None) -> Task:
    """Finishes the open `task` and opens the next desk's, `to` where the act leads to several; the caller
    holds the dossier's row lock."""
    activation = DeskActivation(task)
    activation.act, activation.to = act, to
    activation.run(None)
    activation.execute()
    assert activation.opened is not None
    return activation.opened
