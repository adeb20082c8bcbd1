"""Tries at rules about a person's year: rating, time, training, discipline, what is pending."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from law.eligibility.discipline import SEVERITY
from law.eligibility.question import add_months
from law.eligibility.rating import GRADE_NAMES, GRADES
from law.eligibility.recipient import KIND_NAMES
from law.eligibility.study import RESULTS
from law.packs.desk.probes.probe import Probe, Tried

_GRADES = tuple(GRADES)


def rating(tried: Tried) -> Iterator[Probe]:
    """The grade asked for and the one below it, of each kind of recipient; the lowest for another way."""
    least = tried.fields["at_least"]
    grades = [least, *_GRADES[: _GRADES.index(least)][-1:]]
    for kind in tried.recipients:
        for grade in grades:
            yield Probe(tried.facts(kind, **_rated(tried.year, grade)), _told_rating(kind, tried.year, grade))
    if tried.way:
        facts = tried.facts(way="chuyên đề", **_rated(tried.year, _GRADES[0]))
        yield Probe(facts, f"{_told_rating(tried.kind, tried.year, _GRADES[0])}, khen theo chuyên đề")


def good_years(tried: Tried) -> Iterator[Probe]:
    """So many years in a row, one fewer, and as many of the grade below."""
    years, least = tried.fields["years"], tried.fields["at_least"]
    lower = _GRADES[: _GRADES.index(least)][-1:]
    for count, grade in ((years, least), (years - 1, least), *((years, each) for each in lower)):
        if count:
            since = tried.year - count + 1
            told = f"xếp loại {_span(since, tried.year)} {GRADE_NAMES[grade]}"
            yield Probe(tried.facts(**_rated(tried.year, grade, since=since)), told)


def months_worked(tried: Tried) -> Iterator[Probe]:
    """Recruited on the last day that leaves enough months, and a day later; where the law gives no number,
    within the year and after it."""
    if tried.state == "set":
        last = add_months(date(tried.year + 1, 1, 1), -tried.fields["months"])
        days = (last, last + timedelta(days=1))
    else:
        days = (date(tried.year, 7, 1), date(tried.year + 1, 1, 5))
    for day in days:
        yield Probe(tried.facts(**{"tuyển dụng": f"{day:%d/%m/%Y}"}), f"mới tuyển dụng ngày {day:%d/%m/%Y}")


def study(tried: Tried) -> Iterator[Probe]:
    """Training of so many months with the result asked for, the one below, and a month less."""
    months, least = tried.fields["months"], tried.fields["at_least"]
    below = RESULTS[: RESULTS.index(least)][-1:]
    tries = [(months, least), *((months, each) for each in below), *((months - 1, each) for each in below)]
    for long, result in tries:
        facts = tried.facts(**{"học tập": f"tháng {long}, kết quả {result}"})
        yield Probe(facts, f"đào tạo {long} tháng, kết quả {result}")


def transfer(tried: Tried) -> Iterator[Probe]:
    """Moved after just so many months with and without the old unit's opinion, and a day earlier."""
    day = add_months(date(tried.year, 1, 1), tried.fields["months"])
    for moved, opinion in ((day, "có"), (day, "không"), (day - timedelta(days=1), "không")):
        facts = tried.facts(**{"chuyển đến": f"{moved:%d/%m/%Y}", "ý kiến đơn vị cũ": _OPINIONS[opinion]})
        yield Probe(facts, f"chuyển đến ngày {moved:%d/%m/%Y}, {opinion} có nhận xét của đơn vị cũ")


_OPINIONS = {"có": "đồng ý", "không": "bỏ trống"}


def discipline(tried: Tried) -> Iterator[Probe]:
    """None, the one that bars and the one below it; one that was served within the year."""
    yield Probe(tried.facts(**{"kỷ luật": "không"}), "không bị kỷ luật")
    least = tried.fields.get("from_kind", SEVERITY[0])
    for kind in (least, *SEVERITY[: SEVERITY.index(least)][-1:]):
        facts = tried.facts(**{"kỷ luật": f"{kind}, từ 01/03/{tried.year}, đến bỏ trống"})
        yield Probe(facts, f"bị {kind} từ ngày 01/03/{tried.year}, chưa hết thời hạn")
    facts = tried.facts(**{"kỷ luật": f"{least} 01/02/{tried.year}–30/06/{tried.year}"})
    yield Probe(facts, f"bị {least} từ ngày 01/02/{tried.year}, chấp hành xong ngày 30/06/{tried.year}")


def pending(tried: Tried) -> Iterator[Probe]:
    yield Probe(tried.facts(**{"chờ kết luận": "không"}), "không có việc đang chờ kết luận")
    yield Probe(tried.facts(**{"chờ kết luận": "inspection"}), "đang chờ kết luận thanh tra")


def _rated(year: int, grade: str, *, since: int = 0) -> dict[str, str]:
    return {"xếp loại": f"{since}–{year} {grade}" if since and since < year else f"{year} {grade}"}


def _told_rating(kind: str, year: int, grade: str) -> str:
    return f"{KIND_NAMES[kind]} xếp loại năm {year} {GRADE_NAMES[grade]}"


def _span(since: int, until: int) -> str:
    return f"các năm {since}–{until}" if since < until else f"năm {until}"
