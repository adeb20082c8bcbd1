"""The news of one person, as pages and mail show it: of offices still held, with its title and way in."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet
from django.db.models.functions import Now

from news.models import NewsItem
from news.reminders import REMINDED
from news.subjects import NewsSubject, decisions_told, subjects_of
from news.taken_back import WORDS as IN_THE_PAST
from news.taken_back import taken_back
from news.telling import OUTCOMES
from news.told_acts import TOLD, ToldAct
from news.topics import Topic
from roles.doors.foreign_ids import refuse_foreign
from roles.doors.one_act import one_act
from roles.reader.current_office import IN_ADDRESS

# The demonstration's people look at their news at least as often.
READ_WITHIN = timedelta(days=14)
# The bell counts no further: it costs the same for whoever never looks.
MANY = 100
WORDS = {**TOLD, **OUTCOMES, **REMINDED}


@dataclass(frozen=True)
class ToldNews:
    """One line of news in words."""

    item: NewsItem
    topic: str
    words: str
    subject: NewsSubject

    @property
    def url(self) -> str:
        """Opens in the office that was told, whichever of several the reader works from; empty where the
        subject is no more."""
        if not self.subject.url or self.item.appointment_id is None:
            return self.subject.url
        return f"{self.subject.url}?{IN_ADDRESS}={self.item.appointment_id}"


def news_of(person: int, *, on: date) -> QuerySet[NewsItem]:
    """What concerns the person himself, or an office that he holds that day: who left it reads no more."""
    is_held = Q(appointment__since__lte=on) & (
        Q(appointment__until__isnull=True) | Q(appointment__until__gte=on)
    )
    return NewsItem.objects.filter(Q(appointment__isnull=True) | is_held, person=person)


def about(topic: Topic) -> Q:
    """The rows of one topic."""
    kinds = [Q(subject_kind=kind, code=code) for (kind, code), act in WORDS.items() if act.topic == topic]
    return reduce(or_, kinds)


def number_unread(person: int, *, on: date) -> int:
    """At most MANY."""
    return news_of(person, on=on).filter(read_at__isnull=True).order_by()[:MANY].count()


def in_words(items: Iterable[NewsItem]) -> list[ToldNews]:
    """Each with its title, and by which decision it was done; a statement for each kind of subject, one for
    the decisions and one for what was taken back, however many there are."""
    rows = list(items)
    subjects, decided, over = subjects_of(rows), decisions_told(rows), taken_back(rows)
    return [
        ToldNews(
            row,
            act.topic.label,
            f"{_words(row, act, over)}{decided.get(row.decision_id or 0, '')}",
            subjects[row.subject_kind, row.subject_id],
        )
        for row in rows
        if (act := WORDS.get((row.subject_kind, row.code)))
    ]


def _words(row: NewsItem, act: ToldAct, over: Collection[int]) -> str:
    return IN_THE_PAST[row.subject_kind, row.code] if row.pk in over else act.words


@one_act
def read_what_is_old(on: date) -> None:
    """For the last day of the demonstration: its people have worked on since, and looked at their news."""
    NewsItem.objects.filter(read_at__isnull=True, on__lt=on - READ_WITHIN).update(read_at=Now())


@one_act
def mark_read(person: int, ids: Collection[int]) -> None:
    """Refused, and nothing marked, where one of them is not the person's own."""
    rows = NewsItem.objects.filter(person=person, pk__in=ids)
    refuse_foreign(ids, rows.values_list("pk", flat=True), field="Thông báo")
    rows.filter(read_at__isnull=True).update(read_at=Now())
