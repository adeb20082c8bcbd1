"""The papers that a draft owes, on its page: which are there, which are made here, which are missing."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dossiers.drafting.attaching import attach
from dossiers.drafting.changing_drafts import NewNomination, add_nominations
from dossiers.models import Dossier
from tests.browsing import words
from tests.papers import small_pdf
from tests.scene import TODAY, Scene, staff
from tests.workflow.corridor_pages import seated
from trail.clock import at
from workflow.actions.begin import begin

pytestmark = pytest.mark.scene(units=2)


def drafted(scene: Scene, *awards: str, way: str = "công trạng") -> Dossier:
    unit, clerk = scene.units[0], scene["clerk1"]
    dossier = begin(
        unit=unit, jurisdiction=scene.district, year=2020, way=way, title="Khen 2020", by=clerk, on=TODAY
    )
    people = staff(unit, len(awards))
    rows = [
        NewNomination(person.pk, award, achievement="Cứu 02 người trong lũ")
        for person, award in zip(people, awards, strict=True)
    ]
    add_nominations(dossier.pk, rows, by=clerk, on=TODAY)
    return dossier


def attached(scene: Scene, dossier: Dossier, kind: str, *, nomination: int | None = None) -> None:
    paper = SimpleUploadedFile(f"{kind}.pdf", small_pdf(kind), content_type="application/pdf")
    attach(dossier.pk, paper, kind=kind, nomination_id=nomination, by=scene["clerk1"], on=TODAY)


def list_on_page(scene: Scene, dossier: Dossier, *, on: date = TODAY) -> str:
    with at(on):
        page = words(seated(scene, "clerk1").get(f"/ho-so/{dossier.pk}/soan/"))
    return page.split("Giấy tờ phải có")[1].split("Loại giấy tờ")[0]


def test_each_paper_is_told_with_its_article_and_for_how_many_it_lacks(scene: Scene) -> None:
    dossier = drafted(scene, "LĐTT", "CSTĐCS", "CSTĐCS")
    told = list_on_page(scene, dossier)
    article = "khoản 2 Điều 50 Nghị định 91/2017/NĐ-CP"

    assert told.count(article) == 4
    assert "Tờ trình, văn bản đề nghị Chương trình lập Chương trình in từ hồ sơ" in told
    assert "Biên bản bình xét Còn thiếu Chiến sĩ thi đua cơ sở; Lao động tiên tiến:" in told
    assert "Báo cáo thành tích Thiếu ở 02 trong 02 trường hợp Chiến sĩ thi đua cơ sở:" in told

    fighter = dossier.nominations.filter(award="CSTĐCS").first()
    assert fighter is not None
    attached(scene, dossier, "minutes")
    attached(scene, dossier, "achievement_report", nomination=fighter.pk)
    told = list_on_page(scene, dossier)
    assert "Biên bản bình xét Đã có" in told
    assert "Báo cáo thành tích Thiếu ở 01 trong 02 trường hợp" in told


def test_one_paper_of_the_dossier_lacks_by_every_article_that_asks_for_it(scene: Scene) -> None:
    dossier = drafted(scene, "LĐTT", "GK huyện")
    assert list_on_page(scene, dossier).count("Biên bản bình xét Còn thiếu") == 2

    attached(scene, dossier, "minutes")
    assert list_on_page(scene, dossier).count("Biên bản bình xét Đã có") == 2


def test_a_sudden_merit_owes_a_petition_and_a_short_report_alone(scene: Scene) -> None:
    dossier = drafted(scene, "GK huyện", way="đột xuất")
    told = list_on_page(scene, dossier)

    assert "Báo cáo tóm tắt thành tích Còn thiếu" in told and "Biên bản" not in told
    assert told.count("Điều 55 Nghị định 91/2017/NĐ-CP") == 2


def test_nothing_is_listed_of_an_empty_draft(scene: Scene) -> None:
    dossier = drafted(scene)
    with at(TODAY):
        page = words(seated(scene, "clerk1").get(f"/ho-so/{dossier.pk}/soan/"))
    assert "Giấy tờ phải có" not in page
