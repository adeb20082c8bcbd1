"""Today in the province: dossiers wait on every desk, in a meeting, in decisions; one under the new law."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet

from dossiers.drafting.changing_drafts import change_nomination
from dossiers.models import (
    Dossier,
    Nomination,
)
from roles.doors.given_numbers import GivenNumber
from trail.clock import VIETNAM, at, instant, present
from vietnamese.calendar import add_working_days, is_working_day
from workflow.actions.answer import answer
from workflow.actions.change_meeting import MeetingCall, change_meeting
from workflow.actions.convene import convene
from workflow.actions.disqualify import disqualify
from workflow.actions.draft_decision import DecisionWording
from workflow.actions.look import look
from workflow.actions.send_back import send_back
from workflow.actions.set_next_number import set_next_number
from workflow.actions.steps.holding import Awaited
from workflow.models import Meeting
from workflow.story.decision_steps import Days, Hands, decided, drafted, signed
from workflow.story.province.dossier_steps import (
    APPRAISED_ON,
    Asked,
    as_far_as_appraised,
    as_far_as_received,
    drafted_by_unit,
    reviewed_by_bloc,
    reviewer,
    submitted_by_unit,
)
from workflow.story.province.open_meeting_today import MEETS_AT, open_with_votes
from workflow.story.province.people_today import YEAR, member
from workflow.story.review_steps import appraised, received
from workflow.story.world import World

FIRST_LAST_DAY = date(2026, 11, 23)
FIRST_DECISION = Days(date(2026, 9, 24), date(2026, 9, 28), date(2026, 9, 29))
NEW_LAW = {"drafted": date(2026, 10, 2), "submitted": date(2026, 10, 5), "reviewed": date(2026, 10, 8)}
NEW_LAW_RECEIVED_ON = date(2026, 10, 12)
APPRAISED: dict[str, Asked] = {
    "canyen": (("BK tỉnh", 1), ("BK tỉnh", 2)),
    "thongnong": (("BK tỉnh", 1), ("CSTĐ tỉnh", 2), ("Cờ tỉnh", None)),
    "thanhlong": (("BK tỉnh", 1), ("CSTĐ tỉnh", 2)),
    "tongcot": (("TTLĐXS", None), ("CSTĐ tỉnh", 2)),
    "thucphan": (("TTLĐXS", None), ("Cờ tỉnh", None), ("CSTĐ tỉnh", 1)),
    "soyte": (("TTLĐXS", None), ("BK tỉnh", 2)),
    "sogiaoducvadaotao": (("BK tỉnh", 1), ("CSTĐ tỉnh", 2)),
}
EARLIEST = ("canyen",)
NOT_SHOWN = "Báo cáo chưa chứng minh thành tích có phạm vi ảnh hưởng như quy định đối với Bằng khen cấp tỉnh."
ARTICLE = "Điều 74 Luật Thi đua, khen thưởng 2022"
ON_PAPER = ("thongnong", "thanhlong")


def last_day() -> date:
    """The story ends on the machine's own today."""
    return max(present().date(), FIRST_LAST_DAY)


def working_day_before(day: date, days: int) -> date:
    """The working day that lies so many working days before; 0 gives the last one up to `day`."""
    while days or not is_working_day(day):
        days -= is_working_day(day)
        day -= timedelta(days=1)
    return day


def day_of_sitting(on: date, *, moment: datetime) -> date:
    """The last working day up to `on` whose hour of meeting has come by `moment`: nobody meets at night."""
    is_to_come = instant(on, MEETS_AT) > moment and on == moment.astimezone(VIETNAM).date()
    return working_day_before(on - timedelta(days=is_to_come), 0)


def fill_the_desks(on: date) -> None:
    """Everything received in September; one after the new law came; the rest fresh on the desks."""
    world = World(on)
    dossiers = {login: as_far_as_appraised(world, member(login), asked) for login, asked in APPRAISED.items()}
    hands = Hands(officer=world["cv.tdkt"], signer=world["pct.tinh"], clerk=world["vt.tinh"])
    _numbers_go_on(world)
    decided(
        world.province,
        _rows(dossiers, EARLIEST, "BK tỉnh"),
        wording=_wording("Bằng khen", 412, FIRST_DECISION.drafted),
        by=hands,
        days=FIRST_DECISION,
    )
    _wait_on_paper(world, dossiers, on=on)
    _wait_in_council(world, dossiers, on=on)
    _wait_at_board(world, on=on)
    _wait_at_blocs_and_units(world, on=on)


def _numbers_go_on(world: World) -> None:
    """The province's office numbers all its decisions in one register; most are about other things."""
    on = FIRST_DECISION.issued
    reason = "Đã cấp cho các quyết định khác của Ủy ban nhân dân tỉnh từ đầu năm"
    with at(on):
        set_next_number(world.province, 1385, reason=reason, seen=1, by=world["vt.tinh"], on=on)


def _rows(dossiers: dict[str, Dossier], logins: Sequence[str], award: str) -> QuerySet[Nomination]:
    chosen = [dossiers[login] for login in logins]
    return Nomination.objects.filter(dossier__in=chosen, award=award, standing="appraised")


def _wording(name: str, number: int, day: date) -> DecisionWording:
    return DecisionWording(
        about=f"tặng {name} năm {YEAR}",
        achievement=f"thành tích xuất sắc trong phong trào thi đua năm {YEAR}",
        proposal="Theo đề nghị của Giám đốc Sở Nội vụ",
        submission=GivenNumber(f"{number}/TTr-SNV", day),
    )


def _wait_on_paper(world: World, dossiers: dict[str, Dossier], *, on: date) -> None:
    """A draft for the chair to sign, and a signed decision for the clerk to number."""
    officer = world["cv.tdkt"]
    day = working_day_before(on, 4)
    rows = _rows(dossiers, ON_PAPER, "BK tỉnh")
    drafted(world.province, rows, wording=_wording("Bằng khen", 431, day), by=officer, on=day)
    rows = _rows(dossiers, ("tongcot", "soyte"), "TTLĐXS")
    name = "danh hiệu Tập thể lao động xuất sắc"
    decision = drafted(world.province, rows, wording=_wording(name, 432, day), by=officer, on=day)
    signed(decision, by=world["ct.tinh"], on=working_day_before(on, 1))


def _wait_in_council(world: World, dossiers: dict[str, Dossier], *, on: date) -> None:
    """Cờ tỉnh on the agenda of the coming days; CSTĐ tỉnh before an open council in which six have voted."""
    called_on = working_day_before(on, 5)
    coming = _called(
        world,
        _rows(dossiers, ("thongnong", "thucphan"), "Cờ tỉnh"),
        "Cờ thi đua",
        add_working_days(on, 4),
        called_on,
    )
    assert coming.state == "convened"
    _put_off(coming, by=world["tp.tdkt"], on=working_day_before(on, 1))
    fighters = _rows(dossiers, ("thongnong", "thanhlong", "tongcot", "thucphan"), "CSTĐ tỉnh")
    day = day_of_sitting(on, moment=present())
    meeting = _called(world, fighters, "Chiến sĩ thi đua cấp tỉnh", day, called_on)
    open_with_votes(world, meeting, day=day, on=on)


def _put_off(meeting: Meeting, *, by: User, on: date) -> None:
    """To the afternoon; its members read it on their home page."""
    keys = list(meeting.items.values_list("nomination_id", flat=True))
    call = MeetingCall(meeting.title, meeting.meets_on, time(14), meeting.place)
    with at(on):
        change_meeting(meeting.pk, keys, call, reason="Trùng lịch tiếp công dân.", by=by, on=on)


def _called(world: World, rows: Any, name: str, meets_on: date, on: date) -> Meeting:
    with at(on):
        return convene(
            world.council(world.province),
            list(rows.values_list("pk", flat=True)),
            meets_on=meets_on,
            title=f"Họp xét tặng {name} năm {YEAR}",
            by=world["tp.tdkt"],
            on=on,
            starts_at=MEETS_AT,
            place="Phòng họp tầng 3, trụ sở Ủy ban nhân dân tỉnh",
        )


def _wait_at_board(world: World, *, on: date) -> None:
    """Half appraised, untouched, under the new law with one settled by its article, not received; the
    held one came from the district."""
    officer = world["cv.tdkt"]
    _look_at_the_held(world, on=working_day_before(on, 20))
    half = as_far_as_received(world, member("lungnam"), (("BK tỉnh", 1), ("BK tỉnh", 2), ("TTLĐXS", None)))
    with at(APPRAISED_ON):
        appraised(half, by=officer, on=APPRAISED_ON, only=list(half.nominations.filter(award="TTLĐXS")))
    refused = as_far_as_received(world, member("baolac"), (("BK tỉnh", 1), ("BK tỉnh", 2)))
    _say_no(world, [refused, half], on=on)
    new = member("tangiang")
    dossier = drafted_by_unit(
        world, new, (("BK tỉnh", 1), ("BK tỉnh", 2), ("TTLĐXS", None)), on=NEW_LAW["drafted"]
    )
    submitted_by_unit(world, new, dossier, on=NEW_LAW["submitted"])
    reviewed_by_bloc(world, new, dossier, on=NEW_LAW["reviewed"])
    with at(NEW_LAW_RECEIVED_ON):
        received(dossier, by=officer, on=NEW_LAW_RECEIVED_ON)
        appraised(dossier, by=officer, on=NEW_LAW_RECEIVED_ON, only=[dossier.nominations.get(ordinal=2)])
    fresh = member("nungtricao")
    dossier = drafted_by_unit(world, fresh, (("BK tỉnh", 2),), on=working_day_before(on, 8))
    submitted_by_unit(world, fresh, dossier, on=working_day_before(on, 6))
    reviewed_by_bloc(world, fresh, dossier, on=working_day_before(on, 2))


def _begin_to_mend(world: World, dossier: Dossier, *, on: date) -> None:
    """The unit has written one figure into what came back, and not handed it in again."""
    row = dossier.nominations.order_by("-ordinal")[0]
    told = {"achievement": "Năm 2025 giải quyết đúng hạn 99,2% hồ sơ (số liệu minh họa)."}
    with at(on):
        change_nomination(row.pk, told, version=row.version, by=world["cv.haquang"], on=on)


def _say_no(world: World, dossiers: Sequence[Dossier], *, on: date) -> None:
    """One of each is found not qualified; the first unit has answered, the second still may."""
    said_on, answered_on = working_day_before(on, 4), working_day_before(on, 2)
    rows = [each.nominations.filter(award="BK tỉnh").order_by("-ordinal")[0] for each in dossiers]
    for row in rows:
        with at(said_on):
            disqualify(row.pk, reason=NOT_SHOWN, article=ARTICLE, by=world["cv.tdkt"], on=said_on)
    words = (
        "Thành tích đã được UBND xã xác nhận tại văn bản số 214/XN-UBND ngày 06/8/2026 (số liệu minh họa)."
    )
    with at(answered_on):
        answer(rows[0].pk, words=words, by=world["ct.baolac"], on=answered_on)


def _look_at_the_held(world: World, *, on: date) -> None:
    """The province's office asked the inspection that took over; the day to ask again has come since."""
    held = Nomination.objects.filter(standing="held", dossier__jurisdiction=world.province)
    found = "Đã có văn bản hỏi Thanh tra tỉnh Cao Bằng, nơi nhận hồ sơ thanh tra của huyện; chưa có kết luận."
    awaited = Awaited("Thanh tra tỉnh Cao Bằng", look_on=add_working_days(on, 18))
    with at(on):
        keys = list(held.values_list("pk", flat=True))
        look(keys, found=found, awaited=awaited, by=world["cv.tdkt"], on=on)


def _wait_at_blocs_and_units(world: World, *, on: date) -> None:
    """Two in the inbox of a bloc head, one sent back to its unit, one ready to submit, one with faults."""
    for login in ("sonoivu", "trungkhanh"):
        each = member(login)
        dossier = drafted_by_unit(world, each, (("BK tỉnh", 1),), on=working_day_before(on, 5))
        submitted_by_unit(world, each, dossier, on=working_day_before(on, 3))
    back = member("haquang")
    dossier = drafted_by_unit(world, back, (("BK tỉnh", 1), ("TTLĐXS", None)), on=working_day_before(on, 7))
    submitted_by_unit(world, back, dossier, on=working_day_before(on, 5))
    reason = "Báo cáo thành tích của tập thể chưa nêu số liệu năm 2025; đề nghị bổ sung rồi trình lại."
    day = working_day_before(on, 2)
    with at(day):
        send_back(dossier.pk, reason=reason, by=reviewer(world, back), on=day)
    _begin_to_mend(world, dossier, on=working_day_before(on, 1))
    drafted_by_unit(world, member("hoaan"), (("BK tỉnh", 1),), on=working_day_before(on, 1))
    faulty: Asked = (("CSTĐ tỉnh", 1), ("CSTĐ tỉnh", 5), ("BK tỉnh", 2))
    drafted_by_unit(world, member("truongha"), faulty, on=working_day_before(on, 1), with_papers=False)
