"""A unit asks for a right name; the Board's office mends it or declines, the unit takes it back."""

from __future__ import annotations

import unicodedata

import pytest
from django.urls import reverse

from dossiers.models import Dossier, Nomination
from news.models import NewsItem
from roles.doors.refusals import Forbidden, Overtaken, Refused
from tests.browsing import words
from tests.scene import TODAY, Scene, draft, of
from tests.walk import after_bloc, received
from tests.workflow.corridor_pages import seated
from trail import clock
from trail.models import Entry
from trail.phrases import facts_in_words
from trail.state.row_faults import RowFault
from workflow.actions.correct_name import RightName, correct_name
from workflow.actions.decline_name_request import decline_name_request
from workflow.actions.request_name import request_name
from workflow.actions.send_back import send_back
from workflow.actions.submit import submit
from workflow.actions.take_back_name_request import take_back_name_request
from workflow.models import NameRequest
from workflow.proofs.registry import state_findings
from workflow.whose_turn import name_requests_of

pytestmark = [pytest.mark.scene(units=3), pytest.mark.usefixtures("recorded_context")]
WHY = {"asked_by": "Công văn số 12/UBND ngày 19/11/2020", "reason": "Sai dấu, theo căn cước."}
PILE = "đề nghị sửa tên viết sai"


@pytest.fixture(autouse=True)
def story_day(settings):  # type: ignore[no-untyped-def]
    settings.VINHDANH_STORY_CLOCK = True
    with clock.at(TODAY):
        yield


@pytest.fixture
def dossier(scene: Scene) -> Dossier:
    """Ten LĐTT, one of them a CSTĐCS as well, at the Board."""
    made = draft(scene, unit=3, advanced=10, fighters=1)
    submit(made.pk, by=scene["head3"], on=TODAY)
    after_bloc(scene, made)
    received(scene, made)
    return made


def right_of(row: Nomination) -> str:
    return f"{row.recipient_name[:-1]}á"


def asked(scene: Scene, row: Nomination, *, by: str = "clerk3", **more: str) -> NameRequest:
    told = RightName(**{"name": right_of(row), "post": row.recipient_post, **WHY, **more})
    return request_name(row.pk, told, by=scene[by], on=TODAY)


def page_of(scene: Scene, who: str, dossier: Dossier) -> str:
    return words(seated(scene, who).get(reverse("workflow:dossier", args=[dossier.pk])))


def told(scene: Scene, code: str) -> list[str]:
    people = NewsItem.objects.filter(code=code).values_list("person__username", flat=True)
    return sorted(people)


def test_what_the_unit_asks_waits_at_the_board_fills_its_form_and_is_answered_by_the_correction(
    scene: Scene, dossier: Dossier
) -> None:
    (fighter,) = of(dossier, "CSTĐCS")
    right = right_of(fighter)
    assert "Đề nghị sửa tên…" in page_of(scene, "clerk3", dossier)
    client, page = seated(scene, "clerk3"), reverse("workflow:request_name", args=[fighter.pk])
    assert f"đã trình ghi: {fighter.recipient_name}, Công chức." in words(client.get(page))
    sent = {"name": unicodedata.normalize("NFD", right), "post": "Kế toán", **WHY}
    assert client.post(page, sent).status_code == 302

    row = NameRequest.objects.get()
    assert (row.name, row.post, row.asked_by, row.outcome) == (right, "Kế toán", WHY["asked_by"], "")
    fighter.refresh_from_db()
    assert fighter.recipient_name != right
    again = words(client.post(page, sent))
    assert f"Đề nghị sửa thành “{right}” ngày 20/11/2020 đang chờ cơ quan thẩm định trả lời." in again
    unit = page_of(scene, "clerk3", dossier)
    assert f"“{right}, Kế toán” ({WHY['asked_by']})" in unit and "Rút đề nghị sửa tên…" in unit
    assert "Đang chờ cơ quan thẩm định trả lời." in unit and "Không sửa tên…" not in unit

    officer = seated(scene, "officer")
    assert f"1 {PILE}" in words(officer.get("/")) and f"1 {PILE}" in words(officer.get("/viec/"))
    waiting = words(officer.get(reverse("workflow:name_requests", args=[scene.district.pk])))
    assert right in waiting and "Sửa tên" in waiting and WHY["reason"] in waiting
    form = officer.get(reverse("workflow:correct_name", args=[fighter.pk]))
    filled = form.content.decode()
    assert f'value="{right}"' in filled and 'value="Kế toán"' in filled and WHY["asked_by"] in filled
    assert "Đơn vị đề nghị ngày 20/11/2020" in words(form)
    fixed = {"name": right, "post": "Kế toán", **WHY}
    assert officer.post(reverse("workflow:correct_name", args=[fighter.pk]), fixed).status_code == 302

    row.refresh_from_db()
    assert (row.outcome, row.answered_on) == ("corrected", TODAY)
    assert PILE not in words(officer.get("/viec/"))
    assert "Đã sửa ngày 20/11/2020." in page_of(scene, "head3", dossier)
    assert (told(scene, "name_requested"), len(told(scene, "name_corrected"))) == (["officer"], 2)
    entry = Entry.objects.get(verb="name_requested")
    assert ("Tên, chức vụ đề nghị", f"{right}, Kế toán") in facts_in_words(entry)
    assert [each for each in state_findings("dossier", dossier.pk) if isinstance(each, RowFault)] == []


def test_the_board_declines_with_a_reason_or_the_unit_takes_it_back_and_only_once(
    scene: Scene, dossier: Dossier
) -> None:
    first, second = of(dossier, "LĐTT")[-2:]
    asked(scene, first)
    asked(scene, second, by="head3")
    with pytest.raises(Refused) as no:
        decline_name_request(first.pk, reason=" . ", by=scene["officer"], on=TODAY)
    assert no.value.obstacles[0].message == "Chưa ghi lý do không sửa."
    officer = seated(scene, "officer")
    page = reverse("workflow:decline_name_request", args=[first.pk])
    assert f"Đơn vị đề nghị ghi: {right_of(first)}, Công chức." in words(officer.get(page))
    assert officer.post(page, {"reason": "Căn cước ghi đúng như hồ sơ."}).status_code == 302
    assert officer.post(page, {"reason": "Căn cước ghi đúng như hồ sơ."}).status_code == 409
    back = reverse("workflow:take_back_name_request", args=[second.pk])
    clerk = seated(scene, "clerk3")
    assert (clerk.get(back).status_code, clerk.post(back).status_code, clerk.post(back).status_code) == (
        200,
        302,
        409,
    )

    unit = page_of(scene, "clerk3", dossier)
    assert "Không sửa, trả lời ngày 20/11/2020: Căn cước ghi đúng như hồ sơ." in unit
    assert "Đơn vị đã rút ngày 20/11/2020." in unit and "Đề nghị sửa tên…" in unit
    assert told(scene, "name_request_declined") == ["clerk3", "head3"]
    with pytest.raises(Overtaken, match="đã trả lời là không sửa tên theo đề nghị"):
        take_back_name_request(first.pk, by=scene["clerk3"], on=TODAY)
    assert asked(scene, first).outcome == ""
    NameRequest.objects.filter(nomination=second).update(outcome="")
    faults = [each for each in state_findings("dossier", dossier.pk) if isinstance(each, RowFault)]
    assert [(each.table, each.field) for each in faults] == [("workflow_namerequest", "outcome")]


def test_who_may_not_and_what_is_refused(scene: Scene, dossier: Dossier) -> None:
    row = of(dossier, "LĐTT")[-1]
    for role in ("clerk1", "officer", "chair", "bloc_head"):
        with pytest.raises(Forbidden):
            asked(scene, row, by=role)
    for given, message in (
        ({"name": "Triệu Thị Bích Ngọc"}, "khác hẳn"),
        ({"reason": "."}, "Chưa ghi lý do sửa."),
        ({"asked_by": "12"}, "Chưa ghi đơn vị đề nghị sửa thế nào."),
    ):
        with pytest.raises(Refused) as no:
            asked(scene, row, **given)
        assert message in no.value.obstacles[0].message
    with pytest.raises(Refused, match="Tên và chức vụ không thay đổi"):
        asked(scene, row, name=row.recipient_name)
    with pytest.raises(Refused, match="Không có đề nghị sửa tên nào"):
        decline_name_request(row.pk, reason="Đúng rồi.", by=scene["officer"], on=TODAY)
    asked(scene, row)
    for role in ("officer", "clerk1"):
        with pytest.raises(Forbidden):
            take_back_name_request(row.pk, by=scene[role], on=TODAY)
    for role in ("clerk3", "chair"):
        with pytest.raises(Forbidden):
            decline_name_request(row.pk, reason="Đúng rồi.", by=scene[role], on=TODAY)
    (fighter,) = of(dossier, "CSTĐCS")
    asked(scene, fighter)
    twin = Nomination.objects.get(dossier=dossier, recipient=fighter.recipient_id, award="LĐTT")
    with pytest.raises(Overtaken):
        asked(scene, twin)


def test_what_was_asked_lapses_when_the_dossier_comes_back_to_its_unit(
    scene: Scene, dossier: Dossier
) -> None:
    row = of(dossier, "LĐTT")[-1]
    asked(scene, row)
    send_back(dossier.pk, reason="Thiếu biên bản họp xét.", by=scene["officer"], on=TODAY)
    assert not name_requests_of(scene.district).exists()
    assert "Hồ sơ đã về đơn vị: sửa ngay trong bản soạn." in page_of(scene, "clerk3", dossier)
    with pytest.raises(Overtaken):
        take_back_name_request(row.pk, by=scene["clerk3"], on=TODAY)
    submit(dossier.pk, by=scene["head3"], on=TODAY)
    assert not name_requests_of(scene.district).exists()
    after_bloc(scene, dossier)
    made = asked(scene, row)
    assert made.revision == 2
    right = RightName(name=made.name, post=made.post, **WHY)
    correct_name(row.pk, right, by=scene["officer"], on=TODAY)
    assert sorted(NameRequest.objects.values_list("revision", "outcome")) == [(1, ""), (2, "corrected")]
    assert [each for each in state_findings("dossier", dossier.pk) if isinstance(each, RowFault)] == []
