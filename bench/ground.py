"""The ground of a benchmark: a database of its own on the durable embedded cluster, gone when it ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connection

from tests.database import copied, looking_at, migrated
from tests.scene import Scene, build_scene


@contextmanager
def own_database() -> Iterator[None]:
    """Migrated, empty, used by this process alone: a copy of the tests' template."""
    with looking_at(connection.settings_dict["NAME"]):
        template = migrated()
    with copied(template, label="bench") as name, looking_at(name):
        yield


def raw_connection() -> psycopg.Connection:
    """A bare connection to the benchmark's own database; its `transaction()` begins and commits."""
    return psycopg.connect(**_address(connection.settings_dict["NAME"]), autocommit=True)


def ground_scene(units: int = 3) -> Scene:
    return build_scene(units=units)


def _address(name: str) -> dict[str, Any]:
    known = connection.get_connection_params()
    return {key: known[key] for key in ("host", "port", "user", "password") if known.get(key)} | {
        "dbname": name
    }
