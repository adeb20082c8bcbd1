"""A PostgreSQL, files and a seal of their own: what is killed here hits no other test.

It keeps through a kill what it has acknowledged, unlike the cluster of the other tests; only a power cut,
which nobody plays here, would cost it something.
"""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection, connections
from django.test import override_settings

from config.postgres.cluster import Cluster, ClusterDidNotStart, programs
from tests.database import migrated

NAME = "ground"
NO_POWER_CUT = ("fsync=off", "full_page_writes=off")


@dataclass(frozen=True)
class Ground:
    room: Path
    cluster: Cluster

    @property
    def settings(self) -> dict[str, str]:
        """Where files, the seal's key and its anchor lie."""
        media, key = f"{self.room}/media", f"{self.room}/seal.key"
        return {"VAR": str(self.room), "MEDIA_ROOT": media, "VINHDANH_SEAL_KEY_FILE": key}

    @property
    def temporary(self) -> Path:
        """Where its processes keep what shall not last."""
        return self.room / "tmp"

    def processes(self, **more: Any) -> dict[str, Any]:
        """What `settle` is told in each process of the site; `more` goes to the database's entry."""
        return {"database": self.database(**more), "temporary": str(self.temporary), **self.settings}

    def database(self, **more: Any) -> dict[str, Any]:
        """What differs in DATABASES: a server that nobody starts by connecting to it."""
        engine = {"ENGINE": "django.db.backends.postgresql", "NAME": NAME}
        return {**engine, "HOST": str(self.cluster.socket_directory), **more}

    @contextmanager
    def as_temporary(self) -> Iterator[None]:
        """Temporary files of this process lie there too; not for whoever starts the nursery meanwhile."""
        before, tempfile.tempdir = tempfile.tempdir, str(self.temporary)
        try:
            yield
        finally:
            tempfile.tempdir = before

    def ask(self, statement: str) -> tuple[Any, ...]:
        """The first row; whoever asks waits until the server is there."""
        until = monotonic() + 60
        while True:
            try:
                with psycopg.connect(**self.cluster.address(NAME)) as asking:
                    return asking.execute(statement).fetchone() or ()
            except psycopg.OperationalError:
                if monotonic() > until:
                    raise
                sleep(0.02)

    def kill(self, how: signal.Signals) -> None:
        """SIGKILL to the postmaster, or SIGQUIT, its immediate shutdown; returns when it is gone."""
        postmaster = int((self.cluster.directory / "postmaster.pid").read_text().split()[0])
        os.kill(postmaster, how)
        until = monotonic() + 60
        while self.cluster.is_up() and monotonic() < until:
            sleep(0.005)

    def revive(self) -> None:
        """As often as needed: the last backends of the dead one hold its memory for a moment."""
        until = monotonic() + 60
        while True:
            try:
                self.cluster.hold(database=NAME)
                self.ask("SELECT 1")
                return
            except ClusterDidNotStart:
                if monotonic() > until:
                    raise
                sleep(0.02)


@contextmanager
def own_ground(room: Path) -> Iterator[Ground]:
    """A migrated database without rows."""
    template = migrated()
    ground = Ground(room, Cluster(room / "pg", throwaway=False))
    ground.cluster.options = NO_POWER_CUT
    for folder in (ground.temporary, room / "media"):
        folder.mkdir()
    ground.cluster.hold(database=NAME)
    try:
        pour(template, into=ground.cluster, database=NAME)
        yield ground
    finally:
        ground.cluster.release()


@contextmanager
def standing_on(ground: Ground) -> Iterator[None]:
    """This process looks at it meanwhile; its own connection comes back as it was."""
    own, before = connections["default"], dict(connection.settings_dict)
    own.close()
    with override_settings(**ground.settings):
        connections.settings["default"].update(ground.database())
        del connections["default"]
        try:
            yield
        finally:
            connections["default"].close()
            connections.settings["default"].update(before)
            connections["default"] = own


def settle(database: dict[str, Any], *, temporary: str | None = None, **given: Any) -> None:
    """For a process that was just forked: it looks at that database, and keeps its files where it is told."""
    for name, value in given.items():
        setattr(settings, name, value)
    tempfile.tempdir = temporary
    connections.settings["default"].update(database)
    # The next who asks gets a connection made of these.
    with suppress(AttributeError):
        del connections["default"]


def pour(template: str, *, into: Cluster, database: str) -> None:
    """Copies what is in a template of the tests to an empty database of a server that somebody holds."""
    ours, theirs = connection.get_connection_params(), into.address(database)
    source = ["-h", ours["host"], "-U", ours["user"], template]
    target = ["-h", theirs["host"], "-U", theirs["user"], "-d", database]
    with subprocess.Popen([programs() / "pg_dump", *source], stdout=subprocess.PIPE) as dump:
        quiet = ["-q", "-o", os.devnull, "--single-transaction", "-v", "ON_ERROR_STOP=1"]
        subprocess.run([programs() / "psql", *quiet, *target], stdin=dump.stdout, check=True)
    assert dump.returncode == 0
