"""What the law says of a dossier's people now, of whom something was found wrong since it was handed over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dossiers.judging.dossier_findings import findings_to_store
from dossiers.models import OPEN, Nomination, Standing
from workflow.actions.steps.law_says import judged_since_refuted


def judge_anew(rows: Sequence[Nomination], *, on: date) -> None:
    """Rows of a page that were judged before a fact of theirs was found wrong bear what the law says today;
    nothing is stored."""
    waiting = [row.pk for row in rows if row.standing in OPEN and row.standing != Standing.DRAFT]
    by_key = {row.pk: row for row in rows}
    for found, judgement in judged_since_refuted(waiting, on=on):
        told = findings_to_store(judgement, on=on)[found.pk]
        for name in ("verdict", "findings", "met"):
            setattr(by_key[found.pk], name, told[name])
        by_key[found.pk].judged_on = on
