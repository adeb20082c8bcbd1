"""Which awards a unit may choose from: what its own level decides and what goes up, no more."""

from __future__ import annotations

import pytest

from dossiers.drafting.award_choices import offered_forms, offered_titles
from tests.scene import TODAY, build_scene, draft

pytestmark = pytest.mark.django_db


def test_a_unit_is_offered_what_its_level_and_the_province_decide() -> None:
    dossier = draft(build_scene(units=2), advanced=7, fighters=1)

    titles = {award.code for award in offered_titles(dossier, on=TODAY)}
    forms = {award.code for award in offered_forms(dossier, on=TODAY)}

    assert {"LĐTT", "CSTĐCS", "CSTĐ tỉnh", "Cờ tỉnh"} <= titles
    assert "BK tỉnh" in forms


def test_a_state_award_is_judged_but_not_offered_since_no_office_here_can_send_it_up() -> None:
    dossier = draft(build_scene(units=2), advanced=7, fighters=1)

    forms = {award.code for award in offered_forms(dossier, on=TODAY)}

    assert not forms & {"HCLĐ Ba", "HC Sao vàng", "HCh LLVT", "AHLĐ", "GT NN"}
