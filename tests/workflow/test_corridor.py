"""One dossier walks the whole corridor, from the unit's draft to the numbered paper."""

from __future__ import annotations

import pytest

from dossiers.models import Dossier, HeldTitle
from printing.inspection.pdf_reader import text_of
from tests.scene import TODAY, Scene, draft, of
from tests.walk import after_bloc, conferred, received, voted
from workflow.actions.submit import submit
from workflow.models import Decision, Passage

pytestmark = pytest.mark.scene()


def test_a_submitted_dossier_lies_on_the_desk_of_its_bloc(scene: Scene) -> None:
    dossier = draft(scene)

    submit(dossier.pk, by=scene["head1"], on=TODAY)

    assert Passage.objects.get(dossier=dossier, closed_at__isnull=True).desk == "bloc"
    assert set(dossier.nominations.values_list("standing", flat=True)) == {"submitted"}
    assert Dossier.objects.get(pk=dossier.pk).is_sealed


def test_the_whole_corridor_ends_in_a_title_in_the_history(scene: Scene) -> None:
    dossier = draft(scene)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    after_bloc(scene, dossier)
    received(scene, dossier)
    voted(scene, of(dossier, "CSTĐCS"), yes=13)

    decision = conferred(scene, of(dossier, "CSTĐCS"))

    assert (decision.number, decision.state) == (1, "issued")
    assert decision.reward_total == 3 * 1_490_000
    assert HeldTitle.objects.filter(award="CSTĐCS", year=2020).count() == 3
    paper = text_of(decision.file.read())
    assert "Số: 01/QĐ-UBND" in paper
    assert "03 cá nhân" in paper
    assert Decision.objects.count() == 1
