"""What the pages of a nomination tell of a no to it, and what a reader of its dossier may do with it."""

from __future__ import annotations

from datetime import date
from typing import Any

from dossiers.judging.missing_papers import attached_papers
from dossiers.models import Dossier, Nomination, Standing
from workflow.models import Disqualification, Passage
from workflow.models.desks import Desk
from workflow.table.act_rights import may
from workflow.table.moves import BY_ACT, Act

MOST_PAPERS = 50


def ways_on(dossier: Dossier, passage: Passage | None, *, user: Any, on: date) -> dict[str, Any]:
    """Whether the acts on one nomination are within reach; no statement while it lies elsewhere."""
    if passage is None or passage.desk != Desk.BOARD or passage.received_on is None:
        return {}
    return {
        "may_disqualify": bool(may(Act.DISQUALIFY, user, dossier, on=on)),
        # What waits to be appraised is refused on the page of the appraisal.
        "disqualifiable": set(BY_ACT[Act.DISQUALIFY].ready.standings) - {Standing.ENDORSED},
        "may_appraise_anew": bool(may(Act.APPRAISE, user, dossier, on=on)),
        "may_answer": bool(may(Act.ANSWER, user, dossier, on=on)),
    }


def said_of(nomination: Nomination) -> dict[str, Any]:
    """The last no to it, whether concluded or not, and the papers that lie with it."""
    rows = Disqualification.objects.filter(nomination=nomination).order_by("-pk")
    papers = attached_papers(nomination.dossier).filter(nomination=nomination).order_by("-pk")[:MOST_PAPERS]
    return {"nomination": nomination, "said": rows.first(), "papers": papers}
