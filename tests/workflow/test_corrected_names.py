"""A name misspelt in a sealed dossier: mended without a return, told with both; what was signed stays so."""

from __future__ import annotations

import unicodedata

import pytest
from django.urls import reverse

from dossiers.models import Dossier, Nomination
from printing.inspection.pdf_reader import text_of
from roles.doors.refusals import Forbidden, Overtaken, Refused
from tests.browsing import words
from tests.scene import TODAY, Scene, draft, of
from tests.walk import WORDING, after_bloc, opened, received
from tests.workflow.corridor_pages import seated
from trail import clock
from trail.models import Entry
from trail.phrases import facts_in_words
from trail.state.row_faults import RowFault
from workflow.actions.correct_name import RightName, correct_name
from workflow.actions.draft_decision import draft_decision
from workflow.actions.send_back import send_back
from workflow.actions.sign import sign
from workflow.actions.submit import submit
from workflow.proofs.registry import state_findings

pytestmark = [pytest.mark.scene(units=3), pytest.mark.usefixtures("recorded_context")]
WHY = {"asked_by": "Công văn số 12/UBND ngày 19/11/2020", "reason": "Sai dấu, theo căn cước."}


@pytest.fixture(autouse=True)
def story_day(settings):  # type: ignore[no-untyped-def]
    settings.VINHDANH_STORY_CLOCK = True
    with clock.at(TODAY):
        yield


@pytest.fixture
def dossier(scene: Scene) -> Dossier:
    """Ten LĐTT, one of them a CSTĐCS as well, appraised."""
    made = draft(scene, unit=3, advanced=10, fighters=1)
    submit(made.pk, by=scene["head3"], on=TODAY)
    after_bloc(scene, made)
    received(scene, made)
    return made


def mended(scene: Scene, row: Nomination, name: str, *, by: str = "officer", **more: str) -> list[Nomination]:
    told = RightName(**{"name": name, "post": row.recipient_post, **WHY, **more})
    return correct_name(row.pk, told, by=scene[by], on=TODAY)


def faults(dossier: Dossier) -> list[tuple[str, str]]:
    found = state_findings("dossier", dossier.pk)
    return [(each.table, each.field) for each in found if isinstance(each, RowFault)]


def test_a_name_is_mended_in_every_case_and_on_the_card_and_the_signed_petition_stays_as_it_was(
    scene: Scene, dossier: Dossier
) -> None:
    (fighter,) = of(dossier, "CSTĐCS")
    wrong, right = fighter.recipient_name, f"{fighter.recipient_name[:-1]}á"
    page = reverse("workflow:correct_name", args=[fighter.pk])
    sent = {"name": unicodedata.normalize("NFD", right), "post": "Kế toán", **WHY}
    client = seated(scene, "officer")
    assert f"đã trình ghi: {wrong}, Công chức." in words(client.get(page))
    assert client.post(page, sent).status_code == 302

    rows = Nomination.objects.filter(dossier=dossier, recipient=fighter.recipient_id)
    assert set(rows.values_list("recipient_name", "recipient_post")) == {(right, "Kế toán")}
    assert rows.count() == 2
    fighter.recipient.refresh_from_db()
    assert (fighter.recipient.name, fighter.recipient.post) == (right, "Kế toán")
    assert faults(dossier) == []
    sealed = str(dossier.revisions.get().content)
    assert wrong in sealed and right not in sealed

    unit = words(seated(scene, "clerk3").get(reverse("workflow:dossier", args=[dossier.pk])))
    who = scene["officer"].get_full_name()
    told = f"“{wrong}”, nay là “{right}”. {who}, ngày 20/11/2020, đơn vị đề nghị: {WHY['asked_by']}."
    assert f"Đã sửa họ và tên sau khi trình: trước là {told} Lý do: Sai dấu, theo căn cước." in unit
    printed = seated(scene, "clerk3").get(reverse("dossiers:petition", args=[dossier.pk])).content
    text = " ".join(text_of(printed).split())
    paper, note = text.split(" Ghi chú khi in lại, ")
    assert f"{wrong} " in paper and right not in paper
    assert f"Họ và tên “{wrong}” nay ghi đúng là “{right}”; Chức vụ “Công chức” nay ghi" in note
    entry = Entry.objects.get(verb="name_corrected", chain__subject_kind="dossier")
    assert all(said in entry.payload for said in (wrong, right))
    assert ("Đơn vị đề nghị bằng", "Công văn số 12/UBND ngày 19/11/2020") in facts_in_words(entry)
    assert client.post(page, sent).status_code == 409


def test_the_next_revision_has_the_right_name_and_a_forged_one_is_found(
    scene: Scene, dossier: Dossier
) -> None:
    row = of(dossier, "LĐTT")[0]
    right = f"{row.recipient_name[:-1]}á"
    mended(scene, row, right)
    Nomination.objects.filter(pk=row.pk).update(recipient_name=row.recipient_name)
    assert ("dossiers_nomination", "recipient_name") in faults(dossier)
    Nomination.objects.filter(pk=row.pk).update(recipient_name=right)
    assert faults(dossier) == []

    send_back(dossier.pk, reason="Thiếu biên bản họp xét.", by=scene["officer"], on=TODAY)
    with pytest.raises(Overtaken):
        mended(scene, row, f"{right}a")
    submit(dossier.pk, by=scene["head3"], on=TODAY)
    assert right in str(dossier.revisions.get(number=2).content)
    assert faults(dossier) == []


def test_who_may_not_what_is_no_misspelling_and_what_is_signed(scene: Scene, dossier: Dossier) -> None:
    first, second = of(dossier, "LĐTT")[-2:]
    right = f"{first.recipient_name[:-1]}á"
    for role in ("clerk3", "head3", "chair", "bloc_head"):
        with pytest.raises(Forbidden):
            mended(scene, first, right, by=role)
    for told, message in (
        ({"name": "Triệu Thị Bích Ngọc"}, "khác hẳn"),
        ({"reason": "."}, "Chưa ghi lý do sửa."),
        ({"asked_by": "12"}, "Chưa ghi đơn vị đề nghị sửa thế nào."),
    ):
        with pytest.raises(Refused) as no:
            mended(scene, first, **{"name": right, **told})  # type: ignore[arg-type]
        assert message in no.value.obstacles[0].message

    with pytest.raises(Refused, match="Tên và chức vụ không thay đổi"):
        mended(scene, first, first.recipient_name)

    decision = draft_decision(scene.district, [first.pk, second.pk], WORDING, by=scene["officer"], on=TODAY)
    mended(scene, first, right)
    annex = seated(scene, "officer").get(reverse("workflow:decision", args=[decision.pk]))
    assert right in words(annex)
    told = f"Đã sửa họ và tên sau khi trình: trước là “{first.recipient_name}”, nay là “{right}”."
    to_sign = words(seated(scene, "chair").get(reverse("workflow:sign", args=[decision.pk])))
    assert told in words(annex) and told in to_sign and "Hội đồng bỏ phiếu ngày" not in to_sign
    sign(decision.pk, {}, by=scene["chair"], on=TODAY)
    with pytest.raises(Refused) as no:
        mended(scene, second, f"{second.recipient_name[:-1]}á")
    assert "đã được ký: không sửa ở đây được nữa" in no.value.obstacles[0].message
    assert "đính chính" in no.value.obstacles[0].remedy


def test_the_second_of_two_is_told_of_the_correction_and_of_no_later_act(
    scene: Scene, dossier: Dossier
) -> None:
    row = of(dossier, "LĐTT")[-1]
    right = f"{row.recipient_name[:-1]}á"
    mended(scene, row, right)
    opened(scene, [of(dossier, "CSTĐCS")[0]])
    with pytest.raises(Overtaken) as late:
        mended(scene, row, right)
    assert "đã sửa tên, chức vụ viết sai mà không trả lại hồ sơ" in str(late.value)


def test_a_ballot_under_way_tells_what_the_name_was(scene: Scene, dossier: Dossier) -> None:
    (fighter,) = of(dossier, "CSTĐCS")
    meeting = opened(scene, [fighter])
    mended(scene, fighter, f"{fighter.recipient_name[:-1]}á")

    told = f"Đã sửa họ và tên sau khi trình: trước là “{fighter.recipient_name}”, nay là"
    member = seated(scene, "secretary")
    ballot, yes = reverse("workflow:vote", args=[meeting.pk]), f"y-{meeting.items.get().pk}"
    assert told in words(member.get(ballot))
    assert told in words(member.get(reverse("workflow:meeting", args=[meeting.pk])))
    assert told in words(member.post(ballot, {yes: "khong", "viec": "xem-lai"}))
