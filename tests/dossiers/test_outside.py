"""Decisions taken elsewhere: entered with a scan, held against it, counted as the law counts them, ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dossiers.judging.recipient_facts import history_of
from dossiers.models import HeldTitle, OutsideDecision, PaperCheck, Recipient
from dossiers.recipients.changing_recipients import change_recipient
from dossiers.recipients.outside.settling_outside import confirm_outside, end_outside
from dossiers.recipients.paper_checks.checking_facts import take_back_check
from roles.doors.refusals import Forbidden, Overtaken, Refused
from tests.browsing import words
from tests.dossiers.test_pages import signed_in, url
from tests.papers import small_pdf
from tests.scene import SINCE, TODAY, Scene, seat, staff
from trail import clock
from trail.models import Entry
from workflow.proofs.registry import state_findings

pytestmark = [pytest.mark.scene(units=2), pytest.mark.usefixtures("recorded_context")]
MINISTER = "Bộ trưởng Bộ Giáo dục và Đào tạo"
ALONE = "Phòng chỉ có một chuyên viên."


@pytest.fixture(autouse=True)
def story_day(settings: Any) -> Iterator[None]:
    settings.VINHDANH_STORY_CLOCK = True
    with clock.at(TODAY):
        yield


def typed(*people: Recipient, **more: object) -> dict[str, object]:
    """The form as an officer fills it in for a certificate of a minister."""
    unit = people[0].unit.name_on(TODAY) if people else ""
    said = {
        "issuer": "ministry",
        "decided_by": MINISTER,
        "number": "512/QĐ-BGDĐT",
        "dated_on": "20/12/2019",
        "signer": "Nguyễn Văn Bảo",
        "award": "BK bộ",
        "year": 2019,
        "people": "\n".join(f"{person.name}; {unit}" for person in people),
        "scan": SimpleUploadedFile("quyet-dinh.pdf", small_pdf("512")),
    }
    return {**said, **more}


def send(scene: Scene, given: dict[str, object], by: str = "officer") -> Any:
    return signed_in(scene, by).post(url("enter_outside", scene.district.pk), given)


def entered(scene: Scene, *people: Recipient, **more: object) -> OutsideDecision:
    assert send(scene, typed(*people, **more)).status_code == 302
    return OutsideDecision.objects.latest("pk")


def confirmed(scene: Scene, *people: Recipient, **more: object) -> OutsideDecision:
    return alone(scene, entered(scene, *people, **more))


def alone(scene: Scene, found: OutsideDecision) -> OutsideDecision:
    """By the only officer of the district, who has entered it."""
    return confirm_outside(found.pk, by=scene["officer"], on=TODAY, alone_because=ALONE)


def held(person: Recipient) -> list[tuple[str, object, str, str]]:
    titles = history_of(person, on=TODAY).titles
    return [(each.award, each.given_as, str(each.provenance), str(each.decision.number)) for each in titles]  # type: ignore[union-attr]


def test_it_counts_only_once_it_was_held_against_its_scan_and_says_so_on_the_card(scene: Scene) -> None:
    (person,) = staff(scene.units[0], 1)
    found = entered(scene, person)
    officer = signed_in(scene, "officer")
    assert held(person) == []
    listed = words(officer.get(url("outside_decisions", scene.district.pk)))
    assert "01 quyết định chờ đối chiếu với bản chụp." in listed and "512/QĐ-BGDĐT" in listed
    page = words(officer.get(url("outside_decision", found.pk)))
    assert person.name in page and "Nguyễn Văn Bảo" in page
    assert (
        "Luật tính như Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh, cùng một loại theo "
        "Điều 72 Luật Thi đua, khen thưởng 2003." in page
    )
    assert officer.get(url("outside_scan", found.pk)).getvalue() == small_pdf("512")
    unread = officer.post(url("confirm_outside", found.pk), {})
    assert unread.status_code == 422 and "Đọc bản chụp rồi đánh dấu ô này." in words(unread)

    alone(scene, found)

    assert held(person) == [("BK tỉnh", "BK bộ", "confirmed", "512/QĐ-BGDĐT")]
    card = words(signed_in(scene, "clerk1").get(url("recipient", person.pk)))
    assert (
        "Đã đối chiếu giấy tờ Người officer đối chiếu ngày 20/11/2020: Quyết định số 512/QĐ-BGDĐT ngày "
        f"20/12/2019 của {MINISTER}; quyết định nơi khác, đã đối chiếu bản chụp “quyet-dinh.pdf”" in card
    )
    assert "người ghi tự đối chiếu" in card
    told = words(signed_in(scene, "head1").get("/thong-bao/"))
    assert "Khen thưởng do nơi khác quyết định đã được đối chiếu, nay được tính" in told
    assert f"Cá nhân, mã {person.staff_code}, Ủy ban nhân dân xã số 1" in told
    again = officer.post(url("confirm_outside", found.pk), {"seen": "on"})
    assert again.status_code == 422 and "đã đối chiếu, được tính: Người officer" in words(again)


def test_who_entered_it_does_not_hold_it_against_its_scan_while_the_office_has_another(scene: Scene) -> None:
    (person,) = staff(scene.units[0], 1)
    found = entered(scene, person)
    seat(scene, [("second", "board_officer", scene.district, "Phó Trưởng phòng")], on=SINCE)
    first, second = signed_in(scene, "officer"), signed_in(scene, "second")
    other = "Người đối chiếu được: Người second, Phó Trưởng phòng."

    own = words(first.get(url("outside_decision", found.pk)))
    refused = first.post(url("confirm_outside", found.pk), {"seen": "on", "alone_because": ALONE})

    assert other in own and "Đối chiếu với bản chụp…" not in own
    assert refused.status_code == 422 and held(person) == []
    assert "Người ghi quyết định không tự đối chiếu quyết định ấy với bản chụp." in words(refused)
    assert "Xác nhận, đúng với bản chụp" not in words(refused) and other in words(refused)
    assert "Vì sao người ghi tự đối chiếu" not in words(second.get(url("confirm_outside", found.pk)))
    assert second.post(url("confirm_outside", found.pk), {"seen": "on"}).status_code == 302
    page = words(first.get(url("outside_decision", found.pk)))
    assert "Đã đối chiếu, được tính: Người second, ngày 20/11/2020 " in page
    assert "người ghi tự đối chiếu" not in page


def test_the_only_officer_says_why_he_reads_it_alone_and_that_stands_with_it(scene: Scene) -> None:
    (person,) = staff(scene.units[0], 1)
    found = entered(scene, person)
    officer = signed_in(scene, "officer")
    asked = words(officer.get(url("confirm_outside", found.pk)))
    assert "hôm nay không ai khác của cơ quan được giao đối chiếu giấy tờ" in asked
    with pytest.raises(Refused, match="Chưa ghi vì sao người ghi tự đối chiếu"):
        confirm_outside(found.pk, by=scene["officer"], on=TODAY, alone_because="12")
    silent = officer.post(url("confirm_outside", found.pk), {"seen": "on"})
    assert silent.status_code == 422 and held(person) == []

    said = {"seen": "on", "alone_because": ALONE}
    assert officer.post(url("confirm_outside", found.pk), said).status_code == 302

    told = f"đã đối chiếu, được tính: Người officer, ngày 20/11/2020; người ghi tự đối chiếu: {ALONE}"
    assert told in words(officer.get(url("outside_decision", found.pk))).replace("Đã đối", "đã đối")
    assert told in words(officer.get(url("outside_decisions", scene.district.pk))).replace("Đã đối", "đã đối")
    entry = Entry.objects.get(verb="outside_confirmed", chain__subject_kind="jurisdiction")
    assert f"Người ghi tự đối chiếu: {ALONE}" in str(entry.payload)


def test_every_fault_of_the_paper_and_of_each_line_is_told_at_once(scene: Scene) -> None:
    first, second = staff(scene.units[0], 2)
    lines = f"{first.name}; đơn vị không có\nNgười Lạ\n{second.staff_code}\n{second.name}"
    given = typed(first, people=lines, issuer="branch", dated_on="21/11/2020", signer="12", year=2021)

    answer = send(scene, {**given, "signer": "Bảo"})

    told = words(answer)
    assert answer.status_code == 422 and not OutsideDecision.objects.exists()
    for fault in (
        "Ngày 21/11/2020 chưa đến.",
        "có trước năm của thành tích (2021).",
        "chỉ bộ, ban, ngành, đoàn thể trung ương tặng.",
        "Dòng 1: không có đơn vị nào của cấp này tên hay mã “đơn vị không có”.",
        "Dòng 2: không có ai tên hay mang mã cán bộ “Người Lạ”.",
        f"Dòng 4: {second.name} đã có ở dòng 3.",
    ):
        assert fault in told, fault
    figures = words(send(scene, given))
    assert "Ô này chỉ có chữ số hoặc dấu" in figures


def test_a_scan_that_came_with_a_fault_need_not_be_chosen_again_by_its_sender(scene: Scene) -> None:
    (person,) = staff(scene.units[0], 1)

    def token(answer: Any) -> str:
        assert answer.status_code == 422 and "Đã nhận tệp “quyet-dinh.pdf”, không cần chọn lại" in words(
            answer
        )
        return answer.content.decode().split('name="tep-da-nhan" value="')[1].split('"')[0]

    first = token(send(scene, typed(person, dated_on="31/02/2019")))
    without = {key: value for key, value in typed(person).items() if key != "scan"}
    second = token(send(scene, {**without, "number": "không số", "tep-da-nhan": first}))
    seat(scene, [("second", "board_officer", scene.district, "Phó Trưởng phòng")], on=SINCE)
    for by, word in (("second", second), ("officer", second[:-1]), ("officer", "")):
        refused = send(scene, {**without, "tep-da-nhan": word}, by=by)
        assert refused.status_code == 422 and "Đính kèm bản chụp quyết định." in words(refused), by
        assert "Đã nhận tệp" not in words(refused)

    assert send(scene, {**without, "tep-da-nhan": second}).status_code == 302
    found = OutsideDecision.objects.get()
    page = signed_in(scene, "officer").get(url("outside_scan", found.pk))
    assert found.scan_name == "quyet-dinh.pdf" and page.getvalue() == small_pdf("512")


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"award": "BK tỉnh"}, "bộ, ban, ngành tặng “Bằng khen của bộ, ban, ngành, đoàn thể trung ương”"),
        ({"award": "BK TTg"}, "Thủ tướng Chính phủ quyết định."),
        ({"award": "GK sở", "issuer": "above"}, "Thủ tướng Chính phủ, Chủ tịch nước không quyết định."),
        ({"award": "BK TTg", "issuer": "above"}, f"{MINISTER} không quyết định Bằng khen của Thủ tướng"),
        ({"award": "TTLĐXS"}, "không tặng cho đối tượng này."),
        ({"number": "không số"}, "Chưa ghi số quyết định."),
        ({"achievement_until": "21/12/2019"}, "sau ngày quyết định 20/12/2019."),
    ],
)
def test_who_signed_must_give_that_award(scene: Scene, given: dict[str, object], fault: str) -> None:
    (person,) = staff(scene.units[0], 1)

    answer = send(scene, typed(person, **given))

    assert answer.status_code == 422 and fault in words(answer)


def test_the_same_decision_a_second_time_is_told(scene: Scene) -> None:
    first, second = staff(scene.units[0], 2)
    entered(scene, first)

    again = send(scene, typed(second, number="512 / qđ-bgdđt", decided_by="bộ trưởng bộ giáo dục và đào tạo"))

    assert again.status_code == 422
    assert "Đã ghi Bằng khen của bộ, ban, ngành, đoàn thể trung ương năm 2019" in words(again)
    assert entered(scene, second, number="513/QĐ-BGDĐT").lines.count() == 1


def test_what_the_unit_declared_of_it_is_taken_up_and_what_contradicts_it_is_told(
    scene: Scene,
) -> None:
    first, second = staff(scene.units[0], 2)
    for person, number in ((first, "512/qđ-bgdđt"), (second, "9/QĐ-BGDĐT")):
        declared = HeldTitle(award="CSTĐ bộ", year=2019, decision_number=number)
        change_recipient(person.pk, {}, lists=[(HeldTitle, [declared], [])], by=scene["clerk1"], on=TODAY)

    refused = send(scene, typed(first, second, award="CSTĐ bộ"))
    confirmed(scene, first, award="CSTĐ bộ")

    assert f"{second.name} đã có Chiến sĩ thi đua cấp bộ" in words(refused)
    assert held(first) == [("CSTĐ tỉnh", "CSTĐ bộ", "confirmed", "512/QĐ-BGDĐT")]


def test_one_that_was_forged_is_ended_and_what_rested_on_it_says_so(scene: Scene) -> None:
    (person,) = staff(scene.units[0], 1)
    found = confirmed(scene, person)
    check = PaperCheck.objects.get(title__recipient=person)
    with pytest.raises(Refused, match="theo quyết định nơi khác số 512/QĐ-BGDĐT"):
        take_back_check(check.pk, by=scene["officer"], on=TODAY, reason="Xem nhầm.")
    officer = signed_in(scene, "officer")
    assert officer.post(url("end_outside", found.pk), {"reason": "12"}).status_code == 422

    answer = officer.post(url("end_outside", found.pk), {"reason": "Bộ trả lời không ban hành."})

    assert answer.status_code == 302 and held(person) == []
    card = words(signed_in(scene, "clerk1").get(url("recipient", person.pk)))
    assert "Đối chiếu không đúng" in card and "Bộ trả lời không ban hành" in card
    page = words(officer.get(url("outside_decision", found.pk)))
    assert "Đã bác, không tính: Người officer, ngày 20/11/2020: Bộ trả lời không ban hành." in page
    with pytest.raises(Overtaken, match="đã bác"):
        end_outside(found.pk, reason="Lần nữa.", by=scene["officer"], on=TODAY)
    assert "đã được kết luận không đúng" in words(send(scene, typed(person)))


def test_nobody_else_enters_confirms_or_ends_one(scene: Scene) -> None:
    (person,) = staff(scene.units[0], 1)
    found = entered(scene, person)
    assert send(scene, typed(person), by="clerk1").status_code in (403, 404)
    with pytest.raises(Forbidden):
        confirm_outside(found.pk, by=scene["chair"], on=TODAY)
    with pytest.raises(Forbidden):
        end_outside(found.pk, reason="Không đúng.", by=scene["chair"], on=TODAY)


def test_a_forged_row_of_it_is_found(scene: Scene) -> None:
    (person,) = staff(scene.units[0], 1)
    found = confirmed(scene, person)
    below = (("jurisdiction", scene.district.pk), ("recipient", person.pk))

    def faults() -> list[str]:
        every = [each for kind, key in below for each in state_findings(kind, key)]
        return [each.field for each in every if hasattr(each, "field")]

    assert faults() == []
    OutsideDecision.objects.filter(pk=found.pk).update(dated_on=date(2019, 12, 21))
    assert faults() == ["dated_on"]
    OutsideDecision.objects.filter(pk=found.pk).update(dated_on=date(2019, 12, 20))
    found.lines.all().delete()
    assert faults() != []


def test_a_long_list_costs_as_many_statements_as_a_short_one(scene: Scene) -> None:
    people = staff(scene.units[0], 9)

    def statements(*named: Recipient, number: str) -> int:
        found = entered(scene, *named, number=number)
        with CaptureQueriesContext(connection) as seen:
            alone(scene, found)
        return len(seen)

    assert statements(people[0], number="1/QĐ-BGDĐT") == statements(*people[1:], number="2/QĐ-BGDĐT")
