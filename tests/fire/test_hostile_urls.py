"""Addresses and forms as an attacker or a phone sends them: refused or not found, never a fault page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.test import Client

from dossiers.models import Dossier
from roles.access.addresses import addresses
from tests.living_worker import let_a_worker_live
from tests.scene import TODAY, Scene, build_scene, draft, of
from tests.walk import WORDING, after_bloc, received
from trail import clock
from trail.models import Entry
from workflow.actions.convene import convene
from workflow.actions.draft_decision import draft_decision
from workflow.actions.submit import submit

pytestmark = [pytest.mark.django_db, pytest.mark.fire]

KEYS = ("0", "-1", "99999999", "9223372036854775808", "9" * 40, "1;DROP TABLE auth_user", "1'--", "١٢")
NFD = unicodedata.normalize("NFD", "Nguyễn Thị Hoạ Mi")


@pytest.fixture(autouse=True)
def story_day() -> Iterator[None]:
    with clock.at(TODAY):
        yield


@pytest.fixture
def scene() -> Scene:
    """Something lies on every desk, so that the keys 1, 2, 3 … of every kind exist somewhere."""
    let_a_worker_live()
    scene = build_scene(units=3)
    draft(scene, unit=1, advanced=2, fighters=0)
    for unit in (2, 3):
        dossier = draft(scene, unit=unit, advanced=8, fighters=1)
        submit(dossier.pk, by=scene[f"head{unit}"], on=TODAY)
    after_bloc(scene, dossier)
    received(scene, dossier)
    fighters, workers = ([row.pk for row in of(dossier, award)] for award in ("CSTĐCS", "LĐTT"))
    convene(scene.council, fighters, meets_on=TODAY, title="Họp", by=scene["secretary"], on=TODAY)
    draft_decision(scene.district, workers[:4], WORDING, by=scene["officer"], on=TODAY)
    return scene


def signed_in(scene: Scene, name: str) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(scene[name])
    return client


def paths(scene: Scene, keys: tuple[str, ...]) -> list[str]:
    """Every address, with each of the keys in the place of every part that varies."""
    found = []
    for address in addresses():
        for key in keys if address.kwargs else ("",):
            found.append("/" + re.sub(r"<[^>]+>", quote(key), address.route).replace("\\Z", ""))
    return found


def faults(client: Client, wanted: list[str]) -> list[str]:
    answers = ((path, client.get(path)) for path in wanted)
    return [f"{path[:200]}: {answer.status_code}" for path, answer in answers if answer.status_code >= 500]


def test_no_key_in_an_address_breaks_a_page(scene: Scene) -> None:
    wanted = paths(scene, KEYS)
    assert len(wanted) > 300

    assert faults(signed_in(scene, "officer"), wanted) == []


def test_a_decomposed_reason_is_kept_composed(scene: Scene) -> None:
    """A phone may send e and its marks apart; the trail keeps one spelling."""
    dossier = Dossier.objects.get(unit=scene.units[1])

    answer = signed_in(scene, "bloc_head").post(f"/ho-so/{dossier.pk}/tra-lai/", {"reason": NFD})

    assert answer.status_code == 302
    told = Entry.objects.filter(verb="sent_back").get().payload
    assert "Nguyễn Thị Hoạ Mi" in told and NFD not in told
