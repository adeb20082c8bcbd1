"""The day a house moves in: without its past a prerequisite fails, with the past loaded it is fulfilled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from dossiers.drafting.changing_drafts import NewNomination, add_nominations
from dossiers.judging.dossier_findings import judge_dossier
from tests.browsing import Client, words
from tests.dossiers.loading.conftest import Send, signed_in
from tests.dossiers.loading.past_workbooks import load_workbook, past_title
from tests.scene import TODAY, YEAR, Scene, staff
from workflow.actions.begin import begin

pytestmark = pytest.mark.scene(units=2)


def test_a_provincial_fighter_is_judged_by_three_titles_that_were_loaded(
    send: Send, confirm: Callable[[], Any], officer: Client, scene: Scene
) -> None:
    unit, clerk = scene.units[0], scene["clerk1"]
    (person,) = staff(unit, 1)
    dossier = begin(
        unit=unit, jurisdiction=scene.district, year=YEAR, title="Khen thưởng năm 2020", by=clerk, on=TODAY
    )
    add_nominations(
        dossier.pk, [NewNomination(recipient_id=person.pk, award="CSTĐ tỉnh")], by=clerk, on=TODAY
    )
    page = reverse("dossiers:draft", args=[dossier.pk])
    before = words(signed_in(scene, "clerk1").get(page))

    lines = [
        past_title(
            person.name,
            staff_code=person.staff_code,
            birth_on="",
            year=year,
            decision_number=f"{year}/QĐ-UBND",
            decision_on=date(year + 1, 1, 15),
        )
        for year in (2017, 2018, 2019)
    ]
    send(load_workbook(lines))
    stored = words(confirm())
    after = words(signed_in(scene, "clerk1").get(page))

    lacking = "Cần 03 lần liên tục Chiến sĩ thi đua cơ sở, chưa có năm nào."
    assert lacking in before and lacking not in after
    assert "Chặn việc trình" in before and "(02 trái quy định, 03 thiếu giấy tờ)" in before
    assert "Đã ghi 3 danh hiệu" in stored and "(01 trái quy định, 03 thiếu giấy tờ)" in after
    judged = {each.rule: each for each in judge_dossier(dossier, on=TODAY).findings}
    fulfilled = judged["eligibility.held_title"]
    assert (fulfilled.verdict.value, str(fulfilled.citation)) == (
        "lawful",
        "Điều 22 Luật Thi đua, khen thưởng 2003",
    )
    assert fulfilled.unconfirmed == (
        "dựa trên 03 danh hiệu, hình thức khen thưởng mới được khai, chưa đối chiếu giấy tờ"
    )
