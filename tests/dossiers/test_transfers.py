"""A person transferred in August: who takes him over, who proposes him, whose opinion and seats."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from dossiers.drafting.attaching import attach
from dossiers.drafting.changing_drafts import NewNomination, add_nominations
from dossiers.judging.dossier_findings import judge_dossier
from dossiers.models import Dossier, HeldTitle, Nomination, Recipient, Transfer
from dossiers.recipients.transfers.transfer_obstacles import TransferFacts
from dossiers.recipients.transfers.transferring import (
    decline_transfer,
    propose_transfer,
    take_transfer,
    withdraw_transfer,
)
from dossiers.seats.counting import count_claims
from printing.inspection.pdf_reader import text_of
from roles.doors.founding_paper import FoundingPaper
from roles.doors.refusals import Forbidden, Overtaken, Refused
from roles.models import Appointment
from tests.browsing import words
from tests.dossiers.test_pages import signed_in, url
from tests.papers import small_pdf
from tests.scene import SINCE, TODAY, Scene, of, staff
from trail import clock
from trail.models import Entry
from trail.state.row_faults import RowFault
from workflow.actions.begin import begin
from workflow.proofs.registry import state_findings
from workflow.views.home.setup.left_to_nobody import left_to_nobody

pytestmark = [pytest.mark.scene(units=2), pytest.mark.usefixtures("recorded_context")]
AUGUST = date(2020, 8, 17)
ORDER = FoundingPaper("35/QĐ-UBND", date(2020, 8, 10), "UBND huyện Hà Quảng")
OLD, NEW = (f"Ủy ban nhân dân xã số {n}" for n in (1, 2))
ARTICLE = "Điều 10 Nghị định 91/2017/NĐ-CP"


@pytest.fixture(autouse=True)
def story_day(settings):  # type: ignore[no-untyped-def]
    settings.VINHDANH_STORY_CLOCK = True
    with clock.at(TODAY):
        yield


def told(scene: Scene, person: Recipient, *, by: str = "clerk1", **more: object) -> Transfer:
    facts = {"to_unit": scene.units[1].pk, "moved_on": AUGUST, "paper": ORDER, **more}
    return propose_transfer(person.pk, TransferFacts(**facts), by=scene[by], on=TODAY)  # type: ignore[arg-type]


def taken(scene: Scene, transfer: Transfer) -> Recipient:
    return take_transfer(transfer.pk, post="Công chức", staff_code="", by=scene["clerk2"], on=TODAY)


def drafted(scene: Scene, unit: int, *people: Recipient) -> Dossier:
    dossier = begin(
        unit=scene.units[unit - 1],
        jurisdiction=scene.district,
        year=2020,
        way="công trạng",
        title="Khen 2020",
        by=scene[f"clerk{unit}"],
        on=TODAY,
    )
    rows = [NewNomination(person.pk, "LĐTT", achievement="Hoàn thành tốt") for person in people]
    add_nominations(dossier.pk, rows, by=scene[f"clerk{unit}"], on=TODAY)
    return dossier


def test_who_moved_in_august_is_told_taken_over_and_proposed_by_the_new_unit(scene: Scene) -> None:
    (person,) = staff(scene.units[0], 1)
    old, new = signed_in(scene, "clerk1"), signed_in(scene, "clerk2")
    page = words(old.get(url("transfer", person.pk)))
    assert "từ 06 tháng trở lên trong năm thì đơn vị cũ phải có nhận xét" in page and ARTICLE in page

    sent = {"to_unit": scene.units[1].pk, "moved_on": "17/08/2020", "paper_number": "35/QĐ-UBND"}
    sent |= {"paper_on": "10/08/2020", "paper_by": unicodedata.normalize("NFD", "UBND huyện Hà Quảng")}
    assert old.post(url("transfer", person.pk), sent).status_code == 302
    transfer = Transfer.objects.get()
    assert transfer.paper_by == "UBND huyện Hà Quảng"
    assert f"{person.name} chuyển đến từ ngày 17/08/2020" in words(new.get("/viec/"))
    shown = words(new.get(url("take_transfer", transfer.pk)))
    assert (
        f"{NEW} bình xét, đề nghị cho năm 2020 và các năm sau: chuyển từ ngày 17/08/2020, ở {OLD} từ 06 "
        f"tháng trở lên trong năm nên phải có nhận xét của {OLD}."
    ) in shown

    answer = new.post(url("take_transfer", transfer.pk), {"post": "Kế toán", "staff_code": "X9"})
    assert answer["Location"] == url("recipient", person.pk)
    person.refresh_from_db()
    assert (person.unit, person.staff_code, person.post) == (scene.units[1], "X9", "Kế toán")
    assert [(each.unit, each.post, each.since, each.until) for each in person.posts.order_by("since")] == [
        (scene.units[0], "Công chức", date(2010, 1, 1), date(2020, 8, 16)),
        (scene.units[1], "Kế toán", AUGUST, None),
    ]
    last = Entry.objects.order_by("-pk")[0]
    assert (last.verb, last.actor_name, last.unit_id) == (
        "transfer_taken",
        scene["clerk2"].get_full_name(),
        scene.units[1].pk,
    )
    assert old.get(url("recipient", person.pk)).status_code == 403
    assert "Kế toán" in words(new.get(url("transfer", person.pk)))

    with pytest.raises(Refused) as no:
        drafted(scene, 1, person)
    assert [each.message for each in no.value.obstacles] == [
        f"{person.name} đã chuyển đến Ủy ban nhân dân xã số 2 từ ngày 17/08/2020."
    ]
    dossier = drafted(scene, 2, person)
    draft_page = words(new.get(f"/ho-so/{dossier.pk}/soan/"))
    assert (
        f"Nhận xét của đơn vị cũ Còn thiếu Lao động tiên tiến: {ARTICLE} {person.name}: {OLD} nhận xét."
    ) in draft_page


def opinions(dossier: Dossier) -> list[str]:
    found = judge_dossier(dossier, on=TODAY).findings
    return [each.verdict.name for each in found if each.rule == "eligibility.transfer"]


def test_a_unit_where_nobody_works_is_marked_and_who_must_act_is_told(scene: Scene) -> None:
    (person,) = staff(scene.units[0], 1)
    Appointment.objects.filter(unit=scene.units[1]).update(until=SINCE)
    old, page = signed_in(scene, "clerk1"), url("transfer", person.pk)
    assert f"{NEW} (chưa có ai tiếp nhận)" in words(old.get(page))

    sent = {"to_unit": scene.units[1].pk, "moved_on": "17/08/2020", "paper_number": "35/QĐ-UBND"}
    sent |= {"paper_on": "10/08/2020", "paper_by": "UBND huyện Hà Quảng"}
    after = words(old.get(old.post(page, sent)["Location"]))

    assert (
        f"Đã ghi {person.name} chuyển công tác; chưa có ai ở {NEW} tiếp nhận: cơ quan thường trực huyện Hà "
        "Quảng phân công cán bộ của đơn vị ấy thì mới tiếp nhận được."
    ) in after
    assert f"Chưa có ai ở {NEW}: cơ quan thường trực huyện Hà Quảng phân công" in after
    (left,) = left_to_nobody([scene.district.pk], on=TODAY)
    assert (left.name, left.dossiers, left.transfers) == (NEW, 0, 1)
    Appointment.objects.filter(unit=scene.units[1]).update(until=None)
    assert "Chưa có ai ở" not in words(old.get(page)) and not left_to_nobody([scene.district.pk], on=TODAY)


def test_each_open_case_of_who_moves_is_named_with_what_becomes_of_it(scene: Scene) -> None:
    (person,) = staff(scene.units[0], 1)
    dossier, old = drafted(scene, 1, person), signed_in(scene, "clerk1")

    drafting = words(old.get(url("transfer", person.pk)))
    Nomination.objects.filter(dossier=dossier).update(standing="submitted")
    submitted = words(old.get(url("transfer", person.pk)))

    assert (
        f"Lao động tiên tiến, năm 2020 ( {dossier.code} , đang soạn): xóa trường hợp này khỏi hồ sơ, hoặc "
        "trình hồ sơ, rồi mới ghi chuyển."
    ) in drafting
    assert "đã trình): đi tiếp trong hồ sơ đã trình, đơn vị lập hồ sơ vẫn là đơn vị đề nghị" in submitted


def test_the_opinion_comes_with_the_transfer_on_the_card_or_as_a_paper(scene: Scene) -> None:
    first, second, third = staff(scene.units[0], 3)
    taken(scene, told(scene, first, opinion="Hoàn thành tốt nhiệm vụ"))
    taken(scene, told(scene, second))
    taken(scene, told(scene, third, moved_on=date(2020, 6, 30)))
    dossier = drafted(scene, 2, first, second, third)

    assert opinions(dossier) == ["LAWFUL", "INCOMPLETE"]
    paper = SimpleUploadedFile("nhan-xet.pdf", small_pdf("nhận xét"), content_type="application/pdf")
    row = dossier.nominations.get(recipient=second)
    given = {"kind": "old_unit_opinion", "nomination_id": row.pk, "by": scene["clerk2"], "on": TODAY}
    attach(dossier.pk, paper, **given)  # type: ignore[arg-type]
    assert opinions(dossier) == ["LAWFUL", "LAWFUL"]
    page = words(signed_in(scene, "clerk2").get(f"/ho-so/{dossier.pk}/soan/"))
    assert f"Nhận xét của đơn vị cũ Đã có Lao động tiên tiến: {ARTICLE}" in page


def test_the_seats_of_a_year_count_where_he_worked_when_it_ended(scene: Scene) -> None:
    (person,) = staff(scene.units[0], 1)
    for year in (2019, 2020):
        HeldTitle.objects.create(recipient=person, award="LĐTT", year=year)
    taken(scene, told(scene, person))

    old, new = (unit.pk for unit in scene.units[:2])
    pairs = [(unit, year) for unit in (old, new) for year in (2019, 2020)]
    counted = {(each.unit_id, each.year): each.base for each in count_claims(pairs, awards=["CSTĐCS"])}
    assert counted == {(old, 2019): 1, (old, 2020): 0, (new, 2019): 0, (new, 2020): 1}


def test_what_was_proposed_before_is_printed_with_the_unit_of_then(scene: Scene) -> None:
    first, second = staff(scene.units[0], 2)
    dossier = drafted(scene, 1, first, second)
    with pytest.raises(Refused) as no:
        told(scene, first)
    (obstacle,) = no.value.obstacles
    assert obstacle.message == (f"{first.name} đang có trong hồ sơ đang soạn {dossier.code}.")
    dossier.nominations.filter(recipient=first).update(standing="submitted")
    taken(scene, told(scene, first))

    sheet = signed_in(scene, "clerk1").get(url("petition", dossier.pk)).content
    printed = " ".join(text_of(sheet).split())
    assert first.name in printed and "xã số 1" in printed and "xã số 2" not in printed
    change = signed_in(scene, "clerk1").get(url("change", of(dossier, "LĐTT")[0].pk))
    assert url("recipient", first.pk) not in change.content.decode()


def test_a_transfer_is_declined_or_withdrawn_with_a_reason_and_answered_once(scene: Scene) -> None:
    (person,) = staff(scene.units[0], 1)
    transfer = told(scene, person)
    with pytest.raises(Overtaken, match="đã được ghi chuyển đến Ủy ban nhân dân xã số 2 từ ngày 17/08/2020"):
        told(scene, person)
    new, old = signed_in(scene, "clerk2"), signed_in(scene, "clerk1")
    assert new.post(url("decline_transfer", transfer.pk), {"reason": "123"}).status_code == 422
    assert new.post(url("decline_transfer", transfer.pk), {"reason": "Nhầm người."}).status_code == 302
    assert "Nhầm người." in words(old.get(url("transfers", scene.units[0].pk)))
    (waiting,) = staff(scene.units[0], 1)
    told(scene, waiting)
    listed = words(new.get(url("transfers", scene.units[1].pk)))
    assert listed.index(waiting.name) < listed.index(person.name)
    with pytest.raises(Overtaken, match="đã trả lời ngày 20/11/2020: không tiếp nhận"):
        taken(scene, transfer)

    again = told(scene, person)
    assert old.post(url("withdraw_transfer", again.pk), {"reason": "Ghi nhầm ngày."}).status_code == 302
    person.refresh_from_db()
    assert person.unit == scene.units[0] and not person.posts.exists()


def test_nobody_but_the_two_units_and_no_day_that_cannot_be(scene: Scene) -> None:
    (person,) = staff(scene.units[0], 1)
    with pytest.raises(Forbidden):
        told(scene, person, by="clerk2")
    with pytest.raises(Refused, match="không thuộc nội dung đang xử lý"):
        told(scene, person, to_unit=scene.units[0].pk)
    for more, message in (
        ({"moved_on": date(2020, 11, 21)}, "Ngày chuyển đến 21/11/2020 chưa đến."),
        ({"moved_on": date(2010, 1, 1)}, "Ngày chuyển đến không sau ngày vào làm việc 01/01/2010."),
        ({"paper": FoundingPaper("", SINCE, "UBND")}, "Thiếu số văn bản của văn bản làm căn cứ."),
    ):
        with pytest.raises(Refused) as no:
            told(scene, person, **more)
        assert [each.message for each in no.value.obstacles] == [message]
    transfer = told(scene, person)
    for act in (decline_transfer, withdraw_transfer):
        with pytest.raises(Forbidden):
            act(transfer.pk, reason="Nhầm", by=scene["officer"], on=TODAY)
    with pytest.raises(Forbidden):
        take_transfer(transfer.pk, post="", staff_code="", by=scene["clerk1"], on=TODAY)
    (taken_code,) = staff(scene.units[1], 1)
    with pytest.raises(Refused) as no:
        take_transfer(transfer.pk, post="", staff_code="CB0000", by=scene["clerk2"], on=TODAY)
    assert no.value.obstacles[0].message == f"Mã cán bộ CB0000 đã thuộc về {taken_code.name}."


def test_a_forged_move_is_found(scene: Scene) -> None:
    (person,) = staff(scene.units[0], 1)
    transfer = told(scene, person)
    taken(scene, transfer)
    assert [each for each in state_findings("recipient", person.pk) if isinstance(each, RowFault)] == []

    forgeries = (
        ("UPDATE dossiers_recipient SET unit_id = %s WHERE id = %s", (scene.units[0].pk, person.pk)),
        ("UPDATE dossiers_transfer SET moved_on = %s WHERE id = %s", (date(2020, 1, 2), transfer.pk)),
    )
    for statement, values in forgeries:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
    faults = [each for each in state_findings("recipient", person.pk) if isinstance(each, RowFault)]
    assert {each.table for each in faults} == {"dossiers_recipient", "dossiers_transfer"}
