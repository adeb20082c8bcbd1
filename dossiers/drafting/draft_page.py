"""What the drafting page shows: the list by award with findings, seats, papers, what stands in the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dossiers.drafting.remedies.at_hand import remedies_at_hand
from dossiers.drafting.remedies.remedy import Faulty, Remedy
from dossiers.judging.dossier_findings import judge_case
from dossiers.judging.law_facts import case_of
from dossiers.judging.law_marks import MarkCount, gravity, points_in_words, tallied
from dossiers.judging.missing_papers import attached_papers
from dossiers.local_law import local_law
from dossiers.models import Dossier, Evidence, Nomination, Removal, Standing, in_list_order
from dossiers.seats.meter import MeterReading, meter
from law.facts import Case
from law.findings import Doubt, Finding, Verdict, mark_of, marks_of
from law.judgement.judging import Judgement
from law.rulebook import Rulebook

# Where these are the mark, the unit has something of its own to mend, or else to leave out.
_FALLS_SHORT = (Verdict.UNLAWFUL.value, Verdict.INCOMPLETE.value, Doubt.UNMET.value)
_TODAY = "ngày hôm nay, vì cơ quan thẩm định chưa tiếp nhận hồ sơ"
# What these marks say is mended by nothing that is known of the recipient.
_NOTHING_TO_MEND = ("lawful", "formality", "held")


@dataclass(frozen=True, slots=True)
class ShownNomination:
    """`mark`: the gravest verdict, or what its review is about, of all findings, wherever they are told;
    `marks`: those to be shown (law.findings.marks_of); `is_open`: unfolded on the page.
    """

    nomination: Nomination
    mark: str
    marks: tuple[str, ...]
    findings: tuple[Finding, ...]
    met: tuple[Finding, ...]
    papers: tuple[Evidence, ...]
    falls_out: str
    remedies: tuple[Remedy, ...] = ()
    is_open: bool = False

    @property
    def may_be_mended(self) -> bool:
        """By the unit itself: something of the recipient falls short, or a paper is missing."""
        return self.mark not in _NOTHING_TO_MEND

    @property
    def falls_short(self) -> bool:
        """Something fails: another award, and at last leaving the recipient out, are ways on."""
        return self.mark in _FALLS_SHORT

    @property
    def has_ways(self) -> bool:
        """There is a way on to be shown: nothing is left to do where a paper only waits to be read."""
        return self.falls_short or bool(self.remedies)

    @property
    def missing(self) -> str:
        """What stands against it, in one line."""
        return "; ".join(finding.message.rstrip(".") for finding in self.findings)

    @property
    def is_blocked(self) -> bool:
        return self.mark in (Verdict.UNLAWFUL.value, Verdict.INCOMPLETE.value)


@dataclass(frozen=True, slots=True)
class DraftPage:
    """`general` are the findings of the whole dossier, without the seats (those are in `readings`);
    `case` is what was judged, by `rules`; `tally` counts all marks, for every place that tells of them."""

    case: Case
    rules: Rulebook
    judgement: Judgement
    rows: tuple[ShownNomination, ...]
    readings: tuple[MeterReading, ...]
    general: tuple[Finding, ...]
    papers: tuple[Evidence, ...]
    removals: tuple[Removal, ...]
    tally: tuple[MarkCount, ...]

    @property
    def is_ready(self) -> bool:
        """Nothing stands in the way of submitting now."""
        return bool(self.rows) and not self.stopping

    @property
    def is_over(self) -> bool:
        return any(each.over for each in self.readings)

    @property
    def stopping(self) -> str:
        """What stops a submit now, in a sentence; empty where nothing does."""
        points = points_in_words(self.tally)
        parts = [f"còn {points}"] if points else []
        parts += ["vượt số suất"] if self.is_over else []
        return f"Chưa trình được: {', và '.join(parts)}." if parts else ""

    @property
    def first_stop(self) -> str:
        """Where on the drafting page the first thing that stops a submit is mended, after its address."""
        blocked = next((row.nomination.pk for row in self.rows if row.is_blocked), None)
        if blocked is not None:
            return f"?chi=loi#truong-hop-{blocked}"
        return "#readiness" if self.rows else "#them"

    @property
    def is_clear(self) -> bool:
        """Ready, and nothing is left for the Board to weigh."""
        return self.is_ready and not self.general and not self.doubtful

    @property
    def doubtful(self) -> int:
        """How many nominations have something that stands against them, or is left open."""
        return sum(bool(row.findings) for row in self.rows)


def draft_page(dossier: Dossier, *, on: date) -> DraftPage:
    """Everything for one page; statements do not grow with the nominations."""
    law = local_law(dossier.jurisdiction)
    case, rules = case_of(dossier, on=on, local=law), law.rulebook_of(dossier, on=on)
    judgement = judge_case(case, dossier=dossier, rules=rules)
    if dossier.received_on is None:
        judgement = _by_today(judgement)
    readings = meter(dossier, on=on)
    papers = tuple(attached_papers(dossier).select_related("paper", "attached_by").order_by("kind", "pk"))
    own: dict[str, list[Finding]] = {}
    for finding in judgement.findings:
        if finding.nominee is not None:
            own.setdefault(finding.nominee, []).append(finding)
    falling = {out.nomination_id: out.reason for each in readings for out in each.falling}
    rows = tuple(
        _row(each, own.get(str(each.pk), []), papers, falls_out=falling.get(each.pk, ""))
        for each in _in_order(dossier)
    )
    return DraftPage(
        case=case,
        rules=rules,
        judgement=judgement,
        rows=rows,
        readings=readings,
        general=tuple(each for each in _besides_seats(judgement) if each.nominee is None and each.is_adverse),
        papers=tuple(paper for paper in papers if paper.nomination_id is None),
        removals=tuple(
            dossier.removals.filter(restored_at=None)
            .select_related("removed_by")
            .order_by("-removed_at")[:20]
        ),
        tally=tuple(tallied((row.mark for row in rows), _besides_seats(judgement))),
    )


def _by_today(judgement: Judgement) -> Judgement:
    """Nobody has received a draft: the law that is asked is that of today."""
    findings = (
        replace(each, source=_TODAY) if each.fact == "received_on" else each for each in judgement.findings
    )
    return replace(judgement, findings=tuple(findings))


def _besides_seats(judgement: Judgement) -> list[Finding]:
    """All but the seats, which have a measure of their own."""
    return [each for each in judgement.findings if not each.rule.startswith("quota.")]


def with_remedies(
    found: DraftPage, rows: Sequence[ShownNomination], dossier: Dossier
) -> list[ShownNomination]:
    """Some rows of the page with what is at hand to mend them; statements do not grow with the rows."""
    faulty = [Faulty(row.nomination, row.findings) for row in rows if row.may_be_mended]
    at_hand = remedies_at_hand(dossier, faulty, case=found.case, rules=found.rules)
    return [replace(row, remedies=at_hand.get(row.nomination.pk, ())) for row in rows]


def _row(
    nomination: Nomination, findings: list[Finding], papers: tuple[Evidence, ...], *, falls_out: str
) -> ShownNomination:
    adverse = [finding for finding in findings if finding.is_adverse]
    return ShownNomination(
        nomination=nomination,
        mark=mark_of(findings),
        marks=marks_of(findings),
        findings=tuple(sorted(adverse, key=gravity)),
        met=tuple(finding for finding in findings if not finding.is_adverse),
        papers=tuple(paper for paper in papers if paper.nomination_id == nomination.pk),
        falls_out=falls_out,
    )


def _in_order(dossier: Dossier) -> list[Nomination]:
    """Titles before forms, high before low; then by preference, those without one last, then by name."""
    rows = dossier.nominations.filter(standing=Standing.DRAFT).select_related("recipient")
    return list(in_list_order(rows))
