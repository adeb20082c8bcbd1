"""Child processes of the demonstration: started together, missed when they die, ended together."""

import os
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import cast

# Seconds a child has for its last request or job before it is killed.
PATIENCE = 20


class DemoCannotRun(Exception):
    """Told to the visitor as it stands."""


@contextmanager
def running(commands: Sequence[Sequence[str]]) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Child processes in sessions of their own, so that a Ctrl-C reaches them only through us."""
    children: list[subprocess.Popen[bytes]] = []
    try:
        for command in commands:
            children.append(subprocess.Popen(command, start_new_session=True))
        yield children
    finally:
        _end(children)


def refuse_dead(children: Sequence[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is not None:
            name = " ".join(str(word) for word in cast(Sequence[str], child.args)[1:4])
            raise DemoCannotRun(
                f"Tiến trình “{name}” đã tự dừng (mã {child.returncode}); lý do ở ngay phía trên."
            )


def _end(children: Sequence[subprocess.Popen[bytes]]) -> None:
    """Asks all at once, waits, then insists."""
    alive = [child for child in children if child.poll() is None]
    for child in alive:
        child.terminate()
    for child in alive:
        try:
            child.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
