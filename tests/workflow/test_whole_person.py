"""A person's page: each title with its decision, each dossier with where it is, for who may read the card."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dossiers.models import HeldTitle
from tests.browsing import words
from tests.scene import Scene, draft, of
from tests.workflow.corridor_pages import decided, seated

pytestmark = [pytest.mark.scene(), pytest.mark.usefixtures("story_day", "recorded_context")]


def test_a_person_shows_titles_with_decisions_dossiers_and_how_each_is_known(scene: Scene) -> None:
    decision = decided(scene)
    row = decision.lines.order_by("ordinal")[0].nomination
    person = row.recipient
    HeldTitle.objects.create(
        recipient=person, award="LĐTT", year=2017, decision_number="7/QĐ-UBND", declared_by=scene["clerk3"]
    )
    address = f"/nguoi/{person.pk}/thanh-tich/"

    for name in ("clerk3", "auditor"):
        page = seated(scene, name).get(address)
        html, told = page.content.decode(), words(page)
        assert f'href="/quyet-dinh/{decision.pk}/"' in html and "02/QĐ-UBND" in told, name
        assert f'href="/ho-so/{row.dossier_id}/#th-{row.pk}"' in html and "Đã khen thưởng" in told, name
        assert "Theo quyết định lưu ở đây" in told and "7/QĐ-UBND" in told and "Chưa đối chiếu" in told, name
        assert f'href="/nguoi/{person.pk}/co-the-de-nghi/"' in html, name
    assert address in seated(scene, "clerk3").get(f"/nguoi/{person.pk}/").content.decode()
    seen = seated(scene, "officer").get(address).content.decode()
    assert "Theo quyết định lưu ở đây" in seen and f'href="/nguoi/{person.pk}/"' not in seen
    found = seated(scene, "officer").get("/tim/", {"q": person.name}).content.decode()
    assert f'href="{address}"' in found
    for name in ("clerk2", "bloc_head", "secretary"):
        assert seated(scene, name).get(address).status_code == 403, name


def test_many_titles_and_dossiers_cost_as_many_statements_as_few(scene: Scene) -> None:
    person = of(draft(scene, unit=3, advanced=2, fighters=0), "LĐTT")[0].recipient
    client, counts = seated(scene, "clerk3"), []
    for many in (1, 20):
        for year in range(1990, 1990 + many):
            HeldTitle.objects.create(recipient=person, award="LĐTT", year=year, declared_by=scene["clerk3"])
        client.get(f"/nguoi/{person.pk}/thanh-tich/")
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/nguoi/{person.pk}/thanh-tich/")
        counts.append(len(asked))

    assert counts[0] == counts[1]
