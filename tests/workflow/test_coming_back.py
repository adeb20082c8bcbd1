"""A dossier that lies with its unit anew: who sent it, why, and whose words stand beside which standing."""

from __future__ import annotations

import pytest

from tests.scene import TODAY, Scene, of
from tests.walk import received, reviewer
from tests.workflow.corridor_pages import seated, submitted
from trail.phrases import sentence
from trail.queries import timeline
from trail.state.row_faults import RowFault
from workflow.actions.bloc_review import Opinion, bloc_review
from workflow.actions.recall import recall
from workflow.actions.send_back import send_back
from workflow.actions.submit import submit
from workflow.proofs.registry import state_findings

pytestmark = [pytest.mark.scene(), pytest.mark.usefixtures("story_day")]
WHY = "Bổ sung tóm tắt thành tích của Sở Y tế."


def page(scene: Scene, name: str, address: str) -> str:
    return " ".join(seated(scene, name).get(address).content.decode().split())


def test_the_reason_of_a_return_stands_beside_no_nomination_and_never_under_a_later_verdict(
    scene: Scene,
) -> None:
    dossier = submitted(scene, unit=3, advanced=3, fighters=0)
    where = f"/ho-so/{dossier.pk}/"
    send_back(dossier.pk, reason=WHY, by=scene["bloc_head"], on=TODAY)
    returned = timeline(("dossier", dossier.pk)).last()
    assert returned is not None
    assert sentence(returned).endswith("Lý do: Bổ sung tóm tắt thành tích của Sở Y tế.")
    assert page(scene, "clerk3", where).count(WHY) == 1, "the notice alone"

    submit(dossier.pk, by=scene["head3"], on=TODAY)
    assert WHY not in page(scene, "bloc_head", where)

    first, second, third = of(dossier, "LĐTT")
    said = {
        first.pk: Opinion(endorses=True),
        second.pk: Opinion(endorses=True, reason="Dẫn đầu phong trào"),
        third.pk: Opinion(endorses=False, reason="Hồ sơ mỏng"),
    }
    bloc_review(dossier.pk, said, by=scene[reviewer(scene, dossier)], on=TODAY)
    for name in ("clerk3", "officer"):
        shown = page(scene, name, where)
        assert WHY not in shown
        assert "Khối: Dẫn đầu phong trào" in shown
        assert "Khối: Hồ sơ mỏng" in shown

    received(scene, dossier)
    appraised = page(scene, "officer", where)
    assert "Dẫn đầu phong trào" not in appraised
    assert "Khối: Hồ sơ mỏng" in appraised
    assert not [each for each in state_findings("dossier", dossier.pk) if isinstance(each, RowFault)]


def test_what_the_unit_took_back_itself_is_never_called_a_return(scene: Scene) -> None:
    dossier = submitted(scene, unit=3, advanced=3, fighters=0)
    recall(dossier.pk, reason="Thiếu một người", by=scene["head3"], on=TODAY)

    for address in ("/", "/viec/", f"/ho-so/{dossier.pk}/", f"/ho-so/{dossier.pk}/soan/", "/ho-so/"):
        shown = page(scene, "clerk3", address)
        assert "đã thu hồi, đang sửa" in shown.lower(), address
        for reproach in ("Bị trả lại:", "Bị trả lại, ", "(bị trả lại)", 'href="#tra-lai"'):
            assert reproach not in shown, address
    home = page(scene, "clerk3", "/")
    assert "Người head3 thu hồi ngày 20/11/2020. Lý do: Thiếu một người" in home

    submit(dossier.pk, by=scene["head3"], on=TODAY)
    assert "Thiếu một người" not in page(scene, "bloc_head", f"/ho-so/{dossier.pk}/")


def test_where_a_returned_dossier_is_mended_stands_who_sent_it_back_why_and_the_notice(scene: Scene) -> None:
    dossier = submitted(scene, unit=3, advanced=3, fighters=0)
    send_back(dossier.pk, reason=WHY, by=scene["bloc_head"], on=TODAY)

    mending = page(scene, "clerk3", f"/ho-so/{dossier.pk}/soan/")

    assert f"Người bloc_head (Khối trưởng) trả lại ngày 20/11/2020. Lý do: {WHY}" in mending
    assert f'href="/ho-so/{dossier.pk}/thong-bao-tra-lai' in mending
    assert mending.index(WHY) < mending.index("Tình trạng hồ sơ")
    assert "Bị trả lại, đang sửa" in mending
    assert "Đã thu hồi" not in mending
    assert f"Bị trả lại: {WHY}" in page(scene, "clerk3", "/viec/")
