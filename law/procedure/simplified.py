"""The simplified procedure is for some ways of reward only."""

from __future__ import annotations

from law.basics.values import Value
from law.facts import Case, Nominee
from law.findings import Finding, Verdict
from law.rulebook import Rulebook


def simplified_findings(case: Case, rules: Rulebook) -> list[Finding]:
    """`ways` are those the law names; `otherwise` is the verdict on another stated way."""
    value = rules.value("simplified")
    if case.simplified is not True or value is None or not value.is_set:
        return []
    return [
        _not_for_this_way(nominee, value)
        for nominee in case.nominees
        if isinstance(nominee.way, str) and nominee.way not in value["ways"]
    ]


def _not_for_this_way(nominee: Nominee, value: Value) -> Finding:
    ways = ", ".join(value["ways"])
    return Finding(
        rule="simplified",
        verdict=Verdict(value["otherwise"]),
        message=f"Đề nghị theo thủ tục đơn giản nhưng khen {nominee.way}; thủ tục này dành cho: {ways}"
        f"{value.get('further', '')}.",
        remedy="Lập hồ sơ theo thủ tục thông thường, hoặc nêu rõ trường hợp được áp dụng trong tờ trình.",
        citation=str(value.citation),
        nominee=nominee.id,
        fact="simplified",
        confidence=value.confidence,
    )
