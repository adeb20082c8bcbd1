"""Today in the province: dossiers wait on every desk, in a meeting, in decisions; one under the new law."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.models import User

from dossiers.drafting import NewNomination, add_nominations
from dossiers.models import (
    CollectiveYear,
    Dossier,
    HeldTitle,
    Initiative,
    Nomination,
    Rating,
    Recipient,
)
from dossiers.people import add_recipients, change_recipient
from trail.clock import VIETNAM, at
from vietnamese.calendar import add_working_days, is_working_day
from workflow.actions.begin import begin
from workflow.actions.convene import convene
from workflow.actions.draft_decision import Wording
from workflow.actions.open_meeting import Presence, open_meeting
from workflow.actions.send_back import send_back
from workflow.actions.submit import submit
from workflow.actions.vote import vote
from workflow.models import Meeting
from workflow.story.deciding import Days, Hands, decided, drafted, signed
from workflow.story.evidence import attach_papers, certificate, minutes_of, report_of
from workflow.story.people import Person
from workflow.story.plan import fixture
from workflow.story.province import Member, members
from workflow.story.review import appraised, received, reviewed
from workflow.story.world import World

YEAR = 2025
FIRST_LAST_DAY = date(2026, 11, 23)
DEED = "Hoàn thành xuất sắc nhiệm vụ, có giải pháp được áp dụng rộng rãi trong tỉnh."
DRAFTED_ON, SUBMITTED_ON, REVIEWED_ON = date(2026, 8, 24), date(2026, 8, 26), date(2026, 9, 3)
RECEIVED_ON, APPRAISED_ON = date(2026, 9, 8), date(2026, 9, 21)
FIRST_DECISION = Days(date(2026, 9, 24), date(2026, 9, 28), date(2026, 9, 29))
NEW_LAW = {"drafted": date(2026, 10, 2), "submitted": date(2026, 10, 5), "reviewed": date(2026, 10, 8)}
NEW_LAW_RECEIVED_ON = date(2026, 10, 12)
# By login of the unit: what it asks, and for whom (0 is its first person, None its collective).
Asked = tuple[tuple[str, int | None], ...]
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
ON_PAPER = ("thongnong", "thanhlong")


def last_day() -> date:
    """The story ends on the machine's own today."""
    return max(datetime.now(VIETNAM).date(), FIRST_LAST_DAY)


def working_day_before(day: date, days: int) -> date:
    """The working day that lies so many working days before; 0 gives the last one up to `day`."""
    while days or not is_working_day(day):
        days -= is_working_day(day)
        day -= timedelta(days=1)
    return day


def _member(login: str) -> Member:
    return next(each for each in members() if each.login == login)


def enter_people(on: date) -> None:
    """Every unit of today lists its people, with the titles and ratings that the asked awards rest on."""
    world = World(on)
    for each in members():
        unit, clerk = world.units[each.full_name], world[f"cv.{each.login}"]
        collective = {
            "kind": "collective",
            "name": each.full_name,
            "staff_code": "TT",
            "is_illustrative": True,
        }
        facts = [*(person.facts for person in each.people), collective]
        found = add_recipients(unit, facts, by=clerk, on=on)
        for person, recipient in list(zip(each.people, found, strict=False))[1:3]:
            change_recipient(recipient.pk, {}, lists=_history(person), by=clerk, on=on)
        change_recipient(found[-1].pk, {}, lists=_figures(each), by=clerk, on=on)


def _history(person: Person) -> list[Any]:
    """Three years Chiến sĩ thi đua cơ sở in a row, and an initiative recognised by the province."""
    titles = [
        HeldTitle(
            award="CSTĐCS",
            year=year,
            decision_number=f"{70 + year % 10}/QĐ-UBND",
            decision_on=date(year, 12, 28),
            decided_by="Cơ quan có thẩm quyền (dữ liệu minh họa)",
            achievement_since=date(year, 1, 1),
            achievement_until=date(year, 12, 31),
        )
        for year in (YEAR - 2, YEAR - 1, YEAR)
    ]
    initiative = Initiative(
        code=f"SK-{person.code}",
        title="Rút ngắn thời gian giải quyết thủ tục hành chính tại xóm",
        level="tỉnh",
        year=YEAR,
        decision_number="1420/QĐ-UBND",
        decision_on=date(YEAR, 11, 12),
    )
    ratings = [Rating(year=year, level="HTXSNV") for year in (YEAR - 1, YEAR)]
    return [(HeldTitle, titles, []), (Initiative, [initiative], []), (Rating, ratings, [])]


def _figures(each: Member) -> list[Any]:
    people = each.people
    figures = CollectiveYear(
        year=YEAR,
        people=len(people),
        women=sum(person.sex == "female" for person in people),
        advanced_workers=10,
        grassroots_fighters=2,
        completed=len(people),
    )
    return [(CollectiveYear, [figures], []), (Rating, [Rating(year=YEAR, level="HTXSNV")], [])]


def fill_the_desks(on: date) -> None:
    """Everything received in September; one after the new law came; the rest fresh on the desks."""
    world = World(on)
    dossiers = {
        login: _as_far_as_appraised(world, _member(login), asked) for login, asked in APPRAISED.items()
    }
    hands = Hands(officer=world["cv.tdkt"], signer=world["pct.tinh"], clerk=world["vt.tinh"])
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


def _rows(dossiers: dict[str, Dossier], logins: Sequence[str], award: str):  # type: ignore[no-untyped-def]
    chosen = [dossiers[login] for login in logins]
    return Nomination.objects.filter(dossier__in=chosen, award=award, standing="appraised")


def _wording(name: str, number: int, day: date) -> Wording:
    return Wording(
        about=f"tặng {name} thành tích năm {YEAR}",
        achievement=f"thành tích xuất sắc trong phong trào thi đua năm {YEAR}",
        proposal=f"Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số {number}/TTr-SNV "
        f"ngày {day.day:02d} tháng {day.month:02d} năm {day.year}",
    )


def _as_far_as_appraised(world: World, each: Member, asked: Asked) -> Dossier:
    dossier = _drafted(world, each, asked, on=DRAFTED_ON)
    _submitted(world, each, dossier, on=SUBMITTED_ON)
    _reviewed(world, each, dossier, on=REVIEWED_ON)
    officer = world["cv.tdkt"]
    with at(RECEIVED_ON):
        received(dossier, by=officer, on=RECEIVED_ON)
    with at(APPRAISED_ON):
        appraised(dossier, by=officer, on=APPRAISED_ON)
    return dossier


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
    secretary, called_on = world["tp.tdkt"], working_day_before(on, 5)
    coming = _called(
        world,
        _rows(dossiers, ("thongnong", "thucphan"), "Cờ tỉnh"),
        "Cờ thi đua",
        add_working_days(on, 4),
        called_on,
    )
    assert coming.state == "convened"
    fighters = _rows(dossiers, ("thongnong", "thanhlong", "tongcot", "thucphan"), "CSTĐ tỉnh")
    today = working_day_before(on, 0)
    meeting = _called(world, fighters, "Chiến sĩ thi đua cấp tỉnh", today, called_on)
    with at(today):
        council = world.council(world.province)
        everybody = [row.user for row in council.appointments.select_related("user").order_by("pk")]
        presences = {member.pk: Presence("present") for member in everybody}
        presences[world["tvt10"].pk] = Presence("written", "đi công tác")
        open_meeting(meeting.pk, presences, by=world["ct.tinh"], on=today)
        items = list(meeting.items.values_list("pk", flat=True))
        for username in ("ct.tinh", secretary.username, "tvt01", "tvt02", "tvt03", "tvt04"):
            vote(meeting.pk, dict.fromkeys(items, True), by=world[username], on=today)


def _called(world: World, rows: Any, name: str, meets_on: date, on: date) -> Meeting:
    with at(on):
        return convene(
            world.council(world.province),
            list(rows.values_list("pk", flat=True)),
            meets_on=meets_on,
            title=f"Họp xét tặng {name} năm {YEAR}",
            by=world["tp.tdkt"],
            on=on,
            place="Phòng họp tầng 3, trụ sở Ủy ban nhân dân tỉnh",
        )


def _wait_at_board(world: World, *, on: date) -> None:
    """Half appraised, untouched, under the new law, not received; the held one came from the district."""
    officer = world["cv.tdkt"]
    half = _as_far_as_received(world, _member("lungnam"), (("BK tỉnh", 1), ("BK tỉnh", 2), ("TTLĐXS", None)))
    with at(APPRAISED_ON):
        appraised(half, by=officer, on=APPRAISED_ON, only=list(half.nominations.filter(award="TTLĐXS")))
    _as_far_as_received(world, _member("baolac"), (("BK tỉnh", 1), ("BK tỉnh", 2)))
    new = _member("tangiang")
    dossier = _drafted(world, new, (("BK tỉnh", 1), ("TTLĐXS", None)), on=NEW_LAW["drafted"])
    _submitted(world, new, dossier, on=NEW_LAW["submitted"])
    _reviewed(world, new, dossier, on=NEW_LAW["reviewed"])
    with at(NEW_LAW_RECEIVED_ON):
        received(dossier, by=officer, on=NEW_LAW_RECEIVED_ON)
    fresh = _member("nungtricao")
    dossier = _drafted(world, fresh, (("BK tỉnh", 2),), on=working_day_before(on, 8))
    _submitted(world, fresh, dossier, on=working_day_before(on, 6))
    _reviewed(world, fresh, dossier, on=working_day_before(on, 2))


def _as_far_as_received(world: World, each: Member, asked: Asked) -> Dossier:
    dossier = _drafted(world, each, asked, on=DRAFTED_ON)
    _submitted(world, each, dossier, on=SUBMITTED_ON)
    _reviewed(world, each, dossier, on=REVIEWED_ON)
    with at(RECEIVED_ON):
        received(dossier, by=world["cv.tdkt"], on=RECEIVED_ON)
    return dossier


def _wait_at_blocs_and_units(world: World, *, on: date) -> None:
    """Two in the inbox of a bloc head, one sent back to its unit, one ready to submit, one with faults."""
    for login in ("sonoivu", "trungkhanh"):
        each = _member(login)
        dossier = _drafted(world, each, (("BK tỉnh", 1),), on=working_day_before(on, 5))
        _submitted(world, each, dossier, on=working_day_before(on, 3))
    back = _member("haquang")
    dossier = _drafted(world, back, (("BK tỉnh", 1), ("TTLĐXS", None)), on=working_day_before(on, 7))
    _submitted(world, back, dossier, on=working_day_before(on, 5))
    reason = "Báo cáo thành tích của tập thể chưa nêu số liệu năm 2025; đề nghị bổ sung rồi trình lại."
    day = working_day_before(on, 2)
    with at(day):
        send_back(dossier.pk, reason=reason, by=_reviewer(world, back), on=day)
    _drafted(world, _member("hoaan"), (("BK tỉnh", 1),), on=working_day_before(on, 1))
    faulty: Asked = (("CSTĐ tỉnh", 1), ("CSTĐ tỉnh", 5), ("BK tỉnh", 2))
    _drafted(world, _member("truongha"), faulty, on=working_day_before(on, 1), with_papers=False)


def _drafted(world: World, each: Member, asked: Asked, *, on: date, with_papers: bool = True) -> Dossier:
    unit, clerk = world.units[each.full_name], world[f"cv.{each.login}"]
    with at(on):
        dossier = begin(
            unit=unit,
            jurisdiction=world.province,
            year=YEAR,
            title=f"Đề nghị khen thưởng thành tích năm {YEAR}",
            by=clerk,
            on=on,
        )
        rows = [
            NewNomination(
                recipient_id=_recipient(world, each, person).pk, award=award, ordinal=place, achievement=DEED
            )
            for place, (award, person) in enumerate(asked, start=1)
        ]
        add_nominations(dossier.pk, rows, by=clerk, on=on)
        if with_papers:
            _attach(each, dossier, asked, by=clerk, on=on)
    return dossier


def _recipient(world: World, each: Member, place: int | None) -> Recipient:
    code = "TT" if place is None else each.people[place].code
    return Recipient.objects.get(unit=world.units[each.full_name], staff_code=code)


def _attach(each: Member, dossier: Dossier, asked: Asked, *, by: User, on: date) -> None:
    named = [(each.full_name if place is None else each.people[place].name, award) for award, place in asked]
    persons = [each.people[place or 0] for _, place in asked]
    told = {"above": str(fixture()["province"]["name"]), "year": YEAR, "on": on}
    papers = {
        "minutes": minutes_of(each.full_name, each.people, named, **told),  # type: ignore[arg-type]
        "achievement_report": report_of(each.full_name, persons, DEED, **told),  # type: ignore[arg-type]
        "initiative_certificate": certificate(
            authority="Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng",
            organ=str(fixture()["province"]["name"]),
            place="Cao Bằng",
            number="1420",
            on=date(YEAR, 11, 12),
            signer="Hoàng Xuân Trường",
        ),
    }
    attach_papers(dossier, papers, by=by, on=on)


def _submitted(world: World, each: Member, dossier: Dossier, *, on: date) -> None:
    with at(on):
        submit(dossier.pk, by=world[f"ct.{each.login}"], on=on)


def _reviewed(world: World, each: Member, dossier: Dossier, *, on: date) -> None:
    with at(on):
        reviewed(dossier, by=_reviewer(world, each), on=on)


def _reviewer(world: World, each: Member) -> User:
    """The second unit of each cluster heads it; its deputy looks at the head's own dossier."""
    second = [other for other in members() if other.bloc == each.bloc][1]
    return world[f"{'kp' if each == second else 'kt'}.{each.bloc.lower()}"]
