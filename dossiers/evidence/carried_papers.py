"""Papers that go along with what is sent to the level above: named there too, of the same kept files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossiers.judging.missing_papers import MADE_HERE, OF_THE_DOSSIER, PAPER_KINDS, papers_by_case
from dossiers.models import Dossier, Evidence, Nomination
from dossiers.models.proved_tables import EVIDENCE
from trail.state.proved_table import changed

Told = list[str]
"""What, before, after, and whose it is where it lies in one case: as the history reads "changes"."""


def carry_papers(
    below: Dossier, nominations: Sequence[Nomination], copies: Sequence[Nomination], *, by_id: int
) -> dict[str, object]:
    """Lays what lies with each nomination into its copy (whose `origin` it is), and what is one for a whole
    dossier into that of the copies; gives back what the act's entry keeps. At most five statements.

    What lay in the dossier for all its cases goes into each copy: the draft above holds cases of other
    dossiers as well. A petition stays below: each organ signs its own.
    """
    above = copies[0].dossier
    laid = papers_by_case(below, nominations)
    rows, told = [], {}
    there = set(above.evidence.filter(nomination=None).values_list("kind", "paper_id"))
    for copy in copies:
        assert copy.origin_id is not None
        for paper in _once(laid[copy.origin_id]):
            is_shared = paper.nomination_id is None and paper.kind in OF_THE_DOSSIER
            if is_shared and (paper.kind, paper.paper_id) in there:
                continue
            there |= {(paper.kind, paper.paper_id)} if is_shared else set()
            told[paper.pk] = _told(paper, copy)
            rows.append(_row(paper, above, None if is_shared else copy, by_id=by_id))
    Evidence.objects.bulk_create(rows)
    return {"changes": list(told.values()), **changed(EVIDENCE, [row.pk for row in rows])}


def _once(papers: Sequence[Evidence]) -> Iterator[Evidence]:
    """Each content once for each kind: it may lie in a case and in its dossier."""
    seen = set()
    for paper in papers:
        if paper.kind not in MADE_HERE and (paper.kind, paper.paper_id) not in seen:
            seen.add((paper.kind, paper.paper_id))
            yield paper


def _row(paper: Evidence, above: Dossier, case: Nomination | None, *, by_id: int) -> Evidence:
    return Evidence(
        dossier=above,
        nomination=case,
        paper_id=paper.paper_id,
        kind=paper.kind,
        name=paper.name,
        attached_by_id=by_id,
    )


def _told(paper: Evidence, copy: Nomination) -> Told:
    kind = PAPER_KINDS.get(paper.kind, paper.kind)
    return [
        f"{kind[:1].upper()}{kind[1:]}",
        "",
        paper.name,
        *([copy.recipient_name] if paper.nomination_id else []),
    ]
