"""What waits in piles: nominations for a council or a decision, dossiers to be taken over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, cast

from django.db.models import Count, Exists, F, Min, OuterRef
from django.urls import reverse

from dossiers.local_law import local_law
from dossiers.models import Dossier, Standing
from law.procedure.routing import is_sent_above, needs_council
from roles.doors.law_in_force import stack_in_force
from roles.models import Jurisdiction, Office
from roles.reader.current_office import CurrentOffice
from vietnamese.numbers import counted
from workflow import whose_turn
from workflow.views.inboxes.waiting_lines import Waiting
from workflow.whose_turn import holds_to_look_at

Group = dict[str, Any]


def piles_of_nominations(current: CurrentOffice, *, on: date) -> list[Waiting]:
    """What is appraised or passed and lies in no agenda and no decision: one line for all of it."""
    jurisdiction = current.jurisdiction
    if jurisdiction is None or current.office not in (Office.BOARD_OFFICER, Office.COUNCIL_SECRETARY):
        return []
    past = list(_past_the_board(jurisdiction))
    if current.office == Office.COUNCIL_SECRETARY:
        rows = council_needed(past, jurisdiction=jurisdiction)
        convene = reverse("workflow:convene", args=[current.organ.pk])
        told = "chờ đưa ra Hội đồng"
        return _one_line(rows, "Triệu tập họp", told, jurisdiction, on=on, icon="users", url=convene)
    here, above = ready_to_go_on(past, jurisdiction=jurisdiction, on=on)
    page = reverse("workflow:to_draft", args=[jurisdiction.pk])
    told = "chờ dự thảo quyết định"
    up = reverse("workflow:packages", args=[jurisdiction.pk])
    told_above = "chờ lập hồ sơ trình cấp trên"
    return [
        *_one_line(here, "Dự thảo", told, jurisdiction, on=on, icon="gavel", url=page),
        *_one_line(above, "Lập hồ sơ", told_above, jurisdiction, on=on, icon="arrow-up-right", url=up),
    ]


def pile_to_look_at(current: CurrentOffice, *, on: date) -> list[Waiting]:
    """What is held and whose day to look again has come: one line, which is overdue for no appraisal."""
    jurisdiction = current.jurisdiction
    if jurisdiction is None or current.office != Office.BOARD_OFFICER:
        return []
    told = holds_to_look_at(jurisdiction, on=on).aggregate(
        number=Count("pk"), since=Min("held_on"), look_on=Min("next_look_on")
    )
    if not told["number"]:
        return []
    since = told["look_on"] or told["since"] or on
    return [
        Waiting(
            what="Xem lại",
            title=f"{counted(told['number'])} trường hợp tạm giữ đến ngày xem lại",
            beside=jurisdiction.name,
            url=reverse("workflow:held", args=[jurisdiction.pk]),
            since=since,
            due_on=told["look_on"],
            is_look=True,
            icon="player-pause",
        )
    ]


def piles_to_take_over(current: CurrentOffice, *, on: date) -> list[Waiting]:
    """Jurisdictions that ended and left open dossiers to this one."""
    if current.office != Office.BOARD_OFFICER or not isinstance(current.organ, Jurisdiction):
        return []
    left = Dossier.objects.filter(jurisdiction=OuterRef("pk"), closed_on__isnull=True)
    ended = Jurisdiction.objects.filter(Exists(left), successor=current.organ, until__lt=on).order_by(
        "until", "pk"
    )
    return [
        Waiting(
            what="Nhận bàn giao",
            title=f"Hồ sơ chưa xong của {each.name}",
            beside=each.name,
            url=reverse("workflow:succeed", args=[each.pk]),
            since=each.until,
            icon="arrows-exchange",
        )
        for each in ended
        if each.until is not None
    ]


def _past_the_board(jurisdiction: Jurisdiction) -> Iterable[Group]:
    """By award, standing and day of receipt with their `number`, never row by row."""
    rows = whose_turn.past_the_board(jurisdiction).select_related(None).order_by()
    receipt = {"received_on": F("dossier__received_on"), "received_in": F("dossier__received_in")}
    counted = rows.values("award", "standing", **receipt).annotate(number=Count("pk"))
    return cast(Iterable[Group], counted)


def _needs_council(row: Group, law: Any) -> bool:
    if row["standing"] != Standing.APPRAISED or row["received_on"] is None:
        return False
    day = row["received_on"]
    return needs_council(row["award"], law.rulebook_received(day, by=row["received_in"], on=day)).needed


def council_needed(rows: Sequence[Group], *, jurisdiction: Jurisdiction) -> list[Group]:
    law = local_law(jurisdiction)
    return [row for row in rows if _needs_council(row, law)]


def ready_to_go_on(
    rows: Sequence[Group], *, jurisdiction: Jurisdiction, on: date
) -> tuple[list[Group], list[Group]]:
    """What this office decides, and what it sends to those above every jurisdiction."""
    law, stack, level = local_law(jurisdiction), stack_in_force(), jurisdiction.level
    ready = [row for row in rows if not _needs_council(row, law)]
    above = [row for row in ready if is_sent_above(row["award"], level, on, stack=stack)]
    return [row for row in ready if row not in above], above


def _one_line(
    rows: Sequence[Group], what: str, told: str, jurisdiction: Jurisdiction, *, on: date, icon: str, url: str
) -> list[Waiting]:
    if not rows:
        return []
    since = min((row["received_on"] for row in rows if row["received_on"]), default=on)
    return [
        Waiting(
            what=what,
            title=f"{counted(sum(row['number'] for row in rows))} trường hợp {told}",
            beside=jurisdiction.name,
            url=url,
            since=since,
            icon=icon,
        )
    ]
