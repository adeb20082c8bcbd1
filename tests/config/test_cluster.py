"""The embedded cluster: found again, shared, and stopped by its last user, however the others ended."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest

from config.postgres.cluster import LONGEST_SOCKET_PATH, SOCKET, Cluster

USER = """
import sys
from pathlib import Path
from config.postgres.cluster import Cluster
cluster = Cluster(Path(sys.argv[1]), throwaway=True)
cluster.hold(database="shared")
print((cluster.directory / "postmaster.pid").read_text().split()[0], flush=True)
sys.stdin.read()
"""

COMMANDS = """
import sys
from pathlib import Path
from django.core.management import execute_from_command_line as manage
manage(["manage.py", "check"])
manage(["manage.py", "collectstatic", "--no-input", "--verbosity=0"])
print("made so far:", list(Path(sys.argv[1]).glob("pg*")))
manage(["manage.py", "showmigrations", "auth"])
"""


@pytest.fixture(scope="module")
def directory() -> Iterator[Path]:
    """Stopped after each test; whoever comes first makes its data."""
    with TemporaryDirectory(prefix="vinhdanh-test-") as room:
        yield Path(room) / "pg"


def user_of(directory: Path) -> subprocess.Popen[str]:
    """A process that holds the cluster until its input ends."""
    command = [sys.executable, "-c", USER, str(directory)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_two_processes_that_start_at_once_share_one_server_and_the_last_stops_it(directory: Path) -> None:
    first, second = user_of(directory), user_of(directory)
    assert first.stdout and second.stdout
    servers = {first.stdout.readline(), second.stdout.readline()}

    assert len(servers) == 1
    first.communicate()
    assert Cluster(directory, throwaway=True).is_up()
    second.communicate()
    assert not Cluster(directory, throwaway=True).is_up()


def test_a_server_whose_only_user_was_killed_is_found_again_and_then_stopped(directory: Path) -> None:
    killed = user_of(directory)
    assert killed.stdout
    killed.stdout.readline()
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    cluster = Cluster(directory, throwaway=True)
    assert cluster.is_up()

    cluster.hold(database="shared")
    cluster.release()

    assert not cluster.is_up()


def test_a_sweep_spares_a_server_in_use_and_stops_a_forgotten_one(directory: Path) -> None:
    user = user_of(directory)
    assert user.stdout
    user.stdout.readline()
    cluster = Cluster(directory, throwaway=True)

    cluster.sweep()
    assert cluster.is_up()

    user.kill()
    user.communicate()
    cluster.sweep()
    assert not cluster.is_up()


def test_the_server_listens_on_no_network_address_and_only_its_owner_may_enter(directory: Path) -> None:
    cluster = Cluster(directory, throwaway=False)
    cluster.hold(database="quiet")
    with psycopg.connect(**cluster.address("quiet")) as connection:
        listening = connection.execute("SHOW listen_addresses").fetchone()
        durable = connection.execute("SHOW fsync").fetchone()
    entrance = (cluster.socket_directory / SOCKET).stat().st_mode & 0o777
    cluster.release()

    assert listening == ("",)
    assert durable == ("on",)
    assert entrance == 0o700


def test_a_path_too_long_for_a_socket_gets_a_short_private_one(server_room: Path) -> None:
    cluster = Cluster(server_room / ("d" * 120) / "thư mục có dấu" / "pg", throwaway=True)

    cluster.hold(database="deep")
    with psycopg.connect(**cluster.address("deep")) as connection:
        assert connection.execute("SELECT current_database()").fetchone() == ("deep",)
    room = cluster.socket_directory
    private = room.stat().st_mode & 0o777
    cluster.release()

    assert len(os.fsencode(room / SOCKET)) <= LONGEST_SOCKET_PATH
    assert private == 0o700


def test_a_half_made_data_directory_is_made_anew(server_room: Path) -> None:
    directory, fresh = server_room / "pg", server_room / "pg.new"
    fresh.mkdir()
    (fresh / "leftover").write_text("initdb was killed here")
    cluster = Cluster(directory, throwaway=True)

    cluster.hold(database="whole")
    made_whole = (directory / "PG_VERSION").exists() and not fresh.exists()
    cluster.release()

    assert made_whole


def test_only_a_command_that_asks_the_database_starts_it_and_it_stops_it_at_its_end(
    server_room: Path,
) -> None:
    settings = {"DJANGO_SETTINGS_MODULE": "config.settings.local", "VINHDANH_VAR": str(server_room)}
    command = [sys.executable, "-c", COMMANDS, str(server_room)]
    told = subprocess.run(command, env={**os.environ, **settings}, check=True, capture_output=True, text=True)

    before, _, after = told.stdout.partition("made so far: []")
    assert "no issues" in before
    assert "0001_initial" in after
    assert told.stderr == ""
    assert (server_room / "pg" / "PG_VERSION").exists()
    assert not Cluster(server_room / "pg", throwaway=False).is_up()
