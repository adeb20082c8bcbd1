"""The digest of a day: at most one a person, with all unread news that no letter has told yet."""

from __future__ import annotations

from datetime import date
from typing import Any

import orjson
from django.db import connection

from news.own_news import WORDS
from roles.doors.one_act import one_act
from vietnamese.dates import short_date

# Wanted, unread, told by no letter, of an office still held, and made since the address was proved.
_WANTED = """
  FROM news_newsitem news
  JOIN news_mailchoice choice ON choice.person_id = news.person_id
  JOIN auth_user person ON person.id = news.person_id AND person.is_active
  JOIN json_to_recordset(%(topics)s::json) AS known(kind text, code text, topic text)
    ON known.kind = news.subject_kind AND known.code = news.code
  LEFT JOIN roles_appointment held ON held.id = news.appointment_id
 WHERE news.read_at IS NULL AND news.digest_id IS NULL AND news.at >= choice.confirmed_at
   AND choice.is_daily AND NOT known.topic = ANY(choice.kept_out)
   AND (held.id IS NULL OR %(on)s BETWEEN held.since AND coalesce(held.until, 'infinity'))
   AND NOT EXISTS (SELECT 1 FROM news_mail told WHERE told.item_id = news.id)
"""
_LETTERS = f"""
INSERT INTO news_mail (key, kind, person_id, address, subject, state, attempts, fault)
SELECT DISTINCT 'digest:' || news.person_id || ':' || %(day)s, 'digest', news.person_id, choice.address,
       %(subject)s, 'waiting', 0, ''
{_WANTED}
ON CONFLICT (key) DO NOTHING RETURNING id
"""
_LAID_IN = f"""
UPDATE news_newsitem item SET digest_id = mail.id
  FROM (SELECT news.id, news.person_id {_WANTED}) wanted
  JOIN news_mail mail ON mail.person_id = wanted.person_id
 WHERE item.id = wanted.id AND mail.id = ANY(%(letters)s)
"""


@one_act
def make_digests(*, on: date) -> int:
    """How many letters were enqueued; run again on the same day it makes none for who has one."""
    topics = [{"kind": kind, "code": code, "topic": act.topic} for (kind, code), act in WORDS.items()]
    given: dict[str, Any] = {
        "topics": orjson.dumps(topics).decode(),
        "on": on,
        "day": on.isoformat(),
        "subject": f"Vinh Danh: thông báo ngày {short_date(on)}",
    }
    with connection.cursor() as cursor:
        cursor.execute(_LETTERS, given)
        letters = [pk for (pk,) in cursor.fetchall()]
        if letters:
            cursor.execute(_LAID_IN, {**given, "letters": letters})
    return len(letters)
