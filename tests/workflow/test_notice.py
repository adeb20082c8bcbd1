"""The notice of return says what was sent back, by whom and in which office, whatever happened since."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from dossiers.models import Dossier, Nomination
from printing.contents import NoticePaper
from printing.documents.notice import render_notice
from printing.inspection.lint import lint
from printing.inspection.lint_profile import profile_of
from printing.inspection.pdf_reader import text_of
from roles.appointments.appointing import appoint, end_appointment
from roles.founding import end_jurisdiction, found_unit, rename_unit
from roles.models import Jurisdiction
from tests.scene import PAPER, SINCE, TODAY, Scene, draft, mandate_of
from tests.walk import after_bloc
from trail import clock
from workflow.actions.recall import recall
from workflow.actions.receive import receive
from workflow.actions.send_back import send_back
from workflow.actions.steps.law_says import told_to_unit
from workflow.actions.submit import submit
from workflow.reports.board_office import board_name, board_signer, board_symbol
from workflow.reports.notice_paper import notice_paper
from workflow.reports.returned import last_return

pytestmark = pytest.mark.scene()


def at_the_bloc(scene: Scene) -> Dossier:
    dossier = draft(scene, unit=3, advanced=8, fighters=1)
    submit(dossier.pk, by=scene["head3"], on=TODAY)
    return Dossier.objects.get(pk=dossier.pk)


def at_the_board(scene: Scene) -> Dossier:
    dossier = at_the_bloc(scene)
    after_bloc(scene, dossier)
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    return Dossier.objects.get(pk=dossier.pk)


def notice(dossier: Dossier) -> NoticePaper:
    returned = last_return(dossier)
    assert returned is not None
    return notice_paper(returned)


def found_at_fault(dossier: Dossier) -> Nomination:
    row = dossier.nominations.filter(award="CSTĐCS").get()
    row.findings = [
        {
            "verdict": "incomplete",
            "message": "Thiếu quyết định công nhận sáng kiến",
            "remedy": "Bổ sung quyết định",
            "citation": "khoản 1 Điều 9",
        }
    ]
    row.save(update_fields=["findings"])
    return row


def test_what_a_bloc_sent_back_bears_the_bloc_and_its_head(scene: Scene) -> None:
    dossier = at_the_bloc(scene)
    send_back(dossier.pk, reason="Thiếu biên bản", by=scene["bloc_head"], on=TODAY)

    paper = notice(dossier)

    assert (paper.letterhead.organ, paper.letterhead.symbol) == ("Khối các xã", "TB-")
    assert (paper.signer.prefix_lines, paper.signer.name) == (("KHỐI TRƯỞNG",), "Người bloc_head")
    assert paper.opening[0].startswith("Kính gửi: ") and "trình ngày" not in paper.opening[0]
    assert paper.opening[2] == "Lý do: Thiếu biên bản."
    assert paper.grounds == ()


def test_a_blocs_deputy_who_sends_back_what_its_head_proposes_signs_in_the_heads_place(scene: Scene) -> None:
    dossier = draft(scene, unit=1, advanced=1, fighters=0)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    send_back(dossier.pk, reason="Thiếu biên bản", by=scene["bloc_deputy"], on=TODAY)

    assert notice(dossier).signer.prefix_lines == ("KT. KHỐI TRƯỞNG", "KHỐI PHÓ")


def test_the_notice_tells_of_the_law_only_what_was_ticked_and_the_unit_can_mend(scene: Scene) -> None:
    dossier = at_the_bloc(scene)
    row = found_at_fault(dossier)
    unread = {
        "rule": "regime.unread",
        "verdict": "review",
        "confidence": "low",
        "message": "Luật 06/2026/QH16: chưa xác nhận văn bản",
        "remedy": "Ghi lý do khi quyết định",
        "citation": "Khoản 1 Điều 96",
    }
    open_one = {**unread, "rule": "paper", "confidence": "high", "message": "Báo cáo chưa nêu số liệu"}
    weighed = {**open_one, "rule": "eligibility.alternatives", "message": "Căn cứ vào biên bản bình xét"}
    head, address = Client(), f"/ho-so/{dossier.pk}/tra-lai/"
    head.force_login(scene["bloc_head"])
    Nomination.objects.filter(pk=row.pk).update(findings=[open_one])
    unticked = head.get(address).content.decode()
    Nomination.objects.filter(pk=row.pk).update(findings=[*row.findings, unread, open_one, weighed])

    page = head.get(address).content.decode()
    keys = re.findall(r'name="chosen" value="([^"]+)"([^>]*checked)?', page)
    foreign = head.post(address, {"reason": "Thiếu biên bản", "chosen": ["1-00000000"]})
    head.post(
        address, {"reason": "Báo cáo sai số liệu", "chosen": [key for key, ticked in keys if not ticked]}
    )

    assert "chưa xác nhận văn bản" not in page and "Căn cứ vào biên bản bình xét" not in page
    assert "Bỏ đánh dấu điều không thuộc lý do trả lại." in page
    assert "được. Đánh dấu điều thuộc lý do trả lại." in unticked
    assert "sau đó là các nội dung ông/bà đánh dấu." in page
    ticked = [bool(mark) for key, mark in keys if key.startswith(f"{row.pk}-")]
    assert sorted(ticked) == [False, True]
    assert foreign.status_code == 422
    paper = notice(dossier)
    assert paper.opening[2:] == ("Lý do: Báo cáo sai số liệu.", "Các nội dung cần hoàn thiện:")
    assert "Báo cáo chưa nêu số liệu" in [ground.found for ground in paper.grounds]
    assert "Thiếu quyết định công nhận sáng kiến" not in [ground.found for ground in paper.grounds]
    words = " ".join(text_of(render_notice(paper)).split())
    assert words.index("Lý do: Báo cáo sai số liệu.") < words.index(
        "Báo cáo chưa nêu số liệu (căn cứ khoản 1 Điều 96)."
    )


def test_what_the_board_sent_back_bears_the_board(scene: Scene) -> None:
    dossier = at_the_board(scene)
    typed = "Còn thiếu:\r\n- Biên bản bình xét;\r\n\r\n- Báo cáo thành tích"
    send_back(dossier.pk, reason=typed, by=scene["officer"], on=TODAY)

    paper = notice(dossier)

    assert paper.opening[2:] == ("Lý do: Còn thiếu:", "- Biên bản bình xét;", "- Báo cáo thành tích.")
    assert (paper.letterhead.organ, paper.letterhead.symbol) == ("Phòng Nội vụ", "TB-")
    assert (paper.signer.prefix_lines, paper.signer.name) == (("TRƯỞNG PHÒNG",), "……………………")
    words = " ".join(text_of(render_notice(paper)).split())
    assert "CHUYÊN VIÊN" not in words and "Số: /TB-……" in words and "……………………" in words
    assert "trình ngày 20 tháng 11 năm 2020" in words
    assert [fault.message_vi for fault in lint(render_notice(paper), profile=profile_of(paper))] == []


def test_the_head_of_the_boards_office_is_named_above_whom_a_specialist_acts(scene: Scene) -> None:
    head = User.objects.create(username="head", first_name="Đàm Thị", last_name="Phượng")
    seat = {"user": head, "office": "board_officer", "organ": scene.district, "post": "Trưởng phòng Nội vụ"}
    appoint(by=None, since=SINCE, on=TODAY, **seat, **PAPER)
    dossier = at_the_board(scene)
    send_back(dossier.pk, reason="Thiếu biên bản", by=scene["officer"], on=TODAY)

    signer = notice(dossier).signer

    assert (signer.prefix_lines, signer.name) == (("TRƯỞNG PHÒNG",), "Đàm Thị Phượng")


def test_the_boards_office_bears_its_name_and_abbreviation_of_the_day_on_every_paper(scene: Scene) -> None:
    office = found_unit(level="sở", name="Ban Thi đua, Khen thưởng", since=SINCE, code="TĐKT")
    Jurisdiction.objects.filter(pk=scene.district.pk).update(board=office, board_post="Sở Nội vụ")
    dossier = at_the_board(scene)
    send_back(dossier.pk, reason="Thiếu biên bản", by=scene["officer"], on=TODAY)
    tomorrow = TODAY.replace(day=TODAY.day + 1)
    rename_unit(office, since=tomorrow, name="Ban Thi đua - Khen thưởng", code="BTĐKT")

    paper = notice(dossier)

    assert (paper.letterhead.organ, paper.letterhead.symbol) == ("Ban Thi đua, Khen thưởng", "TB-TĐKT")
    assert paper.letterhead.superior == "Sở Nội vụ"  # never the committee that the sở belongs to
    assert paper.signer.prefix_lines == ("TRƯỞNG BAN",)
    district = Jurisdiction.objects.get(pk=scene.district.pk)
    assert board_name(district, on=tomorrow) == "Ban Thi đua - Khen thưởng"
    assert board_symbol(district, "TTr", on=tomorrow) == "TTr-BTĐKT"


def test_a_room_inside_an_office_writes_to_nobody_outside_and_the_office_does(scene: Scene) -> None:
    office = found_unit(level="sở", name="Phòng Thi đua, Khen thưởng", since=SINCE, code="TĐKT")
    Jurisdiction.objects.filter(pk=scene.district.pk).update(board=office, board_post="Giám đốc Sở Nội vụ")
    dossier = at_the_board(scene)
    send_back(dossier.pk, reason="Thiếu biên bản", by=scene["officer"], on=TODAY)

    paper = notice(dossier)

    assert (paper.letterhead.organ, paper.letterhead.symbol) == ("Sở Nội vụ", "TB-")
    assert paper.letterhead.superior == scene.district.organ_heading
    assert paper.signer.prefix_lines == ("GIÁM ĐỐC",)


@pytest.mark.parametrize(
    ("office", "lines", "signed"),
    [
        ("Sở Nội vụ", ["CHUYÊN VIÊN SỞ NỘI VỤ"], (("GIÁM ĐỐC",), "……………………")),
        ("Sở Nội vụ", ["TUQ. GIÁM ĐỐC", "CHUYÊN VIÊN"], (("GIÁM ĐỐC",), "……………………")),
        ("Sở Nội vụ", ["TRƯỞNG PHÒNG THI ĐUA, KHEN THƯỞNG"], (("GIÁM ĐỐC",), "……………………")),
        ("Phòng Nội vụ", ["PHÓ TRƯỞNG PHÒNG"], (("TRƯỞNG PHÒNG",), "……………………")),
        ("Phòng Nội vụ", ["TRƯỞNG PHÒNG NỘI VỤ"], (("TRƯỞNG PHÒNG NỘI VỤ",), "Đàm Thị Phượng")),
        (
            "Phòng Nội vụ",
            ["KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"],
            (("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"), "Đàm Thị Phượng"),
        ),
        ("Ủy ban nhân dân huyện", [], (("THỦ TRƯỞNG CƠ QUAN",), "……………………")),
    ],
)
def test_only_a_head_or_a_deputy_for_the_head_signs_for_the_boards_office(
    office: str, lines: list[str], signed: tuple[tuple[str, ...], str]
) -> None:
    signer = board_signer(office, lines=lines, name="Đàm Thị Phượng")

    assert (signer.prefix_lines, signer.name) == signed


def test_an_office_known_only_by_its_heads_post_is_called_by_its_name(scene: Scene) -> None:
    assert board_name(scene.province, on=TODAY) == "Sở Nội vụ"
    assert board_symbol(scene.province, "TTr", on=TODAY) == "TTr-"


def test_who_serves_at_bloc_and_board_signs_in_the_office_that_sent_it(scene: Scene) -> None:
    end_appointment(mandate_of(scene, "bloc_head"), by=scene["officer"], until=TODAY, on=TODAY)
    seat = {"user": scene["officer"], "office": "bloc_head", "organ": scene.bloc, "post": "Khối trưởng"}
    tomorrow = TODAY.replace(day=TODAY.day + 1)
    appoint(by=scene["officer"], since=tomorrow, on=TODAY, **seat, **PAPER)
    dossier = at_the_bloc(scene)
    send_back(dossier.pk, reason="Thiếu biên bản", by=scene["officer"], on=tomorrow)

    assert notice(dossier).signer.prefix_lines == ("KHỐI TRƯỞNG",)


def test_it_tells_what_was_sent_back_and_not_what_the_unit_has_mended_since(scene: Scene) -> None:
    dossier = at_the_board(scene)
    row = found_at_fault(dossier)
    chosen = list(told_to_unit(dossier))
    send_back(dossier.pk, reason="Thiếu biên bản", chosen=chosen, by=scene["officer"], on=TODAY)
    before = notice(dossier)
    assert "Thiếu quyết định công nhận sáng kiến" in [ground.found for ground in before.grounds]

    Nomination.objects.filter(pk=row.pk).update(findings=[], recipient_name="Tên khác")
    Dossier.objects.filter(pk=dossier.pk).update(title="Tên hồ sơ đã sửa")
    User.objects.filter(pk=scene["officer"].pk).update(first_name="Tên mới")

    assert notice(Dossier.objects.get(pk=dossier.pk)) == before


def test_it_stays_as_it_was_when_the_jurisdiction_ends_and_its_people_leave(scene: Scene) -> None:
    dossier = at_the_board(scene)
    send_back(dossier.pk, reason="Thiếu biên bản", by=scene["officer"], on=TODAY)
    before = notice(dossier)

    end_jurisdiction(scene.district, on=TODAY, successor=scene.province)
    Dossier.objects.filter(pk=dossier.pk).update(jurisdiction=scene.province)

    assert notice(Dossier.objects.get(pk=dossier.pk)) == before


def test_a_return_outlives_a_later_submission_and_recall(scene: Scene) -> None:
    dossier = at_the_bloc(scene)
    send_back(dossier.pk, reason="Thiếu biên bản", by=scene["bloc_head"], on=TODAY)
    submit(dossier.pk, by=scene["head3"], on=TODAY)
    recall(dossier.pk, by=scene["head3"], on=TODAY)

    assert notice(dossier).letterhead.organ == "Khối các xã"
    client = Client()
    client.force_login(scene["head3"])
    answer = client.get(f"/ho-so/{dossier.pk}/thong-bao-tra-lai.pdf")
    assert answer.content.startswith(b"%PDF")


def test_the_notice_of_each_earlier_return_is_still_printed(scene: Scene) -> None:
    dossier = at_the_bloc(scene)
    for reason in ("Thiếu biên bản", "Thiếu xác nhận"):
        send_back(dossier.pk, reason=reason, by=scene["bloc_head"], on=TODAY)
        submit(dossier.pk, by=scene["head3"], on=TODAY)
        receive(dossier.pk, by=scene["bloc_head"], on=TODAY)
    client = Client()
    client.force_login(scene["head3"])
    with clock.at(TODAY):
        page = client.get(f"/ho-so/{dossier.pk}/").content.decode()

    (earlier,) = re.findall(r'href="(/ho-so/\d+/thong-bao-tra-lai\.pdf\?lan=\d+)"', page)
    last = f"/ho-so/{dossier.pk}/thong-bao-tra-lai.pdf"
    texts = [" ".join(text_of(client.get(each).content).split()) for each in (earlier, last)]
    assert ["Thiếu biên bản" in each for each in texts] == [True, False]
    assert ["Thiếu xác nhận" in each for each in texts] == [False, True]
    assert client.get(f"{last}?lan=999").status_code == 404


def test_a_substitute_signs_for_its_principal(scene: Scene) -> None:
    deputy = User.objects.create_user("pho-khoi", first_name="Người phó")
    seat = {"office": "bloc_head", "organ": scene.bloc, "post": "Phó Khối trưởng", "capacity": "KT."}
    appoint(
        by=scene["officer"],
        user=deputy,
        since=SINCE,
        on=TODAY,
        on_behalf_of=mandate_of(scene, "bloc_head"),
        **seat,
        **PAPER,
    )
    dossier = at_the_bloc(scene)
    send_back(dossier.pk, reason="Thiếu biên bản", by=deputy, on=TODAY)

    assert notice(dossier).signer.prefix_lines == ("KT. KHỐI TRƯỞNG", "PHÓ KHỐI TRƯỞNG")
