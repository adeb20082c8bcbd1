"""Discipline in the year of the merit."""

from __future__ import annotations

from datetime import date

from law.eligibility.after_discipline import counted_after
from law.eligibility.question import LEAVE_OUT, Question, answer, open_to_province, year_period
from law.facts import UNASKED, Discipline, Nominee
from law.findings import Finding, Verdict

SEVERITY = ("khiển trách", "cảnh cáo", "hạ bậc lương", "giáng chức", "cách chức", "buộc thôi việc")


def discipline(nominee: Nominee, question: Question) -> list[Finding]:
    """From `from_kind` upwards, imposed within the period, bars the award.

    One imposed earlier that still runs in the period is left to a person: the text speaks of being
    disciplined, not of the time after. With `counts_after_end` one that was served counts merit anew,
    wherever it lies. `not_for_ways` have a rule of their own.
    """
    if nominee.discipline is UNASKED or question.value.state == "none":
        return []
    if nominee.way in question.value.get("not_for_ways", ()):
        return []
    since, until = year_period(nominee, question.rules)
    grave = [item for item in nominee.discipline if _is_grave_enough(item, question)]
    touching = [item for item in grave if _touches(item, since, until)]
    if not question.value.is_set:
        return [_open(item, nominee, question) for item in touching]
    if question.value.get("counts_after_end"):
        running = [item for item in touching if not _is_served(item, until)]
        served = [item for item in grave if _is_served(item, until)]
        findings = [_barred(item, nominee, question) for item in running]
        if served and not running:
            findings = [counted_after(max(served, key=_end_of), nominee, question)]
    else:
        findings = [_in_period(item, nominee, question, since=since) for item in touching]
    message = _clean_record(since, until, told_on=question.case.on)
    return findings or [answer(Verdict.LAWFUL, message, of=question, nominee=nominee, fact="discipline")]


def _clean_record(since: date, until: date, *, told_on: date) -> str:
    """Of days still to come nobody knows anything."""
    if told_on >= until:
        return f"Không bị kỷ luật từ {since:%d/%m/%Y} đến {until:%d/%m/%Y}."
    today = f"đến nay ({told_on:%d/%m/%Y})"
    if told_on < since:
        return f"Không bị kỷ luật {today}; thành tích tính từ {since:%d/%m/%Y} đến {until:%d/%m/%Y}."
    return f"Không bị kỷ luật từ {since:%d/%m/%Y} {today}; thành tích còn tính đến {until:%d/%m/%Y}."


def _open(item: Discipline, nominee: Nominee, question: Question) -> Finding:
    what = f"Bị kỷ luật {item.kind} trong thời gian tính thành tích"
    return open_to_province(what, of=question, nominee=nominee, fact="discipline")


def _is_served(item: Discipline, until: date) -> bool:
    """Ended while the merit's period went on: something of it may remain."""
    return isinstance(item.until, date) and item.until < until


def _end_of(item: Discipline) -> date:
    return item.until if isinstance(item.until, date) else date.min


def _in_period(item: Discipline, nominee: Nominee, question: Question, *, since: date) -> Finding:
    if isinstance(item.since, date) and item.since < since:
        return answer(
            Verdict.REVIEW,
            f"Kỷ luật {item.kind} từ {item.since:%d/%m/%Y} còn hiệu lực trong thời gian tính thành tích.",
            of=question,
            nominee=nominee,
            fact="discipline",
            remedy="Xem xét thời điểm chấp hành xong kỷ luật, ghi lý do khi quyết định.",
        )
    return _barred(item, nominee, question)


def _barred(item: Discipline, nominee: Nominee, question: Question) -> Finding:
    return answer(
        Verdict.UNLAWFUL,
        f"Bị kỷ luật {item.kind}{_since(item)} trong thời gian tính thành tích.",
        of=question,
        nominee=nominee,
        fact="discipline",
        remedy=_if_served(item, question) or "Đưa ra khỏi danh sách đề nghị.",
    )


def _if_served(item: Discipline, question: Question) -> str:
    """Without a last day it counts as running; where its end opens a way, the end is asked for."""
    if isinstance(item.until, date) or not question.value.get("counts_after_end"):
        return ""
    return f"Nếu đã chấp hành xong thì ghi ngày chấp hành xong rồi xét lại{LEAVE_OUT}."


def _is_grave_enough(item: Discipline, question: Question) -> bool:
    least = SEVERITY.index(question.value.get("from_kind", SEVERITY[0]))
    return isinstance(item.kind, str) and SEVERITY.index(item.kind) >= least


def _touches(item: Discipline, since: date, until: date) -> bool:
    """No first day counts as within the period; no last day counts as still running."""
    begins = item.since if isinstance(item.since, date) else since
    if begins > until:
        return False
    return begins >= since or not isinstance(item.until, date) or item.until >= since


def _since(item: Discipline) -> str:
    return f" ngày {item.since:%d/%m/%Y}" if isinstance(item.since, date) else ""
