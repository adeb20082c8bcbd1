"""PostgreSQL's own programs: pg_dump writes the database out, pg_restore and psql bring it back at once."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, cast

import psycopg
from django.db import connection
from psycopg.conninfo import make_conninfo

from config.postgres.cluster import programs
from config.running.backups.backup_refused import BackupRefused

_PIECE = 1 << 20
_MAJOR = re.compile(r"\b(\d+)(?:\.\d+|devel|beta\d+|rc\d+)")
_TRIES = 20
_OTHERS = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
"""
# The schema as PostgreSQL itself makes it in a new database (15 and later).
_EMPTIED = """
DROP SCHEMA public CASCADE;
CREATE SCHEMA public AUTHORIZATION pg_database_owner;
GRANT USAGE ON SCHEMA public TO PUBLIC;
"""


@contextmanager
def dumped(snapshot: str) -> Iterator[IO[bytes]]:
    """The database as of the exported snapshot, in pg_dump's format custom; raises BackupRefused."""
    command = [program("pg_dump"), "--format=custom", f"--snapshot={snapshot}", f"--dbname={_address()}"]
    with tempfile.TemporaryFile() as said:
        dump = _started(command, stdout=subprocess.PIPE, stderr=said)
        assert dump.stdout is not None
        try:
            yield dump.stdout
        finally:
            dump.stdout.close()
            status = dump.wait()
        if status:
            raise BackupRefused(f"pg_dump không ghi được cơ sở dữ liệu: {_last_lines(said)}")


class Restoring:
    """Takes a dump piece by piece; nothing of it is there until `commit`.

    pg_restore turns the dump into statements, which psql runs in one transaction. Python stands between the
    two, so that the transaction ends well only when pg_restore did, and whoever feeds it says so.
    """

    def __init__(self, *, anew: bool) -> None:
        """`anew`: everything that stands in the database goes first, in the same transaction."""
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 (closed with the programs)
        told = {"stderr": self._said, "stdin": subprocess.PIPE}
        words = [program("pg_restore"), "--no-owner", "--no-comments", "--no-privileges", "--file=-"]
        self._reader = _started(words, stdout=subprocess.PIPE, **told)
        words = [program("psql"), "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", f"--dbname={_address()}"]
        self._psql = _started(words, stdout=subprocess.DEVNULL, **told)
        self._tell(f"BEGIN;\n{_EMPTIED if anew else ''}".encode())
        self._pump = threading.Thread(target=self._pass_on, daemon=True)
        self._pump.start()

    def write(self, piece: bytes) -> None:
        assert self._reader.stdin is not None
        try:
            self._reader.stdin.write(piece)
        except BrokenPipeError:
            raise self._refused() from None

    def commit(self) -> None:
        """Raises BackupRefused, and the database stays as it was."""
        assert self._reader.stdin is not None and self._psql.stdin is not None
        try:
            self._reader.stdin.close()
            self._pump.join()
            if self._reader.wait():
                raise self._refused()
            self._tell(b"COMMIT;\n")
            self._psql.stdin.close()
        except BrokenPipeError:
            raise self._refused() from None
        if self._psql.wait():
            raise self._refused()

    def end(self) -> None:
        """Whatever is still running stops; what was not committed is taken back."""
        for process in (self._reader, self._psql):
            if process.poll() is None:
                process.kill()
                process.wait()
        self._pump.join()
        for stream in (self._reader.stdin, self._reader.stdout, self._psql.stdin, self._said):
            if stream is not None:
                with suppress(BrokenPipeError):
                    stream.close()

    def _pass_on(self) -> None:
        assert self._reader.stdout is not None
        try:
            while piece := self._reader.stdout.read(_PIECE):
                self._tell(piece)
        except (BrokenPipeError, ValueError):
            # psql has ended and tells why; whoever waits for pg_restore must not wait for ever.
            self._reader.kill()

    def _tell(self, statements: bytes) -> None:
        assert self._psql.stdin is not None
        self._psql.stdin.write(statements)
        self._psql.stdin.flush()

    def _refused(self) -> BackupRefused:
        for process in (self._reader, self._psql):
            if process.poll() is None:
                process.kill()
            process.wait()
        return BackupRefused(
            f"PostgreSQL không nhận nội dung của bản sao lưu: {_last_lines(self._said)} "
            "Cơ sở dữ liệu vẫn như trước khi phục hồi."
        )


def program(name: str) -> str:
    """Where one of PostgreSQL's programs is; raises BackupRefused where there is none, or too old a one."""
    own = programs() if "CLUSTER" in connection.settings_dict else None
    found = shutil.which(name, path=str(own) if own else None)
    if found is None:
        raise BackupRefused(
            f"Máy này không có lệnh {name} của PostgreSQL; cài gói postgresql-client cùng phiên bản với "
            "máy chủ "
            "cơ sở dữ liệu hoặc mới hơn (Debian: apt-get install postgresql-client)."
        )
    version, server = _version(found), server_version() // 10_000
    if version < server:
        raise BackupRefused(
            f"{found} là phiên bản {version}, cũ hơn máy chủ cơ sở dữ liệu (phiên bản {server}); "
            f"cài gói postgresql-client-{server} hoặc mới hơn."
        )
    return found


def server_version() -> int:
    """As PostgreSQL numbers itself: 160004 is 16.4."""
    connection.ensure_connection()
    assert connection.connection is not None
    return int(connection.connection.info.server_version)


def connections_of_others() -> int:
    """Client connections to the database beside this process's own, which are closed for this."""
    connection.close()
    cast(Any, connection).close_pool()
    password = connection.settings_dict["PASSWORD"] or None
    with psycopg.connect(_address(), password=password, autocommit=True) as asking:
        for _ in range(_TRIES):
            found = asking.execute(_OTHERS).fetchone()
            if found == (0,):
                break
            # What was closed a moment ago may still be counted.
            time.sleep(0.1)
        return int(found[0]) if found else 0


def _version(path: str) -> int:
    told = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout
    found = _MAJOR.search(told)
    return int(found[1]) if found else 0


def _address() -> str:
    """Without the password, which the list of processes would show."""
    given = connection.get_connection_params()
    known = {option.keyword.decode() for option in psycopg.pq.Conninfo.get_defaults()}
    told = {name: value for name, value in given.items() if name in known and value and name != "password"}
    return make_conninfo("", **told)


def _started(command: list[str], **streams: Any) -> subprocess.Popen[bytes]:
    password = connection.settings_dict["PASSWORD"]
    environment = {**os.environ, "LC_ALL": "C", **({"PGPASSWORD": password} if password else {})}
    return subprocess.Popen([Path(command[0]), *command[1:]], env=environment, **streams)


def _last_lines(said: IO[bytes]) -> str:
    """DETAIL and CONTEXT would quote a row."""
    said.seek(0)
    lines = said.read()[-20_000:].decode("utf-8", "replace").splitlines()
    told = [line for line in lines if not line.startswith(("DETAIL:", "CONTEXT:", "HINT:"))]
    return " ".join(told[-4:]).strip() or "không rõ lý do."
