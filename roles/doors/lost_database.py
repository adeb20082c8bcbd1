"""Whether a fault means that the database is away, rather than that it refused something."""

from __future__ import annotations

from django.db import InterfaceError, OperationalError

# PostgreSQL's own codes: connection faults (08…), shutdown, crash, starting up, too many connections.
AWAY = ("08", "57P01", "57P02", "57P03", "53300")


def is_database_away(fault: BaseException | None) -> bool:
    """A connection that was lost or not to be had; libpq and the pool give such faults no code at all."""
    if isinstance(fault, InterfaceError):
        return True
    if not isinstance(fault, OperationalError):
        return False
    code = getattr(fault.__cause__, "sqlstate", None)
    return code is None or code.startswith(AWAY)
