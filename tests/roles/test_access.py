"""Addresses declare the right they ask; who lacks it is told, and an undeclared address is found."""

import re
from datetime import date

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, include, path, reverse
from django.views import View

from roles.access.addresses import addresses, undeclared
from roles.access.declarations import (
    Door,
    asks,
    declares,
    holds,
    may_open,
    question_called,
    register_question,
    signed_in,
)
from roles.founding import found_bloc, found_council, found_jurisdiction, found_unit
from roles.local_rules.setting_rules import set_local_rule
from roles.models import Appointment, Bloc, Council, Jurisdiction, LocalRule, Office, Unit
from tests.matrix import Visitors, World, faults, faults_of
from tests.roles.conftest import Place, person
from trail.clock import at

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.roles.test_access")]
TODAY = date(2020, 6, 1)


@pytest.fixture(autouse=True)
def story():
    with at(TODAY):
        yield


@declares("see_unit")
def own_unit(request, pk):
    return HttpResponse(f"{request.subject.pk} {request.mandate.office} {request.on}")


@asks("draft_dossier", of=Appointment, organ="unit", known_by="end_appointment")
def unit_of_appointment(request, pk):
    return HttpResponse("in")


@holds("audit")
def anywhere(request):
    return HttpResponse(",".join(organ.name for organ in request.organs))


@declares("see_unit")
class OwnUnit(View):
    def get(self, request, pk):
        return HttpResponse(str(request.mandate.office))


def forgotten(request):
    return HttpResponse("in")


@signed_in
def home(request):
    return HttpResponse("home")


urlpatterns = [
    path("unit/<int:pk>/", own_unit, name="own_unit"),
    path("class/<int:pk>/", OwnUnit.as_view(), name="own_class"),
    path("appointment/<int:pk>/", unit_of_appointment, name="unit_of_appointment"),
    path("anywhere/", anywhere, name="anywhere"),
    path("forgotten/", forgotten),
    path("", home, name="home"),
    path("", include("config.pages.urls")),
    path("", include("roles.urls")),
]
handler403, handler404 = "config.pages.views.handler403", "config.pages.views.handler404"


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def clerk(place: Place):
    user = person("thuky")
    place.appoint(user, Office.UNIT_CLERK, place.truong_ha)
    return user


def test_the_view_is_given_thing_mandate_and_day(place: Place, clerk) -> None:
    answer = client_of(clerk).get(reverse("own_unit", args=[place.truong_ha.pk]))
    assert answer.content.decode() == f"{place.truong_ha.pk} unit_clerk 2020-06-01"
    assert client_of(clerk).get(reverse("own_class", args=[place.truong_ha.pk])).content == b"unit_clerk"


@pytest.mark.parametrize("name", ["own_unit", "own_class"])
def test_a_refusal_names_the_right_the_place_and_who_gives_it(place: Place, clerk, name: str) -> None:
    answer = client_of(clerk).get(reverse(name, args=[place.soc_ha.pk]))
    told = answer.content.decode()
    assert answer.status_code == 403
    assert "“Xem hồ sơ của đơn vị” tại xã Sóc Hà" in told
    assert "của UBND huyện Hà Quảng phân công" in told


def test_a_refusal_asks_once_for_the_place_and_who_gives_the_right(
    place: Place, clerk, django_assert_num_queries
) -> None:
    client, url = client_of(clerk), reverse("own_unit", args=[place.soc_ha.pk])
    client.get(url)
    with django_assert_num_queries(5):  # session, account, unit, mandate, its profile with the jurisdiction
        client.get(url)


def test_a_thing_one_may_not_know_of_is_not_found(place: Place, clerk) -> None:
    elsewhere = place.appoint(person("khac"), Office.UNIT_CLERK, place.soc_ha)
    url = reverse("unit_of_appointment", args=[elsewhere.pk])
    assert client_of(clerk).get(url).status_code == 404
    assert client_of(place.officer).get(url).status_code == 403
    assert client_of(elsewhere.user).get(url).content == b"in"


def test_what_does_not_exist_is_not_found(clerk) -> None:
    assert client_of(clerk).get(reverse("own_unit", args=[0])).status_code == 404


def test_an_unsigned_reader_goes_to_the_door_and_comes_back(place: Place) -> None:
    url = reverse("own_unit", args=[place.truong_ha.pk])
    assert Client().get(url)["Location"] == f"/dang-nhap/?next={url}"


def test_a_right_held_anywhere_opens_a_list_and_says_where(place: Place, clerk) -> None:
    auditor = person("kiemtra")
    place.appoint(auditor, Office.AUDITOR, place.district)
    assert client_of(auditor).get("/anywhere/").content.decode() == "UBND huyện Hà Quảng"
    refused = client_of(clerk).get("/anywhere/")
    assert refused.status_code == 403
    assert "Xem toàn bộ nhật ký" in refused.content.decode()


def test_an_undeclared_address_is_found() -> None:
    assert undeclared("tests.roles.test_access") == ["forgotten/"]


def test_every_address_of_the_program_declares_its_right() -> None:
    assert undeclared("config.urls") == []


def test_a_question_means_one_thing_and_asks_known_rights() -> None:
    register_question("see_for_test", of=Unit, any_of=[Door(codename="see_unit")])
    with pytest.raises(ImproperlyConfigured, match="something else"):
        register_question("see_for_test", of=Unit, any_of=[Door(codename="draft_dossier")])
    with pytest.raises(ImproperlyConfigured, match="unknown rights"):
        register_question("see_wrongly", of=Unit, any_of=[Door(codename="see_everything")])
    with pytest.raises(ImproperlyConfigured, match="no such question"):
        declares("see_everything")
    with pytest.raises(LookupError):
        asks("see_everything", of=Unit)


def test_a_question_with_many_doors_is_one_statement(place: Place, clerk, django_assert_num_queries) -> None:
    many = register_question(
        "see_by_many",
        of=Unit,
        any_of=[
            Door(codename="see_bloc", organ=lambda unit: [place.bloc]),
            Door(codename="audit", organ=lambda unit: None),
            Door(codename="see_unit"),
        ],
    )
    assert question_called("see_by_many") is many
    may_open("see_by_many", clerk, place.truong_ha, on=TODAY)
    with django_assert_num_queries(1):
        assert may_open("see_by_many", clerk, place.truong_ha, on=TODAY)
    assert not may_open("see_by_many", clerk, place.soc_ha, on=TODAY)


def test_a_declaration_survives_another_decorator(rf: RequestFactory) -> None:
    from django.views.decorators.http import require_POST

    assert require_POST(signed_in(forgotten)).question.name == "signed_in"


@pytest.fixture
def world(place: Place) -> World:
    """One person for each office, all but the jurist at the district; beside it one where none of them is."""
    organs = {"unit": place.truong_ha, "bloc": place.bloc, "council": place.council}
    people = {"board_officer": place.officer, "": person("khach")}
    for office in Office.values:
        if office != Office.BOARD_OFFICER:
            people[office] = person(f"nguoi-{office}")
            organ = place.province if office == Office.JURIST else place.district
            by = {"by": None} if office == Office.JURIST else {}
            place.appoint(people[office], office, organs.get(office.split("_")[0], organ), **by)
    far_unit = found_unit(level="huyện", name="UBND huyện Hòa An", since=date(2000, 1, 1))
    words = {
        "heading": "X",
        "organ_heading": "Ủy ban nhân dân huyện Hòa An",
        "place": "Hòa An",
        "since": date(2000, 1, 1),
    }
    far = found_jurisdiction(organ=far_unit, name="UBND huyện Hòa An", **words)
    far_officer = person("xa")
    far_row = place.appoint(far_officer, Office.BOARD_OFFICER, far, by=None)
    rules = [
        set_local_rule(
            by=by, jurisdiction=at_, key="vote.LĐTT", value=80, since=TODAY, citation="Điều 5", on=TODAY
        )
        for by, at_ in ((place.officer, place.district), (far_officer, far))
    ]
    own_row = Appointment.objects.get(user=people["unit_clerk"])
    return World(
        things={
            Unit: (place.truong_ha, far_unit),
            Bloc: (place.bloc, found_bloc(far, code="K01", name="Khối khác")),
            Council: (place.council, found_council(far, name="Hội đồng khác")),
            Jurisdiction: (place.district, far),
            Appointment: (own_row, far_row),
            LocalRule: (rules[0], rules[1]),
        },
        people=people,
        words={"key": "vote.LĐTT"},
    )


def test_the_matrix_finds_a_page_that_declares_no_right(world: World) -> None:
    visitors = Visitors(world)
    here = {str(each.pattern) for each in urlpatterns if isinstance(each, URLPattern)}
    asked = [each for each in addresses("tests.roles.test_access") if each.route in here]
    assert len(asked) == len(here) == 6
    found = [fault for each in asked for fault in faults_of(each, visitors)]
    assert found == ["forgotten/: declares no right"]


@pytest.mark.urls("tests.roles.careless")
def test_the_matrix_finds_a_page_that_does_not_ask_what_it_declares(world: World) -> None:
    found = "\n".join(faults(world, urlconf="tests.roles.careless"))
    own, far = (thing.pk for thing in world.things[Unit])
    assert f"GET /leaking/{own}/ as chair: 200, should be kept out" in found
    assert re.search(rf"POST /leaking/{own}/ as \w+: 200, should be kept out", found)
    assert f"GET /leaking/{far}/ as unit_head: 200, should be kept out" in found
    assert f"GET /leaking/{own}/ unsigned: 200, should go to the door" in found
    assert f"POST /leaking/{own}/ unsigned: 200, should go to the door" in found
    assert f"GET /locked/{own}/ as unit_head: 403, should be let in" in found
    assert "locked/<int:pk>/: opens for nobody in any sample" in found
    assert f"/leaking/{own}/ as unit_head" not in found
