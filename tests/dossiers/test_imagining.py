"""If … then: a unit tries a change of its list and sees seats, findings and money, and nothing is stored."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dossiers.drafting.what_if import Imagined, imagine
from dossiers.models import Dossier
from tests.scene import TODAY, Scene, draft, of
from trail import clock
from trail.models import Entry

pytestmark = pytest.mark.scene(units=2)


@pytest.fixture(autouse=True)
def story_day(settings) -> Iterator[None]:  # type: ignore[no-untyped-def]
    settings.VINHDANH_STORY_CLOCK = True
    with clock.at(TODAY):
        yield


@pytest.fixture
def dossier(scene: Scene) -> Dossier:
    return draft(scene, advanced=40, fighters=6)


def tried(dossier: Dossier, *, without: tuple[int, ...] = (), more: int = 0) -> Imagined:
    kept = {str(row.pk) for row in dossier.nominations.all() if row.pk not in without}
    return imagine(dossier, kept=kept, more=more, on=TODAY)


def test_nothing_changed_is_the_draft_as_it_is(dossier: Dossier) -> None:
    found = tried(dossier)

    assert (found.cases.was, found.cases.now, found.changes) == (46, 46, ())
    assert [(each.was.seats, each.now.seats, each.now_claimed) for each in found.seats] == [(6, 6, 6)]


def test_one_advanced_worker_fewer_costs_a_seat_of_the_fifteen_percent(dossier: Dossier) -> None:
    """15 % of 39 is 5,85: five seats, and the sixth fighter falls out."""
    last = of(dossier, "LĐTT")[-1]

    found = tried(dossier, without=(last.pk,))

    [seats] = found.seats
    assert (seats.now.base, seats.now.seats, seats.now_claimed) == (39, 5, 6)
    assert (found.cases.was, found.cases.now) == (46, 45)


def test_seven_more_advanced_workers_give_a_seat_more(dossier: Dossier) -> None:
    [seats] = tried(dossier, more=7).seats

    assert (seats.now.base, seats.now.seats) == (47, 7)


def test_leaving_out_the_lower_title_makes_the_higher_one_unlawful(dossier: Dossier) -> None:
    fighter = of(dossier, "CSTĐCS")[0]
    lower = dossier.nominations.get(recipient=fighter.recipient, award="LĐTT")

    found = tried(dossier, without=(lower.pk,))

    [change] = [each for each in found.changes if each.nominee == str(fighter.pk)]
    assert [each.message for each in change.now] == ["Không đạt Lao động tiên tiến năm 2020."]


def test_the_money_follows_only_the_highest_title_of_each(dossier: Dossier) -> None:
    """CSTĐCS 1,0 and LĐTT 0,3 of 1.490.000 đồng: 1.490.000 and 450.000, one title a person."""
    fighter = of(dossier, "CSTĐCS")[0]

    found = tried(dossier, without=(fighter.pk,))

    assert found.money.was - found.money.now == 1_490_000 - 450_000


def test_the_statements_are_the_same_for_few_and_for_many(scene: Scene, dossier: Dossier) -> None:
    small = draft(scene, unit=2, advanced=2, fighters=0)

    def statements(one: Dossier) -> int:
        fresh = Dossier.objects.select_related("unit", "jurisdiction").get(pk=one.pk)
        with CaptureQueriesContext(connection) as captured:
            imagine(fresh, kept=None, more=1, on=TODAY)
        return len(captured)

    assert statements(small) == statements(dossier)


def page(scene: Scene, role: str, dossier: Dossier, **posted: object) -> tuple[int, str]:
    client = Client()
    client.force_login(scene[role], backend="django.contrib.auth.backends.ModelBackend")
    url = reverse("dossiers:imagined", args=[dossier.pk])
    answer = client.post(url, posted) if posted else client.get(url)
    return answer.status_code, re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_the_page_compares_and_stores_nothing(scene: Scene, dossier: Dossier) -> None:
    before = (list(dossier.nominations.values()), Entry.objects.count())
    kept = [row.pk for row in dossier.nominations.all()][:-1]

    status, words = page(scene, "clerk1", dossier, giu=kept, them="-1")

    assert status == 200
    assert "Hiện nay: đề nghị 6, được tối đa 6 trên 40 Lao động tiên tiến." in words
    assert (list(dossier.nominations.values()), Entry.objects.count()) == before


def test_a_number_that_is_none_is_asked_back(scene: Scene, dossier: Dossier) -> None:
    assert page(scene, "clerk1", dossier, them="ba")[0] == 422


def test_another_unit_may_not_try(scene: Scene, dossier: Dossier) -> None:
    assert page(scene, "clerk2", dossier)[0] in (403, 404)
