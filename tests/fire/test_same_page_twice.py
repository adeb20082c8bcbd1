"""A form sent twice at once to the running site: one goes on, the other reads who was first and when."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from dossiers.models import Dossier
from tests.fire.server import Server, cookie_of, post
from tests.scene import TODAY, Scene, draft, of
from tests.walk import WORDING, after_bloc, received
from trail.models import Entry
from workflow.actions.draft_decision import draft_decision
from workflow.actions.sign import sign
from workflow.actions.submit import submit
from workflow.models import Decision

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.fire, pytest.mark.scene(units=2)]


def sent_twice(server: Server, path: str, cookie: str) -> list[tuple[int, str]]:
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda _: post(server.port, path, cookie=cookie), range(2)))
    return sorted(answers)


def test_a_dossier_submitted_by_a_double_click_is_submitted_once(scene: Scene, server: Server) -> None:
    dossier = draft(scene, advanced=8, fighters=1)

    answers = sent_twice(server, f"/ho-so/{dossier.pk}/trinh/", cookie_of(scene["head1"]))

    assert [status for status, _ in answers] == [302, 409]
    assert "Người head1" in answers[1][1] and "ngày 20/11/2020" in answers[1][1]
    assert Entry.objects.filter(verb="submitted").count() == 1
    assert Dossier.objects.get(pk=dossier.pk).revisions.count() == 1


def test_a_decision_issued_by_a_double_click_takes_one_number(scene: Scene, server: Server) -> None:
    dossier = draft(scene, advanced=8, fighters=0)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    after_bloc(scene, dossier)
    received(scene, dossier)
    ids = [row.pk for row in of(dossier, "LĐTT")]
    decision = draft_decision(scene.district, ids, WORDING, by=scene["officer"], on=TODAY)
    sign(decision.pk, {}, by=scene["chair"], on=TODAY)

    answers = sent_twice(server, f"/quyet-dinh/{decision.pk}/ban-hanh/", cookie_of(scene["clerk"]))

    assert [status for status, _ in answers] == [302, 409]
    assert "Người clerk" in answers[1][1]
    assert list(Decision.objects.values_list("number", flat=True)) == [1]
    assert Entry.objects.filter(verb="issued", chain__subject_kind="decision").count() == 1
