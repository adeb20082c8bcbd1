"""What is sent to the level above takes its papers along: the organ there owes only what it does not have."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dossiers.drafting.attaching import attach, remove_evidence
from dossiers.judging.dossier_findings import judge_dossier
from dossiers.judging.missing_papers import papers_by_case
from dossiers.models import Dossier, Evidence, Nomination, Paper
from tests.browsing import words
from tests.papers import small_pdf
from tests.scene import SINCE, TODAY, Scene, draft, of, seat
from tests.walk import after_bloc
from trail.clock import at
from workflow.actions.forward import forward
from workflow.actions.receive import receive
from workflow.actions.submit import submit

pytestmark = pytest.mark.scene()
REPORT, SCAN, MINUTES = "achievement_report", "other", "minutes"


def at_the_board(scene: Scene, *, unit: int = 1, cases: int = 1) -> tuple[Dossier, list[int]]:
    """A dossier with its four papers, and a scan in each of the cases that the province alone decides."""
    dossier = draft(scene, unit=unit, advanced=3, fighters=0)
    rows = of(dossier, "LĐTT")[:cases]
    for row in rows:
        laid(scene[f"clerk{unit}"], dossier, kind=SCAN, case=row.pk)
    submit(dossier.pk, by=scene[f"head{unit}"], on=TODAY)
    after_bloc(scene, dossier)
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    Nomination.objects.filter(pk__in=[row.pk for row in rows]).update(award="BK tỉnh")
    return dossier, [row.pk for row in rows]


def laid(by: object, dossier: Dossier, *, kind: str, case: int | None = None, text: str = "bản chụp") -> None:
    upload = SimpleUploadedFile(f"{text}.pdf", small_pdf(text), content_type="application/pdf")
    attach(dossier.pk, upload, kind=kind, by=by, on=TODAY, nomination_id=case)


def sent_up(scene: Scene, **asked: int) -> Dossier:
    dossier, rising = at_the_board(scene, **asked)
    return forward(dossier.pk, rising, by=scene["officer"], on=TODAY)


def kinds_in(dossier: Dossier) -> list[tuple[str, bool]]:
    """Each paper that lies there, by kind, and whether it is one case's."""
    rows = dossier.evidence.filter(removed_at=None).order_by("nomination__ordinal", "kind")
    return [(row.kind, row.nomination_id is not None) for row in rows]


def owed(dossier: Dossier) -> set[str]:
    found = judge_dossier(dossier, on=TODAY).findings
    return {each.rule for each in found if each.rule.startswith("papers.")}


def mayor(scene: Scene) -> object:
    seat(scene, [("mayor", "unit_clerk", scene.district.organ, "Văn thư")], on=SINCE)
    return scene["mayor"]


def test_the_papers_of_the_case_and_of_its_dossier_go_along_but_not_the_petition(scene: Scene) -> None:
    kept = Paper.objects.count()

    above = sent_up(scene, cases=2)

    of_a_case = [("achievement_report", True), ("initiative_certificate", True), ("other", True)]
    assert kinds_in(above) == [*of_a_case, *of_a_case, (MINUTES, False)]
    assert owed(above) == set()
    below = Evidence.objects.exclude(dossier=above).values_list("paper_id", flat=True)
    assert {row.paper_id for row in above.evidence.all()} <= set(below)
    assert Paper.objects.count() == kept + 5


def test_a_second_case_of_the_same_dossier_brings_no_second_minutes(scene: Scene) -> None:
    dossier, (first, second) = at_the_board(scene, cases=2)

    above = forward(dossier.pk, [first], by=scene["officer"], on=TODAY)
    forward(dossier.pk, [second], by=scene["officer"], on=TODAY)

    assert [kind for kind, is_cases in kinds_in(above) if not is_cases] == [MINUTES]


def test_what_the_organ_takes_off_is_owed_until_it_lays_in_another(scene: Scene) -> None:
    above = sent_up(scene)
    clerk = mayor(scene)
    for row in above.evidence.filter(kind__in=(REPORT, SCAN, MINUTES)):
        remove_evidence(row.pk, by=clerk, on=TODAY)

    (case,) = above.nominations.all()
    assert owed(above) == {"papers.achievement_report", "papers.minutes"}
    assert [each.kind for each in papers_by_case(above, [case])[case.pk]] == ["initiative_certificate"]

    laid(clerk, above, kind=REPORT, case=case.pk, text="Báo cáo của xã")
    laid(clerk, above, kind=MINUTES, text="Biên bản của xã")
    assert owed(above) == set()


def test_a_case_sent_up_before_papers_went_along_is_still_held_by_those_below(scene: Scene) -> None:
    above = sent_up(scene)
    above.evidence.all().delete()

    (case,) = above.nominations.all()
    assert [each.kind for each in papers_by_case(above, [case])[case.pk]] == [SCAN]


def test_the_history_of_the_draft_above_tells_each_paper_and_whose_it_is(scene: Scene) -> None:
    above = sent_up(scene)
    name = above.nominations.get().recipient_name
    seat(scene, [("auditor2", "auditor", scene.province, "Thanh tra")], on=SINCE)
    client = Client()
    client.force_login(scene["auditor2"], backend="django.contrib.auth.backends.ModelBackend")

    with at(TODAY):
        told = words(client.get(f"/ho-so/{above.pk}/nhat-ky/"))

    assert f"{name}: Giấy tờ khác" in told and "bản chụp.pdf" in told
    assert "Báo cáo thành tích" in told and "minutes.pdf" in told


def test_two_cases_with_their_papers_cost_as_many_statements_as_one(scene: Scene) -> None:
    costs = []
    for unit, cases in ((1, 1), (2, 1), (3, 2)):
        dossier, rising = at_the_board(scene, unit=unit, cases=cases)
        with CaptureQueriesContext(connection) as seen:
            forward(dossier.pk, rising, by=scene["officer"], on=TODAY)
        costs.append(len(seen))

    assert costs[1] == costs[2]
