"""Where nominations go after appraisal: each next step, with its button where it is the reader's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from dossiers.local_law import local_law
from dossiers.models import Dossier
from workflow.access import page_opens
from workflow.table.moves import Act
from workflow.views.dossiers.carried_on import asks_council
from workflow.views.dossiers.offers import Offer
from workflow.whose_turn import past_the_board


@dataclass(frozen=True, slots=True)
class NextStep:
    """`offer` is None where another office takes the step: the words say which."""

    words: str
    offer: Offer | None = None


def next_steps(dossier: Dossier, *, user: Any, on: date) -> list[NextStep]:
    """Of what is appraised or passed and in no agenda and no decision; none for who takes no such step."""
    where = dossier.jurisdiction
    may_draft = page_opens(Act.DRAFT_DECISION, user, where, on=on)
    councils = [each for each in where.councils.order_by("pk") if page_opens(Act.CONVENE, user, each, on=on)]
    rows = list(past_the_board(where).filter(dossier=dossier)) if may_draft or councils else []
    law = local_law(where) if rows else None
    needing = sum(asks_council(row, law) for row in rows)
    steps = []
    if needing:
        words = f"{needing} trường hợp phải đưa ra Hội đồng"
        steps += [NextStep(f"{words}.", _convene(each)) for each in councils]
        steps += [] if councils else [NextStep(f"{words}: thư ký Hội đồng triệu tập họp.")]
    if ready := len(rows) - needing:
        words = f"{ready} trường hợp sẵn sàng đưa vào quyết định"
        draft = Offer("Dự thảo quyết định", reverse("workflow:to_draft", args=[where.pk]), "gavel")
        steps.append(
            NextStep(f"{words}.", draft) if may_draft else NextStep(f"{words}: cơ quan thường trực dự thảo.")
        )
    return steps


def _convene(council: Any) -> Offer:
    return Offer(f"Triệu tập {council.name}", reverse("workflow:convene", args=[council.pk]), "users")
