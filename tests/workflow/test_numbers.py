"""One series of numbers for an organ and year: no gap, no double, whatever its symbol is called."""

from __future__ import annotations

import pytest

from dossiers.models import Dossier, HeldTitle
from tests.scene import TODAY, Scene, draft, of
from tests.walk import after_bloc, conferred, received
from workflow.actions.submit import submit
from workflow.models import Decision
from workflow.queries.decisions import next_number, register_of
from workflow.reports.decision_paper import decision_paper

pytestmark = pytest.mark.scene(units=2)


@pytest.fixture
def dossier(scene: Scene) -> Dossier:
    dossier = draft(scene, advanced=4, fighters=0)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    after_bloc(scene, dossier)
    received(scene, dossier)
    return dossier


def test_a_new_symbol_goes_on_with_the_numbers_of_the_year(scene: Scene, dossier: Dossier) -> None:
    rows = of(dossier, "LĐTT")
    first = conferred(scene, rows[:1])

    scene.district.symbol = "QĐ-UBND-TĐ"
    scene.district.save()
    second = conferred(scene, rows[1:2])

    assert [first.full_number, second.full_number] == ["01/QĐ-UBND", "02/QĐ-UBND-TĐ"]
    assert next_number(second, on=TODAY) == 3
    entries = register_of(scene.district, year=2020)
    assert [entry.decision.full_number for entry in entries if entry.decision] == [
        "01/QĐ-UBND",
        "02/QĐ-UBND-TĐ",
    ]


def test_an_issued_decision_keeps_the_symbol_it_was_given(scene: Scene, dossier: Dossier) -> None:
    issued = conferred(scene, of(dossier, "LĐTT")[:1])
    scene.district.symbol = "QĐ-CT"
    scene.district.save()

    again = Decision.objects.select_related("jurisdiction").get(pk=issued.pk)

    assert decision_paper(again).letterhead.symbol == "QĐ-UBND"
    assert HeldTitle.objects.get(nomination__lines__decision=issued).decision_number == "01/QĐ-UBND"


def test_the_numbers_of_the_next_year_begin_anew(scene: Scene, dossier: Dossier) -> None:
    rows = of(dossier, "LĐTT")
    conferred(scene, rows[:2])
    later = conferred(scene, rows[2:], on=TODAY.replace(year=2021))

    assert (later.number, later.number_year) == (1, 2021)
