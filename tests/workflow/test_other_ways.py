"""The other ways in: a sudden merit decided in two days, a unit without a bloc, a campaign."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any
from urllib.parse import quote

import pytest

from dossiers.drafting.changing_drafts import NewNomination, add_nominations, change_nomination
from dossiers.models import Dossier, HeldTitle, Nomination
from roles.doors.refusals import Forbidden, Overtaken, Refused
from roles.founding.units import found_unit
from roles.models import LocalRule, Unit
from tests.browsing import Client, words
from tests.page_forms import form_to
from tests.papers import attach_owed, small_pdf
from tests.scene import SINCE, TODAY, Scene, draft, seat, staff
from tests.walk import after_bloc
from tests.workflow.corridor_pages import desk_of, seated
from trail.clock import at
from workflow.actions.begin import begin
from workflow.actions.bloc_recall import bloc_recall
from workflow.actions.recall import recall
from workflow.actions.receive import receive
from workflow.actions.submit import submit
from workflow.models import Decision, Passage
from workflow.proofs.verifying import verify_state

pytestmark = pytest.mark.scene(units=3)

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)
RESCUE = "Cứu 03 người bị lũ cuốn tại cầu Trường Hà ngày 01/3/2026."


def commune(scene: Scene) -> Unit:
    """A commune directly under the province, in no bloc; with those who decide there."""
    unit = found_unit(
        level="xã", name="Ủy ban nhân dân xã Trường Hà", since=SINCE, jurisdiction=scene.province
    )
    seats = [
        ("c.clerk", "unit_clerk", unit, "Công chức Văn phòng"),
        ("c.head", "unit_head", unit, "Chủ tịch"),
        ("p.officer", "board_officer", scene.province, "Phó Giám đốc Sở Nội vụ"),
        ("p.chair", "chair", scene.province, "Chủ tịch"),
        ("p.clerk", "clerk", scene.province, "Văn thư"),
    ]
    seat(scene, seats, on=SINCE)
    return unit


def sudden(scene: Scene, unit: int = 3, *, way: str = "đột xuất") -> Dossier:
    """A Giấy khen of the district's chair, drafted by a member of the bloc in 2020."""
    clerk = scene[f"clerk{unit}"]
    dossier = begin(
        unit=scene.units[unit - 1],
        jurisdiction=scene.district,
        year=2020,
        way=way,
        title="Khen thưởng cứu người trong lũ",
        by=clerk,
        on=TODAY,
    )
    person = staff(scene.units[unit - 1], 1)[0]
    add_nominations(
        dossier.pk, [NewNomination(person.pk, "GK huyện", achievement=RESCUE)], by=clerk, on=TODAY
    )
    attach_owed(dossier, by=clerk, on=TODAY)
    return dossier


def faults_of(dossier: Dossier) -> list[str]:
    """What the check of rows against history finds of it."""
    state = verify_state()
    assert state.trail.ok
    return [str(each) for each in state.faults if each.subject == f"dossier:{dossier.pk}"]


def filled(client: Client, address: str, *, to: str = "", **given: object) -> Any:
    """The form of the page as it stands there, with what is typed besides, sent."""
    page = client.get(address).content.decode()
    return client.post(to or address, {**form_to(to or address, page, at=address), **given})


def test_a_sudden_merit_is_asked_for_a_reward_and_no_emulation_title(scene: Scene) -> None:
    dossier, clerk = sudden(scene), scene["clerk3"]
    with at(TODAY):
        page = seated(scene, "clerk3").get(f"/ho-so/{dossier.pk}/soan/").content.decode()
    row = dossier.nominations.get()

    assert 'value="GK huyện"' in page and 'value="LĐTT"' not in page
    assert "Không đề nghị được theo loại khen thưởng đột xuất." in page
    why = "Lao động tiên tiến là danh hiệu thi đua, không xét theo loại khen thưởng đột xuất"
    with pytest.raises(Refused) as told:
        add_nominations(dossier.pk, [NewNomination(row.recipient_id, "LĐTT")], by=clerk, on=TODAY)
    assert why in told.value.obstacles[0].message and "khoản 1 Điều 85" in told.value.obstacles[0].message
    with pytest.raises(Refused, match=why):
        change_nomination(row.pk, {"award": "LĐTT"}, version=row.version, by=clerk, on=TODAY)


def test_a_rescue_in_a_flood_drafted_on_monday_is_rewarded_on_tuesday(scene: Scene) -> None:
    unit = commune(scene)
    hero = staff(unit, 1)[0]
    with at(MONDAY):
        clerk = seated(scene, "c.clerk")
        made = filled(clerk, "/ho-so/moi/", year="2026", way="đột xuất", title="Khen cứu người trong lũ")
        drafting = made.headers["Location"]
        page = words(clerk.get(drafting))
        assert "Khen thưởng đột xuất theo thủ tục đơn giản không qua khối, cụm thi đua" in page
        assert "Điều 85 Luật Thi đua, khen thưởng 2022" in page
        dossier = Dossier.objects.get(unit=unit)
        added = clerk.post(
            f"/ho-so/{dossier.pk}/them/", {"recipients": hero.pk, "form": "BK tỉnh", "achievement": RESCUE}
        )
        assert added.status_code == 302
        row = Nomination.objects.get(dossier=dossier)
        filled(
            clerk,
            f"/truong-hop/{row.pk}/sua/",
            achievement_since="01/03/2026",
            achievement_until="01/03/2026",
        )
        owed = words(clerk.get(drafting))
        assert "Thiếu báo cáo tóm tắt thành tích" in owed and "Thiếu biên bản" not in owed
        assert "đăng ký" not in owed.split("Danh sách đề nghị")[1]
        report = BytesIO(small_pdf("report"))
        report.name = "bao-cao.pdf"
        clerk.post(f"/ho-so/{dossier.pk}/dinh-kem/", {"kind": "achievement_report", "file": report})
        head = seated(scene, "c.head")
        asked = words(head.get(f"/ho-so/{dossier.pk}/trinh/"))
        assert "lên cơ quan thẩm định?" in asked and "Hồ sơ đi đâu" in asked and "số suất" not in asked
        sent = words(filled(head, f"/ho-so/{dossier.pk}/trinh/") and head.get(f"/ho-so/{dossier.pk}/"))
        assert "Chờ thẩm định" in sent and "Không qua khối, cụm" in sent and "Khối, cụm bình xét" not in sent
    assert desk_of(dossier) == "board"
    with at(TUESDAY):
        officer = seated(scene, "p.officer")
        assert "Đột xuất, xử lý trước" in words(officer.get("/viec/"))
        officer.post(f"/ho-so/{dossier.pk}/tiep-nhan/")
        appraised = officer.post(f"/ho-so/{dossier.pk}/tham-dinh/", {"con-lai": "1", "da-xem": "1"})
        assert appraised.status_code == 302, words(appraised)
        group = f"?danh-hieu={quote('BK tỉnh')}&loai={quote('đột xuất')}&nam=2026"
        wording = f"/quyet-dinh/du-thao/{scene.province.pk}/soan/{group}"
        drafted = filled(officer, wording, to=wording)
        assert drafted.status_code == 302, words(drafted)
        decision = Decision.objects.get()
        seated(scene, "p.chair").post(f"/quyet-dinh/{decision.pk}/ky/", {"viec": "ky"})
        seated(scene, "p.clerk").post(f"/quyet-dinh/{decision.pk}/ban-hanh/")
    decision.refresh_from_db()
    assert (decision.state, decision.way, decision.meeting) == ("issued", "đột xuất", None)
    assert (decision.issued_on - Dossier.objects.get(pk=dossier.pk).created_on).days == 1
    assert HeldTitle.objects.get(recipient=hero).way == "đột xuất"
    assert faults_of(dossier) == []


def test_a_member_of_a_bloc_takes_its_sudden_merit_straight_to_the_board(scene: Scene) -> None:
    dossier = sudden(scene)
    submit(dossier.pk, by=scene["head3"], on=TODAY)
    assert (desk_of(dossier), Dossier.objects.get(pk=dossier.pk).bloc) == ("board", None)
    assert Nomination.objects.get(dossier=dossier).standing == "endorsed"
    with at(TODAY):
        assert seated(scene, "bloc_head").get(f"/ho-so/{dossier.pk}/").status_code in (403, 404)
        history = words(seated(scene, "auditor").get(f"/ho-so/{dossier.pk}/nhat-ky/"))
    assert "đang soạn → chờ thẩm định" in history
    assert "Khen thưởng đột xuất theo thủ tục đơn giản không qua khối" in history
    with pytest.raises(Forbidden):
        bloc_recall(dossier.pk, by=scene["bloc_head"], on=TODAY)
    assert faults_of(dossier) == []


def test_what_went_straight_is_taken_back_until_the_board_opens_it(scene: Scene) -> None:
    dossier = sudden(scene)
    submit(dossier.pk, by=scene["head3"], on=TODAY)
    with at(TODAY):
        assert "Thu hồi hồ sơ" in words(seated(scene, "head3").get(f"/ho-so/{dossier.pk}/"))
    with pytest.raises(Forbidden):
        recall(dossier.pk, by=scene["head1"], on=TODAY)
    recall(dossier.pk, by=scene["head3"], on=TODAY)
    assert desk_of(dossier) == "unit"
    submit(dossier.pk, by=scene["head3"], on=TODAY)
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    with pytest.raises(Refused, match="đã tiếp nhận hồ sơ"):
        recall(dossier.pk, by=scene["head3"], on=TODAY)


def test_what_the_bloc_has_sent_on_its_unit_takes_back_no_more(scene: Scene) -> None:
    dossier = draft(scene, unit=3, advanced=2, fighters=0)
    submit(dossier.pk, by=scene["head3"], on=TODAY)
    after_bloc(scene, dossier)
    with at(TODAY):
        assert "Thu hồi hồ sơ" not in words(seated(scene, "head3").get(f"/ho-so/{dossier.pk}/"))
    with pytest.raises(Overtaken):
        recall(dossier.pk, by=scene["head3"], on=TODAY)
    assert desk_of(dossier) == "board"


def test_a_campaign_goes_straight_unless_the_place_asks_its_blocs(scene: Scene) -> None:
    straight = sudden(scene, way="chuyên đề")
    submit(straight.pk, by=scene["head3"], on=TODAY)
    assert desk_of(straight) == "board"

    place = {"jurisdiction": scene.district, "since": SINCE, "citation": "Quy chế số 05/QC-UBND"}
    LocalRule.objects.create(
        key="course.campaign", value="qua khối, cụm thi đua", entered_by=scene["officer"], **place
    )
    asked = sudden(scene, unit=1, way="chuyên đề")
    submit(asked.pk, by=scene["head1"], on=TODAY)
    assert desk_of(asked) == "bloc"

    merit = draft(scene, unit=2, advanced=2, fighters=0)
    submit(merit.pk, by=scene["head2"], on=TODAY)
    assert desk_of(merit) == "bloc"


def test_the_clock_of_a_sudden_merit_is_its_own_where_the_place_gives_one(scene: Scene) -> None:
    first, second = sudden(scene), sudden(scene, unit=2)
    for dossier, head in ((first, "head3"), (second, "head2")):
        submit(dossier.pk, by=scene[head], on=TODAY)
    receive(first.pk, by=scene["officer"], on=TODAY)
    LocalRule.objects.create(
        jurisdiction=scene.district,
        key="deadline.appraisal_sudden",
        value=2,
        since=SINCE,
        citation="Quy chế số 05/QC-UBND",
        entered_by=scene["officer"],
    )
    receive(second.pk, by=scene["officer"], on=TODAY)
    due = dict(Passage.objects.filter(closed_at=None).values_list("dossier", "due_on"))
    # Of Friday 20/11/2020: twenty working days of the decree, two of the place.
    assert (due[first.pk], due[second.pk]) == (date(2020, 12, 18), date(2020, 11, 24))


def test_the_page_tells_a_unit_without_a_bloc_where_it_goes_and_what_to_do_first(scene: Scene) -> None:
    unit = commune(scene)
    with at(MONDAY):
        clerk = seated(scene, "c.clerk")
        made = filled(clerk, "/ho-so/moi/", year="2026", way="công trạng", title="Khen năm 2026")
        told = words(clerk.get(made.headers["Location"]))
    assert unit.dossiers.get().bloc is None
    assert "Đơn vị không thuộc khối, cụm thi đua nào của năm 2026 nên hồ sơ trình thẳng" in told
    assert "đề nghị cơ quan thường trực xếp trước khi trình" in told
