"""Django's DATABASES entry, from an address in the environment or for the embedded cluster."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from config.postgres.cluster import cluster_at


def database_settings(var: str, *, name: str, throwaway: bool = False) -> dict[str, Any]:
    """DATABASE_URL where it is set, else the embedded cluster under `var`/pg; nothing is started here.

    VINHDANH_DATABASE overrides the database's name, so that a child process finds its parent's.
    """
    url = os.environ.get("DATABASE_URL")
    entry = at_address(url) if url else _embedded(Path(var).resolve() / "pg", throwaway=throwaway)
    named = os.environ.get("VINHDANH_DATABASE") or entry.get("NAME") or name
    kept = {"NAME": named, "CONN_HEALTH_CHECKS": True, "CONN_MAX_AGE": 60}
    return {**entry, **kept, "OPTIONS": {**entry.get("OPTIONS", {}), **prepared()}}


def prepared() -> dict[str, Any]:
    """OPTIONS under which the server reads and plans a statement once a connection (docs/decisions/0014).

    DATABASE_PREPARE=0 takes them away, for a pooler in transaction mode.
    """
    if os.environ.get("DATABASE_PREPARE", "").lower() in {"0", "false", "no", "off"}:
        return {}
    return {"server_side_binding": True, "prepare_threshold": 1}


def limit_statements(entry: dict[str, Any], *, statement: int, lock: int, idle: int) -> None:
    """Connections that are opened from now on end, in seconds, a statement that runs, a wait for a lock, and
    a transaction in which nothing is asked.

    For the processes that serve pages. Behind a pooler in transaction mode nothing is set, since it refuses
    or mixes up what is said at a connection's beginning: there the limits are those of the role.
    """
    options = entry.setdefault("OPTIONS", {})
    if not prepared():
        return
    told = {
        "statement_timeout": statement,
        "lock_timeout": lock,
        "idle_in_transaction_session_timeout": idle,
    }
    words = [options.get("options", ""), *(f"-c {name}={seconds}s" for name, seconds in told.items())]
    options["options"] = " ".join(filter(None, words))


def at_address(url: str) -> dict[str, Any]:
    """postgresql://user:password@host:port/name?option=value; the options go to libpq (sslmode, …)."""
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
    }


def _embedded(directory: Path, *, throwaway: bool) -> dict[str, Any]:
    cluster = {"directory": str(directory), "throwaway": throwaway}
    return {
        "ENGINE": "config.postgres.engine",
        "USER": "postgres",
        "HOST": str(cluster_at(**cluster).socket_directory),
        "CLUSTER": cluster,
    }
