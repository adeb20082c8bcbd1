"""Programs of a machine in a directory: started as nobody's root, waited for, ended together."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from config.postgres.cluster import programs
from config.postgres.server_account import let_pass, server_account
from tests.guide.guide_text import ROOT

# Where .ci/nginx unpacks what the machine has not.
_OWN = ROOT / "var/debian/usr"
PATH = f"/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin:{_OWN}/sbin:{_OWN}/bin"
# Seconds that a process may take to answer, or to go, on a machine with much else to do.
PATIENCE = 180


class Runner:
    """Everything runs as the caller or, for root, as the embedded server's account, and writes to log/."""

    def __init__(self, room: Path, *, directories: tuple[str, ...]) -> None:
        self.room = room
        self._account = server_account(programs())
        self._staying: list[subprocess.Popen[bytes]] = []
        for directory in ("", "log", *directories):
            self._account.make_room(room / directory)
        python = Path(sys.executable)
        for needed in (python, python.resolve(), ROOT / "manage.py", room / "log"):
            let_pass(needed)

    def told(self, command: list[str], answers: str = "", **environment: str) -> str:
        """What a program said that has done its work; the test fails where it failed."""
        start = self._start(environment) | {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        run = subprocess.run(command, input=answers, text=True, **start)
        assert run.returncode == 0, f"{' '.join(command)}\n{run.stdout}"
        return run.stdout

    @contextmanager
    def process(
        self,
        command: list[str],
        name: str,
        *,
        umask: int = 0o077,
        farewell: signal.Signals = signal.SIGTERM,
        environment: dict[str, str] | None = None,
    ) -> Iterator[None]:
        """A program that stays until the end; it must go quietly."""
        with (self.room / f"log/{name}.out").open("wb") as output:
            start = self._start(environment or {}) | {"stdout": output, "stderr": output}
            process = subprocess.Popen(command, umask=umask, **start)
        self._staying.append(process)
        try:
            yield
        finally:
            self._staying.remove(process)
            process.send_signal(farewell)
            status = process.wait(PATIENCE)
        assert status == 0, f"{name}: {status}\n{self._logs()}"

    def await_port(self, port: int) -> None:
        def is_open() -> bool:
            with socket.socket() as knock:
                return knock.connect_ex(("127.0.0.1", port)) == 0

        self._await(is_open, f"nobody answers at port {port}")

    def await_success(self, command: list[str]) -> None:
        """Asks again and again."""
        start = self._start({}) | {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._await(lambda: subprocess.run(command, **start).returncode == 0, " ".join(command))

    def _await(self, has_come: Callable[[], bool], missing: str) -> None:
        """Fails at once where a program that should stay is gone."""
        until = monotonic() + PATIENCE
        while monotonic() < until and all(process.poll() is None for process in self._staying):
            if has_come():
                return
            sleep(0.05)
        raise AssertionError(f"{missing}\n{self._logs()}")

    def _start(self, environment: dict[str, str]) -> dict[str, Any]:
        """A session of its own: no terminal to ask at, and no secret of the caller's environment."""
        known = {"PATH": f"{programs()}:{PATH}", "LC_ALL": "C.UTF-8", "HOME": str(self.room)}
        told = {"cwd": ROOT, "env": {**known, **environment}, "start_new_session": True}
        return {**self._account.identity, **told}

    def _logs(self) -> str:
        return "\n".join(path.read_text(errors="replace") for path in (self.room / "log").glob("*.out"))
