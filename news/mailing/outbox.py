"""Letters leave one by one: each is taken by one sender, and at most once by a server that may have it.

A server's refusal is an answer: a passing one (4xx, or no connection) is tried again, ever later; a lasting
one (5xx) is told to who runs the machine. Silence after the letter went out is none: it is never sent again,
because what it tells stands on the page “Thông báo” anyway (docs/decisions/0052).
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import date, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import get_connection
from django.db import connection
from django.db.models import F
from django.db.models.functions import Now

from news.mailing.letters import letter_of
from news.models import Mail, MailState

log = logging.getLogger(__name__)
SMTP = "django.core.mail.backends.smtp.EmailBackend"
SECONDS = 30
# Longer than any talk with a server lasts: who has held a letter so long is dead.
DEAD_AFTER = timedelta(minutes=10)
# After 2, 4, 8 … minutes; the last try is two days after the first.
MOST_TRIES = 11
_TAKE = """
UPDATE news_mail SET state = 'sending', claimed_at = statement_timestamp(), attempts = attempts + 1
 WHERE id = (SELECT id FROM news_mail WHERE state = 'waiting' AND due_at <= statement_timestamp()
              ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id
"""


def send_due(*, on: date, most: int = 200) -> int:
    """How many were accepted. Each is taken in a statement of its own, committed before a server hears of it;
    so no transaction may be open around this."""
    Mail.objects.filter(state=MailState.SENDING, claimed_at__lt=Now() - DEAD_AFTER).update(
        state=MailState.UNKNOWN, fault="Tiến trình gửi dừng giữa chừng; máy chủ thư có thể đã nhận."
    )
    return sum(send(mail, on=on) == MailState.SENT for mail in _taken(most))


def send(mail: Mail, *, on: date) -> MailState:
    """Sends one that was taken, and writes down what became of it."""
    letter = letter_of(mail, on=on)
    if letter is None:
        return _mark(mail, MailState.DROPPED)
    server = get_connection(SMTP, timeout=SECONDS)
    try:
        server.open()
    except (OSError, SMTPException) as fault:
        return _later(mail, fault)
    try:
        server.send_messages([letter])
    except (SMTPResponseException, SMTPRecipientsRefused) as fault:
        return _later(mail, fault) if _code(fault) < 500 else _mark(mail, MailState.FAILED, fault)
    except (OSError, SMTPException) as fault:
        return _mark(mail, MailState.UNKNOWN, fault)
    finally:
        server.close()
    return _mark(mail, MailState.SENT)


def _taken(most: int) -> Iterator[Mail]:
    for _ in range(most):
        with connection.cursor() as cursor:
            cursor.execute(_TAKE)
            row = cursor.fetchone()
        if row is None:
            return
        yield Mail.objects.get(pk=row[0])


def _later(mail: Mail, fault: Exception) -> MailState:
    if mail.attempts >= MOST_TRIES:
        return _mark(mail, MailState.FAILED, fault)
    wait = timedelta(minutes=2**mail.attempts)
    rows = Mail.objects.filter(pk=mail.pk, state=MailState.SENDING)
    rows.update(state=MailState.WAITING, due_at=Now() + wait, fault=_in_short(fault))
    return MailState.WAITING


def _mark(mail: Mail, state: MailState, fault: Exception | None = None) -> MailState:
    sent = Now() if state == MailState.SENT else F("sent_at")
    rows = Mail.objects.filter(pk=mail.pk, state=MailState.SENDING)
    rows.update(state=state, sent_at=sent, fault=_in_short(fault))
    if fault is not None:
        log.warning("letter %s was not sent: %s", mail.pk, type(fault).__name__)
    return state


def _code(fault: Exception) -> int:
    if isinstance(fault, SMTPRecipientsRefused):
        return max(code for code, _words in fault.recipients.values())
    return fault.smtp_code if isinstance(fault, SMTPResponseException) else 0


def _in_short(fault: Exception | None) -> str:
    """The server's answer without what it may repeat of the letter."""
    if fault is None:
        return ""
    code = _code(fault)
    return f"{type(fault).__name__} {code or ''}".strip()[:300]
