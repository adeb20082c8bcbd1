"""What a unit is still making, as its head sees it: work of the clerk, until nothing stands in the way; from
then on it waits for the head to hand it in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.core.cache import cache
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from dossiers.drafting.draft_page import DraftPage, draft_page
from dossiers.models import Dossier
from roles.models import Office, Unit
from roles.reader.current_office import CurrentOffice
from vietnamese.numbers import counted
from workflow import whose_turn
from workflow.models import Passage
from workflow.views.inboxes.waiting_lines import Kind, Waiting

# Each is judged anew by the law of today; a unit seldom makes more than two at once.
MOST_JUDGED = 5
MENU_SECONDS = 60


@dataclass(frozen=True, slots=True)
class UnitDraft:
    """`told`: how many are proposed, and what stops it from being handed in; nothing where `is_ready`."""

    dossier: Dossier
    since: date
    is_ready: bool
    told: str


@dataclass(slots=True)
class JudgedDrafts:
    """By office, judged when first asked for: menu, home page, inbox and a draft's own page tell of the same
    drafts."""

    on: date
    _found: dict[str, list[UnitDraft]] = field(default_factory=dict)
    _pages: dict[int, DraftPage] = field(default_factory=dict)

    def page_of(self, dossier: Dossier) -> DraftPage:
        if dossier.pk not in self._pages:
            self._pages[dossier.pk] = draft_page(dossier, on=self.on)
        return self._pages[dossier.pk]

    def of(self, current: CurrentOffice) -> list[UnitDraft]:
        if current.value not in self._found:
            self._found[current.value] = self._drafts_of(current)
        return self._found[current.value]

    def _drafts_of(self, current: CurrentOffice) -> list[UnitDraft]:
        """For the head of a unit alone, the latest `MOST_JUDGED`: what is ready first, then the oldest."""
        if current.office != Office.UNIT_HEAD or not isinstance(current.organ, Unit):
            return []
        latest = _latest(current.organ).select_related("dossier__jurisdiction", "dossier__unit")
        found = [_told(passage, self.page_of(passage.dossier)) for passage in latest]
        return sorted(found, key=lambda each: (not each.is_ready, each.since, each.dossier.pk))

    def ready(self, current: CurrentOffice) -> list[Waiting]:
        """What waits for the head alone, as lines of what waits for him."""
        return [_line(each) for each in self.of(current) if each.is_ready]

    def number_ready(self, current: CurrentOffice) -> int:
        """For the menu of every page, which shall not judge on each: known for a minute in this process, of
        the drafts that there are now.

        Where the page itself judges, its figure is the page's own.
        """
        if current.office != Office.UNIT_HEAD or not isinstance(current.organ, Unit):
            return 0
        there = "-".join(str(key) for key in _latest(current.organ).values_list("pk", flat=True))
        key = f"ready-drafts-{current.organ.pk}-{self.on:%Y%m%d}-{there}"
        known: int | None = None if current.value in self._found else cache.get(key)
        if known is None:
            known = sum(each.is_ready for each in self.of(current))
            cache.set(key, known, MENU_SECONDS)
        return known


def _latest(unit: Unit) -> QuerySet[Passage]:
    return whose_turn.drafts_of_unit(unit).order_by("-opened_on", "-pk")[:MOST_JUDGED]


def judged_drafts(request: HttpRequest, *, on: date) -> JudgedDrafts:
    """Kept with the request: Django lets it carry what was asked once for it."""
    kept: JudgedDrafts = vars(request).setdefault("_judged_drafts", JudgedDrafts(on))
    return kept


def _line(each: UnitDraft) -> Waiting:
    return Waiting(
        what="Trình",
        title=each.dossier.title,
        beside=each.dossier.code,
        note=f"Trình được: {each.told}",
        url=reverse("workflow:submit", args=[each.dossier.pk]),
        since=each.since,
        icon="send",
        kind=Kind.READY,
    )


def _told(passage: Passage, page: DraftPage) -> UnitDraft:
    number = f"{counted(len(page.rows))} trường hợp" if page.rows else "Chưa có trường hợp nào"
    told = f"{number}. {page.stopping}" if page.stopping else f"{number}."
    return UnitDraft(passage.dossier, passage.opened_on, page.is_ready, told)
