"""Each try to sign in is counted before its password is looked at: none made at the same time slips by.

Names and sources are locked while one is counted, in the database and by its clock: it makes no difference
how many web processes there are, and none waits for another's password to be checked.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Q
from django.db.models.functions import Now
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from config.models import FailedTry
from config.pages.tries.known_devices import known_device
from config.pages.tries.visitor_address import visitor_address
from config.pages.tries.waits import KEPT, Wait, running_wait
from roles.doors.one_act import one_act

log = logging.getLogger(__name__)

# Two tries that share a name or a source take turns. The keys come sorted, so that none blocks in a ring.
LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(key, 0)) FROM unnest(%s::text[]) AS key"


@dataclass(frozen=True)
class Trier:
    """Who stands before the door: `name` is a digest, `source` an address, a device or a session."""

    name: str
    source: str
    is_known: bool = False


class MustWait(Exception):
    """No password is looked at before `wait.until`, the right one neither."""

    def __init__(self, wait: Wait) -> None:
        super().__init__(wait.reason)
        self.wait = wait


def trier_at_the_door(request: HttpRequest, username: str) -> Trier:
    """A known device counts for itself; everything else by the network it comes from."""
    device = known_device(request, username)
    source = f"device {device}" if device else visitor_address(request)
    return Trier(digest_of(username), source, is_known=bool(device))


def trier_of_code(request: HttpRequest, username: str) -> Trier:
    """Who gives a code after the right password is counted apart: a password that is right again forgets the
    wrong passwords, never the wrong codes, and no name that is typed at the door reaches this count."""
    return replace(trier_at_the_door(request, username), name=_digest_of_code(username))


def trier_inside(request: HttpRequest) -> Trier:
    """Somebody signed in who is asked for the password again: counted by the session, which nobody shares."""
    session = salted_hmac("config.tries.session", request.session.session_key or "", algorithm="sha256")
    source = f"session {session.hexdigest()[:32]}"
    return Trier(digest_of(request.user.get_username()), source, is_known=True)


@contextmanager
def counted(trier: Trier) -> Iterator[None]:
    """Around one look at a password, which says ValidationError when it is wrong.

    Raises MustWait before the look while a wait runs, and after it when this wrong try begins one.
    """
    _count(trier)
    try:
        yield
    except ValidationError:
        begun = _running_wait(trier)
        if begun is not None:
            raise MustWait(begun) from None
        raise
    _forget(trier)


@one_act
def _count(trier: Trier) -> None:
    """Counts the try as if it were wrong; while a wait runs it is refused and not counted."""
    _take_turns(trier)
    running = _running_wait(trier)
    if running is not None:
        log.warning("a try to sign in from %s has to wait until %s", trier.source, running.until.isoformat())
        raise MustWait(running)
    FailedTry.objects.create(name=trier.name, source=trier.source)


@one_act
def _forget(trier: Trier) -> None:
    """The password was right: what this name did from this source counts no longer."""
    _take_turns(trier)
    FailedTry.objects.filter(name=trier.name, source=trier.source).delete()


def _running_wait(trier: Trier) -> Wait | None:
    return running_wait(trier.name, trier.source, is_known=trier.is_known)


@one_act
def clear_old_tries() -> int:
    """Tries that no limit looks at any more go; their number."""
    return FailedTry.objects.filter(at__lt=Now() - KEPT).delete()[0]


@one_act
def unlock(*, username: str = "", address: str = "") -> int:
    """Forgets the tries by a name from everywhere, or those from an address by any name; their number."""
    names = (digest_of(username), _digest_of_code(username))
    asked = Q(name__in=names) if username else Q(source=address)
    return FailedTry.objects.filter(asked).delete()[0]


def digest_of(username: str) -> str:
    """Names are counted, never kept: what is typed there is often somebody's password."""
    return salted_hmac("config.tries.name", username, algorithm="sha256").hexdigest()


def _digest_of_code(username: str) -> str:
    return salted_hmac("config.tries.code", username, algorithm="sha256").hexdigest()


def _take_turns(trier: Trier) -> None:
    """Name and source are locked until the act ends."""
    with connection.cursor() as cursor:
        cursor.execute(LOCK, [sorted((f"try by {trier.name}", f"try from {trier.source}"))])
