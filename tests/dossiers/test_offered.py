"""Which awards a unit may choose from: what its own level decides and what goes up, no more."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict

from dossiers.drafting.forms import AddForm, ChangeForm
from dossiers.judging.offered_awards import offered_awards
from law.awards import award as award_of
from roles.founding.unit_profiles import rename_unit
from roles.models import Unit
from tests.scene import TODAY, build_scene, draft

pytestmark = pytest.mark.django_db


def test_a_unit_is_offered_what_its_level_and_the_province_decide() -> None:
    dossier = draft(build_scene(units=2), advanced=7, fighters=1)

    offered = {award.code for award in offered_awards(dossier, on=TODAY)}

    assert {"LĐTT", "CSTĐCS", "CSTĐ tỉnh", "Cờ tỉnh", "BK tỉnh"} <= offered


def test_what_is_decided_above_every_house_is_offered_since_a_province_sends_it_up() -> None:
    dossier = draft(build_scene(units=2), advanced=7, fighters=1)

    offered = {award.code for award in offered_awards(dossier, on=TODAY)}

    assert {"BK TTg", "CSTĐTQ", "HCLĐ Ba", "HC Sao vàng", "AHLĐ", "GT NN"} <= offered


def test_what_nobody_decides_any_more_or_another_system_decides_is_not_offered() -> None:
    dossier = draft(build_scene(units=2), advanced=7, fighters=1)

    before, after = (
        {award.code for award in offered_awards(dossier, on=day)} for day in (TODAY, date(2026, 11, 28))
    )

    assert "GK huyện" in before and "GK huyện" not in after
    assert not (before | after) & {"BK QK", "Cờ QK"}


def test_what_is_for_the_armed_forces_is_offered_to_their_units_alone() -> None:
    scene = build_scene(units=2)
    commune, force = draft(scene, advanced=7, fighters=1), draft(scene, unit=2, advanced=7, fighters=1)
    rename_unit(force.unit, since=date(2020, 1, 1), name="Ban Chỉ huy Quân sự huyện", is_armed_force=True)

    to_commune, to_force = (
        {award.code for award in offered_awards(dossier, on=TODAY)} for dossier in (commune, force)
    )

    assert not to_commune & {"CSTT", "ĐVQT", "ĐVTT"}
    assert {"CSTT", "ĐVQT", "ĐVTT", "LĐTT"} <= to_force
    assert "Thôn VH" in to_commune
    bearers = award_of("ĐVQT").bearers
    assert bearers is not None and bearers.words == (
        "chỉ dành cho đơn vị lực lượng vũ trang nhân dân (Điều 27 Luật Thi đua, khen thưởng 2022)"
    )


def test_what_only_communes_may_ask_for_is_not_offered_to_another_office() -> None:
    dossier = draft(build_scene(units=2), advanced=7, fighters=1)
    Unit.objects.filter(pk=dossier.unit_id).update(level="huyện")
    dossier.refresh_from_db()

    offered = {award.code for award in offered_awards(dossier, on=date(2026, 11, 28))}

    assert not offered & {"Xã tiêu biểu", "Thôn VH"} and "TTLĐXS" in offered


def test_the_page_of_one_person_offers_no_award_of_collectives() -> None:
    dossier = draft(build_scene(units=2), advanced=7, fighters=1)

    form = ChangeForm(nomination=dossier.nominations.all()[0], on=TODAY)
    offered = {code for name in ("title", "form") for code, _ in form.fields[name].choices}

    assert {"LĐTT", "CSTĐCS", "BK tỉnh"} <= offered
    assert not offered & {"Cờ tỉnh", "TTLĐTT", "TTLĐXS", "Thôn VH", "Xã tiêu biểu"}


def test_an_award_for_others_is_not_taken_for_a_person() -> None:
    scene = build_scene(units=2)
    dossier = draft(scene, advanced=7, fighters=1)
    person = dossier.nominations.all()[0].recipient
    sent = QueryDict(f"recipients={person.pk}&title=TTLĐTT")

    form = AddForm(sent, dossier=dossier, on=TODAY)

    assert form.errors["title"] == [
        "Tập thể lao động tiên tiến dành cho tập thể, "
        f"không dành cho: {person.name}. "
        "Bỏ chọn cá nhân này, rồi đề nghị riêng bằng danh hiệu, hình thức dành cho cá nhân."
    ]
