"""Discipline in the year of the merit."""

from __future__ import annotations

from datetime import date

from law.eligibility.question import Question, answer, open_to_province, year_period
from law.facts import UNASKED, Discipline, Nominee
from law.findings import Finding, Verdict

SEVERITY = ("khiển trách", "cảnh cáo", "hạ bậc lương", "giáng chức", "cách chức", "buộc thôi việc")


def discipline(nominee: Nominee, question: Question) -> list[Finding]:
    """From `from_kind` upwards, imposed within the period, bars the award.

    One imposed earlier that still runs in the period is left to a person: the text speaks of being
    disciplined, not of the time after. `not_for_ways` have a rule of their own.
    """
    if nominee.discipline is UNASKED or question.value.state == "none":
        return []
    if nominee.way in question.value.get("not_for_ways", ()):
        return []
    since, until = year_period(nominee, question.rules)
    findings = []
    for item in nominee.discipline:
        if _is_grave_enough(item, question) and _touches(item, since, until):
            findings.append(_finding(item, nominee, question, since=since, until=until))
    if not findings and question.value.is_set:
        message = f"Không bị kỷ luật từ {since:%d/%m/%Y} đến {until:%d/%m/%Y}."
        findings.append(answer(Verdict.LAWFUL, message, of=question, nominee=nominee, fact="discipline"))
    return findings


def _finding(item: Discipline, nominee: Nominee, question: Question, *, since: date, until: date) -> Finding:
    if not question.value.is_set:
        what = f"Bị kỷ luật {item.kind} trong thời gian tính thành tích"
        return open_to_province(what, of=question, nominee=nominee, fact="discipline")
    ended = isinstance(item.until, date) and item.until < until
    if question.value.get("counts_after_end"):
        return _counted_after_end(item, nominee, question) if ended else _barred(item, nominee, question)
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


def _counted_after_end(item: Discipline, nominee: Nominee, question: Question) -> Finding:
    """Only what was earned after the discipline was served counts (khoản 4 Điều 4 NĐ 152/2025)."""
    return answer(
        Verdict.REVIEW,
        f"Chấp hành xong kỷ luật {item.kind} ngày {item.until:%d/%m/%Y}; thành tích chỉ tính từ sau ngày đó.",
        of=question,
        nominee=nominee,
        fact="discipline",
        remedy="Xem xét thành tích sau khi chấp hành xong kỷ luật, ghi lý do khi quyết định.",
    )


def _barred(item: Discipline, nominee: Nominee, question: Question) -> Finding:
    return answer(
        Verdict.UNLAWFUL,
        f"Bị kỷ luật {item.kind}{_since(item)} trong thời gian tính thành tích.",
        of=question,
        nominee=nominee,
        fact="discipline",
        remedy="Đưa ra khỏi danh sách đề nghị.",
    )


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
