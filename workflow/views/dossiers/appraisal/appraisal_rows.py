"""What the form of appraisal shows of each nomination, and what was typed into it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict

from dossiers.judging.dossier_findings import judge_dossier
from dossiers.judging.missing_papers import PAPER_KINDS, papers_by_case
from dossiers.judging.settlements import laws_chosen, question_of
from dossiers.models import Dossier, Evidence, Nomination, Standing
from dossiers.recipients.also_proposed import tell_also_proposed
from dossiers.recipients.paper_checks.how_known import KnownHow, denied_titles
from law.awards import award as award_of
from law.findings import Finding, Verdict, marks_of
from law.judgement.judging import Judgement
from law.judgement.transition import OF_CHOICE
from law.procedure.routing import goes_up_from
from roles.access.asked_request import AskedRequest
from roles.doors.law_in_force import stack_in_force
from workflow.actions.appraise import Appraisal
from workflow.models import Reply
from workflow.queries.above.sent_packages import papers_from_above
from workflow.queries.auditing.card_history import CardSinceSealing, cards_since_sealing
from workflow.queries.told_of_rows import PointCount, count_today
from workflow.views.dossiers.appraisal import open_findings
from workflow.views.dossiers.appraisal.open_findings import (
    MOST_WORDS,
    OpenFinding,
    open_finding,
    settlements_in,
)

APPRAISES, HOLDS, WAITS = "tham-dinh", "tam-giu", "cho"
PAGE = 100
# What stands before the id of a nomination in the names of the form's fields.
FIELDS = {
    "y-": "Ý kiến",
    "ly-do-": "Lý do",
    open_findings.REASON: "Lý do xử lý",
    open_findings.BASIS: "Căn cứ kết luận",
    open_findings.WORDS: "Điều khoản, số liệu",
}


@dataclass(frozen=True, slots=True)
class AppraisalRow:
    """A nomination on the desk, all that the law says of it, and what was chosen; `card` where the card by
    which it is judged says something else than when the dossier was handed over."""

    nomination: Nomination
    findings: tuple[Finding, ...]
    doubts: tuple[OpenFinding, ...]
    goes_up: bool
    choice: str
    reason: str
    on: date
    met: tuple[Finding, ...] = ()
    card: CardSinceSealing | None = None
    # Of the dossier, those that a finding names.
    papers: tuple[Evidence, ...] = ()
    # Titles declared against a decision of this house.
    denied: tuple[KnownHow, ...] = ()
    # Of a case that those above sent back.
    from_above: Reply | None = None

    @property
    def marks(self) -> tuple[str, ...]:
        """The gravest verdict, or what its review is about; figures that fall short before it."""
        return marks_of((*self.findings, *(each.finding for each in self.doubts)))

    @property
    def rests_on(self) -> list[str]:
        """What it counts that nobody has held against its paper yet, each said once."""
        return list(dict.fromkeys(each.unconfirmed for each in self._every if each.unconfirmed))

    @property
    def count(self) -> PointCount:
        return count_today(self._every, on=self.on)

    @property
    def _every(self) -> tuple[Finding, ...]:
        return (*self.findings, *(each.finding for each in self.doubts), *self.met)

    @property
    def is_open(self) -> bool:
        """Unfolded where a reason of its own is wanted, or something stands in the way."""
        return bool(self.findings) or any(not each.is_shared for each in self.doubts)


def judged_rows(
    request: AskedRequest, dossier: Dossier, given: QueryDict
) -> tuple[Judgement, list[AppraisalRow], int]:
    """The same with the judgement; of a law that was chosen on the form what that one leaves open."""
    judgement = judge_dossier(dossier, on=request.on)
    rows, rest = appraisal_rows(request, dossier, judgement, given)
    chosen = laws_chosen({row.nomination.pk: settlements_in(row.doubts, given) for row in rows})
    if chosen:
        judgement = judge_dossier(dossier, on=request.on, chosen=chosen)
        rows, rest = appraisal_rows(request, dossier, judgement, given)
    return judgement, rows, rest


def appraisal_rows(
    request: AskedRequest, dossier: Dossier, judgement: Judgement, given: QueryDict
) -> tuple[list[AppraisalRow], int]:
    """The first page of those that wait, and how many wait behind it."""
    waiting = dossier.nominations.filter(standing=Standing.ENDORSED).select_related("recipient")
    ordered = sorted(
        waiting, key=lambda row: (*award_place(row.award), row.bloc_rank or row.ordinal or 10**9, row.pk)
    )
    own: dict[str, list[Finding]] = defaultdict(list)
    met: dict[str, list[Finding]] = defaultdict(list)
    for finding in judgement.findings:
        is_asked = finding.is_adverse or finding.fact == OF_CHOICE
        (own if is_asked else met)[finding.nominee or ""].append(finding)
    day = request.on
    level = dossier.jurisdiction.level
    stack = stack_in_force()
    up = {row.award: goes_up_from(row.award, level, day, stack=stack) for row in ordered}
    shown = ordered[:PAGE]
    tell_also_proposed(shown)
    shared = open_findings.shared_fields(each for row in shown for each in own[str(row.pk)])
    cards = cards_since_sealing(dossier, {row.recipient_id for row in shown})
    papers = papers_by_case(dossier, shown)
    denied = denied_titles({row.recipient_id for row in shown})
    down = papers_from_above(shown)
    rows = [
        AppraisalRow(
            nomination=row,
            findings=tuple(each for each in own[str(row.pk)] if not _is_question(each)),
            doubts=tuple(
                open_finding(row, question_of(each, judgement, papers[row.pk]), given, shared=shared)
                for each in own[str(row.pk)]
                if _is_question(each)
            ),
            goes_up=up[row.award],
            choice=given.get(f"y-{row.pk}", WAITS if up[row.award] else ""),
            reason=given.get(f"ly-do-{row.pk}", "")[:MOST_WORDS],
            on=day,
            met=tuple(met[str(row.pk)]),
            card=cards.get(row.recipient_id),
            papers=named_papers(judgement.findings, row, papers[row.pk]),
            denied=tuple(denied.get(row.recipient_id, ())),
            from_above=down.get(row.pk),
        )
        for row in shown
    ]
    return rows, len(ordered) - len(shown)


def _is_question(finding: Finding) -> bool:
    return finding.verdict is Verdict.REVIEW or finding.fact == OF_CHOICE


def named_papers(
    findings: Iterable[Finding], row: Nomination, papers: Iterable[Evidence]
) -> tuple[Evidence, ...]:
    """Of the papers that lie with a case or with its whole dossier those that a finding on it names."""
    on_it = [each for each in findings if each.nominee == str(row.pk)]
    own = (each for each in papers if each.nomination_id in (None, row.pk))
    return tuple(each for each in own if _is_named(each, on_it))


def _is_named(paper: Evidence, findings: Iterable[Finding]) -> bool:
    called = PAPER_KINDS.get(paper.kind, paper.name).lower()
    return any(called in f"{each.message} {each.remedy} {each.source}".lower() for each in findings)


def set_aside(dossier: Dossier) -> list[Nomination]:
    """What is not appraised: the bloc did not support it, or the office found it not qualified."""
    standings = (Standing.NOT_ENDORSED, Standing.NOT_QUALIFIED)
    rows = dossier.nominations.filter(standing__in=standings).order_by("standing", "award", "ordinal", "pk")
    return list(rows.defer("findings", "met")[:PAGE])


def award_place(code: str) -> tuple[bool, int]:
    found = award_of(code)
    return (not found.is_title, found.place)


def appraisals_in(
    rows: list[AppraisalRow], given: QueryDict, *, is_rest_appraised: bool
) -> dict[int, Appraisal]:
    found = {}
    for row in rows:
        choice = row.choice or (APPRAISES if is_rest_appraised else WAITS)
        if choice in (APPRAISES, HOLDS):
            found[row.nomination.pk] = Appraisal(
                holds=choice == HOLDS, reason=row.reason, settled=settlements_in(row.doubts, given)
            )
    return found


def shared_doubts(rows: list[AppraisalRow], given: QueryDict) -> list[dict[str, Any]]:
    """What leaves several cases open alike, with the papers of the whole dossier that it names."""
    of_all = dict.fromkeys(paper for row in rows for paper in row.papers if paper.nomination_id is None)
    doubts = [doubt for row in rows for doubt in row.doubts]
    named = {
        open_findings.shared_field(each.finding): [
            paper for paper in of_all if _is_named(paper, [each.finding])
        ]
        for each in doubts
        if each.is_shared
    }
    return open_findings.shared_doubts(doubts, named, given)
