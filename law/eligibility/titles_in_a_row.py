"""Titles that must be held in a row (liên tục), as the jurisdiction reads that word."""

from __future__ import annotations

from datetime import date

from law.awards import name_of
from law.basics.continuity import BY_YEARS, reaches, reading_of, readings_differ, series
from law.eligibility.question import Question, answer, award_years
from law.eligibility.title_dates import counts_from, year_of
from law.eligibility.titles_counted import left_out, without_decision
from law.facts import HeldTitle, Nominee, listed_facts
from law.findings import Finding, Verdict


def in_a_row(
    nominee: Nominee, question: Question, *, held: list[HeldTitle], proven: list[HeldTitle]
) -> list[Finding]:
    """`held` are the titles that count, `proven` those of them whose decision is known."""
    times, name = question.value["times"], name_of(question.value["titles"][0])
    fresh = _since_last_award(nominee, question, held)
    is_open = question.value.get("gap") == "review"
    reading = reading_of(question.rules) if is_open else BY_YEARS
    years = [year_of(title) or 0 for title in fresh]
    rows = [row for row in series(years, reading, _lost(nominee, question)) if len(row) >= times]
    if not rows:
        return [_no_row(nominee, question, held=held, fresh=fresh)]
    row = rows[0]
    told = f"đủ {times:02d} lần liên tục {name}: {', '.join(str(year) for year in row[-times:])}"
    if bare := [t for t in fresh if year_of(t) in row[-times:] and t not in proven]:
        return [without_decision(nominee, question, bare)]
    if not reaches(row, award_years(nominee, question.rules)):
        return [_not_up_to_now(nominee, question, told)]
    return [answer(Verdict.LAWFUL, told, of=question, nominee=nominee, fact="titles")]


def _not_up_to_now(nominee: Nominee, question: Question, told: str) -> Finding:
    year = max(award_years(nominee, question.rules))
    return answer(
        Verdict.REVIEW,
        f"{told}, nhưng không nối tiếp đến năm xét {year}; luật không nêu rõ cách tính liên tục.",
        of=question,
        nominee=nominee,
        fact="titles",
        remedy="Xem xét cách tính liên tục theo hướng dẫn của tỉnh, ghi lý do khi quyết định.",
    )


def _lost(nominee: Nominee, question: Question) -> set[int]:
    """The years in which the title was given and revoked since."""
    revoked = (title for title in listed_facts(nominee.titles) if title.revoked)
    years = (year_of(title) for title in revoked if title.award in question.value["titles"])
    return {year for year in years if year is not None}


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
    times, name = question.value["times"], name_of(question.value["titles"][0])
    years = sorted({year_of(title) or 0 for title in fresh})
    told = f"mới có: {', '.join(str(year) for year in years)}" if years else "chưa có năm nào"
    used = ""
    citation = ""
    if len(fresh) < len(held):
        used = f" Các năm đã dùng cho lần tặng {name_of(nominee.award)} trước không được tính lại."
        rule = question.rules.value("next_award")
        citation = str(rule.citation) if rule is not None else ""
    verdict, doubt = Verdict.UNLAWFUL, ""
    if question.value.get("gap") == "review" and readings_differ(
        years, times, question.rules, _lost(nominee, question)
    ):
        verdict = Verdict.REVIEW
        doubt = " Luật không định nghĩa “liên tục”: tính theo năm thì đứt quãng, tính theo lần xét thì đủ."
    return answer(
        verdict,
        f"Cần {times:02d} lần liên tục {name}, {told}{left_out(nominee, question)}.{used}{doubt}",
        of=question,
        nominee=nominee,
        fact="titles",
        remedy=f"Bổ sung quyết định tặng {name} còn thiếu, hoặc đề nghị khi đủ {times:02d} lần liên tục.",
        citation=citation,
    )
