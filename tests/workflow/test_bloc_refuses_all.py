"""A bloc that agrees to no case of a dossier: asked once more, told as it is, never as sent to the Board."""

from __future__ import annotations

import pytest

from news.models import NewsItem
from news.telling import SUPPORTS_NONE
from roles.models import Bloc
from tests.browsing import words
from tests.scene import TODAY, Scene, of
from tests.walk import reviewer
from tests.workflow.corridor_pages import seated, submitted
from workflow.actions.close_dossier import close_dossier

pytestmark = [pytest.mark.scene(), pytest.mark.usefixtures("story_day")]


def test_what_ends_a_dossier_is_asked_once_more_and_told_as_its_end(scene: Scene) -> None:
    Bloc.objects.filter(pk=scene.bloc.pk).update(name="Cụm thi đua số 1")
    dossier = submitted(scene, unit=3, advanced=1, fighters=0)
    (row,) = of(dossier, "LĐTT")
    bloc, page = seated(scene, reviewer(scene, dossier)), f"/ho-so/{dossier.pk}/binh-xet/"
    said = {f"y-{row.pk}": "khong", f"ly-do-{row.pk}": "Thành tích chưa nổi trội"}
    NewsItem.objects.all().delete()

    asked = words(bloc.post(page, {**said, "gui": "1"}))
    row.refresh_from_db()
    assert row.standing == "submitted" and not NewsItem.objects.exists()
    assert "Chưa gửi: xin xem lại, vì hồ sơ sẽ kết thúc Cụm không đồng ý đề nghị nào" in asked
    assert "Gửi rồi thì cụm không thu hồi kết quả được nữa." in asked

    sent = words(bloc.post(page, {**said, "chac-chan": "1"}, follow=True))
    assert f"cụm không đồng ý đề nghị nào. Hồ sơ {dossier.code} kết thúc, không chuyển cơ quan" in sent
    assert "Đã gửi kết quả" not in sent
    told = NewsItem.objects.filter(code=SUPPORTS_NONE).values_list("person__username", flat=True)
    assert sorted(told) == ["clerk3", "head3"] and NewsItem.objects.count() == 2

    close_dossier(dossier.pk, on=TODAY)
    unit = seated(scene, "head3")
    news = words(unit.get("/thong-bao/?chu-de=tra-lai"))
    assert "Khối, cụm đã xét hồ sơ, không đồng ý đề nghị nào" in news
    shown = words(unit.get(f"/ho-so/{dossier.pk}/"))
    assert "Cụm: Thành tích chưa nổi trội" in shown and "Khối: Thành tích" not in shown
    assert "Cơ quan thẩm định nhận Không, hồ sơ kết thúc trước đó" in shown
    assert "Xác định vào ngày" not in shown and "Chưa nhận" not in shown


def test_a_review_that_leaves_something_to_appraise_is_sent_at_once(scene: Scene) -> None:
    dossier = submitted(scene, unit=3, advanced=2, fighters=0)
    first, second = of(dossier, "LĐTT")
    said = {f"y-{first.pk}": "khong", f"ly-do-{first.pk}": "Hồ sơ mỏng", f"y-{second.pk}": "co", "gui": "1"}
    bloc = seated(scene, reviewer(scene, dossier))

    sent = words(bloc.post(f"/ho-so/{dossier.pk}/binh-xet/", said, follow=True))

    assert f"Đã gửi kết quả bình xét hồ sơ {dossier.code} đến cơ quan thẩm định." in sent
    assert NewsItem.objects.filter(code="bloc_reviewed").exists()
