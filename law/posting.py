"""Names must stand in public for so many working days before the council meets."""

from __future__ import annotations

from datetime import date

from law.awards import award as award_of
from law.facts import Case, Posting
from law.findings import Finding, Verdict
from law.rulebook import Rulebook
from law.values import Value
from vietnamese.calendar import working_days_between


def posting_findings(case: Case, rules: Rulebook) -> list[Finding]:
    """One finding for each award posted too short; the simplified procedure asks no posting."""
    posting = case.posting
    if case.simplified is True or not isinstance(posting, Posting):
        return []
    if not isinstance(posting.since, date) or not isinstance(posting.council_on, date):
        return []
    days = working_days_between(posting.since, posting.council_on)
    findings = []
    for code in dict.fromkeys(nominee.award for nominee in case.nominees):
        value = rules.value(f"posting.{award_of(code).judged_as}")
        if value is not None and value.is_set and days < value["days"]:
            findings.append(_too_short(code, posting, value, days))
    return findings


def _too_short(code: str, posting: Posting, value: Value, days: int) -> Finding:
    return Finding(
        rule=f"posting.{code}",
        verdict=Verdict(value.get("otherwise", "unlawful")),
        message=f"Công khai {award_of(code).name} từ {posting.since:%d/%m/%Y}, Hội đồng họp "
        f"{posting.council_on:%d/%m/%Y}: {max(days, 0)} ngày làm việc; yêu cầu ít nhất {value['days']}."
        f"{value.get('further', '')}",
        remedy="Công khai đủ số ngày làm việc rồi mới họp Hội đồng.",
        citation=str(value.citation),
        fact="posting",
        confidence=value.confidence,
    )
