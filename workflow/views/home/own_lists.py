"""What an office sent on, what ended, which decisions are not issued: the latest few, and how many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse

from roles.models import Bloc, Jurisdiction, Office, Unit
from roles.queries import names_on
from roles.reader.current_office import CurrentOffice
from workflow.forms.dossier_filters import BY_SUBMISSION
from workflow.forms.dossier_places import DossierPlace, at_place
from workflow.models import Decision, DecisionState
from workflow.queries.above.upward import sent_up_of_dossiers
from workflow.queries.decisions import LIVE_LINES, NOT_ISSUED, UNISSUED
from workflow.queries.journey import journeys, steps_now
from workflow.views.inboxes.chosen_dossiers import in_order
from workflow.views.inboxes.visible_dossiers import dossiers_within, opened_by
from workflow.whose_turn import REASONS_AGAINST, is_ready_to_sign

SHOWN = 5


@dataclass(frozen=True, slots=True)
class OwnList:
    """The first `rows` of `number`; at `url` stand exactly those, as many. `heading`: what the rows are."""

    rows: Sequence[Any]
    number: int
    url: str
    hint: str = ""
    heading: str = ""


NOTHING = OwnList((), 0, "")


def dossiers_at(place: DossierPlace, current: CurrentOffice, *, on: date) -> OwnList:
    """For a unit, and of what was sent on for a bloc: (dossier, name of its unit, where it is, what was sent
    upward of it), what was handed in last first."""
    organ = current.organ
    if not isinstance(organ, Unit) and not (isinstance(organ, Bloc) and place == DossierPlace.SENT_ON):
        return NOTHING
    found = at_place(dossiers_within(current), place, organ=organ, on=on)
    rows = list(in_order(found.select_related("jurisdiction", "unit"), BY_SUBMISSION)[:SHOWN])
    if not rows:
        return NOTHING
    lines, above = journeys(rows), sent_up_of_dossiers(rows, opened=opened_by(current))
    names = names_on([each.unit_id for each in rows], on=on)
    told = [(each, names[each.unit_id], steps_now(lines[each.pk]), above.get(each.pk, [])) for each in rows]
    return OwnList(told, found.count(), f"{reverse('workflow:dossiers')}?{urlencode({'place': place.value})}")


def unissued_decisions(current: CurrentOffice) -> OwnList:
    """Drafted or signed: the same figure and list for the officer who drafts and for who signs. Beneath the
    figure who signs is shown what waits for others: what waits for himself stands among his work."""
    organ = current.organ
    if current.office not in (Office.BOARD_OFFICER, Office.CHAIR) or not isinstance(organ, Jurisdiction):
        return NOTHING
    found = organ.decisions.filter(state__in=NOT_ISSUED, is_dropped=False)
    asked = urlencode({"trang-thai": UNISSUED, "noi": organ.pk})
    shown, heading = found, "Quyết định chưa ban hành"
    if current.office == Office.CHAIR:
        heading = "Quyết định đang chờ người khác xử lý"
        # What the clerk returned stands among his work as well, told as waiting for the officer.
        shown = found.exclude(Q(state=DecisionState.DRAFTED) & (is_ready_to_sign() | ~Q(to_mend="")))
    return OwnList(
        list(shown.annotate(count=LIVE_LINES, returned_because=REASONS_AGAINST).order_by("-pk")[:SHOWN]),
        number := found.count(),
        f"{reverse('workflow:decisions')}?{asked}",
        _by_state(found) if number else "",
        heading,
    )


def _by_state(found: QuerySet[Decision]) -> str:
    """What the figure is made of: "01 chờ ký, 01 chờ cấp số"."""
    drafts = found.filter(state=DecisionState.DRAFTED)
    to_sign = drafts.filter(is_ready_to_sign()).count()
    to_issue = found.exclude(state=DecisionState.DRAFTED).count()
    returned = drafts.exclude(is_ready_to_sign()).count()
    told = [(to_sign, "chờ ký"), (to_issue, "chờ cấp số"), (returned, "trả lại chuyên viên")]
    return ", ".join(f"{number:02} {words}" for number, words in told if number)
