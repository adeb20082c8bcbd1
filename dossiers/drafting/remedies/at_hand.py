"""All remedies that are at hand for some nominations, the mildest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dossiers.drafting.remedies.known_grounds import by_grounds, by_titles
from dossiers.drafting.remedies.known_initiatives import by_initiatives, free_initiatives
from dossiers.drafting.remedies.known_papers import by_papers, papers_at_hand
from dossiers.drafting.remedies.remedy import Faulty, OpenCase, Remedy, RemedyWay, has_better_marks
from dossiers.models import Dossier, Initiative
from law.facts import Case
from law.rulebook import Rulebook


def remedies_at_hand(
    dossier: Dossier, faulty: Sequence[Faulty], *, case: Case, rules: Rulebook
) -> dict[int, tuple[Remedy, ...]]:
    """By nomination id. Three statements, whatever the number of nominations; none for none."""
    if not faulty:
        return {}
    open_case = OpenCase.of(case, rules)
    free = free_initiatives(dossier, [each.nomination for each in faulty])
    there = papers_at_hand(dossier, [each.nomination for each in faulty])

    def found(each: Faulty, own: Sequence[Initiative]) -> Iterator[Remedy]:
        nominee = open_case.nominee(each.nomination.pk)
        of_law = (*by_grounds(open_case, nominee), *by_titles(open_case, nominee))
        for one in (*by_initiatives(open_case, nominee, own), *by_papers(each, there), *of_law):
            rest = () if one.way is RemedyWay.PAPER else each.of_this_room
            mended = replace(one, findings=(*one.findings, *rest))
            if one.way is RemedyWay.PAPER or has_better_marks(mended.findings, each.findings):
                yield mended

    return {each.nomination.pk: tuple(found(each, free.get(each.nomination.pk, ()))) for each in faulty}
