"""The auditor's year: what is new in the history, and what is odd enough to be looked into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from roles.models import Jurisdiction
from trail.models import Entry
from trail.verbs import LABELS, Verb
from vietnamese.dates import short_date
from vietnamese.numbers import counted
from workflow import whose_turn
from workflow.views.years.charts import Bar, Chart, SeatYear, ShortList, days_of, filled
from workflow.views.years.year_of_board import late_dossiers

NEW_DAYS = 14
NOTE = "Số dòng nhật ký; bấm vào từng việc để đọc."
# What does not happen on the straight way from a dossier to its decision.
ODD = (
    Verb.SENT_BACK,
    Verb.RECALLED,
    Verb.WITHDRAWN,
    Verb.HELD,
    Verb.LINE_REFUSED,
    Verb.DECISION_DISCARDED,
    Verb.DECISION_RETURNED,
    Verb.CORRECTED,
    Verb.REVOKED,
    Verb.LOCAL_RULE_SET,
    Verb.LOCAL_RULE_ENDED,
    Verb.APPOINTMENT_ENDED,
    Verb.ACCOUNT_DISABLED,
    Verb.ACCOUNT_ENABLED,
)


def year_of_auditor(jurisdiction: Jurisdiction, *, year: int, on: date) -> SeatYear:
    """Along the trail's indexes by jurisdiction: new is what these days hold, odd what the year holds."""
    odd = Chart("Khác thường", _bars(jurisdiction, ODD, days_of(year), tone="amber"), NOTE)
    if year != on.year:
        return filled(year, [odd])
    days = on - timedelta(days=NEW_DAYS), on
    new = Chart(f"Mới trong {NEW_DAYS} ngày qua", _bars(jurisdiction, tuple(Verb), days, tone="blue"), NOTE)
    late = [*_held_too_long(jurisdiction, on=on), *late_dossiers(jurisdiction, on=on)]
    return filled(year, [new, odd], [ShortList("Chậm", late)])


def _bars(
    jurisdiction: Jurisdiction, verbs: Sequence[Verb], days: tuple[date, date], *, tone: str
) -> list[Bar]:
    rows = Entry.objects.filter(jurisdiction_id=jurisdiction.pk, verb__in=verbs, acted_on__range=days)
    numbers = dict(rows.order_by().values_list("verb").annotate(Count("pk")))
    found = [
        Bar(LABELS[verb], numbers[verb], url=_entries(verb, days), tone=tone)
        for verb in verbs
        if verb in numbers
    ]
    return sorted(found, key=lambda bar: -bar.value)


def _entries(verb: Verb, days: tuple[date, date]) -> str:
    since, until = map(short_date, days)
    return f"{reverse('workflow:trail')}?{urlencode({'viec': verb.value, 'tu': since, 'den': until})}"


def _held_too_long(jurisdiction: Jurisdiction, *, on: date) -> Iterator[tuple[str, str, str]]:
    number = whose_turn.holds_to_look_at(jurisdiction, on=on).count()
    if number:
        told = f"{counted(number)} trường hợp tạm giữ đã đến ngày xem lại"
        yield told, "", reverse("workflow:held", args=[jurisdiction.pk])
