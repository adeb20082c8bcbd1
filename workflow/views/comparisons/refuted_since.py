"""What was found wrong of a dossier's people since it was handed over, and what the law says of them now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dossiers.judging.dossier_findings import findings_to_store
from dossiers.models import OPEN, Dossier, Nomination, PaperCheck, Standing
from dossiers.recipients.card_words import line_of
from dossiers.recipients.paper_checks.how_known import check_words
from workflow.actions.steps.law_says import judged_since_refuted

Told = list[tuple[str, str, str]]
MOST = 100


def refuted_facts(dossier: Dossier) -> Told:
    """(whose, what, who found it wrong and why) of all that counts no more; of a dossier that was handed over
    what was found since. At most MOST."""
    checks = PaperCheck.objects.filter(
        recipient__in=dossier.nominations.filter(standing__in=OPEN).values("recipient"),
        outcome=PaperCheck.Outcome.WRONG,
        ended_on__isnull=True,
    )
    if dossier.is_sealed and dossier.submitted_on is not None:
        checks = checks.filter(checked_on__gte=dossier.submitted_on)
    rows = checks.select_related("recipient", "title", "initiative", "checked_by")
    found = rows.order_by("recipient__sort_key", "pk")[:MOST]
    return [(each.recipient.name, line_of(each.fact)[0], check_words(each)) for each in found]


def judge_anew(rows: Sequence[Nomination], *, on: date) -> None:
    """Rows of a page that were judged before a fact of theirs was found wrong bear what the law says today;
    nothing is stored."""
    waiting = [row.pk for row in rows if row.standing in OPEN and row.standing != Standing.DRAFT]
    by_key = {row.pk: row for row in rows}
    for found, judgement in judged_since_refuted(waiting, on=on):
        told = findings_to_store(judgement, on=on)[found.pk]
        for name in ("verdict", "findings", "met"):
            setattr(by_key[found.pk], name, told[name])
