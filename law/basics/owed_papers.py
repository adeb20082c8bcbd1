"""Which papers a dossier of an award owes, by regime."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from law.awards import award as award_of
from law.basics.rulebook_types import Rulebook
from law.findings import Finding, Verdict

PAPER_NAMES = {
    "petition": "tờ trình, văn bản đề nghị",
    "achievement_report": "báo cáo thành tích",
    "minutes": "biên bản bình xét",
    "initiative_certificate": "giấy chứng nhận, quyết định công nhận sáng kiến",
    "ballot_result": "kết quả bỏ phiếu của Hội đồng",
}


_IN_SHORT = {"achievement_report": "báo cáo tóm tắt thành tích"}
"""What the simplified procedure calls them."""


@dataclass(frozen=True, slots=True)
class OwedPaper:
    """`kind` is a key of PAPER_NAMES; `name` what a person reads."""

    kind: str
    name: str
    citation: str
    confidence: str


def owed_papers(award: str, rules: Rulebook, *, simplified: bool = False) -> tuple[OwedPaper, ...]:
    """The papers this award's dossier owes; empty where no list is loaded for it. The simplified procedure
    has a list of its own, whatever the award."""
    value = rules.value("papers.simplified") if simplified else rules.value_for("papers", award)
    if value is None or not value.is_set:
        return ()
    names = {**PAPER_NAMES, **(_IN_SHORT if simplified else {})}
    return tuple(
        OwedPaper(kind, names[kind], str(value.citation), value.confidence) for kind in value["kinds"]
    )


def missing_kinds(
    award: str,
    attached: Collection[str],
    rules: Rulebook,
    *,
    nominee: str | None = None,
    simplified: bool = False,
) -> tuple[Finding, ...]:
    """One incomplete finding for each paper owed and not attached."""
    return tuple(
        Finding(
            rule=f"papers.{paper.kind}",
            verdict=Verdict.INCOMPLETE,
            message=f"Hồ sơ {award_of(award).name} thiếu {paper.name}.",
            remedy=f"Bổ sung {paper.name}.",
            citation=paper.citation,
            nominee=nominee,
            fact="evidence",
            confidence=paper.confidence,
        )
        for paper in owed_papers(award, rules, simplified=simplified)
        if paper.kind not in attached
    )
