"""Which findings stop which act (house rule: unlawful stops all; incomplete stops; held and review wait), and
which of them a unit can mend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from zlib import crc32

from dossiers.judging.law_marks import STOPPING
from dossiers.models import Dossier
from law.findings import Doubt, Finding, Verdict
from law.judgement.judging import Judgement
from roles.doors.refusals import Obstacle


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


def told_to_unit(dossier: Dossier) -> dict[str, dict[str, Any]]:
    """What the law says against the nominations and their unit can mend, as the notice of return keeps it; by
    a key of its own for each, in the unit's order."""
    rows = dossier.nominations.exclude(standing="withdrawn").order_by("award", "ordinal", "pk")
    return {
        f"{row.pk}-{crc32((found.get('rule', '') + found['message']).encode()):08x}": {
            "nomination": row.pk,
            "award": row.award,
            "about": row.recipient_name,
            **found,
        }
        for row in rows
        for found in row.findings
        if _is_for_the_unit(found)
    }


def is_stopping(found: Mapping[str, Any]) -> bool:
    """The same of a finding as it is kept."""
    return found["verdict"] in [each.value for each in STOPPING]


def _is_for_the_unit(found: Mapping[str, Any]) -> bool:
    """Not what only an authority answers: a text that is not known, a matter under inspection."""
    is_known = found.get("confidence") != "low" or found.get("doubt") == Doubt.UNMET.value
    return is_stopping(found) or (found["verdict"] == Verdict.REVIEW.value and is_known)
