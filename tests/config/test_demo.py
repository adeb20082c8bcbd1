"""The demonstration's supervisor: steps in order, one summary line, and nothing left behind."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from urllib.request import urlopen

import psycopg
import pytest
from pytest_django import DjangoDbBlocker

from config.demo import children, supervisor
from config.demo.children import DemoCannotRun, kept_running, refuse_dead, running
from config.postgres.cluster import Cluster
from tests.database import migrated
from tests.fire.ground import pour

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
def demo_room(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Path]:
    """Where the demonstration has run before: its database is migrated (as a fresh one is by tests/guide)."""
    with TemporaryDirectory(prefix="vinhdanh-test-") as room:
        cluster = Cluster(Path(room, "pg"), throwaway=False)
        cluster.hold(database="vinhdanh")
        with django_db_blocker.unblock():
            pour(migrated(), into=cluster, database="vinhdanh")
        cluster.release()
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


def test_a_visitor_who_leaves_leaves_nothing_running(demo_room: Path, free_port: int) -> None:
    run = serving(demo_room, free_port)
    assert is_answering(free_port)

    run.send_signal(signal.SIGINT)

    assert_stopped(run, demo_room, free_port)


def test_it_outlives_its_database_its_worker_and_its_web_server_and_ends_when_told(
    demo_room: Path, free_port: int
) -> None:
    run = serving(demo_room, free_port)
    before, worker = served_by(run), last_worker(demo_room)

    postmaster = int((demo_room / "pg" / "postmaster.pid").read_text().split()[0])
    for killed in (postmaster, *before.values()):
        os.kill(killed, signal.SIGKILL)
    until = monotonic() + 180
    while not (last_worker(demo_room) > worker and is_well(free_port)) and monotonic() < until:
        sleep(0.2)
    after = served_by(run)
    run.send_signal(signal.SIGTERM)

    assert assert_stopped(run, demo_room, free_port).count("đã tự dừng (mã -9). Chạy lại sau 1 giây.") == 2
    assert after.keys() == {"web", "worker"} and not set(after.values()) & set(before.values())


def serving(room: Path, port: int) -> subprocess.Popen[str]:
    run = rehearsal(room, "--port", str(port))
    assert run.stdout
    told = ""
    while "Ctrl-C" not in (line := run.stdout.readline()):
        assert line, run.stderr and run.stderr.read()
        told += line
    assert f"http://localhost:{port}\n" in told, "at a number no passkey can be made"
    return run


def assert_stopped(run: subprocess.Popen[str], room: Path, port: int) -> str:
    """What the supervisor had told on the way."""
    told, progress = run.communicate()

    assert run.returncode == 0, progress
    assert told.strip() == "Đã dừng tất cả, kể cả cơ sở dữ liệu."
    assert not is_answering(port)
    assert not Cluster(room / "pg", throwaway=False).is_up()
    return progress


def served_by(run: subprocess.Popen[str]) -> dict[str, int]:
    """Process ids of the supervisor's children, by what they are."""
    found = {}
    for task in Path(f"/proc/{run.pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            command = Path(f"/proc/{child}/cmdline").read_text()
            found["worker" if "procrastinate" in command else "web"] = int(child)
    return found


def is_well(port: int) -> bool:
    with suppress(OSError), urlopen(f"http://127.0.0.1:{port}/khoe", timeout=10) as answer:
        return bool(answer.status == 200)
    return False


def last_worker(room: Path) -> int:
    """The number under which the youngest worker came to work; 0 while nobody can be asked."""
    address = Cluster(room / "pg", throwaway=False).address("vinhdanh")
    with suppress(psycopg.OperationalError), psycopg.connect(**address) as asking:
        (number,) = asking.execute("SELECT coalesce(max(id), 0) FROM procrastinate_workers").fetchone()  # type: ignore[misc]
        return int(number)
    return 0


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
    with running([(PYTHON, "-c", "raise SystemExit(7)", "máy chủ")]) as dead:
        dead[0].wait()
        with pytest.raises(DemoCannotRun, match=r"đã tự dừng \(mã 7\)"):
            refuse_dead(dead)


def test_a_server_that_dies_at_once_again_and_again_is_given_up_in_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(children, "LONGEST_PAUSE", 0)
    told: list[str] = []
    refused = pytest.raises(DemoCannotRun, match=r"đã tự dừng \(mã 7\)\. Đã thử lại 6 lần không được")
    with refused, kept_running([(PYTHON, "-c", "raise SystemExit(7)", "máy chủ")]) as (server,):
        while True:
            server.look_after(told.append)
            sleep(0.01)

    assert len(told) == 6


def test_a_child_that_stays_is_ended_with_the_room() -> None:
    with running([(PYTHON, "-c", "import time; time.sleep(600)")]) as (child,):
        assert child.poll() is None

    assert child.returncode == -signal.SIGTERM
