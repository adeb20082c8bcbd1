"""Rows as paper: what stands in the lists that a decision carries."""

from __future__ import annotations

from datetime import date

import pytest

from roles.founding import end_unit
from tests.scene import build_scene, draft, of
from workflow.models import Decision, Line
from workflow.reports.decision_paper import decision_paper

pytestmark = pytest.mark.django_db


def test_a_unit_that_has_ended_is_still_named_in_the_list() -> None:
    scene = build_scene(units=2)
    row = of(draft(scene, advanced=1, fighters=0), "LĐTT")[0]
    decision = Decision.objects.create(
        jurisdiction=scene.district,
        award="LĐTT",
        way="công trạng",
        year=2020,
        about="tặng danh hiệu Lao động tiên tiến",
        achievement="đã có thành tích",
        drafted_on=date(2025, 8, 1),
        drafted_by=scene["officer"],
    )
    Line.objects.create(decision=decision, nomination=row, ordinal=1)

    end_unit(scene.units[0], on=date(2025, 6, 30), successors=[scene.units[1]], instrument="Nghị quyết 1657")

    (part,) = decision_paper(decision).annexes[0].parts
    assert part.rows[0].unit == "Ủy ban nhân dân xã số 1"
