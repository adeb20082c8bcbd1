"""A migrated template of the test database, kept between runs, and copies of it for each worker.

The template's name carries a fingerprint of the migrations: a new migration makes a new template.
"""

import fcntl
import hashlib
import inspect
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from psycopg import sql

TEMPLATE = "vinhdanh_template_"
COPY = "vinhdanh_test_"


def use_copy(worker: str) -> str:
    """Points this process at a fresh copy of the template; returns its name."""
    name = f"{COPY}{worker}_{os.getpid()}"
    with _server() as server, one_at_a_time():
        _clear_away(server)
        template = _template(server)
        _replace(server, name, template=template)
    _point_at(name)
    # Tests that commit are followed by Django's flush; a new copy also frees append-only tables and keeps
    # the rows that migrations wrote, neither of which TRUNCATE can do.
    connection.ops.sql_flush = lambda *_arguments, **_options: _start_over(name, template=template)  # type: ignore[method-assign]
    return name


@contextmanager
def copied(template: str, *, label: str) -> Iterator[str]:
    """This process looks at a copy of another template, which is gone afterwards."""
    name = f"{COPY}{label}_{os.getpid()}"
    with _server() as server, one_at_a_time():
        _replace(server, name, template=template)
    yield name
    with _server() as server:
        _drop(server, name)


@contextmanager
def looking_at(name: str) -> Iterator[None]:
    """The connection leads to that database meanwhile."""
    before = connection.settings_dict["NAME"]
    _point_at(name)
    try:
        yield
    finally:
        _point_at(before)


def migrated() -> str:
    """The name of the migrated template, which is made where it is missing."""
    with _server() as server, one_at_a_time():
        return _template(server)


def kept(name: str, *, fill: Callable[[str], object], anew: bool = False) -> None:
    """A template of rows beside that of the migrations: filled where it is missing, its elders are dropped.

    `fill` gets the name of a database that takes its own name only when all is in it.
    """
    family = name.rpartition("_")[0] + "_"
    template = migrated()
    with _server() as server:
        names = [each for each in _names(server) if each.startswith(family)]
        if name in names and not anew:
            return
        for old in names:
            _drop(server, old)
        with one_at_a_time():
            _replace(server, f"{family}unfinished", template=template)
        fill(f"{family}unfinished")
        _rename(server, f"{family}unfinished", name)


def drop(name: str) -> None:
    """Removes a copy, whoever is still connected to it."""
    connection.close()
    with _server() as server:
        _drop(server, name)


def is_forgotten(name: str) -> bool:
    """Whether this is the copy of a process that is no more."""
    return name.startswith(COPY) and not Path(f"/proc/{name.rsplit('_', 1)[-1]}").exists()


def _start_over(name: str, *, template: str) -> list[str]:
    """Returns the statements that are left for Django to run: none."""
    connection.close()
    with _server() as server:
        _replace(server, name, template=template)
    return []


def _clear_away(server: psycopg.Connection) -> None:
    """Drops the copies of workers that were killed: a copy's name ends with its worker's process id."""
    for name in _names(server):
        if is_forgotten(name):
            _drop(server, name)


def _names(server: psycopg.Connection) -> list[str]:
    return [row[0] for row in server.execute("SELECT datname FROM pg_database").fetchall()]


def _template(server: psycopg.Connection) -> str:
    wanted = TEMPLATE + _fingerprint(server)
    names = _names(server)
    if wanted not in names:
        for old in [name for name in names if name.startswith(TEMPLATE)]:
            _drop(server, old)
        _migrate(server, wanted)
    return wanted


def _migrate(server: psycopg.Connection, wanted: str) -> None:
    """Takes its name only when it is whole."""
    _replace(server, f"{TEMPLATE}unfinished", template="template0")
    _point_at(f"{TEMPLATE}unfinished")
    call_command("migrate", verbosity=0, interactive=False)
    connection.close()
    _rename(server, f"{TEMPLATE}unfinished", wanted)


def _fingerprint(server: psycopg.Connection) -> str:
    digest = hashlib.sha256(str(server.info.server_version).encode())
    for package in ("django", "procrastinate"):
        digest.update(version(package).encode())
    loader = MigrationLoader(None)
    for key, migration in sorted(loader.disk_migrations.items()):
        source = inspect.getsourcefile(sys.modules[type(migration).__module__])
        assert source is not None
        digest.update(repr(key).encode() + Path(source).read_bytes())
    return digest.hexdigest()[:16]


def _replace(server: psycopg.Connection, name: str, *, template: str) -> None:
    _drop(server, name)
    # Files are copied three times as fast as pages are written to the log, and no crash is survived here.
    copy = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy")
    server.execute(copy.format(sql.Identifier(name), sql.Identifier(template)))


def _rename(server: psycopg.Connection, name: str, wanted: str) -> None:
    rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    server.execute(rename.format(sql.Identifier(name), sql.Identifier(wanted)))


def _drop(server: psycopg.Connection, name: str) -> None:
    """Its anchor goes with it: one that outlives its seals tells of the next rows that these were deleted."""
    Path(settings.VAR, f"seal.{name}.anchor").unlink(missing_ok=True)
    server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _point_at(name: str) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name


@contextmanager
def _server() -> Iterator[psycopg.Connection]:
    parameters = {**connection.get_connection_params(), "dbname": "postgres"}
    known = {
        key: parameters[key] for key in ("host", "port", "user", "password", "dbname") if key in parameters
    }
    with psycopg.connect(**known, autocommit=True) as server:
        yield server


@contextmanager
def one_at_a_time(what: str = "template") -> Iterator[None]:
    """The first worker migrates, the others find the template; PostgreSQL copies it for one at a time."""
    directory = Path(settings.VAR)
    directory.mkdir(parents=True, exist_ok=True)
    with (directory / f"{what}.gate").open("w") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        yield
