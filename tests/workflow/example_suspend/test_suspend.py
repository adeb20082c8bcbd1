"""From one row: the button, the address, the right, both refusals, the cell of the matrix and the picture."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dossiers.models import Dossier
from roles.access.addresses import addresses
from roles.access.questions import QUESTIONS
from roles.doors.refusals import Forbidden, Overtaken, Refused
from tests.browsing import text_of
from tests.matrix import Visitors, World, cells_of, faults_of
from tests.scene import TODAY, Scene, draft
from tests.walk import INSPECTION, after_bloc, received
from tests.workflow.example_suspend.moves import ROW, Act
from trail.clock import at
from workflow.actions.steps.holding import NOBODY
from workflow.actions.submit import submit
from workflow.reports.moves_picture import draw
from workflow.table.moves import BY_ACT

URLS = "tests.workflow.example_suspend.urls"
PEOPLE = {
    "unit_clerk": "clerk1",
    "unit_head": "head1",
    "bloc_head": "bloc_head",
    "board_officer": "officer",
    "chair": "chair",
    "clerk": "clerk",
    "auditor": "auditor",
    "council_secretary": "secretary",
}
REASON = "Đang thanh tra"

pytestmark = [pytest.mark.scene(), pytest.mark.urls(URLS)]


@pytest.fixture(autouse=True)
def suspend_in_the_table(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """All that the program is told of the act."""
    monkeypatch.setitem(BY_ACT, Act.SUSPEND, ROW)
    with at(TODAY):
        yield
    QUESTIONS.pop("workflow:suspend", None)


def appraised(scene: Scene, *, unit: int = 1, advanced: int = 20) -> Dossier:
    dossier = draft(scene, unit=unit, advanced=advanced, fighters=0)
    submit(dossier.pk, by=scene[f"head{unit}"], on=TODAY)
    after_bloc(scene, dossier)
    received(scene, dossier)
    return Dossier.objects.get(pk=dossier.pk)


def seated(scene: Scene, name: str) -> Client:
    client = Client()
    client.force_login(scene[name], backend="django.contrib.auth.backends.ModelBackend")
    return client


def standings(dossier: Dossier) -> set[str]:
    return set(dossier.nominations.values_list("standing", flat=True))


def test_the_button_is_offered_to_whom_the_row_gives_the_right(scene: Scene) -> None:
    dossier = appraised(scene)
    page, address = reverse("workflow:dossier", args=[dossier.pk]), f"/ho-so/{dossier.pk}/dinh-chi/"

    assert reverse("workflow:suspend", args=[dossier.pk]) == address
    shown = seated(scene, "officer").get(page).content.decode()
    assert f'href="{address}"' in shown and ROW.label in shown
    assert address not in seated(scene, "chair").get(page).content.decode()
    assert address not in seated(scene, "head1").get(page).content.decode()


def test_the_page_does_the_act_and_the_button_is_gone(scene: Scene) -> None:
    dossier = appraised(scene)
    officer, address = seated(scene, "officer"), reverse("workflow:suspend", args=[dossier.pk])
    given = {"reason": REASON, "awaited_from": INSPECTION.of, "next_look_on": "15/12/2020"}

    assert "Đình chỉ việc xét toàn bộ hồ sơ" in officer.get(address).content.decode()
    answer = officer.post(address, given, follow=True)

    assert f"Đã đình chỉ xét hồ sơ {dossier.code}." in text_of(answer.content.decode())
    assert standings(dossier) == {"held"}
    assert address not in answer.content.decode()


def test_the_door_refuses_in_the_words_of_the_row(scene: Scene) -> None:
    from tests.workflow.example_suspend.door import suspend

    dossier = appraised(scene)
    with pytest.raises(Forbidden, match="không có thẩm quyền đình chỉ xét hồ sơ"):
        suspend(dossier.pk, reason=REASON, awaited=INSPECTION, by=scene["chair"], on=TODAY)
    with pytest.raises(Refused) as refusal:
        suspend(dossier.pk, reason=" ", awaited=NOBODY, by=scene["officer"], on=TODAY)
    assert len(refusal.value.obstacles) == 3
    assert standings(dossier) == {"appraised"}


def test_the_page_tells_which_right_is_missing(scene: Scene) -> None:
    dossier = appraised(scene)

    answer = seated(scene, "chair").get(reverse("workflow:suspend", args=[dossier.pk]))

    assert answer.status_code == 403
    assert "Trang này cần quyền “" in answer.content.decode()


def test_nothing_is_suspended_on_another_desk(scene: Scene) -> None:
    from tests.workflow.example_suspend.door import suspend

    dossier = draft(scene)
    submit(dossier.pk, by=scene["head1"], on=TODAY)

    with pytest.raises(Overtaken, match="Không thực hiện được “Đình chỉ xét hồ sơ”"):
        suspend(dossier.pk, reason=REASON, awaited=INSPECTION, by=scene["officer"], on=TODAY)


def test_the_access_matrix_has_its_cells(scene: Scene) -> None:
    address = next(each for each in addresses(URLS) if each.name == "workflow:suspend")
    people = {office: scene[name] for office, name in PEOPLE.items()}
    visitors = Visitors(
        World(things={Dossier: (appraised(scene), draft(scene, unit=2))}, people=people, words={})
    )

    assert [cell.allowed for cell in cells_of(address, visitors)] == [{"board_officer"}, set()]
    assert faults_of(address, visitors) == []


def test_the_picture_shows_it(scene: Scene) -> None:
    assert f">{ROW.label}<" in draw()


def test_it_costs_the_same_for_few_and_for_many(scene: Scene) -> None:
    from tests.workflow.example_suspend.door import suspend

    few, many = appraised(scene, unit=2, advanced=8), appraised(scene, unit=3, advanced=50)
    counts = []
    for dossier in (few, many):
        with CaptureQueriesContext(connection) as captured:
            suspend(dossier.pk, reason=REASON, awaited=INSPECTION, by=scene["officer"], on=TODAY)
        counts.append(len(captured))

    assert counts[0] == counts[1]
