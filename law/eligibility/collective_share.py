"""The share of a collective's people who hold LĐTT or CSTT.

A share that is left to the province and not given is read by every whole percent it could set.
"""

from __future__ import annotations

from law.basics.unread import UNREAD
from law.eligibility.collective_figures import untold
from law.eligibility.question import Question, answer
from law.facts import CollectiveFacts, Nominee
from law.findings import Finding, Verdict


def collective_share(nominee: Nominee, question: Question) -> list[Finding]:
    """`is_strict` ("trên 50%") does not admit exactly the share, "từ 70%" does. Whole numbers only."""
    facts = nominee.collective
    if found := untold(nominee, question, "people", "advanced_workers"):
        return found
    if not isinstance(facts, CollectiveFacts):
        return []
    people, holders = facts.people, facts.advanced_workers
    if not isinstance(people, int) or not isinstance(holders, int):
        return []
    key = question.value.get("local_key", "")
    local = question.rules.local_number(key) if key else None
    if local is None and not question.value.is_set:
        return [_by_every_share(nominee, question, people=people, holders=holders)]
    percent = local if local is not None else question.value["percent"]
    return [
        _compared(nominee, question, people=people, holders=holders, percent=percent, key=key, local=local)
    ]


def _compared(
    nominee: Nominee,
    question: Question,
    *,
    people: int,
    holders: int,
    percent: int,
    key: str,
    local: int | None,
) -> Finding:
    is_strict = question.value["is_strict"]
    reached = holders * 100 > people * percent if is_strict else holders * 100 >= people * percent
    word = "trên" if is_strict else "từ"
    told = f"{holders}/{people} người đạt Lao động tiên tiến; yêu cầu {word} {percent}%"
    return answer(
        Verdict.LAWFUL if reached and people else Verdict.UNLAWFUL,
        f"{told}.",
        of=question,
        nominee=nominee,
        fact="collective.advanced_workers",
        remedy="" if reached else _REMEDIES[Verdict.UNLAWFUL],
        citation=question.rules.local_citation(key) if local is not None else "",
        confidence="high" if local is not None else "",
    )


def _by_every_share(nominee: Nominee, question: Question, *, people: int, holders: int) -> Finding:
    """All of them reach every share that a province could ask for, none of them reaches no such share."""
    is_unread = question.value.state == "unread"
    unset = UNREAD if is_unread else "luật giao địa phương quy định, chưa có quy định nào được nạp"
    verdict, told = _read_by_all(people, holders, is_strict=question.value["is_strict"])
    return answer(
        verdict,
        f"Tập thể có {holders}/{people} người đạt Lao động tiên tiến, tỷ lệ tối thiểu: {unset}; {told}.",
        of=question,
        nominee=nominee,
        fact="collective.advanced_workers",
        remedy=_REMEDIES.get(verdict, "").format(key=question.value.get("local_key", "")),
        confidence="low" if verdict is Verdict.REVIEW else "",
    )


def _read_by_all(people: int, holders: int, *, is_strict: bool) -> tuple[Verdict, str]:
    """On what all shares agree, or up to which of them the collective passes."""
    highest = max(holders * _ALL - is_strict, 0) // people if people else 0
    if people and holders >= people:
        return Verdict.LAWFUL, "đạt theo mọi tỷ lệ"
    if not highest:
        return Verdict.UNLAWFUL, "không đạt theo mọi tỷ lệ"
    word = "trên " if is_strict else ""
    beyond = f"{word}{highest + 1}% trở lên" if highest + 1 < _ALL else "mọi người"
    return Verdict.REVIEW, f"đạt nếu yêu cầu {word}{highest}% trở xuống, không đạt nếu yêu cầu {beyond}"


_ALL = 100
"""Percent: the most that a province can ask for is that everybody holds the title."""

_REMEDIES = {
    Verdict.REVIEW: "Nạp tỷ lệ theo quy định của tỉnh (tham số {key}), hoặc ghi lý do khi quyết định.",
    Verdict.UNLAWFUL: "Rà soát lại danh sách Lao động tiên tiến, hoặc đưa tập thể ra khỏi danh sách.",
}
