"""After a jurisdiction has ended: its heir's lists show what its doors open, and its old rules hold on."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client

from dossiers.judging.dossier_findings import judge_dossier
from dossiers.local_law import local_law
from dossiers.models import Dossier, Seat
from dossiers.seats.claiming import settle
from roles.appointments.appointing import appoint
from roles.founding import end_jurisdiction
from roles.local_rules.setting_rules import set_local_rule
from roles.models import Jurisdiction
from tests.scene import PAPER, SINCE, TODAY, Scene, draft, of
from tests.walk import after_bloc, conferred, received, voted
from trail.clock import at
from workflow.actions.submit import submit
from workflow.actions.succeed import succeed

pytestmark = pytest.mark.scene()
LAST_DAY, FIRST_DAY = date(2020, 12, 31), date(2021, 1, 1)


def sits_above(scene: Scene, office: str) -> User:
    user = User.objects.create_user(f"tinh-{office}", first_name="Lý Thị Mẫu")
    seat = {"office": office, "organ": scene.province, "post": "Chuyên viên"}
    by = None if office == "board_officer" else User.objects.get(username="tinh-board_officer")
    appoint(by=by, user=user, since=SINCE, on=SINCE, **seat, **PAPER)
    return user


def rule(scene: Scene, jurisdiction: Jurisdiction, key: str, value: int, *, by: User) -> None:
    citation = f"Quy định riêng của {jurisdiction.name}"
    given = {"since": TODAY, "citation": citation, "on": TODAY}
    set_local_rule(by=by, jurisdiction=jurisdiction, key=key, value=value, **given)


def at_the_board(scene: Scene, *, unit: int = 3) -> Dossier:
    dossier = draft(scene, unit=unit, advanced=20, fighters=2)
    submit(dossier.pk, by=scene[f"head{unit}"], on=TODAY)
    after_bloc(scene, Dossier.objects.get(pk=dossier.pk))
    received(scene, dossier)
    return Dossier.objects.get(pk=dossier.pk)


def pages(user: User, *addresses: str) -> str:
    client = Client()
    client.force_login(user)
    with at(FIRST_DAY):
        return " ".join(client.get(address).content.decode() for address in addresses)


def test_the_heirs_lists_show_what_it_may_open_one_by_one(scene: Scene) -> None:
    dossier = at_the_board(scene)
    meeting = voted(scene, of(dossier, "CSTĐCS"), yes=16)
    decision = conferred(scene, of(dossier, "CSTĐCS"))
    officer, auditor = sits_above(scene, "board_officer"), sits_above(scene, "auditor")
    lists = ("/quyet-dinh/", "/hop/", "/ho-so/", f"/tim/?q={dossier.code}")
    before = pages(officer, *lists)
    links = [f'/quyet-dinh/{decision.pk}/"', f'/hop/{meeting.pk}/"', f'/ho-so/{dossier.pk}/"']
    assert not any(link in before for link in links)

    end_jurisdiction(scene.district, on=LAST_DAY, successor=scene.province)

    for reader in (officer, auditor):
        shown = pages(reader, *lists)
        assert [link for link in links if link not in shown] == []
    assert "đã ký quyết định" in pages(auditor, "/nhat-ky/")
    assert f'/quyet-dinh/{decision.pk}/"' not in pages(scene["officer"], "/quyet-dinh/")


def test_a_list_of_work_stays_with_who_may_do_it(scene: Scene) -> None:
    at_the_board(scene)
    officer = sits_above(scene, "board_officer")
    end_jurisdiction(scene.district, on=LAST_DAY, successor=scene.province)
    assert Dossier.objects.get().code not in pages(officer, "/viec/")


class TestTheRulesOfTheOldJurisdiction:
    """The district asked 90 % for LĐTT and gave 10 % of the seats; the province asks and gives otherwise."""

    @pytest.fixture
    def taken_over(self, scene: Scene) -> Dossier:
        officer = sits_above(scene, "board_officer")
        rule(scene, scene.district, "grassroots_fighter_share", 10, by=scene["officer"])
        rule(scene, scene.district, "vote.LĐTT", 90, by=scene["officer"])
        rule(scene, scene.province, "grassroots_fighter_share", 15, by=officer)
        rule(scene, scene.province, "vote.LĐTT", 70, by=officer)
        dossier = at_the_board(scene)
        end_jurisdiction(scene.district, on=LAST_DAY, successor=scene.province)
        succeed(scene.district, by=officer, on=FIRST_DAY)
        return Dossier.objects.get(pk=dossier.pk)

    def test_hold_for_what_it_received(self, scene: Scene, taken_over: Dossier) -> None:
        assert taken_over.jurisdiction == scene.province
        assert taken_over.received_in == scene.district
        law = local_law(scene.province)
        assert law.rulebook_of(taken_over, on=FIRST_DAY).hash == taken_over.rulebook
        assert judge_dossier(taken_over, on=FIRST_DAY).hash == taken_over.rulebook

    def test_still_count_the_seats_of_that_unit_and_year(self, scene: Scene, taken_over: Dossier) -> None:
        settle([(taken_over.unit_id, 2020)], jurisdiction=scene.province, on=FIRST_DAY)
        assert Seat.objects.get(unit=taken_over.unit, year=2020, award="CSTĐCS").allowed == 2

    def test_do_not_hold_for_what_the_heir_receives_itself(self, scene: Scene, taken_over: Dossier) -> None:
        law = local_law(scene.province)
        assert law.values_on(TODAY) == {"grassroots_fighter_share": 15, "vote.LĐTT": 70}
        assert law.values_on(TODAY, of=scene.district.pk)["vote.LĐTT"] == 90


def test_the_law_of_an_heir_is_read_in_one_statement(scene: Scene, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    end_jurisdiction(scene.district, on=LAST_DAY, successor=scene.province)
    with django_assert_num_queries(1):
        local_law(scene.province)
