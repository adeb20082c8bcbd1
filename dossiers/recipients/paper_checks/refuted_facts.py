"""What was found wrong of a dossier's people, told where it counts no more."""

from __future__ import annotations

from dossiers.models import OPEN, Dossier, PaperCheck
from dossiers.recipients.card_words import line_of
from dossiers.recipients.paper_checks.how_known import check_words

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
