"""The Board's year: on whose desk dossiers lie, what moved in these weeks, what is late, what was decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Count, Q
from django.urls import reverse

from roles.models import Jurisdiction
from roles.queries import names_on
from trail.models import Entry
from trail.verbs import LABELS, Verb
from vietnamese.dates import short_date
from vietnamese.numbers import counted
from workflow import whose_turn
from workflow.models import Passage
from workflow.models.desks import Desk
from workflow.views.years.charts import Bar, Chart, SeatYear, ShortList, filled
from workflow.views.years.year_of_decisions import decision_charts

LATE_SHOWN = 5
WEEKS = 4
# What is counted of each act: dossiers, meetings or decisions.
MOVING = {
    Verb.SUBMITTED: "dossier",
    Verb.BLOC_REVIEWED: "dossier",
    Verb.SENT_BACK: "dossier",
    Verb.RECEIVED: "dossier",
    Verb.APPRAISED: "dossier",
    Verb.FORWARDED: "dossier",
    Verb.CONVENED: "meeting",
    Verb.MINUTED: "meeting",
    Verb.DECISION_DRAFTED: "decision",
    Verb.SIGNED: "decision",
    Verb.ISSUED: "decision",
}
WORDS = {"dossier": "hồ sơ", "meeting": "cuộc họp", "decision": "quyết định"}


def year_of_board(jurisdiction: Jurisdiction, *, year: int, on: date) -> SeatYear:
    """Along the inbox's own indexes and the trail's, six statements; of a past year only what was decided."""
    decided = decision_charts(jurisdiction, year=year)
    if year != on.year:
        return filled(year, decided)
    charts = [
        Chart("Hồ sơ đang ở đâu", list(_desks(jurisdiction))),
        Chart(f"Việc đã làm trong {WEEKS} tuần qua", list(_moves(jurisdiction, on=on))),
        *decided,
    ]
    late = list(late_dossiers(jurisdiction, on=on))
    return filled(year, charts, [ShortList("Quá hạn thẩm định", late, url=reverse("workflow:inbox"))])


def _desks(jurisdiction: Jurisdiction) -> Iterator[Bar]:
    open_now = Passage.objects.filter(closed_at__isnull=True)
    at_blocs = open_now.filter(bloc__in=jurisdiction.blocs.values("pk"), desk=Desk.BLOC).count()
    at_board = open_now.filter(jurisdiction=jurisdiction, desk=Desk.BOARD).aggregate(
        fresh=Count("pk", filter=Q(received_on__isnull=True)),
        taken=Count("pk", filter=Q(received_on__isnull=False)),
    )
    inbox = reverse("workflow:inbox")
    for label, number, url in (
        ("Các khối đang xem xét", at_blocs, ""),
        ("Đã đến, chưa tiếp nhận", at_board["fresh"], f"{inbox}?received=chua"),
        ("Đã tiếp nhận, đang giải quyết", at_board["taken"], f"{inbox}?received=roi"),
    ):
        if number:
            yield Bar(label, number, url=url)


def _moves(jurisdiction: Jurisdiction, *, on: date) -> Iterator[Bar]:
    since = on - timedelta(weeks=WEEKS)
    rows = Entry.objects.filter(
        jurisdiction_id=jurisdiction.pk, verb__in=list(MOVING), acted_on__range=(since, on)
    )
    told = rows.order_by().values_list("verb", "chain__subject_kind")
    numbers = {(verb, kind): number for verb, kind, number in told.annotate(Count("chain", distinct=True))}
    for verb, kind in MOVING.items():
        if number := numbers.get((verb, kind), 0):
            yield Bar(LABELS[verb], number, told=f"{counted(number)} {WORDS[kind]}")


def late_dossiers(
    jurisdiction: Jurisdiction, *, on: date, most: int = LATE_SHOWN
) -> Iterator[tuple[str, str, str]]:
    """Those still to be received or appraised whose day is past, the oldest first."""
    late = whose_turn.dossiers_awaiting_board(jurisdiction).filter(due_on__lt=on)
    rows = list(late[:most])
    names = names_on([row.dossier.unit_id for row in rows], on=on) if rows else {}
    for row in rows:
        address = reverse("workflow:dossier", args=[row.dossier_id])
        told = f"{row.dossier.code}, hạn {short_date(row.due_on or on)}"
        yield names[row.dossier.unit_id], told, address
