"""Real processes that act at the same moment, each on a connection of its own; started once for all tests."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from typing import Any

# Seconds: far beyond what an act needs, so that only a lock that is never released reaches it.
PATIENCE = 120


@dataclass(frozen=True)
class Job:
    """One call of a door in another process."""

    act: Callable[..., Any]
    args: tuple[Any, ...] = ()
    words: dict[str, Any] = field(default_factory=dict)


def job(act: Callable[..., Any], *args: Any, **words: Any) -> Job:
    return Job(act, args, words)


@dataclass(frozen=True)
class Outcome:
    """How a call ended: `refused` is the refusal's class and words, `broke` a traceback nobody should see."""

    made: int | None = None
    refused: str = ""
    told: str = ""
    broke: str = ""

    @property
    def is_done(self) -> bool:
        return not self.refused and not self.broke


def attend(pipe: Connection, database: str) -> None:
    """The life of one process: take a job, say ready, wait for the sign, do it, tell."""
    import django
    from django.conf import settings

    django.setup()
    from django.db import connection

    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = database
    while (wanted := pipe.recv()) is not None:
        if wanted == "rest":
            connection.close()
            pipe.send("resting")
            continue
        connection.ensure_connection()
        pipe.send("ready")
        pipe.recv()
        pipe.send(_outcome_of(wanted))


def _outcome_of(wanted: Job) -> Outcome:
    from roles.doors.refusals import Refused

    try:
        made = wanted.act(*wanted.args, **wanted.words)
    except Refused as refused:
        parts = [refused.message, refused.remedy, refused.citation]
        parts += [text for each in refused.obstacles for text in (each.message, each.citation)]
        return Outcome(refused=type(refused).__name__, told=" ".join(filter(None, parts)))
    except Exception:
        return Outcome(broke=traceback.format_exc())
    return Outcome(made=getattr(made, "pk", None))


class Crew:
    """`size` processes in waiting."""

    def __init__(self, context: ForkServerContext, size: int, *, database: str) -> None:
        self._pipes: list[Connection] = []
        for _ in range(size):
            ours, theirs = context.Pipe()
            context.Process(target=attend, args=(theirs, database), daemon=True).start()
            theirs.close()
            self._pipes.append(ours)

    def at_once(self, jobs: Sequence[Job]) -> list[Outcome]:
        """All start on one sign; outcomes in the order of the jobs."""
        pipes = self._pipes[: len(jobs)]
        for pipe, wanted in zip(pipes, jobs, strict=True):
            pipe.send(wanted)
        for pipe in pipes:
            _heard(pipe)
        for pipe in pipes:
            pipe.send("go")
        return [_heard(pipe) for pipe in pipes]

    def rest(self) -> None:
        """Connections are closed, so that the database can be made anew."""
        for pipe in self._pipes:
            pipe.send("rest")
            _heard(pipe)

    def dismiss(self) -> None:
        for pipe in self._pipes:
            pipe.send(None)


def _heard(pipe: Connection) -> Any:
    if not pipe.poll(PATIENCE):
        raise AssertionError("a process waits for a lock that nobody gives back")
    return pipe.recv()
