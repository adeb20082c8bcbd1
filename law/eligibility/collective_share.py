"""The share of a collective's people who hold LĐTT or CSTT."""

from __future__ import annotations

from law.eligibility.question import Question, answer, open_to_province
from law.facts import CollectiveFacts, Nominee
from law.findings import Finding, Verdict


def collective_share(nominee: Nominee, question: Question) -> list[Finding]:
    """`is_strict` ("trên 50%") does not admit exactly the share, "từ 70%" does. Whole numbers only."""
    facts = nominee.collective
    if not isinstance(facts, CollectiveFacts):
        return []
    people, holders = facts.people, facts.advanced_workers
    if not isinstance(people, int) or not isinstance(holders, int):
        return []
    key = question.value.get("local_key", "")
    local = question.rules.local_number(key) if key else None
    if local is None and not question.value.is_set:
        return [
            open_to_province(
                f"Tập thể có {holders}/{people} người đạt Lao động tiên tiến, tỷ lệ tối thiểu",
                of=question,
                nominee=nominee,
                fact="collective.advanced_workers",
            )
        ]
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
        remedy=""
        if reached
        else "Rà soát lại danh sách Lao động tiên tiến, hoặc đưa tập thể ra khỏi danh sách.",
        citation=question.rules.local_citation(key) if local is not None else "",
        confidence="high" if local is not None else "",
    )
