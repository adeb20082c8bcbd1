"""What waits in piles: nominations for a council or a decision, dossiers to be taken over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, cast

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Exists, F, Min, OuterRef
from django.urls import reverse

from dossiers.local_law import local_law
from dossiers.models import Dossier, Standing, code_of
from law.procedure.routing import is_sent_above, needs_council
from roles.doors.law_in_force import stack_in_force
from roles.models import Appointment, Jurisdiction, Office, Unit
from roles.models.periods import valid_on
from roles.reader.current_office import CurrentOffice
from vietnamese.dates import short_date
from vietnamese.numbers import counted
from workflow import whose_turn
from workflow.views.inboxes.waiting_lines import Waiting
from workflow.whose_turn import holds_to_look_at

Group = dict[str, Any]
# So many names tell which cases a line is about.
NAMED = 3


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


def piles_of_disqualified(current: CurrentOffice, *, on: date) -> list[Waiting]:
    """For the unit what it may answer, a line a dossier; for the Board, in one line, what is ripe."""
    organ = current.organ
    if current.office in (Office.UNIT_CLERK, Office.UNIT_HEAD) and isinstance(organ, Unit):
        return _to_answer(organ, is_head=current.office == Office.UNIT_HEAD, on=on)
    if current.office == Office.BOARD_OFFICER and isinstance(organ, Jurisdiction):
        return _to_conclude(organ, on=on)
    return []


def _to_answer(unit: Unit, *, is_head: bool, on: date) -> list[Waiting]:
    """The head answers; who only drafts reads why, and for whom it waits."""
    rows = whose_turn.cases_to_answer(unit, on=on).select_related(None).order_by("nomination__dossier")
    told = rows.values("nomination__dossier", "nomination__dossier__year").annotate(
        number=Count("pk"),
        since=Min("said_on"),
        due_on=Min("answer_due_on"),
        first=Min("nomination"),
        names=ArrayAgg("nomination__recipient_name", order_by="nomination"),
    )
    heads = "" if is_head or not told else _heads_of(unit, on=on)
    return [
        Waiting(
            what="Giải trình" if is_head else "",
            note=f"Chờ thủ trưởng đơn vị giải trình: {heads}, {_last_day(each)}" if heads else "",
            title=f"{counted(each['number'])} trường hợp không đủ điều kiện, đơn vị được giải trình: "
            f"{_named(each)}",
            beside=f"được giải trình {_last_day(each)}",
            url=_answered_at(each, is_head=is_head),
            since=each["since"],
            due_on=each["due_on"],
            icon="circle-x",
        )
        for each in told
    ]


def _heads_of(unit: Unit, *, on: date) -> str:
    """Who answers instead of the clerk, by name and post."""
    rows = Appointment.objects.filter(valid_on(on), unit=unit, office=Office.UNIT_HEAD)
    heads = [f"{row.user.get_full_name()} ({row.post})" for row in rows.select_related("user").order_by("pk")]
    return ", ".join(heads) or "chưa cử ai"


def _named(told: Mapping[str, Any]) -> str:
    """ "Tô Văn Kiên, Lý Thị Mai (HS-2026-000241)": whom a line is about, and where."""
    names = told["names"]
    more = f" và {counted(len(names) - NAMED)} trường hợp khác" if len(names) > NAMED else ""
    return f"{', '.join(names[:NAMED])}{more} ({_code(told)})"


def _last_day(told: Mapping[str, Any]) -> str:
    due_on = told["due_on"]
    return f"đến hết ngày {short_date(due_on)}" if due_on else "đến khi cơ quan thẩm định kết luận"


def _code(told: Mapping[str, Any]) -> str:
    return code_of(told["nomination__dossier__year"], told["nomination__dossier"])


def _answered_at(told: Mapping[str, Any], *, is_head: bool) -> str:
    """The form itself where there is one case to answer, else the dossier."""
    if is_head and told["number"] == 1:
        return reverse("workflow:answer", args=[told["first"]])
    return f"{reverse('workflow:dossier', args=[told['nomination__dossier']])}#th-{told['first']}"


def _to_conclude(jurisdiction: Jurisdiction, *, on: date) -> list[Waiting]:
    rows = whose_turn.cases_to_conclude(jurisdiction, on=on).order_by()
    told = rows.aggregate(number=Count("pk"), since=Min("said_on"))
    if not told["number"]:
        return []
    return [
        Waiting(
            what="Kết luận",
            title=f"{counted(told['number'])} trường hợp không đủ điều kiện, chờ kết luận sau giải trình",
            beside=jurisdiction.name,
            url=reverse("workflow:disqualified", args=[jurisdiction.pk]),
            since=told["since"],
            icon="circle-x",
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
