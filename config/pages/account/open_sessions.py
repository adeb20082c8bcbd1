"""Where an account is signed in: noted at the door and every few minutes after, ended by its owner."""

from __future__ import annotations

import time
from contextlib import suppress

from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone

from config.models import OpenSession
from config.pages.account.device_words import device_in_words
from config.pages.tries.visitor_address import visitor_address
from roles.doors.one_act import one_act
from roles.doors.refusals import Overtaken

# In the session itself, so that a page costs no statement until the next note is due.
NOTED = "noted"
SECONDS_BETWEEN = 300
# One statement. Who ends the session meanwhile holds its row; then there is nothing to note any more.
NOTE = """
INSERT INTO config_opensession (user_id, session_id, address, device, since, seen_at)
SELECT %(user)s, session_key, %(address)s, %(device)s, statement_timestamp(), statement_timestamp()
  FROM django_session WHERE session_key = %(key)s FOR KEY SHARE
ON CONFLICT (session_id) DO UPDATE
   SET address = excluded.address, device = excluded.device, seen_at = excluded.seen_at
"""


def note_if_due(request: HttpRequest) -> None:
    """Somebody signed in is here: noted once a session, then every SECONDS_BETWEEN."""
    key, at = request.session.get(NOTED) or ("", 0)
    if key != request.session.session_key or time.time() - at >= SECONDS_BETWEEN:
        note_session(request, request.user.pk)


def note_session(request: HttpRequest, user_id: int | None) -> None:
    """A session that was ended this very moment is not noted; the next page asks to sign in."""
    key = request.session.session_key
    if not key or not isinstance(request.session, SessionStore):
        # What lies in the visitor's cookie alone can be neither listed nor ended here.
        return
    with suppress(Overtaken):
        _note(
            key,
            user_id=user_id,
            address=visitor_address(request),
            device=device_in_words(request.META.get("HTTP_USER_AGENT", "")),
        )
    request.session[NOTED] = (key, time.time())


def sessions_of(user: User) -> list[OpenSession]:
    """Those that have not ended by themselves, nor by a new password; the latest seen first."""
    running = OpenSession.objects.filter(user=user, session__expire_date__gt=timezone.now())
    rows = running.select_related("session").order_by("-seen_at", "-pk")
    good = {user.get_session_auth_hash(), *user.get_session_auth_fallback_hash()}
    return [row for row in rows if row.session.get_decoded().get(HASH_SESSION_KEY) in good]


@one_act
def end_sessions(user: User, *, but: str, only: int | None = None) -> int:
    """Ends one session of the account, or all others than the one with the key `but`; their number.

    An id that is not the account's own ends nothing, like one that was ended before.
    """
    rows = OpenSession.objects.filter(user=user).exclude(session_id=but)
    if only is not None:
        rows = rows.filter(pk=only)
    keys = list(rows.values_list("session_id", flat=True))
    Session.objects.filter(pk__in=keys).delete()
    return len(keys)


@one_act
def _note(key: str, *, user_id: int | None, address: str, device: str) -> None:
    told: dict[str, str | int | None] = {"key": key, "user": user_id, "address": address, "device": device}
    with connection.cursor() as cursor:
        cursor.execute(NOTE, told)
