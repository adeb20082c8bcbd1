"""What the form of appraisal shows of each nomination, and what was typed into it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from zlib import crc32

from django.http import QueryDict

from dossiers.judging.missing_papers import PAPER_KINDS, attached_papers
from dossiers.models import Dossier, Evidence, Nomination, Standing
from dossiers.recipients.also_proposed import tell_also_proposed
from law.awards import award as award_of
from law.findings import Finding, Verdict, is_the_same_for_all, mark_of, marks_of
from law.judgement.judging import Judgement
from law.procedure.routing import goes_up_from
from roles.access.asked_request import AskedRequest
from roles.doors.law_in_force import stack_in_force
from vietnamese.text import said_once
from workflow.actions.appraise import Appraisal
from workflow.queries.auditing.card_history import CardSinceSealing, cards_since_sealing

APPRAISES, HOLDS, WAITS = "tham-dinh", "tam-giu", "cho"
PAGE = 100
# What stands before the id of a nomination in the names of the form's fields.
FIELDS = {"y-": "Ý kiến", "ly-do-": "Lý do", "xu-ly-": "Lý do xử lý"}


@dataclass(frozen=True, slots=True)
class OpenFinding:
    """A finding that the law leaves open, with the reason typed for it; `field` is its name on the form."""

    finding: Finding
    field: str
    reason: str
    is_shared: bool = False


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
    met: tuple[Finding, ...] = ()
    card: CardSinceSealing | None = None
    # Of the dossier, those that a finding names.
    papers: tuple[Evidence, ...] = ()

    @property
    def marks(self) -> tuple[str, ...]:
        """The gravest verdict, or what its review is about; figures that fall short before it."""
        return marks_of((*self.findings, *(each.finding for each in self.doubts)))

    @property
    def number(self) -> int:
        return len(self.findings) + len(self.doubts)

    @property
    def is_open(self) -> bool:
        """Unfolded where a reason of its own is wanted, or something stands in the way."""
        return bool(self.findings) or any(not each.is_shared for each in self.doubts)


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
        (own if finding.is_adverse else met)[finding.nominee or ""].append(finding)
    day = request.on
    level = dossier.jurisdiction.level
    stack = stack_in_force()
    up = {row.award: goes_up_from(row.award, level, day, stack=stack) for row in ordered}
    shown = ordered[:PAGE]
    tell_also_proposed(shown)
    told_of = Counter(_shared_field(each) for row in shown for each in own[str(row.pk)])
    shared = {name for name, number in told_of.items() if number > 1}
    rows = [_row(row, own[str(row.pk)], given, goes_up=up[row.award], shared=shared) for row in shown]
    cards = cards_since_sealing(dossier, {row.recipient_id for row in shown})
    papers = list(attached_papers(dossier).order_by("kind", "pk"))
    rows = [
        replace(
            row,
            met=tuple(met[str(row.nomination.pk)]),
            card=cards.get(row.nomination.recipient_id),
            papers=named_papers(judgement.findings, row.nomination, papers),
        )
        for row in rows
    ]
    return rows, len(ordered) - len(shown)


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


def _row(
    nomination: Nomination, findings: list[Finding], given: QueryDict, *, goes_up: bool, shared: set[str]
) -> AppraisalRow:
    key = nomination.pk
    return AppraisalRow(
        nomination=nomination,
        findings=tuple(each for each in findings if each.verdict is not Verdict.REVIEW),
        doubts=tuple(
            OpenFinding(
                each,
                field=f"xu-ly-{key}-{each.rule}",
                reason=given.get(f"xu-ly-{key}-{each.rule}", "")[:1000],
                is_shared=_shared_field(each) in shared,
            )
            for each in findings
            if each.verdict is Verdict.REVIEW
        ),
        goes_up=goes_up,
        choice=given.get(f"y-{key}", WAITS if goes_up else ""),
        reason=given.get(f"ly-do-{key}", "")[:1000],
    )


def appraisals_in(
    rows: list[AppraisalRow], given: QueryDict, *, is_rest_appraised: bool
) -> dict[int, Appraisal]:
    found = {}
    for row in rows:
        choice = row.choice or (APPRAISES if is_rest_appraised else WAITS)
        if choice in (APPRAISES, HOLDS):
            found[row.nomination.pk] = Appraisal(
                holds=choice == HOLDS, reason=row.reason, settled=_settled(row, given)
            )
    return found


def _settled(row: AppraisalRow, given: QueryDict) -> dict[str, str]:
    """The reason for each doubt: its own, else the one written once for all who share its words."""
    return {
        doubt.finding.rule: doubt.reason.strip() or given.get(_shared_field(doubt.finding), "").strip()[:1000]
        for doubt in row.doubts
    }


def _shared_field(finding: Finding) -> str:
    """The name under which one reason is typed for all findings of one rule that leave open the same,
    whatever the award; else for all that say so in the same words."""
    about = finding.citation if is_the_same_for_all(finding) else finding.message
    return f"chung-{finding.rule}-{crc32(about.encode()):08x}"


def shared_doubts(rows: list[AppraisalRow], given: QueryDict) -> list[dict[str, Any]]:
    """What leaves several cases open alike, each way it is said: one reason may serve for all."""
    found: dict[str, list[OpenFinding]] = defaultdict(list)
    papers = dict.fromkeys(paper for row in rows for paper in row.papers if paper.nomination_id is None)
    for row in rows:
        for doubt in row.doubts:
            found[_shared_field(doubt.finding)].append(doubt)
    return [
        {
            "field": field,
            "number": len(doubts),
            "told": said_once(each.finding.message for each in doubts),
            "finding": doubts[0].finding,
            "mark": mark_of([doubts[0].finding]),
            "papers": [paper for paper in papers if _is_named(paper, [doubts[0].finding])],
            "reason": given.get(field, "")[:1000],
        }
        for field, doubts in found.items()
        if doubts[0].is_shared
    ]
