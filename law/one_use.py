"""One initiative serves one award: the same one may not carry two nominations of a dossier."""

from __future__ import annotations

from law.facts import Case, Initiative, Nominee, listed
from law.findings import Finding, Verdict
from law.rulebook import Rulebook
from law.unread import UNREAD


def initiatives_used_twice(case: Case, rules: Rulebook) -> list[Finding]:
    """Told once for each code, of the nomination that uses it again. It is guidance, so a person decides."""
    value = rules.value("one_use")
    if value is None or value.state == "none":
        return []
    first: dict[str, Nominee] = {}
    findings = []
    for nominee in case.nominees:
        for code in dict.fromkeys(_code(item) for item in listed(nominee.initiatives)):
            other = first.setdefault(code, nominee)
            if code and other is not nominee:
                findings.append(_used_twice(code, nominee, other, rules))
    return findings


def _code(item: Initiative) -> str:
    return item.code if isinstance(item.code, str) else ""


def _used_twice(code: str, nominee: Nominee, other: Nominee, rules: Rulebook) -> Finding:
    value = rules.value("one_use")
    assert value is not None
    unread = "" if value.is_set else f" ({UNREAD})"
    return Finding(
        rule="initiative.one_use",
        verdict=Verdict.REVIEW,
        message=f"Sáng kiến {code} đã dùng cho đề nghị {other.award} trong cùng hồ sơ; "
        f"một sáng kiến chỉ làm căn cứ cho một danh hiệu, hình thức khen thưởng{unread}.",
        remedy="Xác định sáng kiến dùng cho đề nghị nào, bổ sung sáng kiến khác cho đề nghị còn lại.",
        citation=str(value.citation),
        nominee=nominee.id,
        fact="initiatives",
        confidence=value.confidence,
    )
