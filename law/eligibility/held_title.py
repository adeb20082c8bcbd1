"""Titles that must be held before: how many, in a row or in the same year, by which way of reward."""

from __future__ import annotations

from datetime import date

from law.continuity import BY_YEARS, reaches, reading_of, readings_differ, series
from law.eligibility.question import MERIT_WAY, Question, answer, award_years, beside, is_proven
from law.facts import UNASKED, Achievement, DecisionRef, HeldTitle, Nominee, listed
from law.findings import Finding, Verdict


def held_title(nominee: Nominee, question: Question) -> list[Finding]:
    """`times` titles of `titles`: within "same_year", "run" (liên tục), or "span" (in the last years,
    `within_last` of them, not necessarily in a row; without it at any time).

    Revoked ones and those given for a campaign or a sudden feat do not count; one without its decision
    is incomplete. A title asked for in the same dossier counts for the same year.
    """
    if nominee.titles is UNASKED and not _asked_beside(nominee, question):
        return []
    held = [title for title in listed(nominee.titles) if _counts(title, nominee, question)]
    proven = [title for title in held if is_proven(title.decision)]
    if question.value["within"] == "same_year":
        return _same_year(nominee, question, held=held, proven=proven)
    if question.value["within"] == "span":
        return _in_span(nominee, question, held=held, proven=proven)
    return _in_a_row(nominee, question, held=held, proven=proven)


def year_of(title: HeldTitle) -> int | None:
    """The year of the title: stated, else of the end of its merit, else of its decision."""
    if isinstance(title.year, int):
        return title.year
    if isinstance(title.achievement, Achievement) and isinstance(title.achievement.until, date):
        return title.achievement.until.year
    if isinstance(title.decision, DecisionRef) and isinstance(title.decision.on, date):
        return title.decision.on.year
    return None


def counts_from(nominee: Nominee, award: str) -> date | None:
    """The day after which merits count for the same award again: the end of the merit named in the
    last decision, else the day of that decision (khoản 6 Điều 2 TT 12/2019, khoản 7 Điều 33 NĐ 152/2025)."""
    return max(ends_of(nominee, award), default=None)


def ends_of(nominee: Nominee, award: str) -> list[date]:
    """The end of the merit of each award of this kind that is held, as far as it is known."""
    ends = [end_of(title) for title in listed(nominee.titles) if title.award == award and not title.revoked]
    return [end for end in ends if end is not None]


def end_of(title: HeldTitle) -> date | None:
    """The last day of the merit named in the decision, else the day of the decision."""
    if isinstance(title.achievement, Achievement) and isinstance(title.achievement.until, date):
        return title.achievement.until
    if isinstance(title.decision, DecisionRef) and isinstance(title.decision.on, date):
        return title.decision.on
    return None


def _counts(title: HeldTitle, nominee: Nominee, question: Question) -> bool:
    if title.award not in question.value["titles"] or title.revoked or year_of(title) is None:
        return False
    return not isinstance(title.way, str) or title.way == MERIT_WAY


def _asked_beside(nominee: Nominee, question: Question) -> bool:
    """Whether the same dossier asks this person's needed title of the same year."""
    if question.value["within"] != "same_year":
        return False
    return any(other.award in question.value["titles"] for other in beside(nominee, question))


def _same_year(
    nominee: Nominee, question: Question, *, held: list[HeldTitle], proven: list[HeldTitle]
) -> list[Finding]:
    years = award_years(nominee, question.rules)
    name = question.value["titles"][0]
    if found := [title for title in proven if year_of(title) in years]:
        message = f"Đạt {found[0].award} năm {year_of(found[0])}."
        return [answer(Verdict.LAWFUL, message, of=question, nominee=nominee, fact="titles")]
    if any(year_of(title) in years for title in held):
        return [_without_decision(nominee, question, [t for t in held if year_of(t) in years])]
    if _asked_beside(nominee, question):
        message = f"Đang được đề nghị {name} trong cùng hồ sơ."
        return [answer(Verdict.LAWFUL, message, of=question, nominee=nominee, fact="same_person_as")]
    told = " hoặc ".join(str(year) for year in sorted(years))
    return [
        answer(
            Verdict.UNLAWFUL,
            f"Không đạt {name} năm {told}{_left_out(nominee, question)}.",
            of=question,
            nominee=nominee,
            fact="titles",
            remedy=f"Bổ sung quyết định tặng {name} của năm xét, hoặc đưa ra khỏi danh sách đề nghị.",
        )
    ]


def _in_span(
    nominee: Nominee, question: Question, *, held: list[HeldTitle], proven: list[HeldTitle]
) -> list[Finding]:
    times, name = question.value["times"], question.value["titles"][0]
    last = question.value.get("within_last")
    oldest = max(award_years(nominee, question.rules)) - last + 1 if last else 0
    fitting = [title for title in held if (year_of(title) or 0) >= oldest]
    told = ", ".join(str(year) for year in sorted(year_of(title) or 0 for title in fitting))
    span = f" trong {last:02d} năm" if last else ""
    if len([title for title in fitting if title in proven]) >= times:
        message = f"Đã được tặng {name}{span}: {told}."
        return [answer(Verdict.LAWFUL, message, of=question, nominee=nominee, fact="titles")]
    if len(fitting) >= times:
        return [_without_decision(nominee, question, [t for t in fitting if t not in proven])]
    return [
        answer(
            Verdict.UNLAWFUL,
            f"Cần {times:02d} lần {name}{span}, mới có: {told or 'không có năm nào'}"
            f"{_left_out(nominee, question)}.",
            of=question,
            nominee=nominee,
            fact="titles",
            remedy=f"Bổ sung quyết định tặng {name} còn thiếu, hoặc đề nghị khi đủ {times:02d} lần.",
        )
    ]


def _in_a_row(
    nominee: Nominee, question: Question, *, held: list[HeldTitle], proven: list[HeldTitle]
) -> list[Finding]:
    times, name = question.value["times"], question.value["titles"][0]
    fresh = _since_last_award(nominee, question, held)
    is_open = question.value.get("gap") == "review"
    reading = reading_of(question.rules) if is_open else BY_YEARS
    rows = [row for row in series([year_of(t) or 0 for t in fresh], reading) if len(row) >= times]
    if not rows:
        return [_no_row(nominee, question, held=held, fresh=fresh)]
    row = rows[0]
    told = f"đủ {times:02d} lần liên tục {name}: {', '.join(str(year) for year in row[-times:])}"
    if bare := [t for t in fresh if year_of(t) in row[-times:] and t not in proven]:
        return [_without_decision(nominee, question, bare)]
    if not reaches(row, award_years(nominee, question.rules)):
        return [
            answer(
                Verdict.REVIEW,
                f"{told}, nhưng không nối tiếp đến năm xét {max(award_years(nominee, question.rules))}; "
                "luật không nêu rõ cách tính liên tục.",
                of=question,
                nominee=nominee,
                fact="titles",
                remedy="Xem xét cách tính liên tục theo hướng dẫn của tỉnh, ghi lý do khi quyết định.",
            )
        ]
    return [answer(Verdict.LAWFUL, told, of=question, nominee=nominee, fact="titles")]


def _since_last_award(nominee: Nominee, question: Question, held: list[HeldTitle]) -> list[HeldTitle]:
    """Titles whose merit lies after the last award of the same kind, where the law says so."""
    rule = question.rules.value("next_award")
    since = counts_from(nominee, nominee.award)
    if since is None or rule is None or not rule.is_set:
        return held
    return [title for title in held if date(year_of(title) or since.year, 12, 31) > since]


def _no_row(
    nominee: Nominee, question: Question, *, held: list[HeldTitle], fresh: list[HeldTitle]
) -> Finding:
    times, name = question.value["times"], question.value["titles"][0]
    years = sorted({year_of(title) or 0 for title in fresh})
    told = ", ".join(str(year) for year in years) or "không có năm nào"
    used = ""
    citation = ""
    if len(fresh) < len(held):
        used = f" Các năm đã dùng cho lần tặng {nominee.award} trước không được tính lại."
        rule = question.rules.value("next_award")
        citation = str(rule.citation) if rule is not None else ""
    verdict, doubt = Verdict.UNLAWFUL, ""
    if question.value.get("gap") == "review" and readings_differ(years, times, question.rules):
        verdict = Verdict.REVIEW
        doubt = " Luật không định nghĩa “liên tục”: tính theo năm thì đứt quãng, tính theo lần xét thì đủ."
    return answer(
        verdict,
        f"Cần {times:02d} lần liên tục {name}, mới có: {told}{_left_out(nominee, question)}.{used}{doubt}",
        of=question,
        nominee=nominee,
        fact="titles",
        remedy=f"Bổ sung quyết định tặng {name} còn thiếu, hoặc đề nghị khi đủ {times:02d} lần liên tục.",
        citation=citation,
    )


def _left_out(nominee: Nominee, question: Question) -> str:
    """Which held titles were not counted, and why; empty when none was left out."""
    told = []
    for title in listed(nominee.titles):
        if title.award in question.value["titles"] and not _counts(title, nominee, question):
            why = "đã bị hủy bỏ" if title.revoked else f"khen theo {title.way}, không tính"
            told.append(f"{title.award} {year_of(title)} {why}")
    return f" ({'; '.join(told)})" if told else ""


def _without_decision(nominee: Nominee, question: Question, bare: list[HeldTitle]) -> Finding:
    told = ", ".join(f"{title.award} năm {year_of(title)}" for title in bare)
    return answer(
        Verdict.INCOMPLETE,
        f"Thiếu số hoặc ngày quyết định tặng: {told}.",
        of=question,
        nominee=nominee,
        fact="titles",
        remedy="Bổ sung số và ngày của quyết định.",
    )
