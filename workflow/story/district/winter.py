"""November and December 2020: blocs, Board, council, decisions of the district."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet

from dossiers.drafting.changing_drafts import change_nomination
from dossiers.models import Dossier, Nomination
from roles.doors.given_numbers import GivenNumber
from roles.queries import council_roll
from trail.clock import at, instant
from workflow.actions.close_meeting import close_meeting
from workflow.actions.convene import convene
from workflow.actions.draft_decision import DecisionWording
from workflow.actions.enter_written import enter_written
from workflow.actions.forward import forward
from workflow.actions.minute import minute
from workflow.actions.open_meeting import open_meeting
from workflow.actions.send_back import send_back
from workflow.actions.steps.holding import Awaited
from workflow.actions.steps.meetings.presences import Presence
from workflow.actions.submit import submit
from workflow.actions.vote import vote
from workflow.actions.write_record import MeetingRecord, write_record
from workflow.models import Decision, Meeting
from workflow.story.decision_steps import Days, Hands, decided
from workflow.story.district.plan import (
    FAILED,
    NOT_ENDORSED,
    SENT_BACK,
    UPWARD,
    YEAR,
    PlannedBloc,
    PlannedUnit,
    blocs,
    units,
)
from workflow.story.review_steps import appraised, received, reviewed
from workflow.story.world import World

SENT_BACK_ON, MENDED_ON, REVIEWED_ON = date(YEAR, 11, 23), date(YEAR, 11, 24), date(YEAR, 11, 25)
RECEIVED_ON, APPRAISED_ON = date(YEAR, 11, 27), date(YEAR, 12, 8)
CONVENED_ON, MEETING_ON = date(YEAR, 12, 11), date(YEAR, 12, 21)
ABSENT, WROTE = "tv05", "tv08"
AFTER_MEETING = Days(date(YEAR, 12, 23), date(YEAR, 12, 28), date(YEAR, 12, 31))
INSPECTED = Awaited("Thanh tra huyện Hà Quảng", look_on=date(YEAR + 1, 3, 31))
PROPOSAL = (
    "Theo đề nghị của Trưởng phòng Nội vụ tại Tờ trình số {number}/TTr-PNV ngày {day:02d} tháng 12 năm 2020"
)


def review_in_blocs(on: date) -> None:
    """Each bloc head looks at the members' dossiers, the deputy at the head's own."""
    world = World(on)
    for bloc in blocs():
        for planned in bloc.units:
            dossier = world.dossier(world.units[planned.name], year=YEAR)
            by = reviewer(world, bloc, planned)
            if planned.name == SENT_BACK:
                _returned_and_mended(world, planned, dossier, by=by)
            with at(REVIEWED_ON):
                reviewed(
                    dossier,
                    by=by,
                    on=REVIEWED_ON,
                    against=_against(dossier, planned),
                    reason="Thành tích chưa nổi trội so với các đơn vị trong khối.",
                )


def reviewer(world: World, bloc: PlannedBloc, planned: PlannedUnit) -> User:
    return world[f"{'kp' if planned == bloc.head else 'kt'}.{bloc.code.lower()}"]


def _against(dossier: Dossier, planned: PlannedUnit) -> list[int]:
    if planned.name != NOT_ENDORSED:
        return []
    return list(dossier.nominations.filter(award="GK huyện").values_list("pk", flat=True))


def _returned_and_mended(world: World, planned: PlannedUnit, dossier: Dossier, *, by: User) -> None:
    reason = "Tóm tắt thành tích của tập thể chưa có số liệu; đề nghị bổ sung rồi trình lại."
    with at(SENT_BACK_ON):
        send_back(dossier.pk, reason=reason, by=by, on=SENT_BACK_ON)
    with at(MENDED_ON):
        told = "Tỷ lệ chuyên cần 99%; 100% học sinh hoàn thành chương trình lớp học."
        row = dossier.nominations.order_by("-pk")[0]
        clerk = world[f"dv.{planned.login}"]
        change_nomination(row.pk, {"achievement": told}, version=row.version, by=clerk, on=MENDED_ON)
        submit(dossier.pk, by=world[f"tt.{planned.login}"], on=MENDED_ON)


def appraise_at_board(on: date) -> None:
    """Received in a week, appraised in December; what the province decides is forwarded first."""
    world = World(on)
    officer = world["cv.noivu"]
    dossiers = [world.dossier(world.units[planned.name], year=YEAR) for planned in units()]
    with at(RECEIVED_ON):
        for dossier in dossiers:
            received(dossier, by=officer, on=RECEIVED_ON)
    with at(APPRAISED_ON):
        for planned, dossier in zip(units(), dossiers, strict=True):
            if planned.name in UPWARD:
                upward = dossier.nominations.filter(award="BK tỉnh").values_list("pk", flat=True)
                forward(dossier.pk, list(upward), by=officer, on=APPRAISED_ON)
            appraised(dossier, by=officer, on=APPRAISED_ON, awaited=INSPECTED)


def meet(on: date) -> None:
    """The council of sixteen votes on CSTĐCS: one falls at 12 of 16, the others pass at 13, 14 or 15."""
    world = World(on)
    council = world.council(world.district)
    secretary = world["cv.noivu"]
    with at(CONVENED_ON):
        meeting = convene(
            council,
            list(appraised_of(world, "CSTĐCS").values_list("pk", flat=True)),
            meets_on=MEETING_ON,
            title=f"Họp xét, đề nghị tặng danh hiệu Chiến sĩ thi đua cơ sở năm {YEAR}",
            by=secretary,
            on=CONVENED_ON,
            starts_at=time(14),
            place="Phòng họp số 1, trụ sở Ủy ban nhân dân huyện Hà Quảng",
        )
    with at(MEETING_ON):
        members = [row.user for row in council_roll(council, on=MEETING_ON)]
        presences = {member.pk: Presence("present") for member in members}
        presences[world[ABSENT].pk] = Presence("absent", "đi công tác tại tỉnh")
        presences[world[WROTE].pk] = Presence("written", "đi học tập trung")
        began, ended = (instant(MEETING_ON, time(hour)) for hour in (14, 16))
        open_meeting(meeting.pk, presences, opened_at=began, by=world["ct.huyen"], on=MEETING_ON)
        _vote(world, meeting, members)
        close_meeting(meeting.pk, closed_at=ended, by=secretary, on=MEETING_ON)
        _discussed(meeting, began, ended, by=secretary)
        minute(meeting.pk, given=GivenNumber("05", MEETING_ON), by=secretary, on=MEETING_ON)


def _discussed(meeting: Meeting, began: datetime, ended: datetime, *, by: User) -> None:
    """What was said of the one that fell."""
    fallen = meeting.items.filter(result="failed").values_list("pk", flat=True)
    said = "Có ý kiến cho rằng sáng kiến chưa được áp dụng rộng trong đơn vị; đề nghị tiếp tục phấn đấu."
    write_record(meeting.pk, MeetingRecord(began, ended, dict.fromkeys(fallen, said)), by=by, on=MEETING_ON)


def appraised_of(world: World, award: str, *, way: str = "công trạng") -> QuerySet[Nomination]:
    return Nomination.objects.filter(
        dossier__jurisdiction=world.district, dossier__year=YEAR, standing="appraised", award=award, way=way
    )


def _vote(world: World, meeting: Meeting, members: Sequence[User]) -> None:
    fallen = world.units[FAILED].pk
    items = list(meeting.items.select_related("nomination__dossier").order_by("ordinal"))
    noes = {
        item.pk: 3 if item.nomination.dossier.unit_id == fallen else place % 3
        for place, item in enumerate(items)
    }
    present = [member for member in members if member.username not in (ABSENT, WROTE)]
    for place, member in enumerate(present):
        # The last ones disagree: three on the item that falls, none to two on the others.
        choices = {pk: place < len(present) - against for pk, against in noes.items()}
        vote(meeting.pk, choices, by=member, on=MEETING_ON)
    written = dict.fromkeys(noes, True)
    enter_written(meeting.pk, world[WROTE].pk, written, by=world["cv.noivu"], on=MEETING_ON)


def decide(on: date) -> None:
    """The chair signs, his deputy signs for him; one line is refused; all are out on the last of December."""
    world = World(on)
    for bloc in blocs():
        rows = appraised_of(world, "LĐTT").filter(dossier__bloc__code=bloc.code)
        about = f"tặng danh hiệu Lao động tiên tiến năm {YEAR}, {bloc.name.replace('Khối', 'khối')}"
        _out(world, rows, about=about, signer="pct.huyen")
    passed = Nomination.objects.filter(
        dossier__jurisdiction=world.district, standing="passed", award="CSTĐCS"
    )
    _out(world, passed, about=f"tặng danh hiệu Chiến sĩ thi đua cơ sở năm {YEAR}")
    collectives = appraised_of(world, "TTLĐTT")
    _out(world, collectives, about=f"tặng danh hiệu Tập thể lao động tiên tiến năm {YEAR}")
    persons = appraised_of(world, "GK huyện")
    _out(world, persons, about=f"tặng Giấy khen năm {YEAR}", refuses_last=True)


def _out(
    world: World, rows: Any, *, about: str, signer: str = "ct.huyen", refuses_last: bool = False
) -> Decision:
    return decided(
        world.district,
        rows,
        wording=DecisionWording(
            about=about,
            achievement=f"thành tích xuất sắc trong phong trào thi đua năm {YEAR}",
            proposal=PROPOSAL.format(number=210 + Decision.objects.count(), day=AFTER_MEETING.drafted.day),
        ),
        by=Hands(officer=world["cv.noivu"], signer=world[signer], clerk=world["vt"]),
        days=AFTER_MEETING,
        refusal="Đã được khen thưởng cùng thành tích ở cấp khác." if refuses_last else "",
    )
