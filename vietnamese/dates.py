"""Dates as official paper writes them (Nghị định 30/2020/NĐ-CP, Phụ lục I) and as people type them."""

import re
from datetime import date, datetime, time

_DAY_FIRST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_LONG = re.compile(r"\bngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})\b")
_SHORT = re.compile(r"\bngày (\d{1,2})/(\d{1,2})/(\d{4})\b")
# Quotation marks with what they hold, perhaps a quotation in it; one whose other mark stands elsewhere
# reaches to the end of the text.
_QUOTED = re.compile('^[^“]*”|“(?:[^“”]|“[^“”]*”)*(?:”|$)|"[^"]*"')
_DAYS_OF_WEEK = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def long_date(day: date) -> str:
    """ "ngày 05 tháng 01 năm 2020": days under 10 and months 1 and 2 take a zero, months 3 to 9 do not."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def day_of_week_and_date(day: date) -> str:
    """ "thứ Hai, ngày 07 tháng 12 năm 2026": the days of the week have their capital (mục V Phụ lục II)."""
    return f"{_DAYS_OF_WEEK[day.weekday()]}, {long_date(day)}"


def with_long_dates(text: str) -> str:
    """The text with each day in it written as by `long_date`: "ngày 2 tháng 09 năm 2026" takes its zeros,
    "ngày 02/09/2026" its words. What stands in quotation marks is somebody's own, and stays as typed."""
    told, after = "", 0
    for quoted in _QUOTED.finditer(text):
        told += _respelled_in(text[after : quoted.start()]) + quoted[0]
        after = quoted.end()
    return told + _respelled_in(text[after:])


def unquoted(text: str) -> str:
    """What of the text stands outside of quotation marks; a space where they stood."""
    return _QUOTED.sub(" ", text)


def _respelled_in(text: str) -> str:
    return _SHORT.sub(_respelled, _LONG.sub(_respelled, text))


def _respelled(found: re.Match[str]) -> str:
    try:
        return long_date(date(int(found[3]), int(found[2]), int(found[1])))
    except ValueError:  # no day of the calendar: as it was typed
        return found[0]


def short_date(day: date) -> str:
    """dd/mm/yyyy."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def clock_time(at: time | datetime) -> str:
    """ "8 giờ 05": the hour without a zero, the minutes always of two digits."""
    return f"{at.hour} giờ {at.minute:02d}"


def parse_date(text: str) -> date:
    """Reads day/month/year (also with . or -) or yyyy-mm-dd; ValueError in Vietnamese for anything else."""
    year, month, day = _numbers_of(text)
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"Không có ngày “{text.strip()}” trong lịch. Kiểm tra lại ngày và tháng.") from None


def _numbers_of(text: str) -> tuple[int, int, int]:
    plain = text.strip()
    if found := _DAY_FIRST.fullmatch(plain):
        return int(found[4]), int(found[3]), int(found[1])
    if found := _YEAR_FIRST.fullmatch(plain):
        return int(found[1]), int(found[2]), int(found[3])
    raise ValueError(f"“{plain}” chưa đúng dạng ngày. Ghi ngày/tháng/năm đủ bốn chữ số, ví dụ 05/01/2020.")
