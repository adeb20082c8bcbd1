"""How many wrong passwords are too many, and until when one waits. Three limits; the longest wait counts.

A wait is reckoned from the tries that were counted. One made meanwhile is not counted and prolongs nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection

# The same name from the same place: five tries are free, then each costs twice the wait of the one before.
FREE_TRIES = 5
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(minutes=15)
KEPT = timedelta(days=1)

# One network, any names: an office shares an address, so this lies above what a bad morning brings. How many
# names is a setting; that many people mistype some three times each.
SPRAYING = timedelta(minutes=15)
TRIES_A_NAME = 3

# One name, any networks: its owner alone, who waits ever longer, does not come so far within the hour.
FROM_EVERYWHERE = timedelta(hours=1)
TRIES_FROM_EVERYWHERE = 20

OF_NAME_HERE = "Tên đăng nhập hoặc mật khẩu đã sai quá nhiều lần."
OF_NETWORK = "Từ mạng này đã có quá nhiều lần đăng nhập sai, bằng nhiều tên khác nhau."
OF_NAME_ANYWHERE = "Tài khoản này đang bị thử mật khẩu từ nhiều nơi khác nhau."

# The window and the sentence of each limit that known devices pass, in the order in which they are asked for.
BY_STRANGERS = ((SPRAYING, OF_NETWORK), (SPRAYING, OF_NETWORK), (FROM_EVERYWHERE, OF_NAME_ANYWHERE))


@dataclass(frozen=True)
class Wait:
    """Until when (exclusive) no password is looked at, and the sentence that says why."""

    until: datetime
    reason: str

    @property
    def again_at(self) -> datetime:
        """The whole minute that a page tells: never an instant that is still too early."""
        minute = self.until.replace(second=0, microsecond=0)
        return minute if minute == self.until else minute + timedelta(minutes=1)


# Of each limit that is reached, the oldest of the tries that reach it: when that is forgotten, one is free.
ASKED = """
WITH tries AS (
  SELECT name, source, at FROM config_failedtry
  WHERE (name = %(name)s OR source = %(source)s) AND at > statement_timestamp() - %(kept)s
), sprayed AS (
  SELECT name, at FROM tries WHERE source = %(source)s AND at > statement_timestamp() - %(spraying)s
)
SELECT statement_timestamp(),
  (SELECT count(*) FROM tries WHERE name = %(name)s AND source = %(source)s),
  (SELECT max(at) FROM tries WHERE name = %(name)s AND source = %(source)s),
  (SELECT max(at) FROM sprayed GROUP BY name ORDER BY max(at) DESC OFFSET %(names)s - 1 LIMIT 1),
  (SELECT at FROM sprayed ORDER BY at DESC OFFSET %(names)s * %(tries_a_name)s - 1 LIMIT 1),
  (SELECT at FROM tries WHERE name = %(name)s AND at > statement_timestamp() - %(everywhere)s
    ORDER BY at DESC OFFSET %(tries_everywhere)s - 1 LIMIT 1)
"""


def running_wait(name: str, source: str, *, is_known: bool) -> Wait | None:
    """The longest wait of this name at this source by the database's clock; a known device has but one."""
    figures: dict[str, Any] = {
        "names": settings.VINHDANH_NAMES_OF_AN_ADDRESS,
        "tries_a_name": TRIES_A_NAME,
        "tries_everywhere": TRIES_FROM_EVERYWHERE,
        "spraying": SPRAYING,
        "everywhere": FROM_EVERYWHERE,
        "kept": KEPT,
    }
    with connection.cursor() as cursor:
        cursor.execute(ASKED, {"name": name, "source": source, **figures})
        now, count, last, *oldest = cursor.fetchone()
    waits = [Wait(last + delay_after(count), OF_NAME_HERE)] if count >= FREE_TRIES else []
    if not is_known:
        waits += [
            Wait(at + window, reason) for at, (window, reason) in zip(oldest, BY_STRANGERS, strict=True) if at
        ]
    return max((wait for wait in waits if wait.until > now), key=lambda wait: wait.until, default=None)


def delay_after(count: int) -> timedelta:
    """After the fifth wrong password one minute, then 2, 4, 8, and 15 for every further one."""
    return min(FIRST_WAIT * 2 ** min(count - FREE_TRIES, 10), LONGEST_WAIT)
