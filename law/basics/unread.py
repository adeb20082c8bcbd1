"""What is said of a law whose text was not read: nothing is refused by it, a person decides."""

from __future__ import annotations

import re
from dataclasses import replace

from law.awards import award as award_of
from law.basics.rulebook_types import Rulebook
from law.findings import Doubt, Finding, Verdict

UNCONFIRMED = "chưa xác nhận văn bản"
"""Of a text, said to those who confirm texts."""
UNREAD = f"chương trình {UNCONFIRMED}"
"""The same said to those who decide cases: who has not."""
# What was kept under other words is told as well.
_OF_LAW = re.compile(rf" \(Theo quy định trước ngày [0-9/]+; [^()]*{UNCONFIRMED} mới\.\)$")


def told_unread(award: str, nominee: str, rules: Rulebook) -> Finding:
    """The one finding that every nomination under an unread regime carries."""
    return Finding(
        rule="regime.unread",
        verdict=Verdict.REVIEW,
        # The name stands last, where sentences about several awards are put into one.
        message=f"{rules.regime_citation.instrument} áp dụng từ ngày {rules.regime_since:%d/%m/%Y}: {UNREAD} "
        "(chưa đối chiếu toàn văn); người thẩm định quyết định, ghi căn cứ về tiêu chuẩn "
        f"{award_of(award).name}.",
        remedy="Đọc toàn văn, ghi điều khoản làm căn cứ cùng lý do khi thẩm định.",
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
