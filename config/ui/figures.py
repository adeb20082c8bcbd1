"""Numbers, money, days and quotas as officials write them; the only arithmetic that pages need."""

import re
from datetime import date, datetime, time
from typing import Any

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from law.seats_and_money.quotas import seats_told
from vietnamese.calendar import NATIONAL, Calendar
from vietnamese.dates import clock_time, long_date, short_date
from vietnamese.deadline_words import DUE, LOOK, MEETS, deadline_in_words, working_days_to
from vietnamese.numbers import counted, grouped
from vietnamese.paper_kinds import with_kind

register = template.Library()
# A digit, and a hyphen at which a browser would break the line; punctuation around it is none of it.
_PAPER_NUMBER = re.compile(r"(?=[^-]*\d|[^-]*-[\w/-]*\d)\w[\w/.]*(?:-[\w/]+)+")
_DAYS = re.compile(r"(\d+ ngày làm việc)")
# Working days before a deadline from which it is shown as near.
SOON = 3


@register.filter("so")
def number(value: int | None) -> str:
    """1490 -> "1.490"; nothing stays nothing."""
    return "" if value is None else grouped(int(value))


@register.filter("dem")
def counted_things(value: int) -> str:
    """How many of what is named after it: 1 -> "01" (trường hợp), as in papers; none stays "0". A figure that
    stands alone, in a column or a tile, is `so`."""
    return counted(int(value)) if value else "0"


@register.filter("so_hieu", needs_autoescape=True)
def unbroken(value: object, autoescape: bool = True) -> SafeString:
    """Numbers and symbols of papers, codes of dossiers ("152/2025/NĐ-CP", "HS-2026-000241") stay on one line,
    wherever they stand in the text; HTML that is already written stays as it is."""
    text = "" if value is None else value if isinstance(value, str) else str(value)
    if isinstance(text, SafeString) and "<" in text:
        return text
    dress = mark_safe if isinstance(text, SafeString) else conditional_escape
    if "-" not in text:
        # Nearly every text of a page, which is none to be taken apart.
        return dress(text)
    return format_html_join("", "{}", ((_kept_whole(dress(word)),) for word in re.split(r"(\s+)", text)))


def _kept_whole(word: SafeString) -> SafeString:
    found = _PAPER_NUMBER.search(word) if "-" in word else None
    if found is None:
        return word
    before, number, after = word[: found.start()], found[0], word[found.end() :]
    return format_html('{}<span class="unbroken">{}</span>{}', before, number, after)


@register.filter("van_ban")
def named_paper(value: object) -> str:
    """A paper by the kind that its sign tells: "901/QĐ-UBND" -> "Quyết định số 901/QĐ-UBND"."""
    return with_kind("" if value is None else str(value))


@register.filter("dong")
def money(value: int | None) -> str:
    """Whole đồng: 1490000 -> "1.490.000 đ", never broken over two lines."""
    return "" if value is None else f"{grouped(int(value))}\u00a0đ"


@register.filter("ngay")
def day(value: date | datetime | None) -> str:
    """05/01/2020; an instant counts as the day it was in Vietnam."""
    return "" if value is None else short_date(_local_day(value))


@register.filter("ngay_dai")
def day_in_words(value: date | datetime | None) -> str:
    """ngày 05 tháng 01 năm 2020."""
    return "" if value is None else long_date(_local_day(value))


@register.filter("gio")
def instant(value: datetime | None) -> str:
    """8 giờ 05 ngày 05/01/2020, in Vietnam's time."""
    if value is None:
        return ""
    return f"{clock_time(timezone.localtime(value))} ngày {short_date(_local_day(value))}"


@register.filter("gio_phut")
def hour(value: time | datetime | None) -> str:
    """8 giờ 05; of an instant in Vietnam's time."""
    if value is None:
        return ""
    return clock_time(timezone.localtime(value) if isinstance(value, datetime) else value)


@register.filter("so_ngay", needs_autoescape=True)
def whole_days(value: str, autoescape: bool = True) -> SafeString:
    """ "Còn 05 ngày làm việc": no line breaks between the figure and the days that it counts."""
    before, days, after = _DAYS.split(value, maxsplit=1) if _DAYS.search(value) else (value, "", "")
    return (
        format_html('{}<span class="unbroken">{}</span>{}', before, days, after)
        if days
        else conditional_escape(value)
    )


@register.inclusion_tag("components/deadline.html", takes_context=True)
def deadline(
    context: Context,
    due_on: date | None,
    on: date,
    *,
    is_look: bool = False,
    is_meeting: bool = False,
    calendar: Calendar | None = None,
) -> dict[str, object]:
    """A deadline, the day on which a held case is looked at again, or that of a meeting, as it reads on the
    day `on`; counted by the reader's `calendar` unless another is given."""
    words, counted_by = LOOK if is_look else MEETS if is_meeting else DUE, calendar or _own_calendar(context)
    urgency = _look_tone if is_look else _urgency
    return {
        "wording": deadline_in_words(due_on, on=on, words=words, calendar=counted_by),
        "tone": urgency(due_on, on=on, calendar=counted_by),
        "due_on": due_on,
    }


@register.inclusion_tag("components/age.html", takes_context=True)
def age(context: Context, since: date, on: date, *, calendar: Calendar | None = None) -> dict[str, object]:
    """How many working days something has waited; silent where the table of holidays does not reach."""
    days = working_days_to(on, on=since, calendar=calendar or _own_calendar(context))
    return {"days": days}


@register.inclusion_tag("components/quota.html")
def quota(
    award: str,
    allowed: int | None,
    claimed: int,
    base: int | None = None,
    base_label: str = "người",
    state: str = "none",
    **words: object,
) -> dict[str, object]:
    """Seats of an award. `allowed` is None where there is no limit (`state` "none") or none is known.
    Words: citation, note."""
    over = 0 if allowed is None else max(claimed - allowed, 0)
    scale = max(claimed, allowed or 0, 1)
    return {
        "award": award,
        "base": base,
        "allowed": allowed,
        "claimed": claimed,
        "over": over,
        "left": 0 if allowed is None else max(allowed - claimed, 0),
        "within_width": f"{(claimed - over) * 100 / scale:.2f}",
        "over_width": f"{over * 100 / scale:.2f}",
        "base_label": base_label,
        "state": state,
        "told": seats_told(allowed, base=base, base_name=base_label, state=state),
        **words,
    }


@register.inclusion_tag("components/bars.html")
def bars(chart: Any) -> dict[str, object]:
    """A small chart: title, perhaps note, and bars of label, value, told, url and tone; readable as text."""
    longest = max((bar.value for bar in chart.bars), default=0) or 1
    drawn = [(bar, bar.told or grouped(bar.value), f"{bar.value * 100 / longest:.2f}") for bar in chart.bars]
    return {"title": chart.title, "note": chart.note, "bars": drawn}


def _local_day(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def _own_calendar(context: Context) -> Calendar:
    """Of the office that the reader works from."""
    shell: dict[str, Any] = context.get("shell") or {}
    told: Calendar = shell.get("calendar", NATIONAL)
    return told


def _look_tone(due_on: date | None, *, on: date, calendar: Calendar) -> str:
    """Red is what is overdue by law; a look whose day has gone by, or that has none, only calls."""
    return "amber" if due_on is None or due_on < on else _urgency(due_on, on=on, calendar=calendar)


def _urgency(due_on: date | None, *, on: date, calendar: Calendar) -> str:
    if due_on is None:
        return "grey"
    if due_on < on:
        return "red"
    days = working_days_to(due_on, on=on, calendar=calendar)
    return "amber" if days is not None and days <= SOON else "grey"
