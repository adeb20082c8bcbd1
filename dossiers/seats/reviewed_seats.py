"""The seats of a unit as they stand within a bloc's review, before or after its choices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dossiers.models import Dossier
from dossiers.seats.claiming import allowances_of
from dossiers.seats.counting import capped_awards, count_claims
from law.awards import award as award_of


@dataclass(frozen=True, slots=True)
class SeatsAfterReview:
    """The seats of one award as they would be after the choices."""

    name: str
    base: int
    base_name: str
    state: str
    allowed: int | None
    claimed: int
    citation: str


def seats_now(dossier: Dossier, *, on: date) -> list[SeatsAfterReview]:
    """Of its unit and year; only awards that anybody claims."""
    counts = count_claims([(dossier.unit_id, dossier.year)], awards=capped_awards())
    allowances = allowances_of(counts, jurisdiction=dossier.jurisdiction, on=on)
    return [
        SeatsAfterReview(
            name=award_of(each.award).name,
            base=each.base,
            base_name=allowances[each].base_name,
            state=allowances[each].state,
            allowed=allowances[each].seats,
            claimed=each.claimed,
            citation=allowances[each].citation,
        )
        for each in counts
        if each.claimed
    ]
