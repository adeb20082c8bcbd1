"""What a unit is still making, as its head sees it: work of the clerk, until nothing stands in the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dossiers.drafting.draft_page import draft_page
from dossiers.models import Dossier
from roles.models import Office, Unit
from roles.reader.current_office import CurrentOffice
from vietnamese.numbers import counted
from workflow import whose_turn
from workflow.models import Passage

# Each is judged anew by the law of today; a unit seldom makes more than two at once.
MOST_JUDGED = 5


@dataclass(frozen=True, slots=True)
class UnitDraft:
    """`told`: how many are proposed, and what stops it from being handed in; nothing where `is_ready`."""

    dossier: Dossier
    since: date
    is_ready: bool
    told: str


def unit_drafts(current: CurrentOffice, *, on: date) -> list[UnitDraft]:
    """For the head of a unit alone, the latest `MOST_JUDGED`: what is ready first, then the oldest."""
    if current.office != Office.UNIT_HEAD or not isinstance(current.organ, Unit):
        return []
    passages = whose_turn.drafts_of_unit(current.organ).select_related(
        "dossier__jurisdiction", "dossier__unit"
    )
    found = [_judged(passage, on=on) for passage in passages.order_by("-opened_on", "-pk")[:MOST_JUDGED]]
    return sorted(found, key=lambda each: (not each.is_ready, each.since, each.dossier.pk))


def _judged(passage: Passage, *, on: date) -> UnitDraft:
    page = draft_page(passage.dossier, on=on)
    number = f"{counted(len(page.rows))} trường hợp" if page.rows else "Chưa có trường hợp nào"
    told = f"{number}. {page.stopping}" if page.stopping else f"{number}."
    return UnitDraft(passage.dossier, passage.opened_on, page.is_ready, told)
