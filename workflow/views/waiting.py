"""What waits for a seat: dossiers, meetings and decisions in one list, oldest first, with age and due day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.urls import NoReverseMatch, reverse

from dossiers.local_law import local_law
from dossiers.models import Dossier, Standing
from law.routing import needs_council
from roles.models import BlocOffice, Council, Jurisdiction, Office
from roles.queries import names_on
from roles.seat import Seat
from vietnamese.calendar import OutsideCalendarError, working_days_between
from vietnamese.numbers import counted
from workflow import queries
from workflow.models import Decision, Meeting, MeetingState, Passage
from workflow.moves import Desk

UNIT_OFFICES = (Office.UNIT_CLERK, Office.UNIT_HEAD)
BLOC_OFFICES = (Office.BLOC_HEAD, Office.BLOC_DEPUTY)
PRESIDING = (Office.COUNCIL_CHAIR, Office.COUNCIL_VICE_CHAIR)
COUNCIL = (*PRESIDING, Office.COUNCIL_SECRETARY, Office.COUNCIL_MEMBER)
# More than anybody reads on one page; a figure beyond it is told as "more than".
MOST = 50


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing to do; `days_left` is None without a deadline, `age` outside the table of holidays."""

    what: str
    title: str
    place: str
    url: str
    since: date
    age: int | None = None
    due_on: date | None = None
    days_left: int | None = None
    note: str = ""
    code: str = ""
    icon: str = "folder"
    passage: Passage | None = None


def waiting(seat: Seat, *, user: Any, on: date, most: int = MOST) -> list[Waiting]:
    """The oldest `most` things, oldest first."""
    found = [
        *_dossiers(passages_awaiting(seat)[:most], on=on),
        *_meetings(meetings_awaiting(seat, user=user, on=on)[:most], on=on),
        *_decisions(decisions_awaiting(seat)[:most], on=on),
        *_carried_on(seat, on=on),
        *_to_take_over(seat, on=on),
    ]
    return sorted(found, key=lambda each: (each.since, each.url))[:most]


def number_waiting(seat: Seat, *, user: Any, on: date) -> int:
    """How many, for the menu; 0 when there are too many to tell at a glance."""
    rows: list[QuerySet[Any]] = [
        passages_awaiting(seat),
        meetings_awaiting(seat, user=user, on=on),
        decisions_awaiting(seat),
    ]
    number = sum(each.order_by()[: MOST * 2].count() for each in rows if not _is_empty(each))
    number += len(_carried_on(seat, on=on)) + len(_to_take_over(seat, on=on))
    return 0 if number >= MOST * 2 else number


def passages_awaiting(seat: Seat) -> QuerySet[Passage]:
    """The dossiers on the seat's desk."""
    if seat.office in UNIT_OFFICES:
        return queries.dossiers_awaiting_unit(seat.organ)  # type: ignore[arg-type]
    if seat.office in BLOC_OFFICES:
        return _in_turn(queries.dossiers_awaiting_bloc(seat.organ), seat)  # type: ignore[arg-type]
    if seat.office == Office.BOARD_OFFICER:
        return queries.dossiers_awaiting_board(seat.organ)  # type: ignore[arg-type]
    return Passage.objects.none()


def _in_turn(rows: QuerySet[Passage], seat: Seat) -> QuerySet[Passage]:
    """The deputy reviews the head's own unit, the head all the others."""
    heads = BlocOffice.objects.filter(
        bloc=OuterRef("bloc"),
        unit=OuterRef("dossier__unit"),
        year=OuterRef("dossier__year"),
        role=BlocOffice.Role.HEAD,
    )
    return rows.filter(Exists(heads) if seat.office == Office.BLOC_DEPUTY else ~Exists(heads))


def meetings_awaiting(seat: Seat, *, user: Any, on: date) -> QuerySet[Meeting]:
    """For the secretary and the chair those to conduct; for each member those to vote in."""
    if seat.office not in COUNCIL or not isinstance(seat.organ, Council):
        return Meeting.objects.none()
    wanted = Q(pk__in=queries.meetings_awaiting_member(user.pk).values("pk"))
    if seat.office == Office.COUNCIL_SECRETARY:
        wanted |= ~Q(state=MeetingState.MINUTED)
    if seat.office in PRESIDING:
        wanted |= Q(state=MeetingState.CONVENED, meets_on__lte=on)
    return seat.organ.meetings.filter(wanted).order_by("meets_on", "pk")


def decisions_awaiting(seat: Seat) -> QuerySet[Decision]:
    if seat.office == Office.CHAIR:
        return queries.decisions_awaiting_chair(seat.organ)  # type: ignore[arg-type]
    if seat.office == Office.CLERK:
        return queries.decisions_awaiting_clerk(seat.organ)  # type: ignore[arg-type]
    return Decision.objects.none()


def _is_empty(rows: QuerySet[Any]) -> bool:
    return rows.query.is_empty()


def address(name: str, *keys: object) -> str:
    """Empty while no such page exists."""
    try:
        return reverse(name, args=keys)
    except NoReverseMatch:
        return ""


def age_of(since: date, *, on: date) -> int | None:
    """Working days since; None where the table of holidays does not reach."""
    try:
        return working_days_between(since, on)
    except OutsideCalendarError:
        return None


def days_left(due_on: date | None, *, on: date) -> int | None:
    """Working days to the deadline, negative when it has passed."""
    return None if due_on is None else age_of(on, on=due_on)


def _dossiers(passages: Iterable[Passage], *, on: date) -> list[Waiting]:
    rows = list(passages)
    names = names_on([row.dossier.unit_id for row in rows], on=on)
    return [_dossier(row, names[row.dossier.unit_id], on=on) for row in rows]


def _dossier(row: Passage, place: str, *, on: date) -> Waiting:
    what, page = _next_of(row)
    return Waiting(
        what=what,
        title=row.dossier.title,
        place=place,
        code=row.dossier.code,
        url=reverse(page, args=[row.dossier_id]),
        since=row.opened_on,
        age=age_of(row.opened_on, on=on),
        due_on=row.due_on,
        days_left=days_left(row.due_on, on=on),
        note=row.note if row.came_back else "",
        icon="arrow-back-up" if row.came_back else "folder",
        passage=row,
    )


def _next_of(row: Passage) -> tuple[str, str]:
    """What is to be done with the dossier, and the page on which it is done."""
    if row.desk == Desk.UNIT:
        return ("Sửa lại" if row.came_back else "Soạn"), "dossiers:draft"
    if row.received_on is None:
        return "Tiếp nhận", "workflow:dossier"
    if row.desk == Desk.BLOC:
        return "Bình xét", "workflow:bloc_review"
    return "Thẩm định", "workflow:appraise"


MEETING_ACTS = {
    MeetingState.CONVENED: "Chuẩn bị họp",
    MeetingState.OPEN: "Vào cuộc họp",
    MeetingState.CLOSED: "Lập biên bản",
}


def _meetings(meetings: Iterable[Meeting], *, on: date) -> list[Waiting]:
    return [
        Waiting(
            what=MEETING_ACTS[MeetingState(row.state)],
            title=row.title,
            place=f"họp {row.place}" if row.place else "Cuộc họp Hội đồng",
            url=address("workflow:meeting", row.pk) or address("home"),
            since=row.convened_on,
            age=age_of(row.convened_on, on=on),
            due_on=row.meets_on,
            days_left=days_left(row.meets_on, on=on),
            icon="users",
        )
        for row in meetings
    ]


def _decisions(decisions: Iterable[Decision], *, on: date) -> list[Waiting]:
    return [
        Waiting(
            what="Ban hành" if row.signed_on else "Xem và ký",
            title=f"Quyết định {row.about}",
            place=f"năm thành tích {row.year}",
            url=address("workflow:decision", row.pk) or address("home"),
            since=row.signed_on or row.drafted_on,
            age=age_of(row.signed_on or row.drafted_on, on=on),
            icon="gavel",
        )
        for row in decisions
    ]


def _carried_on(seat: Seat, *, on: date) -> list[Waiting]:
    """What is appraised or passed and lies in no agenda and no decision: one line for all of it."""
    jurisdiction = seat.jurisdiction
    if jurisdiction is None or seat.office not in (Office.BOARD_OFFICER, Office.COUNCIL_SECRETARY):
        return []
    past = list(_past_the_board(jurisdiction))
    if seat.office == Office.COUNCIL_SECRETARY:
        rows = council_needed(past, jurisdiction=jurisdiction)
        convene = reverse("workflow:convene", args=[seat.organ.pk])
        told = "chờ đưa ra Hội đồng"
        return _one_line(rows, "Triệu tập họp", told, jurisdiction, on=on, icon="users", url=convene)
    rows = ready_to_decide(past, jurisdiction=jurisdiction)
    page = reverse("workflow:carried_on", args=[jurisdiction.pk])
    told = "chờ dự thảo quyết định"
    return _one_line(rows, "Dự thảo", told, jurisdiction, on=on, icon="gavel", url=page)


def _to_take_over(seat: Seat, *, on: date) -> list[Waiting]:
    """Jurisdictions that ended and left open dossiers to this one."""
    if seat.office != Office.BOARD_OFFICER:
        return []
    left = Dossier.objects.filter(jurisdiction=OuterRef("pk"), closed_on__isnull=True)
    ended = Jurisdiction.objects.filter(Exists(left), successor=seat.organ, until__lt=on).order_by(
        "until", "pk"
    )
    return [
        Waiting(
            what="Nhận bàn giao",
            title=f"Hồ sơ chưa xong của {each.name}",
            place=each.name,
            url=reverse("workflow:succession", args=[each.pk]),
            since=each.until,
            age=age_of(each.until, on=on),
            icon="arrows-exchange",
        )
        for each in ended
        if each.until is not None
    ]


Group = dict[str, Any]


def _past_the_board(jurisdiction: Jurisdiction) -> Iterable[Group]:
    """By award, standing and day of receipt with their `number`, never row by row."""
    rows = queries.past_the_board(jurisdiction).select_related(None).order_by()
    receipt = {"received_on": F("dossier__received_on"), "received_in": F("dossier__received_in")}
    return rows.values("award", "standing", **receipt).annotate(number=Count("pk"))


def _needs_council(row: Group, law: Any) -> bool:
    if row["standing"] != Standing.APPRAISED or row["received_on"] is None:
        return False
    return needs_council(row["award"], law.rulebook_on(row["received_on"], of=row["received_in"])).needed


def council_needed(rows: Sequence[Group], *, jurisdiction: Jurisdiction) -> list[Group]:
    law = local_law(jurisdiction)
    return [row for row in rows if _needs_council(row, law)]


def ready_to_decide(rows: Sequence[Group], *, jurisdiction: Jurisdiction) -> list[Group]:
    law = local_law(jurisdiction)
    return [row for row in rows if not _needs_council(row, law)]


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
            place=jurisdiction.name,
            url=url,
            since=since,
            age=age_of(since, on=on),
            icon=icon,
        )
    ]
