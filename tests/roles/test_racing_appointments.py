"""Two officers appoint at the same moment: the database lets one through, the other is told."""

import threading

import pytest
from django.db import connection

from roles.doors.refusals import Refused
from roles.models import Appointment, Office
from tests.roles.conftest import Place, founded_place, person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def place(transactional_db: None) -> Place:
    """Founded and committed: racers come in connections of their own."""
    return founded_place()


def test_a_sole_office_goes_to_one_of_two_who_are_appointed_at_once(place: Place) -> None:
    gate, refused = threading.Barrier(2), []

    def try_to_appoint(name: str) -> None:
        candidate = person(name)
        try:
            gate.wait()
            place.appoint(candidate, Office.CHAIR, place.district)
        except Refused as told:
            refused.append(told)
        finally:
            connection.close()

    racers = [threading.Thread(target=try_to_appoint, args=(name,)) for name in ("mot", "hai")]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()

    assert Appointment.objects.filter(office=Office.CHAIR).count() == 1
    assert len(refused) == 1
    assert refused[0].message
