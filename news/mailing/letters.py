"""The text of a letter, made as it is sent: titles and links, no person's name and no reason."""

from __future__ import annotations

from datetime import date
from email.utils import parseaddr
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse

from news.mail_settings import site_address
from news.mailing.own_choices import proof_of
from news.models import Mail, MailChoice
from news.own_news import ToldNews, in_words, news_of

# A digest is no archive: more is read on the page.
MOST_LINES = 30


def letter_of(mail: Mail, *, on: date) -> EmailMultiAlternatives | None:
    """None where its reader wants it no more, or may no longer read anything that it tells."""
    told = _told_in(mail, on=on)
    if told is None:
        return None
    told |= {"subject": mail.subject, "choices_url": site_address(reverse("news:mail"))}
    letter = EmailMultiAlternatives(
        subject=mail.subject,
        body=render_to_string("news/letter.txt", told),
        from_email=settings.VINHDANH_MAIL_FROM,
        to=[mail.address],
        headers={"Message-ID": _message_id(mail), "Auto-Submitted": "auto-generated"},
    )
    letter.attach_alternative(render_to_string("news/letter.html", told), "text/html")
    return letter


def _told_in(mail: Mail, *, on: date) -> dict[str, Any] | None:
    if mail.kind == Mail.Kind.TRIAL:
        return {"is_trial": True}
    active = MailChoice.objects.filter(person__is_active=True)
    choice = active.filter(person=mail.person_id, address=mail.address).first()
    if choice is None or mail.person_id is None:
        return None
    if mail.kind == Mail.Kind.CONFIRM:
        proof = urlencode({"ma": proof_of(mail.person_id, mail.address)})
        return {"confirm_url": site_address(f"{reverse('news:confirm')}?{proof}")}
    is_wanted = choice.is_daily if mail.kind == Mail.Kind.DIGEST else choice.at_once
    if choice.confirmed_at is None or not is_wanted:
        return None
    mine = news_of(mail.person_id, on=on).filter(Q(digest=mail) | Q(mail=mail)).order_by("-id")
    lines = in_words(mine[: MOST_LINES + 1])
    if not lines:
        return None
    return {
        "lines": [_line(each) for each in lines[:MOST_LINES]],
        "has_more": len(lines) > MOST_LINES,
        "all_url": site_address(reverse("news:list")),
    }


def _line(told: ToldNews) -> dict[str, Any]:
    url = site_address(told.url or reverse("news:list"))
    return {"words": told.words, "title": told.subject.title, "due_on": told.item.due_on, "url": url}


def _message_id(mail: Mail) -> str:
    """The same whenever this letter is sent, so that a mailbox can tell."""
    domain = parseaddr(settings.VINHDANH_MAIL_FROM)[1].rpartition("@")[2]
    return f"<{sha256(f'{settings.VINHDANH_SITE_ADDRESS} {mail.key}'.encode()).hexdigest()[:40]}@{domain}>"
