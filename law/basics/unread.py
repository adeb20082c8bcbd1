"""What is said of a law whose text was not read: nothing is refused by it, a person decides."""

from __future__ import annotations

import re
from dataclasses import replace

from law.awards import award as award_of
from law.basics.rulebook_types import Rulebook
from law.findings import Doubt, Finding, Verdict

UNREAD = "chưa xác nhận văn bản"
_OF_LAW = re.compile(rf" \(Theo quy định trước ngày [0-9/]+; {UNREAD} mới\.\)$")


def told_unread(award: str, nominee: str, rules: Rulebook) -> Finding:
    """The one finding that every nomination under an unread regime carries."""
    return Finding(
        rule="regime.unread",
        verdict=Verdict.REVIEW,
        message=f"{rules.regime_citation.instrument} áp dụng từ ngày {rules.regime_since:%d/%m/%Y}: {UNREAD} "
        f"về tiêu chuẩn {award_of(award).name}.",
        remedy="Đối chiếu văn bản đã ban hành, ghi lý do khi quyết định.",
        citation=str(rules.regime_citation),
        nominee=nominee,
        fact="received_on",
        confidence="low",
    )


def without_unread(message: str) -> str:
    """What `softened` says of the case itself, where it is told beside it that a law is not read."""
    return _OF_LAW.sub("", message)


def softened(finding: Finding, rules: Rulebook) -> Finding:
    """A refusal under the law before the unread one becomes a question for a person."""
    if finding.verdict is not Verdict.UNLAWFUL:
        return finding
    return replace(
        finding,
        verdict=Verdict.REVIEW,
        message=f"{finding.message} (Theo quy định trước ngày {rules.regime_since:%d/%m/%Y}; {UNREAD} mới.)",
        confidence="low",
        doubt=Doubt.UNMET.value,
    )
