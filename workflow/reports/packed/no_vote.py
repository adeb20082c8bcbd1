"""Of what goes up without a council's vote: why, by the law of the day each of its dossiers was received."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dossiers.local_law import local_law
from dossiers.models import Nomination, Standing
from law.procedure.thresholds import why_no_vote
from roles.models import Jurisdiction


def no_vote_told(rows: Iterable[Nomination], jurisdiction: Jurisdiction, *, on: date) -> list[str]:
    """Each reason once; of those alone that went past no council."""
    law = local_law(jurisdiction)
    told = (
        why_no_vote(row.award, law.rulebook_of(row.dossier, on=on))
        for row in rows
        if row.standing in (Standing.APPRAISED, Standing.SENT_UP)
    )
    return list(dict.fromkeys(filter(None, told)))
