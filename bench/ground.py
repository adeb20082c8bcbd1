"""The ground of a benchmark: a database of its own on the durable embedded cluster, gone when it ends."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from psycopg import sql

from tests.scene import Scene, build_scene


@contextmanager
def own_database() -> Iterator[None]:
    """Migrated, empty, used by this process alone."""
    name = f"vinhdanh_bench_{os.getpid()}"
    connection.ensure_connection()
    with _server() as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    before = connection.settings_dict["NAME"]
    _point_at(name)
    try:
        call_command("migrate", verbosity=0, interactive=False)
        yield
    finally:
        _point_at(before)
        with _server() as server:
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def raw_connection() -> psycopg.Connection:
    """A bare connection to the benchmark's own database; its `transaction()` begins and commits."""
    return psycopg.connect(**_address(connection.settings_dict["NAME"]), autocommit=True)


def ground_scene(units: int = 3) -> Scene:
    return build_scene(units=units)


def _point_at(name: str) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name


def _address(name: str) -> dict[str, Any]:
    known = connection.get_connection_params()
    return {key: known[key] for key in ("host", "port", "user", "password") if known.get(key)} | {
        "dbname": name
    }


@contextmanager
def _server() -> Iterator[psycopg.Connection]:
    with psycopg.connect(**_address("postgres"), autocommit=True) as server:
        yield server
