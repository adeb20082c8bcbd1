"""Many clerks number at once and some papers fail midway: the register has neither gap nor double."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from dossiers.models import HeldTitle, Nomination
from tests.fire.crew import Crew, job
from tests.scene import TODAY, Scene, draft, of
from tests.walk import WORDING, after_bloc, received
from trail.state.row_faults import RowFault
from workflow.actions.draft_decision import draft_decision
from workflow.actions.issue import issue
from workflow.actions.set_next_number import set_next_number
from workflow.actions.sign import sign
from workflow.actions.submit import submit
from workflow.models import Decision, NumberSeries, SkippedNumbers
from workflow.proofs.accounted_numbers import check_numbers

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.fire, pytest.mark.scene(units=2)]

# A title before the signer's name is no part of a signature (Điều 8 Nghị định 30/2020/NĐ-CP, Phụ lục I).
TITLED = "TS. Nông Văn Thử"
PAPERS, FAULTY_EACH_THIRD = 24, 3


def signed_papers(scene: Scene) -> list[Decision]:
    """One line each; every third was signed by a name with an academic title in front."""
    dossier = draft(scene, advanced=PAPERS, fighters=0)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    after_bloc(scene, dossier)
    received(scene, dossier)
    return [signed(scene, row, is_faulty=is_faulty(place)) for place, row in enumerate(of(dossier, "LĐTT"))]


def is_faulty(place: int) -> bool:
    return place % FAULTY_EACH_THIRD == 2


def signed(scene: Scene, row: Nomination, *, is_faulty: bool) -> Decision:
    decision = draft_decision(scene.district, [row.pk], WORDING, by=scene["officer"], on=TODAY)
    User.objects.filter(pk=scene["chair"].pk).update(first_name=TITLED if is_faulty else "Người chair")
    return sign(decision.pk, {}, by=User.objects.get(pk=scene["chair"].pk), on=TODAY)


def test_numbers_of_a_year_have_no_gap_when_papers_fail_midway(scene: Scene, crew: Crew) -> None:
    papers = signed_papers(scene)
    faulty = {paper.pk for place, paper in enumerate(papers) if is_faulty(place)}
    assert len(faulty) == 8

    refused = []
    for start in range(0, PAPERS, 8):
        eight = papers[start : start + 8]
        outcomes = crew.at_once([job(issue, one.pk, by=scene["clerk"], on=TODAY) for one in eight])
        assert [one.broke for one in outcomes if one.broke] == []
        refused += [paper.pk for paper, one in zip(eight, outcomes, strict=True) if not one.is_done]

    numbers = Decision.objects.exclude(number=None).order_by("number").values_list("number", flat=True)
    assert set(refused) == faulty
    assert list(numbers) == list(range(1, 17))
    assert NumberSeries.objects.get().last == 16
    assert Decision.objects.filter(pk__in=faulty, state="signed", number=None).count() == 8
    assert HeldTitle.objects.filter(award="LĐTT").count() == 16


def test_two_clerks_who_tell_of_the_same_numbers_while_others_are_given_leave_no_gap(
    scene: Scene, crew: Crew
) -> None:
    dossier = draft(scene, advanced=4, fighters=0)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    after_bloc(scene, dossier)
    received(scene, dossier)
    papers = [signed(scene, row, is_faulty=False) for row in of(dossier, "LĐTT")]
    told = {"reason": "Cấp cho quyết định về nhân sự", "seen": 1, "by": scene["clerk"], "on": TODAY}
    jobs = [job(set_next_number, scene.district, number, **told) for number in (41, 145)]

    outcomes = crew.at_once([*jobs, *(job(issue, one.pk, by=scene["clerk"], on=TODAY) for one in papers)])

    assert [one.broke for one in outcomes if one.broke] == []
    assert [one.is_done for one in outcomes[2:]] == [True] * 4
    telling = outcomes[:2]
    assert [one.refused for one in telling if one.refused] in (["Overtaken"], ["Overtaken"] * 2)
    given = list(Decision.objects.order_by("number").values_list("number", flat=True))
    first = next((number for number, one in zip((41, 145), telling, strict=True) if one.is_done), 1)
    assert given == list(range(first, first + 4))
    assert [(row.first, row.last) for row in SkippedNumbers.objects.all()] == (
        [(1, first - 1)] if first > 1 else []
    )
    assert [found for found in check_numbers() if isinstance(found, RowFault)] == []
