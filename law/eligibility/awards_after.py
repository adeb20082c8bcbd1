"""Flags and certificates won in the years after an award: several mixes, one of which is enough."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from law.awards import name_of
from law.basics.grounds import named_among
from law.basics.owed_papers import PAPER_NAMES
from law.eligibility.good_years_after import years_after
from law.eligibility.prerequisite import mark
from law.eligibility.question import Question, answer, applies, is_proven
from law.eligibility.title_dates import year_of
from law.facts import UNASKED, HeldTitle, Nominee, listed_facts
from law.findings import Finding, Verdict

Mix = Mapping[str, Any]


def awards_after(nominee: Nominee, question: Question) -> list[Finding]:
    """`any_of` lists mixes, each `awards` = {code: times}; one with `only_if` holds for some collectives
    only, which no field tells: review, unless an award of the other mixes, won in these years, shows that
    this is none of them. `stands_for` = {code: [codes]} names awards that are higher. A nomination that names
    its ground is judged by that mix alone."""
    if nominee.titles is UNASKED or not question.value.is_set or not applies(nominee, question):
        return []
    since = mark(nominee, question)
    if since is None:
        return []
    won = _won(nominee, question, since)
    named = named_among(nominee, question.value)
    mixes = question.value["any_of"] if named is None else [named.branch]
    outcomes = [_outcome(mix, won, question) for mix in mixes]
    for verdict in (Verdict.LAWFUL, Verdict.INCOMPLETE, Verdict.REVIEW):
        if found := next((told for held, told in outcomes if held is verdict), ""):
            return [_told(verdict, found, nominee, question)]
    return [_told(Verdict.UNLAWFUL, _lacking(won, since, mixes, question), nominee, question)]


def _won(nominee: Nominee, question: Question, since: date) -> list[HeldTitle]:
    ways = question.value["held_ways"]
    return [
        title
        for title in listed_facts(nominee.titles)
        if not title.revoked
        and (not isinstance(title.way, str) or title.way in ways)
        and years_after([year_of(title) or since.year], since)
    ]


def _outcome(mix: Mix, won: list[HeldTitle], question: Question) -> tuple[Verdict, str]:
    """How far one mix is reached: by proven awards, by listed ones, with a higher one for a lower."""
    name = words(mix)
    proven = Counter(title.award for title in won if is_proven(title.decision))
    if not lacks(mix, proven):
        if condition := mix.get("only_if"):
            if _of_the_others(mix, won, question):
                return Verdict.UNLAWFUL, name
            paper = PAPER_NAMES[mix["paper"]]
            told = (
                f"Có {name}; mức này chỉ áp dụng cho {condition}, dữ liệu chưa thể hiện: căn cứ vào {paper}."
            )
            return Verdict.REVIEW, told
        return Verdict.LAWFUL, f"Sau lần khen trước có {name}."
    if not lacks(mix, Counter(title.award for title in won)):
        return Verdict.INCOMPLETE, f"Thiếu số hoặc ngày quyết định của {name}."
    if not lacks(mix, _raised(mix, proven, question)):
        return Verdict.REVIEW, f"Đủ {name} khi tính hình thức cao hơn thay cho thấp hơn; luật không nêu."
    return Verdict.UNLAWFUL, name


def _of_the_others(mix: Mix, won: list[HeldTitle], question: Question) -> list[str]:
    """The awards won that only collectives of the other mixes are given: a flag, where this mix has none."""
    named = {code for other in question.value["any_of"] if "only_if" not in other for code in other["awards"]}
    higher = {one for code in named for one in question.value.get("stands_for", {}).get(code, ())}
    return sorted({title.award for title in won} & ((named | higher) - mix["awards"].keys()))


def lacks(mix: Mix, counted: Mapping[str, int]) -> dict[str, int]:
    """How many of which award a mix still needs."""
    return {
        code: times - counted.get(code, 0)
        for code, times in mix["awards"].items()
        if counted.get(code, 0) < times
    }


def _raised(mix: Mix, counted: Counter[str], question: Question) -> Counter[str]:
    """Higher awards beyond those the mix asks for itself fill the places of lower ones."""
    raised = Counter(counted)
    for code, higher in question.value.get("stands_for", {}).items():
        raised[code] += sum(max(counted[one] - mix["awards"].get(one, 0), 0) for one in higher)
    return raised


def words(mix: Mix) -> str:
    return " và ".join(f"{times:02d} {name_of(code)}" for code, times in mix["awards"].items())


def _only_if(mix: Mix) -> str:
    return f" ({mix['only_if']})" if "only_if" in mix else ""


def _lacking(won: list[HeldTitle], since: date, mixes: Sequence[Mix], question: Question) -> str:
    told = "; hoặc ".join(f"{words(mix)}{_only_if(mix)} {_why_not(mix, won, question)}" for mix in mixes)
    return f"Từ sau {since:%d/%m/%Y} chưa đạt mức nào: {told}."


def _why_not(mix: Mix, won: list[HeldTitle], question: Question) -> str:
    if missing := lacks(mix, Counter(title.award for title in won)):
        return "còn thiếu " + ", ".join(f"{times:02d} {name_of(code)}" for code, times in missing.items())
    return f"không áp dụng vì đã được tặng {', '.join(map(name_of, _of_the_others(mix, won, question)))}"


def _told(verdict: Verdict, message: str, nominee: Nominee, question: Question) -> Finding:
    remedies = {
        Verdict.REVIEW: "Xác nhận trong tờ trình, ghi lý do khi quyết định.",
        Verdict.INCOMPLETE: "Bổ sung số và ngày của các quyết định.",
        Verdict.UNLAWFUL: "Bổ sung quyết định tặng cờ, bằng khen còn thiếu, hoặc đề nghị khi đủ.",
    }
    return answer(
        verdict, message, of=question, nominee=nominee, fact="titles", remedy=remedies.get(verdict, "")
    )
