"""Titles that must be held before: how many, in a row or in the same year, by which way of reward."""

from __future__ import annotations

from law.awards import name_of
from law.eligibility.question import LEAVE_OUT, Question, answer, award_years, beside, is_proven
from law.eligibility.title_dates import year_of
from law.eligibility.titles_counted import counts, left_out, without_decision
from law.eligibility.titles_in_a_row import in_a_row
from law.facts import UNASKED, HeldTitle, Nominee, listed_facts
from law.findings import Finding, Verdict


def held_title(nominee: Nominee, question: Question) -> list[Finding]:
    """`times` titles of `titles`: within "same_year", "run" (liên tục), or "span" (in the last years,
    `within_last` of them, not necessarily in a row; without it at any time).

    Revoked ones and those given for a campaign or a sudden feat do not count; one without its decision
    is incomplete. A title asked for in the same dossier counts for the same year.
    """
    if nominee.titles is UNASKED and not _asked_beside(nominee, question):
        return []
    held = [title for title in listed_facts(nominee.titles) if counts(title, nominee, question)]
    proven = [title for title in held if is_proven(title.decision)]
    if question.value["within"] == "same_year":
        return _same_year(nominee, question, held=held, proven=proven)
    if question.value["within"] == "span":
        return _in_span(nominee, question, held=held, proven=proven)
    return in_a_row(nominee, question, held=held, proven=proven)


def _asked_beside(nominee: Nominee, question: Question) -> bool:
    """Whether the same dossier asks this person's needed title of the same year."""
    if question.value["within"] != "same_year":
        return False
    return any(other.award in question.value["titles"] for other in beside(nominee, question))


def _same_year(
    nominee: Nominee, question: Question, *, held: list[HeldTitle], proven: list[HeldTitle]
) -> list[Finding]:
    years = award_years(nominee, question.rules)
    name = name_of(question.value["titles"][0])
    if found := [title for title in proven if year_of(title) in years]:
        message = f"Đạt {name_of(found[0].award)} năm {year_of(found[0])}."
        return [answer(Verdict.LAWFUL, message, of=question, nominee=nominee, fact="titles")]
    if any(year_of(title) in years for title in held):
        return [without_decision(nominee, question, [t for t in held if year_of(t) in years])]
    if _asked_beside(nominee, question):
        message = f"Đang được đề nghị {name} trong cùng hồ sơ."
        return [answer(Verdict.LAWFUL, message, of=question, nominee=nominee, fact="same_person_as")]
    told = " hoặc ".join(str(year) for year in sorted(years))
    return [
        answer(
            Verdict.UNLAWFUL,
            f"Không đạt {name} năm {told}{left_out(nominee, question)}.",
            of=question,
            nominee=nominee,
            fact="titles",
            remedy=f"Bổ sung quyết định tặng {name} của năm xét{LEAVE_OUT}.",
        )
    ]


def _in_span(
    nominee: Nominee, question: Question, *, held: list[HeldTitle], proven: list[HeldTitle]
) -> list[Finding]:
    times, name = question.value["times"], name_of(question.value["titles"][0])
    last = question.value.get("within_last")
    oldest = max(award_years(nominee, question.rules)) - last + 1 if last else 0
    fitting = [title for title in held if (year_of(title) or 0) >= oldest]
    told = ", ".join(str(year) for year in sorted(year_of(title) or 0 for title in fitting))
    span = f" trong {last:02d} năm" if last else ""
    if len([title for title in fitting if title in proven]) >= times:
        message = f"Đã được tặng {name}{span}: {told}."
        return [answer(Verdict.LAWFUL, message, of=question, nominee=nominee, fact="titles")]
    if len(fitting) >= times:
        return [without_decision(nominee, question, [t for t in fitting if t not in proven])]
    return [
        answer(
            Verdict.UNLAWFUL,
            f"Cần {times:02d} lần {name}{span}, {f'mới có: {told}' if told else 'chưa có năm nào'}"
            f"{left_out(nominee, question)}.",
            of=question,
            nominee=nominee,
            fact="titles",
            remedy=f"Bổ sung quyết định tặng {name} còn thiếu, hoặc đề nghị khi đủ {times:02d} lần.",
        )
    ]
