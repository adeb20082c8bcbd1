"""The auditor's year: what is new in the history, and what is odd enough to be looked into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import Count, F
from django.urls import reverse

from dossiers.models import OutsideDecision
from dossiers.recipients.outside.outside_words import paper_words
from roles.models import Jurisdiction
from roles.queries import names_on
from trail.models import Entry
from trail.verbs import LABELS, Verb
from vietnamese.dates import short_date
from vietnamese.numbers import counted
from workflow import whose_turn
from workflow.forms.dossier_filters import BY_DUE_DAY
from workflow.forms.dossier_places import DossierPlace
from workflow.views.years.charts import Bar, Chart, SeatYear, ShortList, days_of, filled

NEW_DAYS = 14
LATE_SHOWN = 5
NOTE = "Số việc đã làm, mỗi việc tính một lần dù ghi vào nhiều hồ sơ; bấm vào để đọc."
NOTE_OF_NEW = f"{NOTE} Không kể việc ở mục Khác thường."
# What does not happen on the straight way from a dossier to its decision.
ODD = (
    Verb.NAME_CORRECTED,
    Verb.SENT_BACK,
    Verb.RECALLED,
    Verb.WITHDRAWN,
    Verb.DOSSIER_DISCARDED,
    Verb.DOSSIER_RESTORED,
    Verb.HELD,
    Verb.LOOKED,
    Verb.DISQUALIFIED,
    Verb.UPHELD,
    Verb.REOPENED,
    Verb.APPRAISED_ANEW,
    Verb.FACT_CHECK_TAKEN_BACK,
    Verb.OUTSIDE_ENDED,
    Verb.MATTER_STRUCK,
    Verb.DISCIPLINE_STRUCK,
    Verb.POST_STRUCK,
    Verb.TRANSFER_DECLINED,
    Verb.TRANSFER_WITHDRAWN,
    Verb.MEETING_CHANGED,
    Verb.MEETING_POSTPONED,
    Verb.MEETING_CALLED_OFF,
    Verb.MEMBER_LEFT,
    Verb.LINE_REFUSED,
    Verb.REFUSAL_TAKEN_BACK,
    Verb.DRAFT_RETURNED,
    Verb.MENDING_ASKED,
    Verb.DRAFT_KEPT,
    Verb.DECISION_DISCARDED,
    Verb.DECISION_RETURNED,
    Verb.CORRECTED,
    Verb.REVOKED,
    Verb.NEXT_NUMBER_SET,
    Verb.PACKAGE_DISCARDED,
    Verb.DENIED_ABOVE,
    Verb.CAME_DOWN,
    Verb.BLOC_OFFICE_CHANGED,
    Verb.HANDED_OVER,
    Verb.WORK_HANDED_OVER,
    Verb.PUBLISHER_TRUST_ENDED,
    Verb.PACK_REFUSED,
    Verb.PACK_TAKEN_BACK,
    Verb.LOCAL_RULE_SET,
    Verb.LOCAL_RULE_ENDED,
    Verb.LOCAL_DAY_SET,
    Verb.LOCAL_DAY_WITHDRAWN,
    Verb.PAPER_WORDS_SET,
    Verb.PAPER_WORDS_WITHDRAWN,
    Verb.APPOINTMENT_ENDED,
    Verb.ACCOUNT_DISABLED,
    Verb.ACCOUNT_ENABLED,
    Verb.PASSWORD_GIVEN,
    Verb.SECOND_STEP_RESET,
)


def year_of_auditor(jurisdiction: Jurisdiction, *, year: int, on: date) -> SeatYear:
    """Along the trail's indexes by jurisdiction: new is what these days hold, odd what the year holds; an act
    is counted in one of the two. What is late or odd by now calls for him before any figure."""
    odd = Chart(f"Khác thường trong năm {year}", _bars(jurisdiction, ODD, days_of(year), tone="amber"), NOTE)
    alone = _confirmed_alone(jurisdiction, year=year)
    if year != on.year:
        return filled(year, [odd], [alone])
    days = on - timedelta(days=NEW_DAYS), on
    usual = [verb for verb in Verb if verb not in ODD]
    new = Chart(f"Mới trong {NEW_DAYS} ngày qua", _bars(jurisdiction, usual, days, tone="blue"), NOTE_OF_NEW)
    late = [alone, _late_appraisals(jurisdiction, on=on), _held_too_long(jurisdiction, on=on)]
    calling = filled(year, [odd], late)
    return replace(filled(year, [new]), late=calling.lists, odd=calling.charts)


def _bars(
    jurisdiction: Jurisdiction, verbs: Sequence[Verb], days: tuple[date, date], *, tone: str
) -> list[Bar]:
    """One act writes all its entries in one statement, so all of them bear one instant."""
    rows = Entry.objects.filter(jurisdiction_id=jurisdiction.pk, verb__in=verbs, acted_on__range=days)
    numbers = dict(rows.order_by().values_list("verb").annotate(Count("at", distinct=True)))
    found = [
        Bar(LABELS[verb], numbers[verb], url=_entries(verb, days), tone=tone)
        for verb in verbs
        if verb in numbers
    ]
    return sorted(found, key=lambda bar: -bar.value)


def _entries(verb: Verb, days: tuple[date, date]) -> str:
    since, until = map(short_date, days)
    return f"{reverse('workflow:trail')}?{urlencode({'viec': verb.value, 'tu': since, 'den': until})}"


def _late_appraisals(jurisdiction: Jurisdiction, *, on: date) -> ShortList:
    """Those still to be received or appraised whose day is past, the latest first."""
    late = whose_turn.dossiers_awaiting_board(jurisdiction).filter(due_on__lt=on)
    rows = list(late.order_by("due_on", "pk")[:LATE_SHOWN])
    names = names_on([row.dossier.unit_id for row in rows], on=on) if rows else {}
    lines = [
        (
            names[row.dossier.unit_id],
            f"{row.dossier.code}, hạn {short_date(row.due_on or on)}",
            reverse("workflow:dossier", args=[row.dossier_id]),
        )
        for row in rows
    ]
    url = (
        f"{reverse('workflow:dossiers')}?{urlencode({'place': DossierPlace.LATE.value, 'sort': BY_DUE_DAY})}"
    )
    return ShortList("Hồ sơ quá hạn thẩm định", lines, url=url, number=late.count() if rows else 0)


def _confirmed_alone(jurisdiction: Jurisdiction, *, year: int) -> ShortList:
    """What one person both entered and held against its scan, so that nobody else has seen it."""
    within = OutsideDecision.objects.filter(jurisdiction=jurisdiction, confirmed_by=F("entered_by"))
    found = within.filter(confirmed_on__range=days_of(year)).select_related("confirmed_by")
    rows = list(found.order_by("-confirmed_on", "-pk"))
    url = _entries(Verb.OUTSIDE_CONFIRMED, days_of(year))
    lines = [
        (
            paper_words(row),
            f"{row.confirmed_by.get_full_name()}, ngày {short_date(row.confirmed_on)}",
            url,
        )
        for row in rows[:LATE_SHOWN]
        if row.confirmed_by and row.confirmed_on
    ]
    return ShortList(
        "Quyết định nơi khác do một người vừa ghi vừa đối chiếu", lines, url=url, number=len(rows)
    )


def _held_too_long(jurisdiction: Jurisdiction, *, on: date) -> ShortList:
    number = whose_turn.holds_to_look_at(jurisdiction, on=on).count()
    told = f"{counted(number)} trường hợp tạm giữ"
    lines = [(told, "", reverse("workflow:held", args=[jurisdiction.pk]))] if number else []
    return ShortList("Đã đến ngày xem lại, chưa xem lại", lines)
