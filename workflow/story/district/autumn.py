"""Autumn: each unit lists its people, fills the Excel template, attaches its papers and submits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.contrib.auth.models import User

from dossiers.drafting.removing import remove_nomination
from dossiers.importing import import_job
from dossiers.models import Dossier, Initiative, Pending, Rating
from dossiers.recipients.changing_recipients import add_recipients, change_recipient
from dossiers.recipients.conduct.recording_conduct import enter_matter
from roles.doors.refusals import Refused
from roles.models import Unit
from trail.clock import at
from vietnamese.calendar import add_working_days
from workflow.actions.begin import begin
from workflow.actions.submit import submit
from workflow.story.attached_papers import attach_papers, certificate, minutes_of, report_of
from workflow.story.district.plan import FAULTY, HELD, YEAR, PlannedBloc, PlannedUnit, autumn_day
from workflow.story.invented_people import InventedPerson
from workflow.story.workbook import WorkbookLine, filled_template
from workflow.story.world import World

DISTRICT_ORGAN = "Ủy ban nhân dân huyện Hà Quảng"
RECOGNISED: dict[str, Any] = {"initiative_number": "512/QĐ-UBND", "initiative_on": date(YEAR, 10, 20)}
TITLES = (
    "Số hóa hồ sơ một cửa và tra cứu bằng mã QR",
    "Nuôi bò luân phiên cho hộ nghèo",
    "Bản đồ tổ tự quản đường biên trên điện thoại",
    "Tủ sách song ngữ Tày - Việt cho lớp 1",
    "Di dời chuồng trại ra khỏi gầm sàn theo nhóm hộ đổi công",
    "Lịch nhắc tiêm chủng bằng tin nhắn cho xóm vùng cao",
    "Bể chứa nước treo cho xóm Lục Khu",
    "Biểu mẫu báo cáo thi đua tự cộng điểm",
)
DEED = "Hoàn thành xuất sắc nhiệm vụ được giao, tham gia đầy đủ các phong trào thi đua của huyện."


def draft_and_submit(bloc: PlannedBloc, on: date) -> dict[str, Any]:
    """A chapter: all units of one bloc. Returns the refusals that a unit met."""
    world = World(on)
    recognition = certificate(
        authority="Chủ tịch Ủy ban nhân dân huyện Hà Quảng",
        organ=DISTRICT_ORGAN,
        place="Hà Quảng",
        number="512",
        on=RECOGNISED["initiative_on"],
        signer="Nông Văn Thắng",
    )
    refused: list[dict[str, str]] = []
    for planned in bloc.units:
        dossier = _drafted(world, planned, recognition, on=autumn_day(bloc))
        next_day = add_working_days(autumn_day(bloc), 1)
        with at(next_day):
            refused += _handed_in(world, planned, dossier, on=next_day)
    return {"refused": refused}


def _drafted(world: World, planned: PlannedUnit, recognition: bytes, *, on: date) -> Dossier:
    unit, clerk = world.units[planned.name], world[f"dv.{planned.login}"]
    with at(on):
        _enter_people(unit, planned, by=clerk, on=on)
        dossier = begin(
            unit=unit,
            jurisdiction=world.district,
            year=YEAR,
            title=f"Đề nghị khen thưởng năm {YEAR}",
            by=clerk,
            on=on,
        )
        _import(dossier, planned, by=clerk, on=on)
        _attach(dossier, planned, recognition, by=clerk, on=on)
    return dossier


def _enter_people(unit: Unit, planned: PlannedUnit, *, by: User, on: date) -> None:
    collective = {"kind": "collective", "name": planned.name, "staff_code": "TT", "is_illustrative": True}
    facts = [*(person.facts for person in planned.people), collective]
    found = add_recipients(unit, facts, by=by, on=on)
    for person, recipient in zip(planned.people, found, strict=False):
        if person == planned.upward:
            change_recipient(recipient.pk, {}, lists=_last_year(person), by=by, on=on)
        if planned.name == HELD and person == planned.people[0]:
            source = "Quyết định thanh tra số 77/QĐ-TTr ngày 15/10/2020"
            since = date(YEAR, 10, 15)
            enter_matter(recipient.pk, Pending.Kind.INSPECTION, since=since, source=source, by=by, on=on)


def _last_year(person: InventedPerson) -> list[Any]:
    """Two excellent years and an initiative in the first: what BK tỉnh asks beside this year's."""
    before = Initiative(
        code=f"SK-{person.code}-{YEAR - 1}",
        title=TITLES[0],
        year=YEAR - 1,
        decision_number="498/QĐ-UBND",
        decision_on=date(YEAR - 1, 10, 18),
    )
    return [(Rating, [Rating(year=YEAR - 1, level="HTXSNV")], []), (Initiative, [before], [])]


def _lines(planned: PlannedUnit) -> Iterator[WorkbookLine]:
    fighters = planned.fighters
    for person in planned.advanced:
        excellent = person in fighters or person == planned.upward
        facts: dict[str, Any] = {
            "rating": "Hoàn thành xuất sắc nhiệm vụ" if excellent else "Hoàn thành tốt nhiệm vụ",
            "achievement": DEED,
        }
        if excellent:
            facts |= _initiative(planned, person)
        yield WorkbookLine(person.code, "LĐTT", facts)
    for person in fighters:
        yield WorkbookLine(
            person.code, "CSTĐCS", {"achievement": f"{DEED} Có sáng kiến được công nhận cấp cơ sở."}
        )
    if planned.certificate:
        yield WorkbookLine(planned.certificate.code, "GK huyện", {"achievement": DEED})
    if planned.upward:
        yield WorkbookLine(
            planned.upward.code, "BK tỉnh", {"achievement": f"{DEED} Hai năm liên tục xuất sắc."}
        )
    if planned.is_collective_asked:
        yield WorkbookLine("TT", "TTLĐTT", _figures(planned))


def _initiative(planned: PlannedUnit, person: InventedPerson) -> dict[str, Any]:
    return {
        "initiative_code": f"SK-{person.code}",
        "initiative_title": TITLES[planned.number % len(TITLES)],
        "initiative_level": "Cơ sở",
        **RECOGNISED,
    }


def _figures(planned: PlannedUnit) -> dict[str, Any]:
    people = planned.people
    return {
        "rating": "Hoàn thành xuất sắc nhiệm vụ" if planned.number % 3 else "Hoàn thành tốt nhiệm vụ",
        "people": len(people),
        "women": sum(person.sex == "female" for person in people),
        "advanced_workers": len(planned.advanced),
        "grassroots_fighters": len(planned.fighters),
        "completed": len(people),
        "warned_or_worse": 0,
        "achievement": "Hoàn thành toàn diện nhiệm vụ, nội bộ đoàn kết.",
    }


def _import(dossier: Dossier, planned: PlannedUnit, *, by: User, on: date) -> None:
    """The unit that made two mistakes first sees them marked; then the right list goes in."""
    lines = list(_lines(planned))
    if planned.name == FAULTY:
        wrong = [
            WorkbookLine(lines[0].code, lines[0].award, {**lines[0].facts, "rating": "Xuất sắc lắm"}),
            WorkbookLine(lines[1].code, lines[1].award, {**lines[1].facts, "initiative_on": "20/10/2020"}),
        ]
        upload = filled_template(dossier, [*wrong, *lines[2:]], name="Danh sách có lỗi.xlsx")
        import_job.examine(import_job.start(dossier, upload, by=by), on=on)
    upload = filled_template(dossier, lines, name=f"Danh sách đề nghị {dossier.code}.xlsx")
    import_job.store_rows(import_job.start(dossier, upload, by=by).pk, by=by, on=on)


def _attach(dossier: Dossier, planned: PlannedUnit, recognition: bytes, *, by: User, on: date) -> None:
    asked = [(person.name, "Chiến sĩ thi đua cơ sở") for person in planned.fighters]
    asked = asked or [(planned.name, "Tập thể lao động tiên tiến")]
    named = planned.fighters or planned.people[:1]
    told: dict[str, Any] = {"above": DISTRICT_ORGAN, "year": YEAR, "on": on}
    unit = dossier.unit.profile_on(on)
    papers = {
        "minutes": minutes_of(unit, planned.people, asked, **told),
        "achievement_report": report_of(unit, named, DEED, **told),
    }
    if planned.fighters:
        papers["initiative_certificate"] = recognition
    attach_papers(dossier, papers, by=by, on=on)


def _handed_in(world: World, planned: PlannedUnit, dossier: Dossier, *, on: date) -> list[dict[str, str]]:
    """Submitted; where the law refuses, the last of those proposed falls out and the unit comes again."""
    head = world[f"tt.{planned.login}"]
    try:
        submit(dossier.pk, by=head, on=on)
    except Refused as refused:
        quota = [each for each in refused.obstacles if "Chiến sĩ thi đua cơ sở trên" in each.message]
        if not quota:
            raise
        last = dossier.nominations.filter(award="CSTĐCS").order_by("pk").last()
        assert last is not None  # the refusal counted them
        remove_nomination(last.pk, by=world[f"dv.{planned.login}"], on=on)
        submit(dossier.pk, by=head, on=on)
        citation = quota[0].citation
        return [{"unit": planned.name, "rule": "quota.grassroots_fighter_share", "citation": citation}]
    return []
