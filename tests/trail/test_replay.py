from datetime import date

import pytest

from tests.trail.conftest import send_back, submit
from trail.models import Entry
from trail.queries import timeline
from trail.replay import entries_until, standing_at, standings_from

pytestmark = pytest.mark.django_db
DOSSIER = ("dossier", 1)


@pytest.fixture
def returned():
    submit(1, on=date(2020, 11, 2))
    send_back(1, on=date(2020, 11, 5))
    submit(2, on=date(2020, 11, 5))


def test_the_standings_of_today_are_read_from_the_history(returned):
    assert standings_from(timeline(DOSSIER)) == {100: "draft", 101: "submitted"}


@pytest.mark.parametrize(
    ("day", "standings"),
    [
        (date(2020, 11, 1), {}),
        (date(2020, 11, 2), {100: "submitted", 101: "submitted"}),
        (date(2020, 11, 4), {100: "submitted", 101: "submitted"}),
        (date(2020, 11, 5), {100: "draft", 101: "submitted"}),
    ],
)
def test_a_dossier_stands_as_it_stood_at_the_end_of_a_day(returned, day, standings):
    assert standing_at(DOSSIER, day) == standings


def test_a_dossier_stands_as_it_stood_at_an_instant_of_the_database(returned):
    first = Entry.objects.get(chain__subject_id=1, seq=1)
    assert standing_at(DOSSIER, first.at) == {100: "submitted", 101: "submitted"}
    assert [entry.seq for entry in entries_until(DOSSIER, first.at)] == [1]
