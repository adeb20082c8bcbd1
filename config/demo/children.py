"""Child processes of the demonstration: started together, started again when they die, ended together."""

import os
import signal
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from time import monotonic
from typing import cast

# Seconds a child has for its last request or job before it is killed.
PATIENCE = 20
# Who lives shorter than so many seconds died at once.
SHORT_LIFE = 20
# After so many deaths at once in a row it is of no use to go on; the pauses between them sum up to a minute.
MOST_DEATHS = 6
LONGEST_PAUSE = 30


class DemoCannotRun(Exception):
    """Told to the visitor as it stands."""


class Pauses:
    """The wait before the next try doubles from one second while tries fail; in the end it is given up."""

    def __init__(self) -> None:
        self.failures, self._until = 0, 0.0

    @property
    def is_over(self) -> bool:
        return monotonic() >= self._until

    def fail(self, why: str) -> int:
        """Seconds until the next try; raises DemoCannotRun when there were too many."""
        self.failures += 1
        if self.failures > MOST_DEATHS:
            raise DemoCannotRun(f"{why} Đã thử lại {MOST_DEATHS} lần không được nên dừng; lý do ở phía trên.")
        pause = min(2 ** (self.failures - 1), LONGEST_PAUSE)
        self._until = monotonic() + pause
        return pause


class KeptChild:
    """A server that is missed and started again when it dies, in a session of its own."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command, self._pauses, self._is_missed = command, Pauses(), False
        self._start()

    def look_after(self, tell: Callable[[str], None]) -> None:
        """Asked again and again; raises DemoCannotRun when it dies at once each time it is started."""
        if self.child.poll() is None:
            return
        if not self._is_missed:
            self._is_missed = True
            self._miss(tell)
        elif self._pauses.is_over:
            self._start()

    def _start(self) -> None:
        self.child = subprocess.Popen(self._command, start_new_session=True)
        self._begun, self._is_missed = monotonic(), False

    def _miss(self, tell: Callable[[str], None]) -> None:
        # What it has started itself would keep its port.
        with suppress(ProcessLookupError):
            os.killpg(self.child.pid, signal.SIGKILL)
        if monotonic() - self._begun > SHORT_LIFE:
            self._pauses = Pauses()
        died = f"Tiến trình “{_name_of(self.child)}” đã tự dừng (mã {self.child.returncode})."
        tell(f"{died} Chạy lại sau {self._pauses.fail(died)} giây.")


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


@contextmanager
def kept_running(commands: Sequence[Sequence[str]]) -> Iterator[list[KeptChild]]:
    """Servers, each to be looked after from time to time."""
    kept: list[KeptChild] = []
    try:
        for command in commands:
            kept.append(KeptChild(command))
        yield kept
    finally:
        _end([each.child for each in kept])


def refuse_dead(children: Sequence[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is not None:
            raise DemoCannotRun(
                f"Tiến trình “{_name_of(child)}” đã tự dừng (mã {child.returncode}); lý do ở ngay phía trên."
            )


def _name_of(child: subprocess.Popen[bytes]) -> str:
    return " ".join(str(word) for word in cast(Sequence[str], child.args)[1:4])


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
