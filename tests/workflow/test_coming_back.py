"""A dossier that lies with its unit anew: who sent it, why, and whose words stand beside which standing."""

from __future__ import annotations

import re

import pytest

from dossiers.models import Dossier
from roles.doors.refusals import Refused
from tests.scene import TODAY, Scene, of
from tests.walk import after_bloc, received, reviewer
from tests.workflow.corridor_pages import seated, submitted
from trail.phrases import sentence
from trail.queries import timeline
from trail.state.row_faults import RowFault
from workflow.actions.bloc_recall import bloc_recall
from workflow.actions.bloc_review import Opinion, bloc_review
from workflow.actions.recall import recall
from workflow.actions.receive import receive
from workflow.actions.send_back import send_back
from workflow.actions.submit import submit
from workflow.proofs.registry import state_findings

pytestmark = [pytest.mark.scene(), pytest.mark.usefixtures("story_day")]
WHY = "Bổ sung tóm tắt thành tích của Sở Y tế."


def page(scene: Scene, name: str, address: str) -> str:
    return " ".join(seated(scene, name).get(address).content.decode().split())


@pytest.mark.begins(after=submitted, unit=3, advanced=3, fighters=0)
def test_the_reason_of_a_return_stands_beside_no_nomination_and_never_under_a_later_verdict(
    scene: Scene,
    dossier: Dossier,
) -> None:
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


@pytest.mark.begins(after=submitted, unit=3, advanced=3, fighters=0)
def test_what_the_unit_took_back_itself_is_never_called_a_return(scene: Scene, dossier: Dossier) -> None:
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


@pytest.mark.begins(after=submitted, unit=3, advanced=3, fighters=0)
def test_where_a_returned_dossier_is_mended_stands_who_sent_it_back_why_and_the_notice(
    scene: Scene, dossier: Dossier
) -> None:
    send_back(dossier.pk, reason=WHY, by=scene["bloc_head"], on=TODAY)

    mending = page(scene, "clerk3", f"/ho-so/{dossier.pk}/soan/")

    assert f"Người bloc_head (Khối trưởng) trả lại ngày 20/11/2020. Lý do: {WHY}" in mending
    assert f'href="/ho-so/{dossier.pk}/thong-bao-tra-lai' in mending
    assert mending.index(WHY) < mending.index("Tình trạng hồ sơ")
    assert "Bị trả lại, đang sửa" in mending
    assert "Đã thu hồi" not in mending
    assert f"Bị trả lại: {WHY}" in page(scene, "clerk3", "/viec/")


def test_who_sent_it_on_reads_whether_he_can_still_take_it_back(scene: Scene) -> None:
    dossier = submitted(scene, unit=3, advanced=1, fighters=0)
    address, bloc = f"/ho-so/{dossier.pk}/", scene.bloc.name

    told = page(scene, "head3", address)
    assert f"{bloc} chưa tiếp nhận nên ông/bà còn tự lấy lại được bằng nút “Thu hồi hồ sơ”." in told
    assert "còn tự lấy lại được" not in page(scene, "bloc_head", address)

    receive(dossier.pk, by=scene["bloc_head"], on=TODAY)
    told = page(scene, "head3", address)
    assert re.search(r"Người bloc_head đã tiếp nhận hồ sơ lúc \d+ giờ \d\d ngày 20/11/2020\.", told)
    assert f"không tự thu hồi được; cần sửa thì đề nghị {bloc} trả lại." in told

    after_bloc(scene, dossier)
    assert "“Thu hồi kết quả bình xét”" in page(scene, "bloc_head", address)
    assert "Còn thu hồi được" not in page(scene, "head3", address)

    receive(dossier.pk, by=scene["officer"], on=TODAY)
    with pytest.raises(Refused, match=r"Người officer đã tiếp nhận hồ sơ lúc .* không thu hồi được nữa"):
        bloc_recall(dossier.pk, by=scene["bloc_head"], on=TODAY)
    told = page(scene, "bloc_head", address)
    assert "Người officer đã tiếp nhận" in told and "đề nghị cơ quan thẩm định trả lại." in told
