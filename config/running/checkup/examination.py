"""All that is looked at, in the order in which one thing needs another."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.db.utils import Error

from config.running.checkup.content_looked_at import (
    look_at_fonts,
    look_at_law,
    look_at_store,
    look_at_trail,
)
from config.running.checkup.database_looked_at import look_at_database, look_at_migrations
from config.running.checkup.looked_at import LookedAt
from config.running.checkup.settings_looked_at import look_at_backup_key, look_at_secrets, look_at_settings
from config.running.checkup.work_looked_at import (
    look_at_backups,
    look_at_mail,
    look_at_proofs,
    look_at_work,
)

Look = Callable[[], Iterator[LookedAt]]
WITHOUT_DATABASE: tuple[Look, ...] = (
    look_at_settings,
    look_at_secrets,
    look_at_backup_key,
    look_at_fonts,
    look_at_store,
    look_at_backups,
)
WITH_TABLES: tuple[Look, ...] = (look_at_trail, look_at_law, look_at_work, look_at_mail, look_at_proofs)


def examine() -> Iterator[LookedAt]:
    """Changes nothing; what cannot be looked at without something that is missing is left out."""
    for look in WITHOUT_DATABASE:
        yield from look()
    database = list(look_at_database())
    yield from database
    if not database[0].ok:
        return
    migrations = list(look_at_migrations())
    yield from migrations
    for look in WITH_TABLES if all(each.ok for each in migrations) else ():
        try:
            yield from look()
        except Error as fault:
            told = f"Cơ sở dữ liệu không trả lời được ({str(fault).splitlines()[0]})."
            yield LookedAt(told, "Xem nhật ký của PostgreSQL; chạy lại manage.py doctor.")
