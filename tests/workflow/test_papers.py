"""Decisions and their papers after a unit or a jurisdiction has ended."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User

from dossiers.drafting.petitioning.petition_contents import petition_of
from dossiers.models import Nomination
from printing.documents.decision import render_decision
from printing.documents.petition import render_petition
from printing.inspection.lint import lint
from printing.inspection.lint_profile import profile_of
from roles.access.declarations import may_open
from roles.appointments.appointing import appoint
from roles.doors.given_numbers import GivenNumber, number_and_symbol, paper_symbol
from roles.doors.refusals import Refused
from roles.founding import end_jurisdiction, end_unit, found_unit
from roles.models import Jurisdiction, LocalRule
from tests.scene import PAPER, SINCE, Scene, build_scene, draft, of
from workflow.access import page_opens
from workflow.models import Decision, Line
from workflow.queries.meetings import NominationBefore
from workflow.reports.board_office import board_head
from workflow.reports.decision_paper import decision_paper
from workflow.reports.minutes_paper import programme
from workflow.reports.submission_paper import submission_paper
from workflow.table.moves import Act
from workflow.views.inboxes.waiting_lines import decision_lines

pytestmark = pytest.mark.django_db
LAST_DAY = date(2025, 6, 30)


def decision_of(scene: Scene) -> Decision:
    return Decision.objects.create(
        jurisdiction=scene.district,
        award="LĐTT",
        way="công trạng",
        year=2020,
        about="tặng danh hiệu Lao động tiên tiến",
        achievement="đã có thành tích",
        drafted_on=date(2025, 8, 1),
        drafted_by=scene["officer"],
    )


def test_a_unit_that_has_ended_is_still_named_in_the_list() -> None:
    scene = build_scene(units=2)
    decision = decision_of(scene)
    for ordinal, row in enumerate(of(draft(scene, advanced=2, fighters=0), "LĐTT"), start=1):
        Line.objects.create(decision=decision, nomination=row, ordinal=ordinal)

    end_unit(scene.units[0], on=LAST_DAY, successors=[scene.units[1]], instrument="Nghị quyết 1657")

    (part,) = decision_paper(decision).annexes[0].parts
    assert part.rows[0].unit == "Ủy ban nhân dân xã số 1"


def test_papers_about_one_recipient_name_it_in_their_own_text_and_have_no_list() -> None:
    scene = build_scene(units=2)
    dossier = draft(scene, advanced=1, fighters=0)
    (row,) = of(dossier, "LĐTT")
    dossier.nominations.exclude(pk=row.pk).delete()
    decision = decision_of(scene)
    Line.objects.create(decision=decision, nomination=row, ordinal=1)
    decision.bases = ["Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003"]
    decision.signer_lines, decision.signer_name = ["CHỦ TỊCH"], "Nông Thúy Diễm"
    name, unit = row.recipient_name, "Ủy ban nhân dân xã số 1"
    Nomination.objects.filter(pk=row.pk).update(achievement="Đơn giản hóa 12 thủ tục.")

    decided, submitted = decision_paper(decision), submission_paper(decision)
    petition = petition_of(dossier, on=SINCE)

    assert (decided.annexes, submitted.annexes, petition.annexes) == ((), (), ())
    assert f" cho ông {name}, Công chức {unit}, đã có thành tích." in decided.articles[0].text
    assert "cá nhân có tên tại Điều 1" in decided.articles[-1].text
    for written in ("có thành tích", "thành tích"):
        decision.achievement = written
        assert decision_paper(decision).articles[0].text == decided.articles[0].text
    assert f" cho ông {name}, Công chức {unit}, cụ thể như sau:" in submitted.paragraphs[0]
    assert submitted.paragraphs[2:4] == (
        "2. Trường hợp này không qua Hội đồng bỏ phiếu.",
        "Dự thảo Quyết định trình cùng Tờ trình này.",
    )
    assert petition.paragraphs[0].endswith(
        f" xét tặng danh hiệu Lao động tiên tiến cho ông {name}, Công chức."
    )
    assert petition.paragraphs[1] == "Tóm tắt thành tích: Đơn giản hóa 12 thủ tục."
    for paper, pdf in (
        (decided, render_decision(decided)),
        (submitted, render_petition(submitted)),
        (petition, render_petition(petition)),
    ):
        assert [fault.message_vi for fault in lint(pdf, profile=profile_of(paper))] == []


def test_the_heir_of_a_jurisdiction_reads_its_decisions(settings) -> None:  # type: ignore[no-untyped-def]
    settings.VINHDANH_DEMO = True
    scene = build_scene(units=2)
    decision = decision_of(scene)
    auditor = User.objects.create_user("thanh-tra-tinh", password="mat-khau-thu", first_name="Lý Thị Mẫu")
    seat = {"office": "auditor", "organ": scene.province, "post": "Thanh tra viên"}
    appoint(by=None, user=auditor, since=SINCE, on=SINCE, **seat, **PAPER)
    assert not may_open("see_decision", auditor, decision, on=LAST_DAY)

    end_jurisdiction(scene.district, on=LAST_DAY, successor=scene.province)

    left = Decision.objects.get(pk=decision.pk)
    assert may_open("see_decision", auditor, left, on=date(2025, 7, 1))
    assert not page_opens(Act.SIGN, auditor, left, on=date(2025, 7, 1))


def test_a_jurisdiction_chooses_that_lists_are_grouped_by_unit_from_a_day_on() -> None:
    scene = build_scene(units=2)
    rows = [of(draft(scene, unit=unit, advanced=2, fighters=0), "LĐTT") for unit in (2, 1)]
    decision = decision_of(scene)
    mixed = [rows[0][0], rows[1][0], rows[0][1], rows[1][1]]
    for ordinal, row in enumerate(mixed, start=1):
        Line.objects.create(decision=decision, nomination=row, ordinal=ordinal)
    rule = {"jurisdiction": scene.district, "key": "paper.grouping", "value": "nhóm theo đơn vị"}
    LocalRule.objects.create(**rule, since=date(2025, 8, 1), citation="Quy chế", entered_by=scene["officer"])

    grouped = decision_paper(decision).annexes[0]
    decision.drafted_on = date(2025, 7, 31)
    plain = decision_paper(decision).annexes[0]

    names = [row.recipient_name for row in mixed]
    assert (grouped.by_unit, plain.by_unit) == (True, False)
    assert [row.name for row in plain.parts[0].rows] == names
    assert [row.name for row in grouped.parts[0].rows] == [names[1], names[3], names[0], names[2]]


@pytest.mark.parametrize(
    ("about", "title"),
    [
        ("Về việc tặng Giấy khen", "Quyết định về việc tặng Giấy khen"),
        ("tặng Giấy khen", "Quyết định về việc tặng Giấy khen"),
        ("Tặng Giấy khen", "Quyết định về việc tặng Giấy khen"),
        ("V/v: Về việc tặng Giấy khen", "Quyết định về việc tặng Giấy khen"),
        ("UBND huyện tặng Giấy khen", "Quyết định về việc UBND huyện tặng Giấy khen"),
    ],
)
def test_a_list_calls_a_decision_in_one_sentence_with_one_subject(about: str, title: str) -> None:
    (line,) = decision_lines([Decision(about=about, year=2020, drafted_on=date(2020, 12, 1))])

    assert line.title == title


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        ("Sở Nội vụ", "Giám đốc Sở Nội vụ"),
        ("Giám đốc Sở Nội vụ", "Giám đốc Sở Nội vụ"),
        ("Phòng Văn hóa - Xã hội", "Trưởng phòng Văn hóa - Xã hội"),
        ("Trưởng phòng Nội vụ", "Trưởng phòng Nội vụ"),
        ("Ban Thi đua - Khen thưởng", "Trưởng ban Thi đua - Khen thưởng"),
        ("Văn phòng Ủy ban nhân dân", "Chánh Văn phòng Ủy ban nhân dân"),
        ("Chủ tịch Hội đồng Thi đua - Khen thưởng", "Chủ tịch Hội đồng Thi đua - Khen thưởng"),
        ("", ""),
    ],
)
def test_a_decision_names_the_head_who_proposes_never_the_office(kept: str, told: str) -> None:
    assert board_head(Jurisdiction(pk=1, board_post=kept), on=LAST_DAY) == told


@pytest.mark.parametrize(
    ("kind", "code", "symbol"),
    [
        ("TTr", "PNV", "TTr-PNV"),
        ("TTr", "", "TTr-"),
        ("TTr", "04012", "TTr-"),
        ("TB", " -K09/ ", "TB-K09"),
    ],
)
def test_a_sign_leaves_room_for_an_abbreviation_until_the_paper_has_its_number(
    kind: str, code: str, symbol: str
) -> None:
    given = GivenNumber("12", LAST_DAY)

    assert paper_symbol(kind, code) == symbol
    if symbol.endswith("-"):
        with pytest.raises(Refused, match="Số 12 chưa đủ ký hiệu"):
            given.with_symbol(symbol)
    else:
        assert given.with_symbol(symbol).number == f"12/{symbol}"
    assert number_and_symbol(None, symbol) == (None, symbol)
    assert number_and_symbol(GivenNumber("12/TTr", LAST_DAY), symbol) == ("12", symbol)
    assert GivenNumber("12/TTr-SNV", LAST_DAY).with_symbol(symbol).number == "12/TTr-SNV"


def test_the_submission_is_the_paper_of_the_office_whose_head_proposes() -> None:
    scene = build_scene(units=2)
    office = found_unit(level="sở", name="Phòng Thi đua, Khen thưởng", since=SINCE, code="PTĐKT")
    row = of(draft(scene, advanced=1, fighters=0), "LĐTT")[0]
    decision = decision_of(scene)
    Line.objects.create(decision=decision, nomination=row, ordinal=1)
    district = decision.jurisdiction
    district.board, district.board_post = office, "Giám đốc Sở Nội vụ"

    above, printed = submission_paper(decision), decision_paper(decision)
    district.board_post = ""
    own = submission_paper(decision)

    assert (above.letterhead.organ, above.letterhead.symbol, above.draft) == ("Sở Nội vụ", "TTr-", False)
    assert above.signer.prefix_lines == ("GIÁM ĐỐC",) and "Sở Nội vụ;" in printed.recipients
    assert (own.letterhead.organ, own.letterhead.symbol) == ("Phòng Thi đua, Khen thưởng", "TTr-PTĐKT")
    assert own.signer.prefix_lines == ("TRƯỞNG PHÒNG",)
    found_unit(level="sở", name="Sở Nội vụ", since=SINCE, code="SNV", jurisdiction=district)
    district.board_post = "Giám đốc Sở Nội vụ"
    assert submission_paper(decision).letterhead.symbol == "TTr-SNV"


def test_the_programme_of_a_meeting_counts_each_award_and_one_award_once() -> None:
    flag, fighter = "Cờ thi đua của Ủy ban nhân dân tỉnh năm 2025", "Chiến sĩ thi đua cấp tỉnh năm 2025"

    assert list(programme([fighter, fighter], board="Sở Nội vụ")) == [
        f"Chương trình cuộc họp có 02 trường hợp do Sở Nội vụ trình Hội đồng xét: {fighter}."
    ]
    assert list(programme([fighter, flag, fighter], board="Sở Nội vụ")) == [
        "Chương trình cuộc họp có 03 trường hợp do Sở Nội vụ trình Hội đồng xét, gồm:",
        f"- {fighter}: 02 trường hợp;",
        f"- {flag}: 01 trường hợp.",
    ]


def test_a_collective_that_is_the_unit_itself_is_named_once() -> None:
    row = Nomination(recipient_name="Ủy ban nhân dân xã Trường Hà")

    assert NominationBefore(row, "Ủy ban nhân dân xã Trường Hà", "").unit_beside_name == ""
    assert NominationBefore(row, "Ủy ban nhân dân xã Sóc Hà", "").unit_beside_name == (
        "Ủy ban nhân dân xã Sóc Hà"
    )
