"""Which findings stop which act (house rule: unlawful stops all; incomplete stops; held and review wait)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from law.findings import Finding, Verdict
from law.judgement.judging import Judgement
from roles.doors.refusals import Obstacle

STOPPING = (Verdict.UNLAWFUL, Verdict.INCOMPLETE)


def stopping_findings(judgement: Judgement, *, only: Iterable[int] | None = None) -> Iterator[Obstacle]:
    """Every stopping finding as an obstacle; `only` limits to these nominations and the unit's own."""
    wanted = None if only is None else {str(pk) for pk in only}
    for finding in judgement.findings:
        if finding.verdict not in STOPPING:
            continue
        if wanted is None or finding.nominee is None or finding.nominee in wanted:
            yield obstacle(finding)


def obstacle(finding: Finding) -> Obstacle:
    return Obstacle(
        finding.message,
        remedy=finding.remedy,
        citation=finding.citation,
        about=str(finding.nominee or ""),
    )
