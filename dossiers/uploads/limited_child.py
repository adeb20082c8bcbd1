"""The parent's side: keeps a child ready, hands it the path of a file and waits; opens no file itself."""

from __future__ import annotations

import errno
import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import wait
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Literal

from dossiers.uploads.child_process import OUT_OF_MEMORY, OUT_OF_ROOM
from dossiers.uploads.temporary_names import TEMPORARY

ROOT = Path(__file__).resolve().parents[2]
_ENVIRONMENT = {
    "PATH": os.defpath,
    "PYTHONPATH": str(ROOT),
    "PYTHONUTF8": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
}
_LATE = -signal.SIGKILL
_SLOW = (-signal.SIGXCPU, _LATE)
_HEAVY = (OUT_OF_MEMORY, -signal.SIGABRT, -signal.SIGSEGV, -signal.SIGXFSZ)

log = logging.getLogger(__name__)

Child = subprocess.Popen[str]
# One child of each kind waits for the next file; who finds none waiting starts his own.
_ready: dict[str, Child] = {}
os.register_at_fork(after_in_child=_ready.clear)


class ChildStopped(Exception):
    """The child was stopped or broke down before it had an answer; `why` is for words to a person."""

    def __init__(self, why: Literal["too_slow", "too_heavy", "unreadable"]) -> None:
        super().__init__(why)
        self.why = why


def look_in_child(module: str, path: Path, *, wall_seconds: float) -> str:
    """What `look(path)` of the module answers in a child with the module's LIMITS.

    Raises ChildStopped, and OSError where the machine has no room for the answer.
    """
    with answer_of_child(module, path, wall_seconds=wall_seconds) as answer:
        return answer.read_text(encoding="utf-8", errors="replace")


@contextmanager
def answer_of_child(module: str, path: Path, *, wall_seconds: float) -> Iterator[Path]:
    """The same as a file, for an answer too long for the memory; it is gone at the end."""
    with NamedTemporaryFile(prefix=TEMPORARY) as output:
        ended = _ended(module, {"path": str(path.resolve()), "output": output.name}, wall_seconds)
        if ended != 0:
            _refuse(module, ended, output.name)
        yield Path(output.name)


def _refuse(module: str, ended: int, output: str) -> None:
    told = Path(output).read_text(encoding="utf-8", errors="replace")
    log.warning("%s ended with %s: %s", module, ended, told[-2000:])
    if ended == OUT_OF_ROOM:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), output)
    raise ChildStopped("too_slow" if ended in _SLOW else "too_heavy" if ended in _HEAVY else "unreadable")


def _ended(module: str, asked: dict[str, str], wall_seconds: float) -> int:
    """The exit status of the fork that looked; negative is the signal that ended it."""
    child, line = _waiting(module), ""
    assert child.stdin is not None and child.stdout is not None
    is_late = True
    try:
        child.stdin.write(json.dumps(asked) + "\n")
        child.stdin.flush()
        if wait([child.stdout.fileno()], wall_seconds):
            is_late, line = False, child.stdout.readline()
    except BrokenPipeError:
        is_late = False
    finally:
        # A child that did not answer is stopped, whatever the reason; of two that did, one stays ready.
        if not line or _ready.setdefault(module, child) is not child:
            _stop(child)
    return int(line) if line else _LATE if is_late else 1


def _waiting(module: str) -> Child:
    child = _ready.pop(module, None)
    if child is not None and child.poll() is None:
        return child
    return subprocess.Popen(
        [sys.executable, "-m", "dossiers.uploads.child_process", module],
        cwd=ROOT,
        env=_ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def _stop(child: Child) -> None:
    """With the fork in which it looks: both are of one group."""
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            with suppress(BrokenPipeError):
                pipe.close()
