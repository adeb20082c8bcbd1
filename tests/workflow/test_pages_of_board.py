"""The Board's pages: receiving, appraising, holding; sending back and handing over."""

from __future__ import annotations

from typing import Any

import pytest

from dossiers.models import Dossier
from dossiers.recipients.changing_recipients import change_recipient
from tests.browsing import words
from tests.page_forms import form_to
from tests.scene import TODAY, Scene, of, seat
from tests.walk import INSPECTION, SETTLED, WORDING, received, voted
from tests.workflow.corridor_pages import at_the_board, desk_of, seated
from trail.models import Entry
from workflow.actions.appraise import Appraisal, appraise
from workflow.actions.draft_decision import draft_decision
from workflow.actions.issue import issue
from workflow.actions.receive import receive
from workflow.actions.send_back import send_back
from workflow.actions.sign import sign

pytestmark = [pytest.mark.scene(), pytest.mark.usefixtures("story_day", "recorded_context")]


@pytest.mark.begins(after=at_the_board)
def test_the_officer_receives_and_lands_on_the_appraisal(scene: Scene, dossier: Dossier) -> None:
    answer = seated(scene, "officer").post(f"/ho-so/{dossier.pk}/tiep-nhan/")

    assert answer.headers["Location"] == f"/ho-so/{dossier.pk}/tham-dinh/"
    assert Dossier.objects.get(pk=dossier.pk).regime == "R1"


@pytest.mark.begins(after=at_the_board)
def test_who_receives_second_is_told_who_was_first(scene: Scene, dossier: Dossier) -> None:
    receive(dossier.pk, by=scene["officer"], on=TODAY)

    answer = seated(scene, "officer").post(f"/ho-so/{dossier.pk}/tiep-nhan/")

    assert answer.status_code == 409
    assert "Người officer" in answer.content.decode()


def shared_answers(page: Any, reason: str) -> dict[str, str]:
    """To the one question of registration: the paper by which the unit did, and the reason."""
    given: dict[str, str] = {}
    for each in page.context["shared"]:
        given |= {each["field"]: reason, each["typed"].basis_field: "so-lieu"}
        given[each["typed"].words_field] = "03/ĐK-UBND ngày 15/01/2020"
    return given


@pytest.mark.begins(after=at_the_board)
def test_one_reason_settles_the_same_doubt_of_all_awards_and_one_case_may_differ(
    scene: Scene, dossier: Dossier
) -> None:
    """Nobody registered: open for 3 CSTĐCS and 20 LĐTT by the same article, in words that name the award."""
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    client = seated(scene, "officer")

    refused = client.post(f"/ho-so/{dossier.pk}/tham-dinh/", {"con-lai": "1"})
    assert refused.status_code == 422
    assert dossier.nominations.filter(standing="endorsed").count() == 23

    given = {"con-lai": "1", "da-xem": "1", **shared_answers(refused, "Đã đăng ký bằng văn bản giấy")}
    assert len(given) == 5
    told = refused.context["shared"][0]["told"]
    assert told.count("Đơn vị chưa đăng ký") == 1
    assert "Chiến sĩ thi đua cơ sở" in told and "; " in told
    own = next(each for row in refused.context["rows"] for each in row.doubts)
    client.post(f"/ho-so/{dossier.pk}/tham-dinh/", given | {own.field: "Đăng ký muộn"})

    assert dossier.nominations.filter(standing="appraised").count() == 23
    overridden = Entry.objects.filter(verb="appraised").latest("id").payload
    assert overridden.count("Đã đăng ký bằng văn bản giấy") == 22
    assert overridden.count("Đăng ký muộn") == 1


@pytest.mark.begins(after=at_the_board)
def test_all_that_is_not_marked_is_named_and_counted_before_it_is_found_in_order(
    scene: Scene, dossier: Dossier
) -> None:
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    later, *others = of(dossier, "LĐTT")
    client, address = seated(scene, "officer"), f"/ho-so/{dossier.pk}/tham-dinh/"
    reasons = shared_answers(client.get(address), "Đã đăng ký bằng văn bản giấy")
    sent = {"con-lai": "1", f"y-{later.pk}": "cho", **reasons}

    asked = client.post(address, sent)

    told = words(asked)
    assert "22 trường hợp chưa chọn sẽ được ghi “Đủ điều kiện”" in told and "Chưa có gì được ghi." in told
    assert "Dựa trên 01 sáng kiến, đề tài mới được khai, chưa đối chiếu giấy tờ" in told
    assert f"{later.recipient_name}, Lao động tiên tiến: để lại sau" in told
    assert told.count("Chiến sĩ thi đua cơ sở") == 3
    assert all(f"{row.recipient_name} : Lao động tiên tiến" in told for row in others)
    assert dossier.nominations.filter(standing="endorsed").count() == 23

    back = client.post(address, {**form_to(address, asked.content.decode(), at=address), "sua": "1"})
    assert back.status_code == 200 and 'value="Đã đăng ký bằng văn bản giấy"' in back.content.decode()
    assert dossier.nominations.filter(standing="endorsed").count() == 23

    client.post(address, {**form_to(address, asked.content.decode(), at=address), "da-xem": "1"})
    assert dossier.nominations.filter(standing="appraised").count() == 22
    assert dossier.nominations.get(standing="endorsed") == later

    page = client.get(address)
    folded = page.content.decode().partition('id="da-tham-dinh"')[2]
    assert "Đã thẩm định (22)" in words(page) and "Lý do đã ghi: Đã đăng ký bằng văn bản giấy" in words(page)
    assert f'href="/ho-so/{dossier.pk}/tam-giu/#giu"' in folded
    assert f"/truong-hop/{others[0].pk}/khong-du-dieu-kien/" in folded
    assert f"/truong-hop/{later.pk}/" not in folded


@pytest.mark.begins(after=at_the_board)
def test_a_card_that_was_changed_after_the_submission_is_told_to_who_appraises(
    scene: Scene, dossier: Dossier
) -> None:
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    client, address = seated(scene, "officer"), f"/ho-so/{dossier.pk}/tham-dinh/"
    person = of(dossier, "CSTĐCS")[0].recipient
    was = person.post
    assert "Thẻ đã sửa" not in words(client.get(address))

    for post in ("Phó Trưởng phòng", "Trưởng phòng"):
        change_recipient(person.pk, {"post": post}, by=scene["clerk3"], on=TODAY)

    page = client.get(address)
    told, html = words(page), page.content.decode()
    assert f"{person.name} : Người clerk3 sửa ngày 20/11/2020. Xem nhật ký của thẻ" in told
    assert f"<del>{was}</del>" in html and "<ins>Trưởng phòng</ins>" in html
    assert "Phó Trưởng phòng" not in told
    assert told.count("Thẻ đã sửa sau khi trình") == 2
    assert f'href="/nguoi/{person.pk}/nhat-ky/"' in html

    change_recipient(person.pk, {"post": was}, by=scene["clerk3"], on=TODAY)
    assert "Thẻ đã sửa" not in words(client.get(address))


@pytest.mark.begins(after=at_the_board)
def test_the_officer_holds_one_and_appraises_the_rest(scene: Scene, dossier: Dossier) -> None:
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    row = of(dossier, "CSTĐCS")[0]
    client = seated(scene, "officer")
    page = client.get(f"/ho-so/{dossier.pk}/tham-dinh/")
    reasons = shared_answers(page, "Đã đăng ký bằng văn bản giấy")
    given = {"con-lai": "1", "da-xem": "1", f"y-{row.pk}": "tam-giu", **reasons}

    refused = client.post(f"/ho-so/{dossier.pk}/tham-dinh/", given)
    assert "tạm giữ nhưng chưa ghi lý do" in refused.content.decode()
    assert "Chưa ghi nơi phải có kết luận" in refused.content.decode()
    assert "Chưa hẹn ngày xem lại" in refused.content.decode()

    waits = {"giu-awaited_from": "Thanh tra huyện", "giu-next_look_on": "15/12/2020"}
    given |= {f"ly-do-{row.pk}": "Đang thanh tra", **waits}
    client.post(f"/ho-so/{dossier.pk}/tham-dinh/", given)

    row.refresh_from_db()
    assert (row.standing, row.reason) == ("held", "Đang thanh tra")
    assert dossier.nominations.filter(standing="appraised").count() == 22
    held = client.get(f"/tham-quyen/{scene.district.pk}/dang-tam-giu/").content.decode()
    assert row.recipient_name in held
    assert "Thanh tra huyện" in held
    assert "(15/12/2020)" in held


@pytest.mark.begins(after=at_the_board)
def test_the_button_to_appraise_goes_when_nothing_is_left_to_appraise(scene: Scene, dossier: Dossier) -> None:
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    client, button = seated(scene, "officer"), f'href="/ho-so/{dossier.pk}/tham-dinh/"'
    assert button in client.get(f"/ho-so/{dossier.pk}/").content.decode()

    settled = Appraisal(settled=SETTLED)
    held = of(dossier, "CSTĐCS")[0].pk
    opinions = dict.fromkeys(dossier.nominations.values_list("pk", flat=True), settled)
    opinions[held] = Appraisal(holds=True, reason="Đơn thư")
    appraise(dossier.pk, opinions, awaited=INSPECTION, by=scene["officer"], on=TODAY)

    assert button not in client.get(f"/ho-so/{dossier.pk}/").content.decode()


@pytest.mark.begins(after=at_the_board)
def test_what_is_held_goes_on_with_a_conclusion(scene: Scene, dossier: Dossier) -> None:
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    row = of(dossier, "CSTĐCS")[0]
    opinions = {row.pk: Appraisal(holds=True, reason="Đơn thư")}
    appraise(dossier.pk, opinions, awaited=INSPECTION, by=scene["officer"], on=TODAY)
    client = seated(scene, "officer")

    without = client.post(f"/ho-so/{dossier.pk}/tam-giu/", {"tiep": "1", "tiep-chosen": row.pk})
    assert without.status_code == 422

    client.post(
        f"/ho-so/{dossier.pk}/tam-giu/",
        {"tiep": "1", "tiep-chosen": row.pk, "tiep-reason": "Kết luận số 3: không có vi phạm"},
    )
    row.refresh_from_db()
    assert row.standing == "endorsed"


def test_an_ended_district_hands_its_open_dossiers_to_its_successor(scene: Scene) -> None:
    from datetime import date

    dossier = at_the_board(scene)
    scene.district.until, scene.district.successor = date(2020, 11, 19), scene.province
    scene.district.save()
    address = f"/tham-quyen/{scene.district.pk}/ban-giao/"
    assert seated(scene, "officer").post(address).status_code == 403

    seat(scene, [("above", "board_officer", scene.province, "Chuyên viên")], on=TODAY)
    assert address in seated(scene, "above").get("/").content.decode()
    seated(scene, "above").post(address)

    dossier.refresh_from_db()
    assert dossier.jurisdiction == scene.province


@pytest.mark.begins(after=at_the_board)
def test_sending_back_needs_a_reason_and_the_right(scene: Scene, dossier: Dossier) -> None:
    assert (
        seated(scene, "bloc_head").post(f"/ho-so/{dossier.pk}/tra-lai/", {"reason": "x"}).status_code == 403
    )
    assert seated(scene, "officer").post(f"/ho-so/{dossier.pk}/tra-lai/", {"reason": ""}).status_code == 422
    send_back(dossier.pk, reason="Thiếu biên bản", by=scene["officer"], on=TODAY)
    assert desk_of(dossier) == "unit"


def test_a_dossier_of_which_a_case_cannot_go_back_tells_why_before_a_reason_is_written(scene: Scene) -> None:
    """What can be undone is told; where nothing can, no button leads there."""
    dossier = at_the_board(scene, advanced=20, fighters=1)
    received(scene, dossier)
    first, second, *_others = of(dossier, "LĐTT")
    officer = seated(scene, "officer")
    address, page = f"/ho-so/{dossier.pk}/tra-lai/", f"/ho-so/{dossier.pk}/"
    draft = draft_decision(scene.district, [first.pk], WORDING, by=scene["officer"], on=TODAY)

    drafted = words(officer.get(address))
    assert "Không trả lại được toàn bộ hồ sơ." in drafted and "Lý do" not in drafted
    assert "đang có trong dự thảo quyết định. Xem trường hợp này" in drafted
    assert "Bỏ dự thảo quyết định trước." in drafted and "không duyệt" not in drafted
    assert address in officer.get(page).content.decode()

    sign(draft.pk, {}, by=scene["chair"], on=TODAY)
    signed = words(officer.get(address))
    assert "đang có trong quyết định đã ký, chờ cấp số" in signed
    assert "Đề nghị văn thư trả lại quyết định đã ký, rồi bỏ dự thảo." in signed

    issue(draft.pk, by=scene["clerk"], on=TODAY)
    issued = words(officer.get(address))
    assert "đang ở tình trạng “Đã khen thưởng”, đã có Quyết định số 01/QĐ-UBND." in issued
    assert "Bỏ dự thảo" not in issued and second.recipient_name not in issued
    assert "Trường hợp còn đang thẩm định: tạm giữ, hoặc kết luận không đủ điều kiện" in issued
    for place in (page, f"{page}tham-dinh/"):
        assert address not in officer.get(place).content.decode()
    assert officer.post(address, {"reason": "Thiếu biên bản"}).status_code == 422

    voted(scene, of(dossier, "CSTĐCS"), yes=16)
    assert "đang ở tình trạng “Hội đồng thông qua”." in words(officer.get(address))
