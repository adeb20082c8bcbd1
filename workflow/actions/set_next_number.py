"""Set the next number: the office keeps one register for all its papers, and some were numbered elsewhere."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Max

from roles.doors.one_act import one_act
from roles.doors.refusals import Overtaken, Refused
from roles.models import Jurisdiction
from trail.record import record
from trail.state.proved_table import proof
from trail.verbs import Verb
from vietnamese.dates import short_date
from workflow.models import Decision, NumberSeries, SkippedNumbers
from workflow.models.proved_tables import SKIPPED
from workflow.table.act_rights import may, require
from workflow.table.moves import BY_ACT, Act

# More than any office gives in a year: what is beyond it was typed wrongly.
LARGEST_NUMBER = 99_999


@one_act
def set_next_number(
    jurisdiction: Jurisdiction, number: int, *, reason: str, seen: int, by: AbstractBaseUser, on: date
) -> NumberSeries:
    """The series of that day's year goes on with `number`; those left out are told as used, with the reason.

    A smaller `number` than the series' takes back what was told, down to the last one that was given here.
    `seen` is the next number that the clerk saw: raises Overtaken when another clerk has moved it since.
    """
    mandate = require(may(Act.SET_NEXT_NUMBER, by, jurisdiction, on=on))
    series = _locked_series(jurisdiction.organ_id, on.year)
    before = series.last + 1
    _refuse_moved(series, seen)
    _refuse_wrong(series, number, reason=reason)
    if number > before:
        SkippedNumbers.objects.create(
            organ_id=series.organ_id,
            year=series.year,
            first=before,
            last=number - 1,
            reason=reason.strip(),
            entered_on=on,
            entered_by_id=by.pk,
        )
    else:
        _take_back(series, number)
    series.last = number - 1
    series.save(update_fields=["last"])
    told = {"next_number": number, "next_before": before, "year": series.year}
    record(
        Verb.NEXT_NUMBER_SET,
        subject=("unit", series.organ_id),
        by=mandate.actor,
        on=on,
        reason=reason.strip(),
        details=told | proof(series.organ_id, SKIPPED),
        jurisdiction_id=jurisdiction.pk,
        about=f"Sổ số văn bản năm {series.year} của {jurisdiction.words_on(on).organ_heading}",
    )
    return series


def _locked_series(organ_id: int, year: int) -> NumberSeries:
    """Its row is the lock of the numbers: whoever issues at the same time waits, or is waited for."""
    NumberSeries.objects.bulk_create([NumberSeries(organ_id=organ_id, year=year)], ignore_conflicts=True)
    return NumberSeries.objects.select_for_update().get(organ_id=organ_id, year=year)


def _refuse_moved(series: NumberSeries, seen: int) -> None:
    coming = series.last + 1
    if seen != coming:
        raise Overtaken(
            f"Số tiếp theo đã là {coming:02d}, không còn là {seen:02d} như khi ông/bà mở trang."
            f"{_moved_by(series)}",
            remedy="Đối chiếu lại với sổ của cơ quan rồi ghi số tiếp theo.",
        )


def _moved_by(series: NumberSeries) -> str:
    """Who has brought the series where it is; empty where it was taken back since."""
    skipped = SkippedNumbers.objects.filter(organ=series.organ_id, year=series.year, last=series.last)
    for row in skipped.select_related("entered_by"):
        who, day = row.entered_by.get_full_name(), short_date(row.entered_on)
        return f" {who} ghi số {row.span} dùng ngoài chương trình ngày {day}."
    given = Decision.objects.filter(jurisdiction__organ=series.organ_id, number_year=series.year)
    for decision in given.filter(number=series.last):
        assert decision.issued_on is not None  # it has its number
        return f" Số {series.last:02d} đã cấp cho “{decision.subject}” ngày {short_date(decision.issued_on)}."
    return ""


def _refuse_wrong(series: NumberSeries, number: int, *, reason: str) -> None:
    before, given = series.last + 1, _last_given(series)
    if not 1 <= number <= LARGEST_NUMBER:
        raise Refused(
            f"Số văn bản phải từ 01 đến {LARGEST_NUMBER}.", remedy="Ghi số tiếp theo đúng như sổ của cơ quan."
        )
    if number == before:
        raise Refused(f"Số tiếp theo đã là {before:02d}.", remedy="Không phải đặt lại; cấp số như thường lệ.")
    if number <= given:
        raise Refused(
            f"Số {given:02d} đã cấp cho một quyết định trong chương trình.",
            remedy=f"Ghi số tiếp theo từ {given + 1:02d} trở lên; xem sổ quyết định của năm.",
            citation=BY_ACT[Act.SET_NEXT_NUMBER].citation,
        )
    if not reason.strip():
        raise Refused(
            "Chưa ghi lý do, nên sổ có chỗ trống không giải thích được.",
            remedy="Ghi các số ấy đã cấp cho văn bản nào, hoặc vì sao phải ghi lại.",
            citation=BY_ACT[Act.SET_NEXT_NUMBER].citation,
        )


def _last_given(series: NumberSeries) -> int:
    rows = Decision.objects.filter(jurisdiction__organ=series.organ_id, number_year=series.year)
    return rows.aggregate(last=Max("number"))["last"] or 0


def _take_back(series: NumberSeries, number: int) -> None:
    """What was told as used from `number` on is free again."""
    rows = SkippedNumbers.objects.filter(organ=series.organ_id, year=series.year)
    rows.filter(first__gte=number).delete()
    rows.filter(last__gte=number).update(last=number - 1)
