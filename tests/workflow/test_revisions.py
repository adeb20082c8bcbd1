"""The receiver of a returned dossier sees what changed since he last had it, and so does its unit."""

from __future__ import annotations

from copy import deepcopy

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dossiers.drafting.attaching import attach, remove_evidence
from dossiers.drafting.changing_drafts import NewNomination, add_nominations, change_nomination
from dossiers.drafting.removing import remove_nomination, restore_nomination
from dossiers.models import Dossier, Rating
from tests.papers import small_pdf
from tests.scene import TODAY, Scene, draft, of, staff
from tests.walk import after_bloc
from tests.workflow.corridor_pages import seated
from trail.clock import at
from workflow.actions.bloc_recall import bloc_recall
from workflow.actions.recall import recall
from workflow.actions.receive import receive
from workflow.actions.send_back import send_back
from workflow.actions.submit import submit
from workflow.models import Passage
from workflow.queries.revisions.which_revisions import SinceLast, since_last

pytestmark = pytest.mark.scene()


@pytest.fixture(scope="module")
def _dossier_of_file(_scene_of_file: Scene) -> Dossier:
    """The Board sent it back; the unit then added one, removed one, changed one and exchanged a paper."""
    scene = _scene_of_file
    found = draft(scene, unit=3, advanced=8, fighters=1)
    submit(found.pk, by=scene["head3"], on=TODAY)
    receive(found.pk, by=scene["bloc_head"], on=TODAY)
    after_bloc(scene, found)
    receive(found.pk, by=scene["officer"], on=TODAY)
    send_back(found.pk, reason="Thiếu số liệu.", by=scene["officer"], on=TODAY)
    _mended(scene, found)
    return Dossier.objects.get(pk=found.pk)


def _mended(scene: Scene, dossier: Dossier) -> None:
    who = {"by": scene["clerk3"], "on": TODAY}
    _fighter, first, second, *_ = of(dossier, "LĐTT")
    told = {"achievement": "Giảm 30% thời gian giải quyết hồ sơ."}
    change_nomination(first.pk, told, version=first.version, **who)
    Rating.objects.filter(recipient=first.recipient, year=2020).update(level="HTTNV")
    remove_nomination(of(dossier, "LĐTT")[-1].pk, **who)
    (newcomer,) = staff(scene.units[2], 1)
    add_nominations(dossier.pk, [NewNomination(recipient_id=newcomer.pk, award="LĐTT")], **who)
    minutes = dossier.evidence.filter(kind="minutes", removed_at__isnull=True).get()
    remove_evidence(minutes.pk, **who)
    upload = SimpleUploadedFile("bien-ban-moi.pdf", small_pdf("moi"), content_type="application/pdf")
    attach(dossier.pk, upload, kind="minutes", **who)
    again = remove_nomination(second.pk, **who)
    restore_nomination(dossier.pk, again.pk, **who)


@pytest.fixture
def dossier(scene: Scene, _dossier_of_file: Dossier) -> Dossier:
    return deepcopy(_dossier_of_file)


def told_of(dossier: Dossier) -> SinceLast | None:
    dossier.refresh_from_db()
    passage = Passage.objects.get(dossier=dossier, closed_at__isnull=True)
    return since_last(dossier, passage, on=TODAY)


def page(scene: Scene, name: str, address: str) -> str:
    with at(TODAY):
        return " ".join(seated(scene, name).get(address).content.decode().split())


def test_the_unit_sees_before_it_resubmits_what_it_has_changed(scene: Scene, dossier: Dossier) -> None:
    told = told_of(dossier)

    assert told is not None
    assert (told.before, told.after, told.had_by) == (1, None, "")
    assert told.differences.told == (
        "thêm 01 trường hợp, bỏ 01 trường hợp, sửa 01 trường hợp, thêm 01 giấy tờ, bỏ 01 giấy tờ"
    )
    confirmed = page(scene, "head3", f"/ho-so/{dossier.pk}/trinh/")
    assert f"So với bản 1 đã trình: {told.differences.told}." in confirmed
    assert f'href="/ho-so/{dossier.pk}/thay-doi/"' in page(scene, "clerk3", f"/ho-so/{dossier.pk}/soan/")


def test_what_changed_is_told_field_by_field_with_before_and_after(scene: Scene, dossier: Dossier) -> None:
    told = told_of(dossier)
    assert told is not None
    cases = {each.how: each for each in told.differences.cases}

    assert [(each.label, each.before, each.after) for each in cases["changed"].fields] == [
        ("Tóm tắt thành tích", "", "Giảm 30% thời gian giải quyết hồ sơ."),
        (
            "Mức độ hoàn thành nhiệm vụ năm 2020",
            "hoàn thành xuất sắc nhiệm vụ",
            "hoàn thành tốt nhiệm vụ",
        ),
    ]
    assert cases["added"].award == "Lao động tiên tiến"
    assert {(each.kind, each.name, each.is_added) for each in told.differences.papers} >= {
        ("Biên bản bình xét", "bien-ban-moi.pdf", True)
    }


def test_bloc_and_board_each_see_what_changed_since_they_had_it(scene: Scene, dossier: Dossier) -> None:
    submit(dossier.pk, by=scene["head3"], on=TODAY)
    receive(dossier.pk, by=scene["bloc_head"], on=TODAY)
    reviewing = page(scene, "bloc_head", f"/ho-so/{dossier.pk}/binh-xet/")
    assert "So với bản 1, bản gần nhất khối thi đua đã nhận: thêm 01 trường hợp, bỏ 01" in reviewing

    after_bloc(scene, dossier)
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    appraising = page(scene, "officer", f"/ho-so/{dossier.pk}/tham-dinh/")
    assert "So với bản 1, bản gần nhất cơ quan thẩm định đã nhận: thêm 01 trường hợp" in appraising
    shown = page(scene, "officer", f"/ho-so/{dossier.pk}/thay-doi/")
    assert "<ins>Giảm 30% thời gian giải quyết hồ sơ.</ins>" in shown
    assert "<del>hoàn thành xuất sắc nhiệm vụ</del>" in shown
    assert "bien-ban-moi.pdf" in shown


def test_a_bloc_that_takes_its_review_back_has_seen_all_and_is_reviewing(
    scene: Scene, dossier: Dossier
) -> None:
    submit(dossier.pk, by=scene["head3"], on=TODAY)
    after_bloc(scene, dossier)
    bloc_recall(dossier.pk, by=scene["bloc_head"], on=TODAY)

    shown = page(scene, "bloc_head", f"/ho-so/{dossier.pk}/")
    assert "bản gần nhất" not in shown and "chưa tiếp nhận" not in shown
    assert "khối đã thu hồi, đang xét lại" in shown


def test_a_bloc_that_sent_it_back_unopened_had_it_all_the_same(scene: Scene) -> None:
    found = draft(scene, unit=2, advanced=3, fighters=0)
    submit(found.pk, by=scene["head2"], on=TODAY)
    recall(found.pk, by=scene["head2"], on=TODAY)
    submit(found.pk, by=scene["head2"], on=TODAY)
    send_back(found.pk, reason="Bổ sung tóm tắt thành tích.", by=scene["bloc_head"], on=TODAY)
    worker = of(found, "LĐTT")[0]
    told = {"achievement": "Giảm 30% thời gian giải quyết hồ sơ."}
    change_nomination(worker.pk, told, version=worker.version, by=scene["clerk2"], on=TODAY)
    submit(found.pk, by=scene["head2"], on=TODAY)

    shown = page(scene, "bloc_head", f"/ho-so/{found.pk}/thay-doi/")

    assert "Từ bản 2, bản gần nhất khối thi đua đã nhận, đến bản 3: sửa 01 trường hợp" in shown
    assert "<ins>Giảm 30% thời gian giải quyết hồ sơ.</ins>" in shown


def test_a_desk_that_never_had_it_is_shown_the_two_last_revisions_that_differ(scene: Scene) -> None:
    found = draft(scene, unit=2, advanced=3, fighters=0)
    submit(found.pk, by=scene["head2"], on=TODAY)
    assert "được trình một lần" in page(scene, "bloc_head", f"/ho-so/{found.pk}/thay-doi/")
    recall(found.pk, by=scene["head2"], on=TODAY)
    (newcomer,) = staff(scene.units[1], 1)
    rows = [NewNomination(recipient_id=newcomer.pk, award="LĐTT")]
    add_nominations(found.pk, rows, by=scene["clerk2"], on=TODAY)
    submit(found.pk, by=scene["head2"], on=TODAY)
    recall(found.pk, by=scene["head2"], on=TODAY)
    submit(found.pk, by=scene["head2"], on=TODAY)

    assert told_of(found) is None
    for name in ("bloc_head", "head2"):
        shown = page(scene, name, f"/ho-so/{found.pk}/thay-doi/")
        assert "Từ bản 1 đến bản 2: thêm 01 trường hợp" in shown


def test_revisions_in_which_nothing_differs_are_told_so(scene: Scene) -> None:
    found = draft(scene, unit=2, advanced=3, fighters=0)
    submit(found.pk, by=scene["head2"], on=TODAY)
    recall(found.pk, by=scene["head2"], on=TODAY)
    submit(found.pk, by=scene["head2"], on=TODAY)

    assert told_of(found) is None
    both = page(scene, "bloc_head", f"/ho-so/{found.pk}/thay-doi/?tu=1&den=2")
    assert "Từ bản 1 đến bản 2: không có gì thay đổi" in both


def test_who_may_not_read_the_draft_does_not_read_its_changes(scene: Scene, dossier: Dossier) -> None:
    address = f"/ho-so/{dossier.pk}/thay-doi/?tu=1&den=dang-soan"

    with at(TODAY):
        answers = {name: seated(scene, name).get(address) for name in ("clerk3", "officer", "head1")}

    assert {name: answer.status_code for name, answer in answers.items()} == {
        "clerk3": 200,
        "officer": 403,
        "head1": 403,
    }
