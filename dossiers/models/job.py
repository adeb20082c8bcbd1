"""Long work that a person may leave and come back to: how far it is, and what it produced.

One runner at a time works on a job: who begins takes the next `run`, and writes only as long as the row still
bears his number. So whoever was thought dead and was not writes nothing more.
"""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from procrastinate.contrib.django import app

from roles.doors.one_act import one_act

SILENT_AFTER = timedelta(seconds=30)
"""A runner beats every few seconds; after this without a beat he is taken for dead."""


class RunLost(Exception):
    """Another runner has begun meanwhile: stop without a word, the job tells its own story."""


class Job(models.Model):
    class State(models.TextChoices):
        WAITING = "waiting", "Đang chờ"
        RUNNING = "running", "Đang chạy"
        DONE = "done", "Đã xong"
        FAILED = "failed", "Không làm được"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="jobs")
    kind = models.CharField(max_length=30)
    title = models.CharField(max_length=300)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    about = models.JSONField(default=dict)
    message = models.CharField(max_length=1000, blank=True)
    result = models.FileField(upload_to="jobs", blank=True)
    back_url = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)
    # The queue's task that does it, and what it is given besides the job and the run.
    task = models.CharField(max_length=100, blank=True, db_default="", default="")
    given = models.JSONField(default=dict, db_default={})
    run = models.PositiveIntegerField(default=0, db_default=0)
    beat_at = models.DateTimeField(default=timezone.now, db_default=Now())
    taken_up = models.PositiveSmallIntegerField(default=0, db_default=0)

    class Meta:
        indexes = [models.Index(fields=["owner", "-created_at"])]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Neither done nor given up."""
        return self.state in (self.State.WAITING, self.State.RUNNING)

    @property
    def is_silent(self) -> bool:
        """It says that it runs, but whoever ran it is gone."""
        return self.state == self.State.RUNNING and self.beat_at < timezone.now() - SILENT_AFTER

    @property
    def state_in_words(self) -> str:
        return "Bị dừng giữa chừng" if self.is_silent else self.get_state_display()

    def begin(self, **changes: Any) -> None:
        """The next run is the caller's; raises RunLost when another has begun since this row was read."""
        self.keep(state=self.State.RUNNING, run=self.run + 1, done=0, message="", finished_at=None, **changes)

    def keep(self, **changes: Any) -> None:
        """Writes, and beats, as long as the run is the caller's; raises RunLost otherwise."""
        changes["beat_at"] = timezone.now()
        if not Job.objects.filter(pk=self.pk, run=self.run).update(**changes):
            raise RunLost(self.pk)
        for name, value in changes.items():
            setattr(self, name, value)

    def finish(self, *, state: str = State.DONE, message: str = "", **changes: Any) -> None:
        """The end of a run: nobody writes under its number any more. Raises RunLost."""
        told = {"message": message[:1000], "finished_at": timezone.now()}
        self.keep(state=state, run=self.run + 1, taken_up=0, **told, **changes)

    @one_act
    def hand_over(self, task: str, **given: Any) -> None:
        """Asks a worker for the next run; raises RunLost."""
        self._wait_in_queue(task=task, given=given, taken_up=0)

    @one_act
    def hand_over_again(self) -> None:
        """The same once more, after a runner fell silent; raises RunLost."""
        self._wait_in_queue(taken_up=self.taken_up + 1)

    def queue(self) -> None:
        """In the transaction that wrote the job, so that none is shown waiting that nobody will run."""
        wanted = app.configure_task(self.task, allow_unknown=True)
        wanted.defer(job_id=str(self.pk), run=self.run, **self.given)

    def _wait_in_queue(self, **changes: Any) -> None:
        self.keep(state=self.State.WAITING, run=self.run + 1, done=0, finished_at=None, **changes)
        self.queue()
