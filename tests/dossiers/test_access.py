"""Who may read a dossier after the jurisdiction that it went to has ended."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User

from dossiers.judging.sealed_revision import seal_revision
from dossiers.models import Dossier
from roles.access.declarations import may_open
from roles.appointments.appointing import appoint
from roles.founding import end_jurisdiction
from tests.scene import PAPER, TODAY, Scene, build_scene, draft

pytestmark = pytest.mark.django_db
LAST_DAY, FIRST_DAY = date(2025, 6, 30), date(2025, 7, 1)


def provincial(scene: Scene, office: str) -> User:
    user = User.objects.create_user(f"tinh-{office}", password="mat-khau-thu", first_name="Nông Thị Mẫu")
    appoint(
        by=None,
        user=user,
        office=office,
        organ=scene.province,
        since=date(2020, 1, 1),
        post="Sở Nội vụ",
        on=TODAY,
        **PAPER,
    )
    return user


def test_the_heir_of_a_jurisdiction_reads_what_it_left(settings) -> None:  # type: ignore[no-untyped-def]
    settings.VINHDANH_DEMO = True
    scene = build_scene(units=2)
    dossier = draft(scene, advanced=2, fighters=0)
    seal_revision(dossier, on=TODAY)
    auditor, officer = provincial(scene, "auditor"), provincial(scene, "board_officer")
    assert not may_open("see_dossier", auditor, dossier, on=LAST_DAY)
    assert not may_open("see_dossier", officer, dossier, on=LAST_DAY)

    end_jurisdiction(scene.district, on=LAST_DAY, successor=scene.province)

    left = Dossier.objects.get(pk=dossier.pk)
    assert may_open("see_dossier", auditor, left, on=FIRST_DAY)
    assert may_open("see_dossier", officer, left, on=FIRST_DAY)
    assert not may_open("see_dossier", scene["auditor"], left, on=FIRST_DAY)
    assert not may_open("edit_draft", officer, left, on=FIRST_DAY)
