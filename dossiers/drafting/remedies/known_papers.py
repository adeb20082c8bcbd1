"""Papers of the same recipient that lie in another nomination already, in this dossier or another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import Q

from dossiers.drafting.remedies.remedy import Faulty, Remedy, RemedyWay
from dossiers.judging.missing_papers import PAPER_KINDS
from dossiers.models import Dossier, Evidence, Nomination
from law.awards import award as award_of

PAPERS = "papers."


def papers_at_hand(dossier: Dossier, rows: Sequence[Nomination]) -> list[Evidence]:
    """Of the unit's dossiers of the year; a certificate also of any year in which the initiative was named.
    One statement."""
    pks = [row.pk for row in rows]
    same_initiative = Q(kind="initiative_certificate", nomination__initiatives__nominations__in=pks)
    found = Evidence.objects.filter(
        Q(dossier__year=dossier.year) | same_initiative,
        removed_at=None,
        dossier__unit=dossier.unit_id,
        nomination__recipient__in=[row.recipient_id for row in rows],
    )
    return list(found.select_related("nomination__dossier").order_by("-attached_at", "-pk").distinct())


def by_papers(row: Faulty, there: Sequence[Evidence]) -> Iterator[Remedy]:
    """One for each paper that is missing and lies elsewhere."""
    for finding in row.findings:
        kind = finding.rule.removeprefix(PAPERS)
        paper = next((each for each in there if each.kind == kind and _is_of(each, row)), None)
        if finding.rule.startswith(PAPERS) and paper is not None:
            yield Remedy(
                way=RemedyWay.PAPER,
                values=(str(paper.pk),),
                label=f"Dùng “{paper.name}” đã đính kèm",
                known=_known(paper),
                findings=tuple(each for each in row.findings if each is not finding),
            )


def _known(paper: Evidence) -> str:
    of = paper.nomination
    assert of is not None
    name = PAPER_KINDS[paper.kind]
    return (
        f"{name[:1].upper()}{name[1:]} của người này đã có ở đề nghị {award_of(of.award).name}, "
        f"hồ sơ {of.dossier.code}."
    )


def _is_of(paper: Evidence, row: Faulty) -> bool:
    of = paper.nomination
    return of is not None and of.recipient_id == row.nomination.recipient_id and of.pk != row.nomination.pk
