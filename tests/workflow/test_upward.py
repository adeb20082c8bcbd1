"""What was sent upward tells where it is now: in the list of dossiers and beside the nomination."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dossiers.models import Dossier, Nomination
from roles.appointments.appointing import appoint_many
from roles.appointments.postings import Posting
from tests.browsing import text_of
from tests.scene import PAPER, SINCE, TODAY, Scene, draft, of
from tests.walk import after_bloc
from trail import clock
from workflow.actions.forward import forward
from workflow.actions.receive import receive
from workflow.actions.submit import submit

pytestmark = pytest.mark.scene()


def client_of(scene: Scene, name: str) -> Client:
    client = Client()
    client.force_login(scene[name], backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(client: Client, address: str) -> str:
    with clock.at(TODAY):
        return client.get(address).content.decode()


def sent_up(scene: Scene, *, unit: int = 1) -> Dossier:
    """A dossier of which one BK tỉnh was sent to the province, which alone gives it."""
    dossier = draft(scene, unit=unit, advanced=3, fighters=0)
    submit(dossier.pk, by=scene[f"head{unit}"], on=TODAY)
    after_bloc(scene, dossier)
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    one = of(dossier, "LĐTT")[0]
    one.pk, one.award, one._state.adding = None, "BK tỉnh", True
    one.save()
    forward(dossier.pk, [one.pk], by=scene["officer"], on=TODAY)
    return dossier


def sent_up_nothing(scene: Scene) -> Dossier:
    dossier = draft(scene, unit=2, advanced=3, fighters=0)
    submit(dossier.pk, by=scene["head2"], on=TODAY)
    return dossier


def above(scene: Scene) -> Dossier:
    return Dossier.objects.get(jurisdiction=scene.province)


def test_the_units_home_tells_it_below_the_way_of_the_dossier(scene: Scene) -> None:
    sent_up(scene)

    read = page(client_of(scene, "head1"), "/")

    assert f"{above(scene).code} (tỉnh Cao Bằng, đang ở đơn vị): 01 đang soạn" in text_of(read)


@pytest.mark.parametrize("name", ["head1", "bloc_deputy", "officer", "auditor"])
@pytest.mark.parametrize("address", ["/ho-so/", "/tim/?q=HS-2020-{:06d}"])
def test_a_list_tells_the_code_the_desk_and_the_standing_above(scene: Scene, name: str, address: str) -> None:
    dossier = sent_up(scene)

    read = page(client_of(scene, name), address.format(dossier.pk))

    assert f"{above(scene).code} (tỉnh Cao Bằng, đang ở đơn vị): 01 đang soạn" in text_of(read)
    assert f'href="/ho-so/{above(scene).pk}/"' not in read


def test_the_dossiers_page_tells_it_beside_the_nomination(scene: Scene) -> None:
    dossier = sent_up(scene)

    read = page(client_of(scene, "head1"), f"/ho-so/{dossier.pk}/")

    row = read.split(f'id="th-{Nomination.objects.get(standing="forwarded").pk}"')[1].split("</tr>")[0]
    assert f"{above(scene).code} (tỉnh Cao Bằng, đang ở đơn vị): 01 đang soạn" in text_of(row)


def test_who_may_open_the_dossier_above_is_led_to_it(scene: Scene) -> None:
    dossier = sent_up(scene)
    organ = scene.district.organ
    appoint_many(
        [Posting(user=scene["officer"], office="unit_clerk", organ=organ, since=SINCE, post="x", **PAPER)],
        by=None,
        on=SINCE,
    )

    read = page(client_of(scene, "officer"), f"/ho-so/{dossier.pk}/")

    link = read.partition(f'<a href="/ho-so/{above(scene).pk}/">')[2].partition("</a>")[0]
    assert text_of(link) == above(scene).code


@pytest.mark.parametrize("office", ["board_officer", "auditor"])
def test_the_jurisdiction_above_finds_the_dossier_from_which_a_case_was_sent_to_it(
    scene: Scene, office: str
) -> None:
    dossier, kept = sent_up(scene, unit=1), sent_up_nothing(scene)
    reader = User.objects.create_user("tren-tinh", first_name="Người ở tỉnh")
    appoint_many(
        [Posting(user=reader, office=office, organ=scene.province, since=SINCE, post="x", **PAPER)],
        by=None,
        on=SINCE,
    )
    scene.people["above"] = reader

    for address in ("/ho-so/", f"/tim/?q={dossier.code}"):
        read = page(client_of(scene, "above"), address)
        assert f'href="/ho-so/{dossier.pk}/"' in read, address
        assert f'href="/ho-so/{kept.pk}/"' not in read, address
    assert client_of(scene, "above").get(f"/ho-so/{dossier.pk}/").status_code == 200


def test_what_was_sent_on_again_is_told_where_it_ended(scene: Scene) -> None:
    dossier = sent_up(scene)
    middle = above(scene).nominations.get()
    last = Dossier.objects.create(
        jurisdiction=scene.province,
        unit=scene.province.organ,
        year=2020,
        title="Trình Thủ tướng Chính phủ",
        created_on=TODAY,
    )
    Nomination.objects.filter(pk=middle.pk).update(standing="forwarded")
    middle.pk, middle.origin_id, middle.dossier, middle.standing = None, middle.pk, last, "awarded"
    middle._state.adding = True
    middle.save()

    read = page(client_of(scene, "head1"), "/ho-so/")

    assert f"{last.code} (tỉnh Cao Bằng, đã kết thúc): 01 đã khen thưởng" in text_of(read)
    assert dossier.code in read


@pytest.mark.parametrize("address", ["/ho-so/", "/tim/?q=xa"])
def test_a_list_of_three_sent_up_costs_as_many_statements_as_of_one(scene: Scene, address: str) -> None:
    client = client_of(scene, "officer")

    def cost() -> int:
        page(client, address)
        with CaptureQueriesContext(connection) as seen:
            assert "Đã chuyển lên" in page(client, address)
        return len(seen)

    sent_up(scene, unit=1)
    one = cost()
    for unit in (2, 3):
        sent_up(scene, unit=unit)

    assert cost() == one
