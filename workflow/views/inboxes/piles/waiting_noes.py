"""What waits of the noes: for the unit what it may answer, for the Board what it concludes or awaits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Case, Count, Min, Value, When
from django.urls import reverse

from dossiers.models import code_of
from roles.models import Appointment, Jurisdiction, Office, Unit
from roles.models.periods import valid_on
from roles.reader.current_office import CurrentOffice
from vietnamese.dates import short_date
from vietnamese.numbers import counted
from workflow import whose_turn
from workflow.views.inboxes.waiting_lines import Waiting

# So many names tell which cases a line is about.
NAMED = 3
# Whose turn it is: the Board's button, and what it is waiting for.
_TURNS = {
    "ripe": ("Kết luận", ", chờ kết luận sau giải trình"),
    "dayless": ("Rút kết luận", " chưa có hạn giải trình"),
    "awaited": ("", ", chờ đơn vị giải trình"),
}


def piles_of_disqualified(current: CurrentOffice, *, on: date) -> list[Waiting]:
    """For the unit what it may answer, a line a dossier; for the Board a line for each thing that is next."""
    organ = current.organ
    if current.office in (Office.UNIT_CLERK, Office.UNIT_HEAD) and isinstance(organ, Unit):
        return _to_answer(organ, is_head=current.office == Office.UNIT_HEAD, on=on)
    if current.office == Office.BOARD_OFFICER and isinstance(organ, Jurisdiction):
        return list(_of_board(organ, on=on))
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


def _of_board(jurisdiction: Jurisdiction, *, on: date) -> Iterator[Waiting]:
    """Its own turn where a no is ripe, or where the unit was given no day, without which the no may not
    stand; else the unit's, told so that no open no is out of sight. One statement."""
    turn = Case(
        When(whose_turn.is_ripe(on=on), then=Value("ripe")),
        When(whose_turn.DAYLESS, then=Value("dayless")),
        default=Value("awaited"),
    )
    rows = whose_turn.disqualifications_of(jurisdiction).select_related(None).order_by()
    told = rows.values(turn=turn).annotate(
        number=Count("pk"), since=Min("said_on"), due_on=Min("answer_due_on")
    )
    for each in told:
        what, waits = _TURNS[each["turn"]]
        yield Waiting(
            what=what,
            title=f"{counted(each['number'])} trường hợp không đủ điều kiện{waits}",
            beside=jurisdiction.name,
            note="" if what else _awaited(each),
            url=reverse("workflow:disqualified", args=[jurisdiction.pk]),
            since=each["since"],
            icon="circle-x",
        )


def _awaited(told: Mapping[str, Any]) -> str:
    first = ", hạn sớm nhất" if told["number"] > 1 else ""
    return f"Chờ đơn vị giải trình{first} {_last_day(told)}"
