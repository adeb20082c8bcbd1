"""What of a dossier was appraised already, and what may still be done about it."""

from __future__ import annotations

from dossiers.models import Dossier, Nomination, Standing, in_list_order

# Beyond these the Board's office has said nothing yet, or has said no (appraisal_rows.set_aside).
_NOT_YET = (
    Standing.DRAFT,
    Standing.SUBMITTED,
    Standing.ENDORSED,
    Standing.NOT_ENDORSED,
    Standing.NOT_QUALIFIED,
    Standing.WITHDRAWN,
)
MOST = 300


def appraised_already(dossier: Dossier) -> list[Nomination]:
    """With the reasons that were written for what the law left open, in the order of the list."""
    rows = dossier.nominations.exclude(standing__in=_NOT_YET)
    return list(in_list_order(rows.defer("findings", "met"))[:MOST])
