"""The demonstration's supervisor: steps in order, one summary line, and nothing left behind."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from config.demo import supervisor
from config.demo.children import DemoCannotRun, refuse_dead, running
from config.postgres.cluster import Cluster

PYTHON = sys.executable
REHEARSAL = """
import sys
from config.demo import supervisor
step = lambda code: supervisor.StartStep("Một bước", (sys.executable, "-c", code))
told = step("print('Đã dựng xong.'); print('{\\"units\\": 170}')")
sys.exit(supervisor.main(sys.argv[1:], story=told, summary=told, guide=step("print('ghế')")))
"""


def rehearsal(var: Path, *arguments: str) -> subprocess.Popen[str]:
    """The whole demonstration with a story that takes no time."""
    environment = {**os.environ, "VINHDANH_VAR": str(var)}
    command = [PYTHON, "-c", REHEARSAL, *arguments]
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@pytest.fixture(scope="module")
def demo_room() -> Iterator[Path]:
    """Where the demonstration may have run before: the database is migrated by the first who starts it."""
    with TemporaryDirectory(prefix="vinhdanh-test-") as room:
        yield Path(room)


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_answering(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_without_serving_the_summary_is_the_last_line_and_the_database_is_stopped(
    demo_room: Path,
) -> None:
    told, progress = (run := rehearsal(demo_room, "--no-serve")).communicate()

    assert run.returncode == 0, progress
    assert told.splitlines()[-1] == '{"units": 170}'
    assert not Cluster(demo_room / "pg", throwaway=False).is_up()


@pytest.mark.parametrize("farewell", [signal.SIGINT, signal.SIGTERM])
def test_a_visitor_who_leaves_leaves_nothing_running(
    demo_room: Path, free_port: int, farewell: signal.Signals
) -> None:
    run = rehearsal(demo_room, "--port", str(free_port))
    assert run.stdout
    while "Ctrl-C" not in (line := run.stdout.readline()):
        assert line, run.stderr and run.stderr.read()
    assert is_answering(free_port)

    run.send_signal(farewell)
    told, progress = run.communicate()

    assert run.returncode == 0, progress
    assert told.strip() == "Đã dừng tất cả, kể cả cơ sở dữ liệu."
    assert not is_answering(free_port)
    assert not Cluster(demo_room / "pg", throwaway=False).is_up()


def test_a_taken_port_is_named_before_anything_starts(server_room: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        run = rehearsal(server_room, "--port", str(port))
        _, told = run.communicate()

    assert run.returncode == 1
    assert f"Cổng {port} trên máy này đang được chương trình khác dùng" in told
    assert not (server_room / "pg").exists()


def test_a_step_that_fails_stops_the_rest_and_is_named() -> None:
    fails = supervisor.StartStep("Bước hỏng", (PYTHON, "-c", "raise SystemExit(3)"))
    never = supervisor.StartStep("Bước sau", (PYTHON, "-c", "open('/nonexistent/room', 'w')"))

    with pytest.raises(DemoCannotRun, match=r"“Bước hỏng” không xong \(mã 3\)"):
        supervisor.prepare((fails, never))


def test_a_server_that_dies_is_missed() -> None:
    with running([(PYTHON, "-c", "raise SystemExit(7)", "máy chủ")]) as children:
        children[0].wait()
        with pytest.raises(DemoCannotRun, match=r"đã tự dừng \(mã 7\)"):
            refuse_dead(children)


def test_a_child_that_stays_is_ended_with_the_room() -> None:
    with running([(PYTHON, "-c", "import time; time.sleep(600)")]) as (child,):
        assert child.poll() is None

    assert child.returncode == -signal.SIGTERM
