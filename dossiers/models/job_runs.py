"""Running jobs: a heart that beats beside the work, and what becomes of a job whose runner fell silent.

Three find a silent job: the worker's upkeep, the page of the job, and a worker that the queue sends again.
All go through `run`, so of two that take a job up only one goes on.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import wraps
from threading import Event, Thread

from django.db import DatabaseError, InterfaceError, connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker

from dossiers.models.job import SILENT_AFTER, Job, RunLost
from roles.doors.lost_database import is_database_away
from trail.kept_files.full_disk import FULL_IN_WORDS, is_full

BEAT = 5.0
"""Seconds between two beats: six may be missed before anybody takes the runner for dead."""
MOST_TAKEN_UP = 3
"""A job that takes its runner down with it each time shall not take every runner down for ever."""
BROKEN_OFF = (
    "Việc này bị dừng giữa chừng và không tự làm tiếp được. "
    "Xin làm lại từ đầu; nếu vẫn bị dừng, báo người quản trị máy chủ."
)

log = logging.getLogger(__name__)


@contextmanager
def at_work(job: Job, *, if_it_fails: str) -> Iterator[None]:
    """The heart beats inside; what breaks ends the job with these words, and the log knows why.

    Where the database itself went away nobody can write: silence tells, and the job is taken up again.
    """
    try:
        with beating(job):
            yield
    except RunLost:
        log.info("job %s goes on elsewhere", job.pk)
    except Exception as fault:
        if is_database_away(fault):
            raise
        log.exception("job %s failed", job.pk)
        told = FULL_IN_WORDS if is_full(fault) else if_it_fails
        with suppress(RunLost):
            job.finish(state=Job.State.FAILED, message=told)


@contextmanager
def beating(job: Job, *, every: float = BEAT) -> Iterator[None]:
    """A thread with a connection of its own beats every so many seconds, however long a step takes; it tells
    how far the work is (`job.done`) while that lies in a transaction which nobody else can look into."""
    over = Event()
    heart = Thread(target=_beat, args=(job, over, every), daemon=True)
    heart.start()
    try:
        yield
    finally:
        over.set()
        # The caller's own transaction may hold the row that a beat waits for.
        heart.join(timeout=BEAT)


def _beat(job: Job, over: Event, every: float) -> None:
    while not over.wait(every):
        try:
            Job.objects.filter(pk=job.pk, run=job.run).update(beat_at=timezone.now(), done=job.done)
        except (DatabaseError, InterfaceError):
            log.warning("job %s: a beat was missed", job.pk, exc_info=True)
        finally:
            # Between two beats a pool has its connection back.
            connection.close()


def run_from_queue(if_it_fails: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Makes of `work(job, …)` a task's function of (job_id, run, …): done once, by whoever begins first."""

    def task_of(work: Callable[..., None]) -> Callable[..., None]:
        @wraps(work)
        def task(job_id: str, run: int | None = None, **given: object) -> None:
            job = _begun(job_id, run)
            if job is not None:
                with at_work(job, if_it_fails=if_it_fails):
                    work(job, **given)

        return task

    return task_of


def _begun(job_id: str, run: int | None) -> Job | None:
    """None when it was taken up, begun or ended since the queue was asked."""
    of_queue = {} if run is None else {"run": run}
    job = Job.objects.filter(pk=job_id, state=Job.State.WAITING, **of_queue).first()
    if job is None:
        return None
    try:
        job.begin()
    except RunLost:
        return None
    return job


def take_up_silent() -> int:
    """Gives silent jobs to the queue again, and those that the queue has lost; returns how many."""
    until = timezone.now() - SILENT_AFTER
    quiet = Job.objects.filter(beat_at__lt=until)
    silent = quiet.filter(state=Job.State.RUNNING)
    lost = (job for job in quiet.filter(state=Job.State.WAITING) if not _is_queued(job))
    return sum(take_up(job) for job in [*silent, *lost])


def take_up(job: Job) -> bool:
    """Whether it was this caller who did it; a job that nobody can do again ends in words."""
    try:
        if not job.task or job.taken_up >= MOST_TAKEN_UP:
            job.finish(state=Job.State.FAILED, message=BROKEN_OFF)
        else:
            job.hand_over_again()
    except RunLost:
        return False
    log.warning("job %s had fallen silent and is %s", job.pk, job.state)
    return True


def _is_queued(job: Job) -> bool:
    return ProcrastinateJob.objects.filter(status="todo", args__job_id=str(job.pk)).exists()


def lacks_worker(job: Job) -> bool:
    """Whether it has waited for a while and no worker of the queue has beaten lately."""
    if job.state != Job.State.WAITING or job.beat_at > timezone.now() - SILENT_AFTER:
        return False
    alive = ProcrastinateWorker.objects.filter(last_heartbeat__gt=timezone.now() - SILENT_AFTER)
    return not alive.exists()
