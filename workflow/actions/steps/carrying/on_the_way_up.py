"""What the law of the day of receipt says, on this day, of cases on their way to those above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from operator import attrgetter

from dossiers.judging.dossier_findings import judge_case
from dossiers.judging.law_facts import case_of
from dossiers.judging.law_marks import STOPPING
from dossiers.local_law import local_law
from dossiers.models import Nomination
from law.findings import Finding, Verdict
from law.procedure.submission import late_to_those_above
from roles.doors.refusals import Obstacle
from workflow.actions.steps.law_says import obstacle, stopped_by_refuted

_PENDING = "eligibility.pending"
# A package is changed in one way: its cases are freed, and those that may go are packed again.
_WAY_OUT = "Bỏ hồ sơ trình này, lập lại không có trường hợp ấy."


def stopped_on_the_way_up(
    rows: Sequence[Nomination], *, petition_on: date, sent_on: date, on: date
) -> Iterator[Obstacle]:
    """Of a package as it goes: what was found wrong since, then what the law says of the others today. Facts
    change after the appraisal, and those above do not take what came too late."""
    refuted = list(stopped_by_refuted([row.pk for row in rows], on=on))
    told = {each.about for each in refuted}
    others = [row for row in rows if str(row.pk) not in told]
    anew = judged_anew(others, petition_on=petition_on, sent_on=sent_on, on=on)
    for each in (*refuted, *anew):
        yield replace(each, remedy=f"{_WAY_OUT} {each.remedy}".strip())


def judged_anew(
    rows: Sequence[Nomination], *, petition_on: date, sent_on: date, on: date
) -> Iterator[Obstacle]:
    """Of each what stops it: unlawful, incomplete, or a matter under way. What the law leaves open was
    answered at the appraisal. A dossier costs the same few statements for one of its cases as for fifty."""
    ordered = sorted(rows, key=lambda row: (row.dossier_id, row.pk))
    for dossier, own in groupby(ordered, key=attrgetter("dossier")):
        law = local_law(dossier.jurisdiction)
        rules = law.rulebook_of(dossier, on=on)
        # All of it: a title may rest on another that is asked in the same dossier.
        case = case_of(dossier, on=on, local=law)
        findings = judge_case(case, dossier=dossier, rules=rules).findings
        late = late_to_those_above(case, rules, petition_on=petition_on, sent_on=sent_on)
        found = dict.fromkeys((*findings, *late))
        for row in own:
            yield from (_told(row, each) for each in found if each.nominee == str(row.pk) and _stops(each))


def _stops(finding: Finding) -> bool:
    return finding.verdict in STOPPING or finding.verdict is Verdict.HELD


def _told(row: Nomination, finding: Finding) -> Obstacle:
    told = replace(obstacle(finding), message=f"{row.recipient_name}: {finding.message}")
    if finding.rule != _PENDING:
        return told
    return replace(told, remedy="Tạm giữ trường hợp này đến khi có kết luận.")
